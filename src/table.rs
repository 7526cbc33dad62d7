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

    /// Returns the rows at these indexes, without the one that a test leaves out.
    pub(crate) fn rows_of(
        &self,
        indexes: Range<usize>,
    ) -> impl Iterator<Item = &'static R> + use<R> {
        let rows = self.rows.get(indexes).unwrap_or_default().iter();
        #[cfg(test)]
        let rows = rows.filter(|row| !proof::is_left_out(std::ptr::from_ref(*row).cast()));
        rows
    }

    /// Returns all rows, to index them at compile time.
    pub(crate) const fn as_slice(&self) -> &'static [R] {
        self.rows
    }
}

/// A fixed list of words that a recognizer searches. Each is its own example. They are in one text:
/// a reference to each would cost time when a program starts.
#[derive(Debug)]
pub(crate) struct Words {
    text: &'static str,
    lengths: &'static [u8],
}

/// Builds a list of words.
macro_rules! words {
    ($($word:literal)+) => {
        $crate::table::Words::new(
            concat!($($word),+),
            &[$($crate::table::Words::length($word)),+],
        )
    };
}
pub(crate) use words;

impl Words {
    /// Creates the list of the words of these lengths, which follow each other in a text.
    pub(crate) const fn new(text: &'static str, lengths: &'static [u8]) -> Self {
        Self { text, lengths }
    }

    #[expect(clippy::cast_possible_truncation, reason = "it is checked")]
    pub(crate) const fn length(word: &str) -> u8 {
        assert!(word.len() <= u8::MAX as usize, "a word is short");
        word.len() as u8
    }

    /// Returns the words in order, without the one that a test leaves out.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> + use<> {
        let mut rest = self.text;
        let words = self.lengths.iter().filter_map(move |length| {
            let (word, after) = rest.split_at_checked(usize::from(*length))?;
            rest = after;
            Some(word)
        });
        #[cfg(test)]
        let words = words.filter(|word| !proof::is_left_out(word.as_ptr().cast()));
        words
    }

    /// Whether this is one of the words.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.iter().any(|known| known == word)
    }

    /// Returns the bytes of a word, and `None` after the last one.
    #[expect(clippy::indexing_slicing, reason = "runs at compile time")]
    pub(crate) const fn bytes(&self, index: usize) -> Option<&'static [u8]> {
        let (mut text, mut before) = (self.text.as_bytes(), 0);
        while before < self.lengths.len() {
            let (word, rest) = text.split_at(self.lengths[before] as usize);
            if before == index {
                return Some(word);
            }
            (text, before) = (rest, before + 1);
        }
        None
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

    use super::{Row, Table, Words};

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
        for row in table.rows {
            let address = std::ptr::from_ref(row).cast();
            assert_is_needed(name, row.example(), address, || is_recognized(row));
        }
        table.rows.len()
    }

    /// Asserts for each word that it is recognized, and that it is not without its row. Returns the
    /// number of words.
    pub(crate) fn assert_each_word_is_needed(
        name: &str,
        words: &Words,
        is_recognized: impl Fn(&str) -> bool,
    ) -> usize {
        for word in words.iter() {
            assert_is_needed(name, word, word.as_ptr().cast(), || is_recognized(word));
        }
        words.lengths.len()
    }

    fn assert_is_needed(
        name: &str,
        example: &str,
        row: *const (),
        is_recognized: impl Fn() -> bool,
    ) {
        assert!(is_recognized(), "{name}: {example:?} is not recognized");
        LEFT_OUT.set(row);
        let is_recognized = is_recognized();
        LEFT_OUT.set(std::ptr::null());
        assert!(
            !is_recognized,
            "{name}: {example:?} is recognized without its row, which is of no use"
        );
    }

    static LETTERS: Words = words!["a" "\u{e9}" "bc"];

    #[test]
    fn words_are_those_of_the_list() {
        assert_eq!(LETTERS.iter().collect::<Vec<_>>(), ["a", "\u{e9}", "bc"]);
        assert_eq!(
            (LETTERS.bytes(2), LETTERS.bytes(3)),
            (Some(&b"bc"[..]), None)
        );
        let is_known = |word: &str| LETTERS.contains(word);
        assert_eq!(assert_each_word_is_needed("letters", &LETTERS, is_known), 3);
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
