//! Where a result comes from.

use std::fmt::{self, Display};

use errcat::response::ResponseHead;
use errcat::untrusted::Untrusted;

use super::wording;

/// Where a result comes from.
#[derive(Debug)]
pub(crate) struct Source {
    /// The file as it was named; `None` is standard input.
    pub(crate) file: Option<Untrusted>,
    /// The line, counted from 1; `None` before anything was read.
    pub(crate) line: Option<u64>,
    /// The time that the log gives it, as it is written there.
    pub(crate) time: Option<String>,
}

impl Source {
    /// The time of an answer: that of its Date header, else the log's.
    pub(super) fn time(&self, head: Option<&ResponseHead>) -> Option<String> {
        let of_head = head.and_then(ResponseHead::date).map(wording::time);
        of_head.or_else(|| self.time.clone())
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

/// The file of a source as people call it.
pub(super) struct FileName<'a>(pub(super) &'a Source);

impl Display for FileName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.file {
            Some(name) => Display::fmt(&name.escaped(), f),
            None => f.write_str("standard input"),
        }
    }
}
