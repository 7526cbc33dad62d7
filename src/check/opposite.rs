//! Recognizes names that mean the opposite of each other, which a typo does not explain.

use crate::table::{Fact, Table, Words, fact, words};

/// The words that negate what follows.
static NEGATIONS: Words = words!["not" "no" "non" "never" "without"];

/// The beginnings of words that mean the opposite. The rest of both words is the same.
static PREFIXES: Table<Fact<(&str, &str)>> = Table::new(&[
    fact(("", "un"), "available unavailable"),
    fact(("", "in"), "compatible incompatible"),
    fact(("", "im"), "mutable immutable"),
    fact(("", "ir"), "recoverable irrecoverable"),
    fact(("", "il"), "legible illegible"),
    fact(("", "non"), "retryable nonretryable"),
    fact(("", "dis"), "connected disconnected"),
    fact(("", "de"), "activated deactivated"),
    fact(("en", "dis"), "enabled disabled"),
    fact(("at", "de"), "attached detached"),
    fact(("en", "de"), "encoded decoded"),
    fact(("in", "de"), "increased decreased"),
    fact(("im", "ex"), "import export"),
    fact(("in", "ex"), "internal external"),
    fact(("over", "under"), "overflow underflow"),
    fact(("up", "down"), "upload download"),
]);

/// Whether a word negates what follows.
pub(super) fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(word)
}

/// Whether names are opposites that differ by these words: one has a negation more, or begins a word
/// with the opposite syllable.
pub(super) fn are_opposite(words: &[&str], others: &[&str]) -> bool {
    match (words, others) {
        ([word], []) | ([], [word]) => is_negation(word),
        ([word], [other]) => {
            let have = |(one, opposite): (&str, &str)| {
                let rest = word.strip_prefix(one);
                rest.is_some_and(|rest| other.strip_prefix(opposite) == Some(rest))
            };
            PREFIXES.rows().any(|prefixes| {
                let (one, opposite) = **prefixes;
                have((one, opposite)) || have((opposite, one))
            })
        }
        // `not_verified` and `unverified` differ in more than a word, and mean the same.
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Row, proof};

    #[test]
    fn each_row_is_needed() {
        let negates = |word: &str| are_opposite(&[], &[word]);
        proof::assert_each_word_is_needed("negations", &NEGATIONS, negates);
        let opposes = |row: &Fact<(&str, &str)>| {
            let (one, other) = row.example().split_once(' ').expect("two words");
            are_opposite(&[one], &[other]) && are_opposite(&[other], &[one])
        };
        proof::assert_each_row_is_needed("prefixes", &PREFIXES, opposes);
    }
}
