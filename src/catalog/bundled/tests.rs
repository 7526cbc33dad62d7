//! Rules that every bundled entry follows. Each message names the file with the entry.

use std::collections::HashSet;

use crate::catalog::{Argument, Catalog, Entry, KnownStatus, Origin, RepeatAdvice, RetryVerdict};

fn published() -> Vec<&'static Entry> {
    Catalog::bundled().entries().collect()
}

fn known() -> Vec<&'static Entry> {
    Catalog::bundled().known().collect()
}

fn entry(code: &str) -> &'static Entry {
    let entry = known().into_iter().find(|entry| entry.code() == code);
    entry.unwrap_or_else(|| panic!("errcat does not know {code}"))
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

/// Only creates, forks, snapshots, uploads and calls of functions take the header. So only advice
/// about these may mention it.
#[test]
fn advice_mentions_the_idempotency_key_only_where_an_endpoint_declares_it() {
    let mentioning = known().into_iter().filter(|entry| {
        let texts = [entry.advice(), entry.description()];
        texts.iter().any(|text| text.contains("Idempotency-Key"))
    });
    let codes: Vec<_> = mentioning.map(Entry::code).collect();
    let expected = [
        "capacity_exceeded",
        "transition_in_progress",
        "agent_deployment_idempotency_mismatch",
        "internal_error",
        "transition_recovery_required",
    ];
    assert_eq!(codes, expected);
}

#[test]
fn advice_on_repeating_a_request_is_declared() {
    for entry in known() {
        let advice = entry.advice();
        let expected = if advice.contains("Idempotency-Key") {
            Some(RepeatAdvice::IdempotencyKey)
        } else if advice.contains("before repeating") || advice.contains("Before repeating") {
            Some(RepeatAdvice::CheckFirst)
        } else {
            None
        };
        assert_eq!(entry.repeat_advice(), expected, "{}", place(entry));
    }
}

/// Facts that the sources state and that errcat once had wrong.
#[test]
fn advice_has_the_corrected_facts() {
    for (code, facts, errors) in [
        (
            "unsupported_preview_port",
            &["22", "5900 to 5999"][..],
            &["not documented"][..],
        ),
        ("exec_failed", &["before repeating it", "5 attempts"], &[]),
        (
            "sandbox_paused_auto_resume_disabled",
            &["Machine.connect", "only be set at create"],
            &["switch"],
        ),
        ("missing_snapshot_id", &["1.0.1 or later"], &[]),
        ("invalid_fields", &["`--fields`", "endpoint"], &[]),
        (
            "capacity_exceeded",
            &["new Idempotency-Key"],
            &["too large"],
        ),
        ("feature_unavailable", &["will not help"], &["Retry once"]),
        (
            "internal_error",
            &["Retry once", "same Idempotency-Key"],
            &[],
        ),
        ("QUOTA_EXCEEDED", &["timeout extensions"], &[]),
    ] {
        let advice = entry(code).advice();
        for fact in facts {
            assert!(advice.contains(fact), "{fact} is missing: {advice}");
        }
        for error in errors {
            assert!(!advice.contains(error), "{error}: {advice}");
        }
    }
}

#[test]
fn arguments_have_the_corrected_facts() {
    for (code, verdict, fact) in [
        ("exec_failed", RetryVerdict::Later, "on the same sandbox"),
        (
            "warm_pool_unavailable",
            RetryVerdict::AfterChange,
            "options that never fit a pool",
        ),
        (
            "auth_locked",
            RetryVerdict::AfterWindow,
            "no rate-limit code, so this may be it",
        ),
        (
            "internal_error",
            RetryVerdict::Later,
            "retries a create once",
        ),
    ] {
        let mut arguments = entry(code).arguments().iter();
        let argument = arguments.find(|it| it.verdict == verdict);
        let rationale = &argument.expect("an argument for the verdict").rationale;
        assert!(rationale.contains(fact), "{code}: {rationale}");
    }
}

/// The commands beside it are those of one generation.
#[test]
fn advice_on_a_renamed_code_has_the_names_of_both_generations_or_none() {
    for entry in known().into_iter().filter(|it| it.renamed_to().is_some()) {
        let has = |names: [&str; 4]| names.iter().any(|name| entry.advice().contains(name));
        let older = has([
            "nullspace sandbox",
            "nullspace agent",
            "Sandbox.",
            "AgentDeployment.",
        ]);
        let newer = has([
            "nullspace machine",
            "nullspace functions",
            "Machine.",
            "Function.",
        ]);
        assert_eq!(older, newer, "{}", place(entry));
    }
}

#[test]
fn texts_name_the_python_sdk() {
    for entry in known() {
        let arguments = entry.arguments().iter().map(|it| &*it.rationale);
        let texts = [entry.advice(), entry.description()];
        for text in texts.into_iter().chain(entry.caveat()).chain(arguments) {
            assert!(!text.contains("official"), "{text}: {}", place(entry));
        }
    }
}

#[test]
fn corrected_verdicts_are_settled() {
    for (code, verdict, is_permitted) in [
        ("capacity_exceeded", RetryVerdict::Later, false),
        ("feature_unavailable", RetryVerdict::AfterChange, false),
        ("auth_proxy_unavailable", RetryVerdict::Later, true),
        ("captcha_unavailable", RetryVerdict::Later, true),
        ("volume_backend_unavailable", RetryVerdict::Later, true),
    ] {
        let entry = entry(code);
        assert_eq!(entry.retry(), verdict, "{code}");
        assert_eq!(entry.permits_retry(), is_permitted, "{code}");
        assert!(entry.arguments().is_empty(), "{code}");
        assert!(entry.caveat().is_some(), "{code}");
    }
    for code in ["auth_locked", "internal_error"] {
        assert_eq!(entry(code).retry(), RetryVerdict::Depends, "{code}");
    }
    assert_eq!(
        entry("auth_locked").statuses(),
        [KnownStatus::Inferred(429)]
    );
}

#[test]
fn a_retry_that_needs_a_header_is_settled() {
    for entry in known().into_iter().filter(|it| it.needs_retry_after()) {
        assert!(entry.retry().permits_retry(), "{}", place(entry));
        assert!(entry.arguments().is_empty(), "{}", place(entry));
        assert!(entry.advice().contains("Retry-After"), "{}", place(entry));
    }
}

#[test]
fn caveats_are_short_whole_sentences_of_plain_text() {
    for entry in known() {
        let Some(caveat) = entry.caveat() else {
            continue;
        };
        let place = place(entry);
        assert!(caveat.is_ascii() && !caveat.contains("  "), "{place}");
        assert!(caveat.ends_with('.'), "ends with a period: {place}");
        let is_capitalized = caveat.starts_with(char::is_uppercase);
        assert!(is_capitalized, "starts with a capital: {place}");
        assert!(caveat.len() <= 150, "{} > 150: {place}", caveat.len());
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
