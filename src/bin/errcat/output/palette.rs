//! The styles of the output and their uses.

use std::fmt::Display;

use errcat::catalog::RetryWord;
use owo_colors::{Style, Styled};

/// Styles for the parts of the output. They do nothing if the stream is not colored. The colors are
/// those of the terminal's theme, which fit its background.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Palette {
    is_colored: bool,
}

impl Palette {
    pub(crate) fn new(is_colored: bool) -> Self {
        Self { is_colored }
    }

    /// An error code in a list or in a note.
    pub(crate) fn code<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().bold(), text)
    }

    /// What failed, in the first line of a page; the word before an error.
    pub(crate) fn error<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().bold().red(), text)
    }

    /// The word before a tip.
    pub(crate) fn tip<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().green(), text)
    }

    /// The word before a warning. It is not bold, because some terminals show bold yellow as bright
    /// yellow, which is illegible on white.
    pub(crate) fn warning<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().yellow(), text)
    }

    /// A heading.
    pub(crate) fn heading<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().bold().underline(), text)
    }

    /// The label of a value or the mark after it, less prominent than the value.
    pub(crate) fn label<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().dimmed(), text)
    }

    /// The most important values, such as the request ID, and the name before a note.
    pub(crate) fn key<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().bold(), text)
    }

    /// The word for whether to retry.
    pub(crate) fn retry<T: Display>(self, word: RetryWord, text: T) -> Styled<T> {
        match word {
            RetryWord::Yes => self.style(Style::new().bold().green(), text),
            RetryWord::NotUnchanged => self.style(Style::new().bold().red(), text),
            _ => self.warning(text),
        }
    }

    /// A line of a diff that only the old text has.
    pub(crate) fn removed<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().red(), text)
    }

    /// A line of a diff that only the new text has.
    pub(crate) fn added<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().green(), text)
    }

    fn style<T: Display>(self, style: Style, text: T) -> Styled<T> {
        if self.is_colored {
            style.style(text)
        } else {
            Style::new().style(text)
        }
    }
}
