//! The styles of the output and their uses.

use std::fmt::Display;

use errcat::catalog::RetryVerdict;
use owo_colors::{Style, Styled};

/// Styles for the parts of the output. They do nothing if the stream is not colored.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Palette {
    is_colored: bool,
}

impl Palette {
    pub(crate) fn new(is_colored: bool) -> Self {
        Self { is_colored }
    }

    /// An error code in a title or in the list.
    pub(crate) fn code<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().bold(), text)
    }

    /// The word before an error.
    pub(crate) fn error<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().bold().red(), text)
    }

    /// The word before a tip.
    pub(crate) fn tip<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().green(), text)
    }

    /// A heading.
    pub(crate) fn heading<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().bold().underline(), text)
    }

    /// The label of a value, less prominent than the value.
    pub(crate) fn label<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().dimmed(), text)
    }

    /// The most important values, such as the request ID, and the name before a note.
    pub(crate) fn key<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().bold(), text)
    }

    /// A retry verdict: green if a retry can help, red if it cannot, magenta if that is unclear.
    /// These colors are legible on dark and on light backgrounds.
    pub(crate) fn verdict<T: Display>(self, verdict: RetryVerdict, text: T) -> Styled<T> {
        let style = Style::new().bold();
        let style = match verdict {
            RetryVerdict::Later | RetryVerdict::AfterWindow => style.green(),
            RetryVerdict::AfterChange => style.red(),
            _ => style.magenta(),
        };
        self.style(style, text)
    }

    fn style<T: Display>(self, style: Style, text: T) -> Styled<T> {
        if self.is_colored {
            style.style(text)
        } else {
            Style::new().style(text)
        }
    }
}
