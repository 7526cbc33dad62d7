//! Rules that every bundled entry follows. Each message names the file with the entry.

use std::collections::HashSet;

use crate::catalog::{Argument, Catalog, Entry, KnownStatus, Origin, RetryVerdict};

fn published() -> Vec<&'static Entry> {
    Catalog::bundled().entries().collect()
}

fn known() -> Vec<&'static Entry> {
    Catalog::bundled().known().collect()
}

/// Returns the code and the file of its entry.
fn place(entry: &Entry) -> String {
    let folder = match entry.origin() {
        Origin::Catalog => "",
        _ => "related/",
    };
    let file = entry.group().replace('-', "_");
    format!("{} in src/catalog/bundled/{folder}{file}.rs", entry.code())
}

#[test]
fn every_section_has_one_group_and_no_other_has_it() {
    let mut groups = HashSet::new();
    for section in [&super::BUNDLED.published, &super::BUNDLED.related] {
        for section in section.iter() {
            let first = section.into_iter().next().expect("a section has entries");
            assert!(groups.insert(first.group()), "{} twice", first.group());
            for entry in section {
                assert_eq!(entry.group(), first.group(), "{}", place(entry));
            }
        }
    }
    assert_eq!(
        super::BUNDLED.related.len(),
        Origin::ALL.len() - 1,
        "each other origin has a section"
    );
}

#[test]
fn published_codes_have_a_category_and_no_others_do() {
    for entry in known() {
        let is_published = entry.origin() == Origin::Catalog;
        assert_eq!(entry.category().is_some(), is_published, "{}", place(entry));
    }
    let published = published().into_iter().map(Entry::origin);
    assert!(published.eq(vec![Origin::Catalog; Catalog::bundled().len()]));
}

#[test]
fn names_are_unique_ignoring_case() {
    let mut seen = HashSet::new();
    for entry in known() {
        for name in entry.names() {
            let is_new = seen.insert(name.to_ascii_lowercase());
            assert!(is_new, "{name} names two entries: {}", place(entry));
        }
    }
}

#[test]
fn codes_are_words_joined_by_underscores_in_one_case() {
    for entry in known() {
        let has_words_of = |test: fn(&char) -> bool| {
            let mut words = entry.code.split('_');
            words.all(|word| !word.is_empty() && word.chars().all(|c| test(&c)))
        };
        assert!(
            has_words_of(char::is_ascii_lowercase) || has_words_of(char::is_ascii_uppercase),
            "{}",
            place(entry)
        );
    }
}

#[test]
fn codes_to_see_also_are_known_and_those_of_a_published_code_share_its_category() {
    for entry in known() {
        let distinct: HashSet<_> = entry.see_also.iter().collect();
        assert_eq!(distinct.len(), entry.see_also.len(), "{}", place(entry));
        for code in entry.see_also() {
            assert_ne!(code, entry.code(), "{}", place(entry));
            let other = known().into_iter().find(|other| other.code() == code);
            let other = other.unwrap_or_else(|| panic!("unknown {code}: {}", place(entry)));
            assert!(
                entry.category().is_none() || other.category() == entry.category(),
                "{code} has another category than {}",
                place(entry)
            );
        }
    }
}

#[test]
fn every_published_code_has_a_verdict() {
    for entry in published() {
        assert_ne!(entry.retry(), RetryVerdict::Unknown, "{}", place(entry));
    }
}

#[test]
fn advice_is_short_whole_sentences_of_plain_text() {
    for entry in known() {
        let (advice, place) = (entry.advice(), place(entry));
        assert!(advice.is_ascii(), "only ASCII: {place}");
        assert!(advice.ends_with('.'), "ends with a period: {place}");
        let is_capitalized = advice.starts_with(char::is_uppercase);
        assert!(is_capitalized, "starts with a capital: {place}");
        assert!(advice.len() <= 150, "{} > 150: {place}", advice.len());
        assert!(!advice.contains("  "), "two spaces: {place}");
        let is_new = !advice.contains(entry.description());
        assert!(is_new, "repeats the description: {place}");
    }
}

#[test]
fn advice_to_retry_mentions_the_idempotency_key() {
    for entry in known() {
        assert!(
            entry.retry() != RetryVerdict::Later || entry.advice().contains("Idempotency-Key"),
            "{}",
            place(entry)
        );
    }
}

#[test]
fn no_two_codes_share_their_advice() {
    let mut seen = HashSet::new();
    for entry in known() {
        assert!(seen.insert(entry.advice()), "{}", place(entry));
    }
}

#[test]
fn an_open_verdict_has_arguments_for_two_or_more_verdicts() {
    for entry in known() {
        let (arguments, place) = (entry.arguments(), place(entry));
        let verdicts: HashSet<_> = arguments.iter().map(|argument| argument.verdict).collect();
        assert_eq!(verdicts.len(), arguments.len(), "a verdict twice: {place}");
        assert_ne!(arguments.len(), 1, "one argument leaves no doubt: {place}");
        if entry.retry() == RetryVerdict::Depends {
            assert!(!arguments.is_empty(), "what does it depend on? {place}");
        } else if !arguments.is_empty() {
            assert!(verdicts.contains(&entry.retry()), "{place}");
        }
        for Argument { rationale, .. } in arguments {
            assert!(rationale.is_ascii() && !rationale.contains("  "), "{place}");
            assert!(!rationale.ends_with('.'), "a clause has no period: {place}");
            assert!(rationale.len() <= 150, "{} > 150: {place}", rationale.len());
        }
    }
}

#[test]
fn statuses_are_those_of_http_with_sourced_ones_first() {
    for entry in known() {
        let is_inferred = |status: &KnownStatus| matches!(status, KnownStatus::Inferred(_));
        let statuses = entry.statuses();
        assert!(statuses.is_sorted_by_key(is_inferred), "{}", place(entry));
        let mut numbers = statuses.iter().map(|status| status.number());
        let are_valid = numbers.all(|number| (200..600).contains(&number));
        assert!(are_valid, "{}", place(entry));
    }
}
