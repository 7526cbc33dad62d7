//! A line on the terminal of standard error that changes while something takes long.

use std::ffi::OsStr;

use super::write_stderr;

/// Erases the line that the cursor is on.
const ERASE: &str = "\r\u{1b}[2K";

/// A line that is drawn in place of itself, and erased in the end.
#[derive(Debug)]
pub(crate) struct StatusLine {
    /// The width of the terminal, in columns.
    width: usize,
    shown: String,
}

impl StatusLine {
    /// Creates the line, which is empty. Returns `None` for a terminal that cannot erase a line.
    pub(super) fn new(width: usize) -> Option<Self> {
        let terminal = std::env::var_os("TERM");
        let can_erase = match terminal.as_deref() {
            Some(name) => name != OsStr::new("dumb"),
            None => cfg!(windows),
        };
        can_erase.then(|| Self {
            width,
            shown: String::new(),
        })
    }

    /// The longest text that fits, in columns.
    pub(crate) fn room(&self) -> usize {
        // After the last column, some terminals begin another line.
        self.width.saturating_sub(1)
    }

    /// Shows a text instead of the last one. A longer one than fits is cut.
    pub(crate) fn draw(&mut self, text: &str) {
        let text: String = text.chars().take(self.room()).collect();
        if text != self.shown {
            write_stderr(&format_args!("{ERASE}{text}"));
            self.shown = text;
        }
    }

    /// Leaves an empty line.
    pub(crate) fn erase(&mut self) {
        if !std::mem::take(&mut self.shown).is_empty() {
            write_stderr(&ERASE);
        }
    }
}

impl Drop for StatusLine {
    fn drop(&mut self) {
        self.erase();
    }
}
