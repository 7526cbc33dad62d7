//! Recognition tables: what identifies a line, a prefix or a name, one row each.
//!
//! Each row carries an example that only this row recognizes. A test leaves out one row after the
//! other and checks that its example is then no longer recognized, so that every row is needed.

use std::ops::{Deref, Range};

/// A row of a [`Table`].
pub(crate) trait Row {
    /// An input that is recognized with this row and not without it.
    #[cfg(test)]
    fn example(&self) -> &'static str;
}

/// A row that is a single fact, such as a prefix or a word. It derefs to the fact.
#[derive(Debug)]
pub(crate) struct Fact<T> {
    fact: T,
    #[cfg(test)]
    example: &'static str,
}

/// Builds a row with its example, which only tests keep.
pub(crate) const fn fact<T: Copy>(fact: T, example: &'static str) -> Fact<T> {
    #[cfg(not(test))]
    let _ = example;
    Fact {
        fact,
        #[cfg(test)]
        example,
    }
}

impl<T> Deref for Fact<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.fact
    }
}

impl<T> Row for Fact<T> {
    #[cfg(test)]
    fn example(&self) -> &'static str {
        self.example
    }
}

/// Builds a table of words. Each is its own example.
macro_rules! words {
    ($($word:literal)+) => {
        $crate::table::Table::new(&[$($crate::table::fact($word, $word)),+])
    };
}
pub(crate) use words;

/// A fixed list of rows that a recognizer searches. Tables are statics: a row is identified by its
/// address.
#[derive(Debug)]
pub(crate) struct Table<R: 'static> {
    rows: &'static [R],
}

impl<R: Row> Table<R> {
    pub(crate) const fn new(rows: &'static [R]) -> Self {
        Self { rows }
    }

    /// Returns the rows in order, without the one that a test leaves out.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &'static R> + use<R> {
        self.rows_of(0..self.rows.len())
    }

    /// Returns the rows with these numbers, without the one that a test leaves out.
    pub(crate) fn rows_of(
        &self,
        numbers: Range<usize>,
    ) -> impl Iterator<Item = &'static R> + use<R> {
        let rows = self.rows.get(numbers).unwrap_or_default().iter();
        #[cfg(test)]
        let rows = rows.filter(|row| !proof::is_left_out(std::ptr::from_ref(*row).cast()));
        rows
    }

    /// Returns all rows, to index them at compile time.
    pub(crate) const fn as_slice(&self) -> &'static [R] {
        self.rows
    }
}

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

impl<T> Table<Fact<T>> {
    /// Returns the fact of a row, and `None` after the last one.
    #[expect(clippy::indexing_slicing, reason = "runs at compile time")]
    pub(crate) const fn fact(&self, index: usize) -> Option<&T> {
        if index < self.rows.len() {
            Some(&self.rows[index].fact)
        } else {
            None
        }
    }
}

impl Table<Fact<&'static str>> {
    /// Returns the first bytes of a table of prefixes.
    pub(crate) const fn first_bytes(&self) -> FirstBytes {
        self.add_first_bytes(FirstBytes::NONE)
    }

    /// Returns the last bytes of a table of suffixes, the last one first.
    pub(crate) const fn last_bytes(&self) -> FirstBytes {
        let mut bytes = FirstBytes::NONE;
        let mut index = 0;
        while let Some(suffix) = self.fact(index) {
            if let [.., before, last] = suffix.as_bytes() {
                bytes = bytes.with(&[*last, *before]);
            }
            index += 1;
        }
        bytes
    }

    /// Adds the first bytes of a table of prefixes to others.
    pub(crate) const fn add_first_bytes(&self, mut first: FirstBytes) -> FirstBytes {
        let mut index = 0;
        while let Some(prefix) = self.fact(index) {
            first = first.with(prefix.as_bytes());
            index += 1;
        }
        first
    }
}

#[cfg(test)]
pub(crate) mod proof {
    use std::cell::Cell;

    use super::{Row, Table};

    thread_local! {
        /// The address of the row that is left out at present.
        static LEFT_OUT: Cell<*const ()> = const { Cell::new(std::ptr::null()) };
    }

    pub(super) fn is_left_out(row: *const ()) -> bool {
        LEFT_OUT.get() == row
    }

    /// Asserts for each row that its example is recognized with it and not without it. Returns the
    /// number of rows.
    pub(crate) fn assert_each_row_is_needed<R: Row>(
        name: &str,
        table: &Table<R>,
        is_recognized: impl Fn(&R) -> bool,
    ) -> usize {
        for (index, row) in table.rows.iter().enumerate() {
            let example = row.example();
            assert!(
                is_recognized(row),
                "{name}, row {index}: {example:?} is not recognized"
            );
            LEFT_OUT.set(std::ptr::from_ref(row).cast());
            let is_recognized = is_recognized(row);
            LEFT_OUT.set(std::ptr::null());
            assert!(
                !is_recognized,
                "{name}, row {index}: {example:?} is recognized without this row, which is of no use"
            );
        }
        table.rows.len()
    }

    struct Word(&'static str);

    impl Row for Word {
        fn example(&self) -> &'static str {
            self.0
        }
    }

    static WORDS: Table<Word> = Table::new(&[Word("error"), Word("failed")]);

    #[test]
    fn a_row_is_needed_if_only_it_recognizes_its_example() {
        let is_known = |word: &Word| WORDS.rows().any(|known| known.0 == word.0);
        assert_eq!(assert_each_row_is_needed("words", &WORDS, is_known), 2);
    }

    #[test]
    #[should_panic(expected = "of no use")]
    fn a_row_that_another_replaces_is_not_needed() {
        let is_known = |word: &Word| WORDS.rows().any(|known| known.0.len() >= word.0.len());
        assert_each_row_is_needed("words", &WORDS, is_known);
    }
}
