//! The text before a document on its line.

use crate::extract;
use crate::timestamp;

/// The text before a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Prefix<'l> {
    /// The time at its beginning.
    pub(super) time: Option<&'l str>,
}

/// Recognizes texts before responses. In a log, they mostly differ by their times only, so the last one
/// is remembered.
#[derive(Debug, Default)]
pub(super) struct Prefixes {
    /// What was around the time of the last prefix.
    last: Option<(Vec<u8>, Vec<u8>)>,
}

impl Prefixes {
    /// Reads a prefix. Returns `None` if a document after it is not certainly the body of a response.
    pub(super) fn read<'l>(&mut self, prefix: &'l [u8]) -> Option<Prefix<'l>> {
        if prefix.is_empty() {
            return Some(Prefix { time: None });
        }
        let time = timestamp::from_line(prefix);
        let parts = time.and_then(|time| split_around(prefix, time));
        let (before, after) = parts.unwrap_or((prefix, b""));
        let last = self.last.as_ref();
        let is_last = last.is_some_and(|last| last.0 == before && last.1 == after);
        if !is_last {
            if !extract::permits_response(prefix) {
                return None;
            }
            self.last = Some((before.to_vec(), after.to_vec()));
        }
        Some(Prefix { time })
    }
}

/// Splits a text around a part of it.
fn split_around<'t>(text: &'t [u8], part: &str) -> Option<(&'t [u8], &'t [u8])> {
    let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    Some((text.get(..start)?, text.get(start + part.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_that_differ_by_the_time_permit_the_same() {
        let mut prefixes = Prefixes::default();
        for _ in 0..2 {
            for (prefix, time) in [
                (
                    "2026-11-23T06:50:27Z ERROR body=",
                    Some("2026-11-23T06:50:27Z"),
                ),
                (
                    "2026-11-23T06:50:28Z ERROR body=",
                    Some("2026-11-23T06:50:28Z"),
                ),
                (
                    "[2026-11-23T06:50:28Z] ERROR body=",
                    Some("2026-11-23T06:50:28Z"),
                ),
                ("call failed: ", None),
                ("", None),
            ] {
                assert_eq!(
                    prefixes.read(prefix.as_bytes()),
                    Some(Prefix { time }),
                    "{prefix}"
                );
            }
            for prefix in [
                "2026-11-23T06:50:27Z Request: ",
                "> x-filter: ",
                "2026-11-23T06:50:27Z \u{1b}[31m",
                "curl -d '",
            ] {
                assert_eq!(prefixes.read(prefix.as_bytes()), None, "{prefix}");
            }
        }
    }
}
