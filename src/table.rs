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
    /// Whether a word is one of the rows.
    pub(crate) fn contains(&self, word: &[u8]) -> bool {
        self.rows().any(|row| row.as_bytes() == word)
    }

    /// Whether a word is one of the rows, in lower or upper case.
    pub(crate) fn contains_ignore_case(&self, word: &[u8]) -> bool {
        self.rows()
            .any(|row| row.as_bytes().eq_ignore_ascii_case(word))
    }

    /// Whether a text begins with one of the rows.
    pub(crate) fn has_prefix_of(&self, text: &[u8]) -> bool {
        self.rows().any(|row| text.starts_with(row.as_bytes()))
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
