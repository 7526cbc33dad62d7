//! The constants of other languages, which programs print in place of those of JSON.

use crate::table::{Fact, Table, fact};

/// Each word, with its equivalent in JSON.
static WORDS: Table<Fact<(&str, &str)>> = Table::new(&[
    fact(("False", "false"), "False"),
    fact(("None", "null"), "None"),
    fact(("True", "true"), "True"),
    fact(("nil", "null"), "nil"),
    fact(("undefined", "null"), "undefined"),
]);

/// Returns the JSON of a word.
pub(crate) fn json_of(word: &[u8]) -> Option<&'static str> {
    let mut words = WORDS.rows();
    let known = words.find(|known| known.0.as_bytes() == word)?;
    Some(known.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_word_is_needed() {
        assert_each_row_is_needed("constants", &WORDS, |word| {
            json_of(word.example().as_bytes()) == Some(word.1)
        });
    }
}
