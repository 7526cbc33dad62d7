//! Lays out text: paragraphs, and labeled values in a column.

use std::fmt::{self, Display};

use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

use super::Palette;
use crate::term::Terminal;

/// The indentation of everything below a heading, in columns.
const INDENT: usize = 2;

/// The spaces between the longest label and the values.
const GAP: usize = 2;

/// How much of a label is shown, in columns.
const MAX_LABEL: usize = 40;

/// Replaces the end of a label that is cut.
const ELLIPSIS: &str = "...";

/// The minimal width of wrapped text. On a narrower terminal, lines are longer than the terminal is
/// wide.
const MIN_WRAP_WIDTH: usize = 8;

/// A text, built from top to bottom. It is wrapped to the width of the terminal. Elsewhere each
/// value stays on one line.
pub(crate) struct Page {
    terminal: Terminal,
    pub(super) palette: Palette,
    text: String,
}

/// A labeled value. The value may be colored: escape sequences do not count as width.
pub(super) struct Row {
    label: String,
    value: String,
    wraps: bool,
}

impl Row {
    /// Creates a row whose value is wrapped.
    pub(super) fn new(label: impl Display, value: impl Display) -> Self {
        Self {
            label: label.to_string(),
            value: value.to_string(),
            wraps: true,
        }
    }

    /// Creates a row whose value is not wrapped, such as a link. Untrusted text has to be wrapped:
    /// if the terminal broke it, its second line would begin at the left edge, like a heading of
    /// errcat.
    pub(super) fn unbroken(label: impl Display, value: impl Display) -> Self {
        Self {
            wraps: false,
            ..Self::new(label, value)
        }
    }
}

impl Page {
    pub(super) fn new(terminal: Terminal) -> Self {
        Self {
            terminal,
            palette: Palette::new(terminal.color),
            text: String::new(),
        }
    }

    /// Adds a paragraph at the left edge.
    pub(super) fn paragraph(&mut self, text: impl Display) {
        self.push_wrapped("", 0, &text.to_string());
    }

    /// Adds a paragraph at the left edge whose further lines are indented.
    pub(super) fn hanging_indent(&mut self, text: impl Display) {
        self.push_wrapped("", INDENT, &text.to_string());
    }

    /// Adds an indented paragraph.
    pub(super) fn indented(&mut self, text: impl Display) {
        self.push_wrapped(&" ".repeat(INDENT), INDENT, &text.to_string());
    }

    /// Adds an empty line.
    pub(super) fn blank_line(&mut self) {
        self.text.push('\n');
    }

    /// Adds rows: labels to the left, values aligned to the right of them. Labels are cut if they
    /// would take more than a third of the width.
    pub(super) fn rows(&mut self, rows: &[Row]) {
        let max_width = self
            .terminal
            .width
            .map_or(MAX_LABEL, |width| MAX_LABEL.min(width / 3));
        let labels: Vec<String> = rows
            .iter()
            .map(|row| truncate(&row.label, max_width))
            .collect();
        let widths: Vec<usize> = labels.iter().map(|label| display_width(label)).collect();
        let indent = INDENT + widths.iter().max().unwrap_or(&0) + GAP;
        for ((row, label), width) in rows.iter().zip(labels).zip(widths) {
            let padding = indent - INDENT - width;
            let label = self.palette.label(label);
            let first = format!("{:INDENT$}{label}{:padding$}", "", "");
            if row.wraps {
                self.push_wrapped(&first, indent, &row.value);
            } else {
                self.text.extend([&first, &row.value, "\n"]);
            }
        }
    }

    /// Adds text after `first`. Further lines are indented.
    fn push_wrapped(&mut self, first: &str, indent: usize, text: &str) {
        let Some(width) = self.terminal.width else {
            self.text.extend([first, text, "\n"]);
            return;
        };
        let rest = " ".repeat(indent);
        let options = Options::new(width.max(indent + MIN_WRAP_WIDTH))
            .initial_indent(first)
            .subsequent_indent(&rest)
            // Codes, IDs and paths must not be broken at their hyphens.
            .word_splitter(WordSplitter::NoHyphenation);
        for line in textwrap::wrap(text, options) {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }
}

/// Shortens a text to at most this width, in columns.
fn truncate(text: &str, max_width: usize) -> String {
    if display_width(text) <= max_width {
        return text.to_owned();
    }
    let mut room = max_width.saturating_sub(ELLIPSIS.len());
    let fitting = text.chars().take_while(|&c| {
        let width = display_width(c.encode_utf8(&mut [0; 4]));
        let fits = width <= room;
        room = room.saturating_sub(width);
        fits
    });
    fitting.chain(ELLIPSIS.chars()).collect()
}

impl Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
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
        assert_eq!(page.to_string(), format!("  request_id  {word}\n"));
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
        assert_eq!(
            page.to_string(),
            "  a  one two
     three
"
        );
    }
}
