//! The layout of one answer: a title, paragraphs, and labelled values in a column.

use std::fmt::{self, Display};

use textwrap::{Options, WordSplitter};

use super::Palette;
use crate::term::Terminal;

/// How far everything below a heading stands from the left edge, in columns.
const INDENT: usize = 2;

/// The blanks between the longest label and the values.
const GAP: usize = 2;

/// The narrowest column to wrap into. Where less is left, the terminal breaks the lines.
const NARROWEST: usize = 24;

/// One answer, built from top to bottom. On a terminal it is wrapped to the width; elsewhere each
/// value stays on one line.
pub(crate) struct Sheet {
    terminal: Terminal,
    pub(super) palette: Palette,
    text: String,
}

/// One labelled value. It may be coloured: escape sequences take no room when it is wrapped.
pub(super) struct Field {
    label: String,
    value: String,
    wraps: bool,
}

impl Field {
    /// A value that may be wrapped.
    pub(super) fn new(label: impl Display, value: impl Display) -> Self {
        Self {
            label: label.to_string(),
            value: value.to_string(),
            wraps: true,
        }
    }

    /// A value to copy, which stays on one line whatever its length.
    pub(super) fn verbatim(label: impl Display, value: impl Display) -> Self {
        Self {
            wraps: false,
            ..Self::new(label, value)
        }
    }
}

impl Sheet {
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

    /// Adds text below a heading.
    pub(super) fn indented(&mut self, text: impl Display) {
        self.push_wrapped(&" ".repeat(INDENT), INDENT, &text.to_string());
    }

    /// Adds an empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// Adds values, one below the other, with their labels to the left.
    pub(super) fn fields(&mut self, fields: &[Field]) {
        let widest = fields
            .iter()
            .map(|field| textwrap::core::display_width(&field.label))
            .max();
        let indent = INDENT + widest.unwrap_or(0) + GAP;
        for Field {
            label,
            value,
            wraps,
        } in fields
        {
            let padding = indent - INDENT - textwrap::core::display_width(label);
            let label = self.palette.label(label);
            let first = format!("{:INDENT$}{label}{:padding$}", "", "");
            if *wraps {
                self.push_wrapped(&first, indent, value);
            } else {
                self.text.extend([&first, value, "\n"]);
            }
        }
    }

    /// Adds text behind `first` and, where it needs more lines, below itself.
    fn push_wrapped(&mut self, first: &str, indent: usize, text: &str) {
        let room = self
            .terminal
            .width
            .filter(|width| *width >= indent + NARROWEST);
        let Some(width) = room else {
            self.text.extend([first, text, "\n"]);
            return;
        };
        let rest = " ".repeat(indent);
        let options = Options::new(width)
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

impl Display for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(width: Option<usize>, color: bool) -> Sheet {
        Sheet::new(Terminal {
            color,
            width,
            hyperlinks: false,
        })
    }

    #[test]
    fn values_stand_in_one_column_and_wrap_below_themselves() {
        let mut sheet = sheet(Some(40), false);
        sheet.fields(&[
            Field::new("a", "one two three four five six seven"),
            Field::new("label", "value"),
        ]);
        assert_eq!(
            sheet.to_string(),
            "  a      one two three four five six\n         seven\n  label  value\n"
        );
    }

    #[test]
    fn colour_takes_no_room() {
        let text = "one two three four five six seven eight";
        let (mut plain, mut colored) = (sheet(Some(40), false), sheet(Some(40), true));
        for sheet in [&mut plain, &mut colored] {
            let value = sheet.palette.key(text).to_string();
            sheet.fields(&[Field::new("label", value)]);
        }
        assert_eq!(plain.text.lines().count(), colored.text.lines().count());
        assert!(colored.text.contains("\u{1b}[1m"));
    }

    #[test]
    fn what_is_no_terminal_gets_each_value_on_one_line() {
        let mut sheet = sheet(None, false);
        sheet.fields(&[Field::new("a", "word ".repeat(99))]);
        sheet.paragraph("word ".repeat(99));
        assert_eq!(sheet.text.lines().count(), 2);
    }

    #[test]
    fn an_id_is_never_broken() {
        let id = "req_".repeat(20);
        let mut sheet = sheet(Some(40), false);
        sheet.fields(&[Field::verbatim("request_id", &id)]);
        assert_eq!(sheet.to_string(), format!("  request_id  {id}\n"));
    }

    #[test]
    fn a_terminal_too_narrow_to_wrap_breaks_lines_itself() {
        let mut sheet = sheet(Some(20), false);
        sheet.fields(&[Field::new("a", "one two three four five six seven")]);
        assert_eq!(sheet.text.lines().count(), 1);
    }
}
