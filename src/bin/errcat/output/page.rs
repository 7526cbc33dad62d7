//! The layout of one answer: a title, paragraphs, and labelled values in a column.

use std::fmt::{self, Display};

use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

use super::Palette;
use crate::term::Terminal;

/// How far everything below a heading stands from the left edge, in columns.
const INDENT: usize = 2;

/// The blanks between the longest label and the values.
const GAP: usize = 2;

/// The longest label, in columns.
const LONGEST_LABEL: usize = 40;

/// What stands for the rest of a label that was cut.
const CUT: &str = "...";

/// The narrowest column to wrap into. On a terminal with less room the lines run over its edge.
const NARROWEST: usize = 8;

/// One answer, built from top to bottom. On a terminal it is wrapped to the width; elsewhere each
/// value stays on one line.
pub(crate) struct Page {
    terminal: Terminal,
    pub(super) palette: Palette,
    text: String,
}

/// One labelled value. It may be coloured: escape sequences take no room when it is wrapped.
pub(super) struct Row {
    label: String,
    value: String,
    wraps: bool,
}

impl Row {
    /// A value that may be wrapped.
    pub(super) fn new(label: impl Display, value: impl Display) -> Self {
        Self {
            label: label.to_string(),
            value: value.to_string(),
            wraps: true,
        }
    }

    /// A value of errcat's own that is not to be broken. Text from outside is always wrapped: what
    /// the terminal itself breaks begins at the left edge, like a line of errcat's.
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

    /// Adds text of its own line at the left edge.
    pub(super) fn paragraph(&mut self, text: impl Display) {
        self.push_wrapped("", 0, &text.to_string());
    }

    /// Adds text of its own line whose further lines stand a little to the right.
    pub(super) fn hanging_indent(&mut self, text: impl Display) {
        self.push_wrapped("", INDENT, &text.to_string());
    }

    /// Adds text below a heading.
    pub(super) fn indented(&mut self, text: impl Display) {
        self.push_wrapped(&" ".repeat(INDENT), INDENT, &text.to_string());
    }

    /// Adds an empty line.
    pub(super) fn blank_line(&mut self) {
        self.text.push('\n');
    }

    /// Adds values, one below the other, with their labels to the left. A label that would leave
    /// the values too little room is cut.
    pub(super) fn rows(&mut self, fields: &[Row]) {
        let longest = self
            .terminal
            .width
            .map_or(LONGEST_LABEL, |width| LONGEST_LABEL.min(width / 3));
        let labels: Vec<String> = fields
            .iter()
            .map(|field| cut(&field.label, longest))
            .collect();
        let widths: Vec<usize> = labels.iter().map(|label| display_width(label)).collect();
        let indent = INDENT + widths.iter().max().unwrap_or(&0) + GAP;
        for ((field, label), width) in fields.iter().zip(labels).zip(widths) {
            let padding = indent - INDENT - width;
            let label = self.palette.label(label);
            let first = format!("{:INDENT$}{label}{:padding$}", "", "");
            if field.wraps {
                self.push_wrapped(&first, indent, &field.value);
            } else {
                self.text.extend([&first, &field.value, "\n"]);
            }
        }
    }

    /// Adds text behind `first` and, where it needs more lines, below itself.
    fn push_wrapped(&mut self, first: &str, indent: usize, text: &str) {
        let Some(width) = self.terminal.width else {
            self.text.extend([first, text, "\n"]);
            return;
        };
        let rest = " ".repeat(indent);
        let options = Options::new(width.max(indent + NARROWEST))
            .initial_indent(first)
            .subsequent_indent(&rest)
            // Codes, ids and paths are not to be broken at their hyphens.
            .word_splitter(WordSplitter::NoHyphenation);
        for line in textwrap::wrap(text, options) {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }
}

/// A text that is no longer than so many columns.
fn cut(text: &str, longest: usize) -> String {
    if display_width(text) <= longest {
        return text.to_owned();
    }
    let mut room = longest.saturating_sub(CUT.len());
    let fitting = text.chars().take_while(|&c| {
        let width = display_width(c.encode_utf8(&mut [0; 4]));
        let fits = width <= room;
        room = room.saturating_sub(width);
        fits
    });
    fitting.chain(CUT.chars()).collect()
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
    fn values_stand_in_one_column_and_wrap_below_themselves() {
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
    fn colour_takes_no_room() {
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
    fn what_is_no_terminal_gets_each_value_on_one_line() {
        let mut page = page(None, false);
        page.rows(&[Row::new("a", "word ".repeat(99))]);
        page.paragraph("word ".repeat(99));
        assert_eq!(page.text.lines().count(), 2);
    }

    #[test]
    fn a_long_word_is_broken_below_itself_unless_it_is_to_stay_whole() {
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
    fn padding_with_blanks_brings_nothing_to_the_left_edge() {
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
    fn a_narrow_terminal_gets_a_narrow_column() {
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
