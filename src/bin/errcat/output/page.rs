//! Lays out text: paragraphs, steps with a label beside them, and sections of labeled values.

use std::fmt::{self, Display, Write as _};

use textwrap::core::display_width;

use super::Palette;
use super::wrap::{MIN_WRAP_WIDTH, truncate, wrap};
use crate::term::Terminal;

/// The indentation of the lines of a paragraph after the first, in columns.
const HANGING: usize = 4;

/// The indentation of everything below a heading.
const INDENT: usize = 2;

/// The width of the labels of steps: `Next`, `Run`, `or`, `Retry`.
const STEP_LABEL: usize = 5;

/// The spaces between labels and values, and between a text and its mark.
const GAP: usize = 2;

/// The indentation of rows below a step.
const BELOW_STEP: usize = STEP_LABEL + 2 * GAP;

/// How much of a label is shown, in columns.
const MAX_LABEL: usize = 40;

/// The maximal width of a line of text, like that of the help: longer lines are hard to read.
const MAX_WIDTH: usize = 100;

/// A text, built from top to bottom. It is wrapped to the width of the terminal. Elsewhere each
/// value stays on one line, apart from its own line breaks.
///
/// Every line of a value but the first is indented, so that no value can forge a line of errcat.
pub(crate) struct Page {
    /// The width of the lines; `None` if they are not wrapped.
    width: Option<usize>,
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

    /// Creates a row whose value is not wrapped, such as a link or a command. If it does not fit beside
    /// its label, it is below it. Untrusted text has to be wrapped: if the terminal broke it, its second
    /// line would begin at the left edge, like a line of errcat.
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
            width: terminal.width.map(|width| width.min(MAX_WIDTH)),
            palette: Palette::new(terminal.color),
            // Most pages fit.
            text: String::with_capacity(1024),
        }
    }

    /// Adds a paragraph at the left edge.
    pub(super) fn paragraph(&mut self, text: impl Display) {
        self.push(&"", HANGING, &text);
    }

    /// Adds a paragraph at the left edge, with a mark at the end of its first line, or of what that
    /// line is wrapped to.
    pub(super) fn marked_paragraph(&mut self, text: impl Display, mark: &dyn Display) {
        let text = text.to_string();
        let (first, rest) = match text.split_once('\n') {
            Some((first, rest)) => (first, Some(rest)),
            None => (text.as_str(), None),
        };
        self.push_marked(&"", HANGING, &first, mark);
        if let Some(rest) = rest {
            self.push(&Spaces(HANGING), HANGING, &rest);
        }
    }

    /// Adds lines that are laid out already, such as a link or a table.
    pub(super) fn block(&mut self, lines: impl Display) {
        self.write(&lines);
    }

    /// Adds an indented paragraph.
    pub(super) fn indented(&mut self, text: impl Display) {
        self.push(&Spaces(INDENT), INDENT, &text);
    }

    /// Adds a heading after an empty line.
    pub(super) fn section(&mut self, heading: &str) {
        self.blank_line();
        let heading = self.palette.heading(heading).to_string();
        self.paragraph(heading);
    }

    /// Adds an empty line.
    pub(super) fn blank_line(&mut self) {
        self.text.push('\n');
    }

    /// Adds a step: a label such as `Next`, a value, and at the end of its last line a mark.
    pub(super) fn step(&mut self, label: &str, value: impl Display, mark: Option<&str>) {
        let first = self.step_label(label);
        let indent = STEP_LABEL + GAP;
        match mark {
            Some(mark) => self.push_marked(&first, indent, &value, &mark),
            None => self.push(&first, indent, &value),
        }
    }

    /// Adds a step whose value is a shell command. If it does not fit on one line of a terminal, its
    /// last argument, which must have no spaces, follows on another, so that it can be copied.
    pub(super) fn shell_step(&mut self, label: &str, command: &str) {
        let room = self
            .width
            .map(|width| width.saturating_sub(STEP_LABEL + GAP));
        let is_long = room.is_some_and(|room| display_width(command) > room);
        self.write(&self.step_label(label));
        match command.rsplit_once(' ').filter(|_| is_long) {
            Some((rest, last)) => {
                let indent = " ".repeat(BELOW_STEP);
                self.text.extend([rest, " \\\n", &indent, last, "\n"]);
            }
            None => self.text.extend([command, "\n"]),
        }
    }

    fn step_label<'l>(&self, label: &'l str) -> StepLabel<'l> {
        StepLabel {
            label,
            palette: self.palette,
        }
    }

    /// Adds rows: labels to the left, values aligned to the right of them. Labels are cut if they
    /// would take more than a third of the width.
    pub(super) fn rows(&mut self, rows: &[Row]) {
        self.push_rows(INDENT, rows);
    }

    /// Adds rows that belong to the step before them.
    pub(super) fn rows_below_step(&mut self, rows: &[Row]) {
        self.push_rows(BELOW_STEP, rows);
    }

    fn push_rows(&mut self, indent: usize, rows: &[Row]) {
        let max_width = self
            .width
            .map_or(MAX_LABEL, |width| MAX_LABEL.min(width / 3));
        let labels: Vec<String> = rows
            .iter()
            .map(|row| truncate(&row.label, max_width))
            .collect();
        let widths: Vec<usize> = labels.iter().map(|label| display_width(label)).collect();
        let widest = widths.iter().copied().max().unwrap_or_default();
        for ((row, label), width) in rows.iter().zip(labels).zip(widths) {
            let padding = widest - width + GAP;
            let label = self.palette.label(label);
            let first = format!("{:indent$}{label}{:padding$}", "", "");
            let column = indent + widest + GAP;
            let is_long = |width| column + display_width(&row.value) > width;
            if row.wraps {
                self.push(&first, column, &row.value);
            } else if self.width.is_some_and(is_long) {
                let below = " ".repeat(indent + GAP);
                let first = first.trim_end();
                self.text.extend([first, "\n", &below, &row.value, "\n"]);
            } else {
                self.text.extend([&first, &row.value, "\n"]);
            }
        }
    }

    /// Adds text after `first`. Further lines are indented.
    fn push(&mut self, first: &dyn Display, indent: usize, text: &dyn Display) {
        match self.width {
            Some(width) => {
                self.push_lines(&wrap(&text.to_string(), width, &first.to_string(), indent));
            }
            None => self.push_unwrapped(first, indent, text),
        }
    }

    /// Adds text after `first`, and a mark at the right end of its last line. The text is wrapped a
    /// little earlier if the mark would not fit on that line otherwise.
    fn push_marked(
        &mut self,
        first: &dyn Display,
        indent: usize,
        text: &dyn Display,
        mark: &dyn Display,
    ) {
        let styled = self.palette.label(mark);
        let Some(width) = self.width else {
            self.push_unwrapped(first, indent, text);
            self.text.pop();
            self.write(&format_args!("{}{styled}\n", Spaces(GAP)));
            return;
        };
        let (first, text) = (first.to_string(), text.to_string());
        let mark_width = display_width(&mark.to_string());
        let narrowest = width.saturating_sub(GAP + mark_width);
        let widths = (narrowest.max(indent + MIN_WRAP_WIDTH)..=width).rev();
        let has_room = |lines: &Vec<String>| width_of_last(lines) + GAP + mark_width <= width;
        let mut wrapped = widths.map(|width| wrap(&text, width, &first, indent));
        let Some(lines) = wrapped.find(has_room) else {
            self.push_lines(&wrap(&text, width, &first, indent));
            self.push(&Spaces(indent), indent, &styled);
            return;
        };
        let padding = width - width_of_last(&lines) - mark_width;
        self.push_lines(&lines);
        self.text.pop();
        self.write(&format_args!("{}{styled}\n", Spaces(padding)));
    }

    fn push_lines(&mut self, lines: &[String]) {
        for line in lines {
            self.text.extend([line, "\n"]);
        }
    }

    fn push_unwrapped(&mut self, first: &dyn Display, indent: usize, text: &dyn Display) {
        self.write(first);
        let page = &mut self.text;
        // Writing to a string cannot fail.
        let _ = write!(Indented { page, indent }, "{text}");
        self.text.push('\n');
    }

    fn write(&mut self, text: &dyn Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{text}");
    }
}

