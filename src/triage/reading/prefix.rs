//! The text before a document on its line.

use std::ops::Range;

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
    last: Option<Known>,
}

/// A prefix that permits a response.
#[derive(Debug)]
struct Known {
    text: Vec<u8>,
    /// Where its time is; empty if it has none.
    time: Range<usize>,
}

impl Prefixes {
    /// Reads a prefix. Returns `None` if a document after it is not certainly the body of a response.
    pub(super) fn read<'l>(&mut self, prefix: &'l [u8]) -> Option<Prefix<'l>> {
        if prefix.is_empty() {
            return Some(Prefix { time: None });
        }
        if let Some(known) = self.last.as_ref().filter(|last| last.resembles(prefix)) {
            return Some(Prefix {
                time: known.time_of(prefix),
            });
        }
        let time = timestamp::from_line(prefix);
        let range = time.and_then(|time| range_of(prefix, time));
        let known = Known {
            text: prefix.to_vec(),
            time: range.unwrap_or_default(),
        };
        let is_last =
            (self.last.as_ref()).is_some_and(|last| last.around_time() == known.around_time());
        if !is_last && !extract::permits_response(prefix) {
            return None;
        }
        self.last = Some(known);
        Some(Prefix { time })
    }
}

impl Known {
    /// Splits a text around the time.
    fn split<'t>(&self, text: &'t [u8]) -> Option<[&'t [u8]; 3]> {
        let (text, after) = text.split_at_checked(self.time.end)?;
        let (before, time) = text.split_at_checked(self.time.start)?;
        Some([before, time, after])
    }

    fn around_time(&self) -> Option<(&[u8], &[u8])> {
        let [before, _, after] = self.split(&self.text)?;
        Some((before, after))
    }

    /// Whether a prefix differs from this one only by the digits of its time. The first digit
    /// distinguishes some times from other numbers.
    fn resembles(&self, prefix: &[u8]) -> bool {
        if prefix.len() != self.text.len() {
            return false;
        }
        let (Some(own), Some(other)) = (self.split(&self.text), self.split(prefix)) else {
            return false;
        };
        let [own_before, own_time, own_after] = own;
        let [before, time, after] = other;
        own_before == before
            && own_after == after
            && own_time.first() == time.first()
            && own_time.iter().zip(time).fold(true, |all, (own, other)| {
                all & ((own == other) | (own.is_ascii_digit() & other.is_ascii_digit()))
            })
    }

    fn time_of<'t>(&self, prefix: &'t [u8]) -> Option<&'t str> {
        let time = prefix.get(self.time.clone())?;
        let time = std::str::from_utf8(time).ok()?;
        (!time.is_empty()).then_some(time)
    }
}

/// Returns where a part of a text is in it.
fn range_of(text: &[u8], part: &str) -> Option<Range<usize>> {
    let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    Some(start..start + part.len())
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
                ("1763877600 ERROR body=", Some("1763877600")),
                ("9763877600 ERROR body=", None),
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
