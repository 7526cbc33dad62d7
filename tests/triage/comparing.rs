//! What is new between two reports, or after a cut.

use errcat::triage::{Change, Comparison, Filter, Options, Refusal, Report, Unit};

use crate::{count, line, log, options};

fn names(changes: &[Change]) -> Vec<&str> {
    changes
        .iter()
        .map(|change| change.code.as_raw_str())
        .collect()
}

const BEFORE: [(&str, u64); 6] = [
    ("volume_busy", 40),
    ("rate_limit_exceeded", 30),
    ("not_found", 20),
    ("database_error", 10),
    ("unauthorized", 50),
    ("snapshot_not_found", 30),
];

const AFTER: [(&str, u64); 7] = [
    ("volume_busy", 45),
    ("rate_limit_exceeded", 90),
    ("not_found", 20),
    ("capacity_exceeded", 9),
    ("brand_new", 12),
    ("unauthorized", 12),
    ("snapshot_not_found", 25),
];

#[track_caller]
fn assert_planted(comparison: &Comparison) {
    assert_eq!(names(&comparison.new), ["brand_new", "capacity_exceeded"]);
    assert_eq!(names(&comparison.gone), ["database_error"]);
    assert_eq!(
        names(&comparison.changed),
        ["unauthorized", "rate_limit_exceeded"]
    );
    assert_eq!(names(&comparison.uncertain), [""; 0]);
    assert_eq!((comparison.unit, comparison.refused), (Unit::Hour, None));
}

fn cut_at(time: &str, logs: &[&str]) -> (Report, Comparison) {
    let cut = Some(time.parse().expect("a time"));
    let report = count(logs, Options { cut, ..options() });
    let comparison = Comparison::at_cut(&report).expect("there is a cut");
    (report, comparison)
}

#[test]
fn planted_changes_are_found_and_no_others() {
    let logs = [log(0..12, &BEFORE), log(12..20, &AFTER)];
    let [before, after] = logs.each_ref().map(|log| count(&[log], options()));
    let comparison = Comparison::with_earlier(&before, &after);
    assert_planted(&comparison);
    let rates = &comparison.changed[1];
    assert!((29.0..33.0).contains(&rates.rate_before), "{rates:?}");
    assert!(
        rates
            .factor
            .is_some_and(|factor| (2.9..3.2).contains(&factor)),
        "{rates:?}"
    );
    let (_, comparison) = cut_at("2026-11-23T12:00:00Z", &[&logs.concat()]);
    assert_planted(&comparison);
}

#[test]
fn a_log_cut_in_two_has_no_findings() {
    let log = log(
        0..24,
        &[("volume_busy", 40), ("not_found", 3), ("unauthorized", 1)],
    );
    let log = log + &line("2026-11-23T20:00:00Z", "database_error", 1);
    for cut in ["03:00", "12:00", "20:30", "23:00"] {
        let (_, comparison) = cut_at(&format!("2026-11-23T{cut}:00Z"), &[&log]);
        let findings = [&comparison.new, &comparison.gone, &comparison.changed];
        assert!(
            findings.iter().all(|list| list.is_empty()),
            "{comparison:?}"
        );
        assert_eq!(names(&comparison.uncertain), ["database_error"]);
    }
}

#[test]
fn one_response_after_a_late_cut_is_uncertain() {
    let log = log(0..24, &[("volume_busy", 40)]);
    let log = log + &line("2026-11-23T23:30:00Z", "database_error", 1);
    let (_, comparison) = cut_at("2026-11-23T23:00:00Z", &[&log]);
    assert_eq!(names(&comparison.new), [""; 0]);
    assert_eq!(names(&comparison.uncertain), ["database_error"]);
}

#[test]
fn responses_without_a_time_are_on_neither_side_of_a_cut() {
    let logs = [
        log(0..20, &[("volume_busy", 9)]),
        line("", "brand_new", 1).repeat(50),
    ];
    let (report, comparison) = cut_at("2026-11-23T10:00:00Z", &[&logs.concat()]);
    assert_eq!(report.totals.without_time, 50);
    assert_eq!(
        (comparison.before.responses, comparison.after.responses),
        (90, 90)
    );
    assert_eq!(comparison.before.hours, Some(10.0));
    assert!(comparison.new.is_empty() && comparison.uncertain.is_empty());
}

#[test]
fn without_times_shares_are_compared() {
    let logs = [
        line("", "volume_busy", 1).repeat(100) + &line("", "not_found", 1).repeat(100),
        line("", "volume_busy", 1).repeat(10) + &line("", "not_found", 1).repeat(190),
    ];
    let [before, after] = logs.map(|log| count(&[&log], options()));
    let comparison = Comparison::with_earlier(&before, &after);
    assert_eq!(comparison.unit, Unit::Response);
    assert_eq!(names(&comparison.changed), ["volume_busy"]);
}

#[test]
fn a_cut_of_a_log_without_times_is_refused() {
    let log = line("", "volume_busy", 1).repeat(9);
    let (_, comparison) = cut_at("2026-11-23", &[&log]);
    assert_eq!(comparison.refused, Some(Refusal::WithoutTimes));
    let log = log + &line("2026-11-23T10:00:00Z", "volume_busy", 1);
    let (_, comparison) = cut_at("2026-11-23", &[&log]);
    assert_eq!(comparison.refused, Some(Refusal::EmptyBefore));
}

#[test]
fn an_empty_side_or_another_filter_is_refused() {
    let log = log(0..3, &BEFORE);
    for (cut, refusal) in [
        ("2026-11-22", Refusal::EmptyBefore),
        ("2026-11-24", Refusal::EmptyAfter),
    ] {
        let (_, comparison) = cut_at(cut, &[&log]);
        assert_eq!(comparison.refused, Some(refusal));
        assert!(comparison.new.is_empty() && comparison.gone.is_empty());
    }
    let filter = Filter {
        codes: vec!["not_found".to_owned()],
        ..Filter::default()
    };
    let filtered = count(
        &[&log],
        Options {
            filter,
            ..options()
        },
    );
    let comparison = Comparison::with_earlier(&filtered, &count(&[&log], options()));
    assert_eq!(comparison.refused, Some(Refusal::OtherFilter));
}
