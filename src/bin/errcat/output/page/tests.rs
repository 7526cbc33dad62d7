use super::*;

fn page(width: Option<usize>, color: bool) -> Page {
    Page::new(Terminal { color, width })
}

#[test]
fn values_are_aligned_and_wrapped() {
    let mut page = page(Some(40), false);
    page.rows(&[
        Row::new("a", "one two three four five six seven"),
        Row::new("label", "value"),
    ]);
    assert_eq!(
        page.to_string(),
        "  a      one two three four five six\n         seven\n  label  value\n"
    );
}

#[test]
fn a_long_label_is_cut() {
    let mut page = page(Some(30), false);
    page.rows(&[
        Row::new("a very long label", "value"),
        Row::new("b", "value"),
    ]);
    assert_eq!(
        page.to_string(),
        "  a very ...  value\n  b           value\n"
    );
}

#[test]
fn colors_do_not_count_as_width() {
    let text = "one two three four five six seven eight";
    let (mut plain, mut colored) = (page(Some(40), false), page(Some(40), true));
    for page in [&mut plain, &mut colored] {
        let value = page.palette.key(text).to_string();
        page.rows(&[Row::new("label", value)]);
    }
    assert_eq!(plain.text.lines().count(), colored.text.lines().count());
    assert!(colored.text.contains("\u{1b}[1m"));
}

#[test]
fn values_are_not_wrapped_without_a_terminal() {
    let mut page = page(None, false);
    page.rows(&[Row::new("a", "word ".repeat(99))]);
    page.paragraph("word ".repeat(99));
    assert_eq!(page.text.lines().count(), 2);
}

#[test]
fn a_long_word_is_broken_unless_the_row_is_unbroken() {
    let word = "req_".repeat(8);
    let mut page = page(Some(40), false);
    page.rows(&[Row::new("request_id", &word)]);
    assert_eq!(
        page.to_string(),
        "  request_id  req_req_req_req_req_req_re\n              q_req_\n"
    );
    page.text.clear();
    page.rows(&[Row::unbroken("request_id", &word)]);
    assert_eq!(page.to_string(), format!("  request_id\n    {word}\n"));
    page.text.clear();
    let fitting = &word[..26];
    page.rows(&[Row::unbroken("request_id", fitting)]);
    assert_eq!(page.to_string(), format!("  request_id  {fitting}\n"));
}

#[test]
fn the_mark_of_a_step_is_at_the_right_end_of_its_last_line() {
    let mut page = page(Some(40), false);
    page.step("Next", "one two", Some("[API]"));
    page.step("or", "one two three four five six seven", Some("[API]"));
    assert_eq!(
        page.to_string(),
        "Next   one two                     [API]\n   \
            or  one two three four five six\n       \
                seven                       [API]\n"
    );
    page.text.clear();
    // Wrapped at the full width, the text would leave no room for the mark.
    page.step("Run", "one two three four five sixs", Some("[API]"));
    assert_eq!(
        page.to_string(),
        "Run    one two three four five\n       sixs                        [API]\n"
    );
}

#[test]
fn a_mark_without_room_gets_a_line() {
    let mut page = page(Some(20), false);
    page.marked_paragraph("one two", &"a/long/path/to/file:1");
    assert_eq!(
        page.to_string(),
        "one two\n    a/long/path/to/f\n    ile:1\n"
    );
}

#[test]
fn a_mark_follows_the_text_without_a_terminal() {
    let mut page = page(None, false);
    page.step("Next", "word ".repeat(40).trim_end(), Some("[API]"));
    assert!(page.text.ends_with("word  [API]\n"), "{}", page.text);
    assert_eq!(page.text.lines().count(), 1);
}

#[test]
fn line_breaks_of_a_value_are_indented() {
    for width in [Some(40), None] {
        let mut page = page(width, false);
        page.marked_paragraph("one\ntwo\n\nthree", &"a:1");
        page.step("Next", "one\ntwo", None);
        page.rows(&[Row::new("a", "one\ntwo")]);
        let lines: Vec<_> = page.text.lines().map(str::trim_end).collect();
        assert!(lines[0].starts_with("one ") && lines[0].ends_with(" a:1"));
        assert_eq!(lines[1..4], ["    two", "", "    three"]);
        assert_eq!(lines[4..6], ["Next   one", "       two"]);
        assert_eq!(lines[6..], ["  a  one", "     two"]);
    }
}

#[test]
fn a_shell_command_continues_after_a_backslash() {
    let mut page = page(Some(20), false);
    page.shell_step("Run", "curl -sS x/y/z/1/2/3");
    page.shell_step("or", "curl -sS x");
    assert_eq!(
        page.to_string(),
        "Run    curl -sS \\\n         x/y/z/1/2/3\n   or  curl -sS x\n"
    );
}

#[test]
fn spaces_cannot_move_text_to_the_left_edge() {
    let mut page = page(Some(40), false);
    page.rows(&[Row::new(
        "message",
        format!("ok{}Advice: run this", " ".repeat(40)),
    )]);
    assert!(
        page.text.lines().all(|line| line.starts_with("  ")),
        "{}",
        page.text
    );
}

#[test]
fn a_very_narrow_terminal_still_gets_words() {
    let mut page = page(Some(5), false);
    page.rows(&[Row::new("a", "one two three")]);
    assert_eq!(page.to_string(), "  a  one two\n     three\n");
}
