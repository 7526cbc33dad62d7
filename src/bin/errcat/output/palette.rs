//! The few colours, and what each is for.

use std::fmt::Display;

use errcat::catalog::RetryVerdict;
use owo_colors::{Style, Styled};

/// Styles for the parts of the output; plain where a stream is not coloured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Palette {
    is_colored: bool,
}

impl Palette {
    pub(crate) fn new(is_colored: bool) -> Self {
        Self { is_colored }
    }

    /// An error code where it is the subject.
    pub(crate) fn code<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().bold(), text)
    }

    /// A heading over something.
    pub(crate) fn heading<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().bold().underline(), text)
    }

    /// The name of a field, which the eye should pass over.
    pub(crate) fn label<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().dimmed(), text)
    }

    /// What the eye is to find: the request id, the name before a remark.
    pub(crate) fn key<T: Display>(self, text: T) -> Styled<T> {
        self.style(Style::new().bold(), text)
    }

    /// A retry verdict: green where a retry can help, red where it cannot. These three colours can
    /// be read on dark and on light terminals.
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
