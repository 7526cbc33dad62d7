//! The place in the input that a result comes from.

use std::fmt::{self, Display};

use errcat::response::ResponseHead;
use errcat::untrusted::Untrusted;

use super::wording;

/// The place in the input that a result comes from.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// The name of the file as given; `None` for standard input.
    pub(crate) file: Option<Untrusted>,
    /// The line, counted from 1; `None` if nothing was read.
    pub(crate) line: Option<u64>,
    /// The time that a log line states, in its own format.
    pub(crate) time: Option<String>,
}

/// The name of standard input.
const STDIN: &str = "<stdin>";

impl Source {
    /// The name of the file as given, or `<stdin>`.
    pub(crate) fn name(&self) -> &str {
        self.file.as_ref().map_or(STDIN, Untrusted::as_raw_str)
    }

    /// The time of a response: that of its Date header, else that of the log line.
    pub(super) fn time(&self, head: Option<&ResponseHead>) -> Option<String> {
        let from_head = head.and_then(ResponseHead::date).map(wording::time);
        from_head.or_else(|| self.time.clone())
    }
}

impl Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", FileName(self)),
            None => FileName(self).fmt(f),
        }
    }
}

/// The name of the file for display.
pub(super) struct FileName<'a>(pub(super) &'a Source);

impl Display for FileName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.file {
            Some(name) => Display::fmt(&name.escaped(), f),
            None => f.write_str(STDIN),
        }
    }
}
