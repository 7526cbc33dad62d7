//! The prefixes of keys: the table is derived again from facts about the rules of secret scanners,
//! and keys with each prefix are masked.

use std::collections::BTreeMap;

use super::{is_masked, tail};
use crate::redact::prefixes::{PREFIXES, Prefix};
use crate::redact::text;
use crate::table::Row;
use crate::table::proof::assert_each_row_is_needed;

/// What `tests/data/capture_prefixes.py` read.
const RULES: &str = include_str!("../data/redaction/prefixes.tsv");
const OWN: &str = include_str!("../data/redaction/own_prefixes.tsv");

/// No secrets, what a colon divides, two letters, or what texts of every kind begin with.
const IGNORED: [&str; 7] = [
    "AstraCS:",
    "OC-",
    "SK",
    "azure",
    "data:",
    "live_pub_",
    "storage",
];

/// How many characters are enough after a separator, because servers cut keys.
const ENOUGH: [(char, usize); 3] = [('_', 16), ('-', 16), ('.', 24)];

/// How many are enough after a beginning of letters that is this long, and no number in hex.
const ENOUGH_LETTERS: (usize, usize) = (4, 32);

/// The shortest part of a prefix before what may already be part of the secret.
const SHORTEST: usize = 3;

/// Returns prefix, least number of characters after it, and whether the rule needs more than that.
fn facts(data: &'static str) -> Vec<(&'static str, usize, bool)> {
    let lines = data.lines().filter(|line| !line.starts_with('#'));
    let facts = lines.map(|line| {
        let columns: Vec<_> = line.split('\t').collect();
        let [_, prefix, least, more @ ..] = &columns[..] else {
            panic!("three columns: {line}");
        };
        (
            *prefix,
            least.parse().expect("a number"),
            more == ["contextual"],
        )
    });
    facts.collect()
}

/// Returns the rows that the facts lead to.
fn derived() -> BTreeMap<&'static str, usize> {
    let mut rows = BTreeMap::new();
    let mut insert = |prefix, least: usize| {
        let known = rows.entry(prefix).or_insert(least);
        *known = least.min(*known);
    };
    for (prefix, mut least, is_contextual) in facts(RULES) {
        let separator = prefix.rfind(['_', '-', '.']).map_or(0, |at| at + 1);
        let cut = if separator < SHORTEST {
            prefix
        } else {
            &prefix[..separator]
        };
        least += prefix.len() - cut.len();
        let enough = ENOUGH
            .iter()
            .find(|(separator, _)| cut.ends_with(*separator));
        let (letters, enough_letters) = ENOUGH_LETTERS;
        let is_beginning = cut.len() >= letters
            && cut.ends_with(|c: char| c.is_ascii_alphanumeric())
            && cut.starts_with(|c: char| c.is_ascii_alphabetic());
        if is_beginning && !is_contextual {
            least = least.min(enough_letters);
        }
        if let Some((_, enough)) =
            enough.filter(|_| !is_contextual && cut.len() >= SHORTEST && cut != "sl.")
        {
            least = least.min(*enough);
        }
        if !IGNORED.contains(&cut) {
            insert(cut, least);
        }
    }
    for (prefix, least, _) in facts(OWN) {
        insert(prefix, least);
    }
    // A longer prefix is not needed if a shorter one recognizes its keys.
    let is_needed = |prefix: &str, least: usize| {
        let mut shorter = rows
            .iter()
            .filter(|(other, _)| prefix != **other && prefix.starts_with(**other));
        !shorter.any(|(other, other_least)| *other_least <= least + prefix.len() - other.len())
    };
    let needed = rows
        .iter()
        .filter(|(prefix, least)| is_needed(prefix, **least));
    needed.map(|(prefix, least)| (*prefix, *least)).collect()
}

#[test]
fn the_table_follows_from_the_rules_of_scanners() {
    let rows = PREFIXES
        .as_slice()
        .iter()
        .map(|row| (row.example(), row.least()));
    let rows: BTreeMap<_, _> = rows.collect();
    let derived = derived();
    assert_eq!(
        rows,
        derived,
        "the rows of src/redact/prefixes.rs have to be:\n{}",
        source(&derived)
    );
}

/// Writes the rows as in the source.
fn source(rows: &BTreeMap<&str, usize>) -> String {
    let mut lines = vec!["   ".to_owned()];
    for (prefix, least) in rows {
        let row = format!(" \"{prefix}\" {least},");
        let line = lines
            .last_mut()
            .filter(|line| line.len() + row.len() <= 100);
        match line {
            Some(line) => line.push_str(&row),
            None => lines.push(format!("   {row}")),
        }
    }
    lines.join("\n")
}

#[test]
fn each_prefix_is_needed_and_has_a_least_length() {
    assert_each_row_is_needed("prefixes", &PREFIXES, |prefix: &Prefix| {
        let tail = tail(prefix.least().max(6));
        is_masked(&format!("key {}{tail} is wrong", prefix.example()), &tail)
    });
    for prefix in PREFIXES.as_slice() {
        let short = format!("{}{}", prefix.example(), tail(prefix.least() - 1));
        assert_eq!(text(&short).masked.count(), 0, "{short}");
    }
}

/// To see the shares, run `cargo test --lib prefix -- --nocapture`.
#[test]
#[expect(clippy::print_stdout, reason = "shown with --nocapture")]
fn keys_of_the_rules_are_masked_in_prose_and_after_names() {
    for (form, least_share) in [
        ("the key {} was rejected", 95),
        ("SERVICE_TOKEN={}", 100),
        ("GET /v1/x?token={}&a=1", 100),
        ("sent Bearer {}", 100),
    ] {
        let facts = facts(RULES);
        let missed = facts.iter().filter(|(prefix, least, _)| {
            let tail = tail(*least);
            !is_masked(&form.replace("{}", &format!("{prefix}{tail}")), &tail)
        });
        let missed: Vec<_> = missed.map(|(prefix, ..)| prefix).collect();
        let masked = facts.len() - missed.len();
        println!("{form}: {masked} of {} masked; not {missed:?}", facts.len());
        assert!(
            masked * 100 >= facts.len() * least_share,
            "{form}: {missed:?}"
        );
    }
}
