//! Rejects most texts by their first or last two bytes, before a table is searched.

use crate::table::{Fact, Table};

/// The first two bytes of prefixes: most texts begin with none of them. For each first byte, a set of
/// the low bits of the second ones.
#[derive(Debug)]
pub(crate) struct FirstBytes([u32; 256]);

impl FirstBytes {
    pub(crate) const NONE: Self = Self([0; 256]);

    /// Adds the first bytes of a prefix.
    #[expect(clippy::indexing_slicing, reason = "runs at compile time")]
    pub(crate) const fn with(mut self, prefix: &[u8]) -> Self {
        self.0[prefix[0] as usize] |= match prefix {
            [_, second, ..] => Self::bit(*second),
            _ => u32::MAX,
        };
        self
    }

    /// Adds all bytes from `first` to `last`.
    #[expect(clippy::indexing_slicing, reason = "runs at compile time")]
    pub(crate) const fn with_range(mut self, first: u8, last: u8) -> Self {
        let mut byte = first as usize;
        while byte <= last as usize {
            self.0[byte] = u32::MAX;
            byte += 1;
        }
        self
    }

    /// Adds other first bytes.
    #[expect(clippy::indexing_slicing, reason = "runs at compile time")]
    pub(crate) const fn and(mut self, other: &Self) -> Self {
        let mut byte = 0;
        while byte < self.0.len() {
            self.0[byte] |= other.0[byte];
            byte += 1;
        }
        self
    }

    /// Whether a text may begin with one of the prefixes.
    pub(crate) fn may_begin(&self, text: &[u8]) -> bool {
        self.have(text.first().copied(), text.get(1).copied())
    }

    /// Whether a text with these first two bytes may begin with one of the prefixes.
    pub(crate) fn have(&self, first: Option<u8>, second: Option<u8>) -> bool {
        let seconds = first.and_then(|first| self.0.get(usize::from(first)));
        seconds.is_some_and(|seconds| match second {
            Some(second) => seconds & Self::bit(second) != 0,
            None => *seconds == u32::MAX,
        })
    }

    const fn bit(second: u8) -> u32 {
        1 << (second & 31)
    }
}

/// The last two bytes of suffixes: most texts end with none of them.
#[derive(Debug)]
pub(crate) struct LastBytes(FirstBytes);

impl LastBytes {
    /// Whether a text may end with one of the suffixes.
    pub(crate) fn may_end(&self, text: &[u8]) -> bool {
        let mut last = text.iter().rev().copied();
        self.0.have(last.next(), last.next())
    }

    /// Whether a text may end with one of the suffixes, which are in lower case, in any case.
    pub(crate) fn may_end_ignore_case(&self, text: &[u8]) -> bool {
        let mut last = text.iter().rev().map(u8::to_ascii_lowercase);
        self.0.have(last.next(), last.next())
    }
}

/// Returns the first bytes of a table whose rows have a prefix in this field.
macro_rules! first_bytes {
    ($table:ident, $field:ident) => {{
        let mut first = $crate::first_bytes::FirstBytes::NONE;
        let mut index = 0;
        while let Some(row) = $table.fact(index) {
            first = first.with(row.$field);
            index += 1;
        }
        first
    }};
}
pub(crate) use first_bytes;

impl Table<Fact<&'static str>> {
    /// Returns the first bytes of a table of prefixes.
    pub(crate) const fn first_bytes(&self) -> FirstBytes {
        let mut first = FirstBytes::NONE;
        let mut index = 0;
        while let Some(prefix) = self.fact(index) {
            first = first.with(prefix.as_bytes());
            index += 1;
        }
        first
    }

    /// Returns the last bytes of a table of suffixes.
    pub(crate) const fn last_bytes(&self) -> LastBytes {
        let mut last_first = FirstBytes::NONE;
        let mut index = 0;
        while let Some(suffix) = self.fact(index) {
            last_first = match suffix.as_bytes() {
                [.., before, last] => last_first.with(&[*last, *before]),
                last => last_first.with(last),
            };
            index += 1;
        }
        LastBytes(last_first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::fact;

    #[test]
    fn a_text_may_begin_with_a_prefix_only_if_its_first_bytes_do() {
        static PREFIXES: Table<Fact<&str>> = Table::new(&[fact("HTTP/", "HTTP/"), fact("<", "<")]);
        let first = PREFIXES.first_bytes().with_range(b'0', b'9');
        for text in ["HTTP/1.1", "HT", "<", "<html>", "0", "9 x"] {
            assert!(first.may_begin(text.as_bytes()), "{text}");
        }
        for text in ["", "H", "Hello", "http/", ":", "/"] {
            assert!(!first.may_begin(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn a_text_may_end_with_a_suffix_only_if_its_last_bytes_do() {
        static SUFFIXES: Table<Fact<&str>> = Table::new(&[
            fact("_id", "user_id"),
            fact("key", "api_key"),
            fact(",", "a,"),
        ]);
        let last = SUFFIXES.last_bytes();
        for text in ["user_id", "ey", ","] {
            assert!(last.may_end(text.as_bytes()), "{text}");
        }
        for text in ["", "d", "di", "key ", "API_KEY"] {
            assert!(!last.may_end(text.as_bytes()), "{text}");
        }
        assert!(last.may_end_ignore_case(b"API_KEY"));
        assert!(!last.may_end_ignore_case(b"API KEYS"));
    }
}
