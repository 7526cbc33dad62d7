//! Breaks text into lines.

use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

/// Replaces the end of a label that is cut.
const ELLIPSIS: &str = "...";

/// The minimal width of wrapped text. On a narrower terminal, lines are longer than the terminal is
/// wide.
pub(super) const MIN_WRAP_WIDTH: usize = 8;

/// Replaces the spaces of a command in backquotes while a text is wrapped.
const NO_BREAK_SPACE: char = '\u{a0}';

/// The length of a command that is not broken, in bytes.
const LONGEST_COMMAND: usize = 60;

/// Keeps the words of each command in backquotes together, so that it can be copied, if it fits into
/// the width.
fn keep_commands_whole(text: &str, width: usize) -> String {
    let mut parts = text.split('`').enumerate().peekable();
    let longest = LONGEST_COMMAND.min(width.saturating_sub("``.".len()));
    let mut kept = String::with_capacity(text.len());
    while let Some((index, part)) = parts.next() {
        let is_quoted = index % 2 == 1 && parts.peek().is_some();
        if is_quoted && part.len() <= longest {
            kept += &part.replace(' ', &NO_BREAK_SPACE.to_string());
        } else {
            kept += part;
        }
        kept += if parts.peek().is_some() { "`" } else { "" };
    }
    kept
}

/// Wraps text after `first`. Further lines are indented.
pub(super) fn wrap(text: &str, width: usize, first: &str, indent: usize) -> Vec<String> {
    let rest = " ".repeat(indent);
    let options = Options::new(width.max(indent + MIN_WRAP_WIDTH))
        .initial_indent(first)
        .subsequent_indent(&rest)
        // Codes, IDs and paths must not be broken at their hyphens.
        .word_splitter(WordSplitter::NoHyphenation);
    let text = keep_commands_whole(text, width.saturating_sub(indent));
    let lines = textwrap::wrap(&text, options).into_iter();
    lines
        .map(|line| line.replace(NO_BREAK_SPACE, " "))
        .collect()
}

/// Shortens a text to at most this width, in columns.
pub(super) fn truncate(text: &str, max_width: usize) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_not_broken() {
        let lines = |text| wrap(text, 24, "", 2);
        assert_eq!(
            lines("first run `errcat list` and then"),
            ["first run `errcat list`", "  and then"]
        );
        assert_eq!(
            lines("first please run `errcat list`"),
            ["first please run", "  `errcat list`"]
        );
        assert_eq!(
            lines("`a command wider than one line`"),
            ["`a command wider than", "  one line`"]
        );
        assert_eq!(
            lines("it`s one backquote of none"),
            ["it`s one backquote of", "  none"]
        );
    }

    #[test]
    fn a_long_label_is_cut_to_a_width() {
        assert_eq!(truncate("label", 5), "label");
        assert_eq!(truncate("a long label", 8), "a lon...");
    }
}