/// The label of a step with the space after it. `or` is aligned to the right.
struct StepLabel<'l> {
    label: &'l str,
    palette: Palette,
}

impl Display for StepLabel<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let padding = STEP_LABEL.saturating_sub(self.label.len());
        let (before, after) = if self.label == "or" {
            (padding, GAP)
        } else {
            (0, padding + GAP)
        };
        Spaces(before).fmt(f)?;
        self.palette.label(self.label).fmt(f)?;
        Spaces(after).fmt(f)
    }
}

/// Indents the lines after the first.
struct Indented<'p> {
    page: &'p mut String,
    indent: usize,
}

impl fmt::Write for Indented<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some(end) = memchr::memchr(b'\n', rest.as_bytes()) {
            let (line, after) = rest.split_at(end + 1);
            write!(self.page, "{line}{}", Spaces(self.indent))?;
            rest = after;
        }
        self.page.push_str(rest);
        Ok(())
    }
}

impl Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// This many spaces.
struct Spaces(usize);

impl Display for Spaces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const BLANK: &str = "                ";
        let mut rest = self.0;
        while let Some(more) = rest.checked_sub(BLANK.len()) {
            f.write_str(BLANK)?;
            rest = more;
        }
        f.write_str(BLANK.get(..rest).unwrap_or_default())
    }
}

fn width_of_last(lines: &[String]) -> usize {
    lines.last().map_or(0, |line| display_width(line))
}

#[cfg(test)]
mod tests;
