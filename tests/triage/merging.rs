//! Reports that are added up.

use errcat::Catalog;
use errcat::triage::{By, MergeError, Merger, Options, Report};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::{count, line, options};

fn merge(reports: Vec<Report>) -> Result<Report, MergeError> {
    let mut merger = Merger::new(Catalog::bundled());
    for report in reports {
        merger.add(report)?;
    }
    Ok(merger.into_report())
}

/// The report without its inputs.
fn sums(report: Report) -> String {
    let mut report = serde_json::to_value(report).expect("it can be written");
    report["inputs"].take();
    report.to_string()
}

fn all_options() -> impl Iterator<Item = Options> {
    let cut = Some("2026-11-23T12:00:00Z".parse().expect("a time"));
    [None, Some(By::Code), Some(By::Hour), Some(By::Category)]
        .into_iter()
        .flat_map(move |by| {
            [None, cut].map(|cut| Options {
                by,
                cut,
                ..options()
            })
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn merged_parts_equal_the_whole(
        lines in prop::collection::vec(
            (select(&["volume_busy", "not_found", "machine_not_found", "new_one"][..]), 0..24u32, 0..99u64),
            1..200,
        ),
        cuts in prop::collection::vec(any::<Index>(), 0..7),
        reversed: bool,
    ) {
        let lines: Vec<String> = lines.into_iter()
            .map(|(code, hour, id)| match hour {
                0 => line("", code, id),
                hour => line(&format!("2026-11-23T{hour:02}:00:00Z"), code, id),
            })
            .collect();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(lines.len())).collect();
        cuts.extend([0, lines.len()]);
        cuts.sort_unstable();
        for options in all_options() {
            let whole = count(&[&lines.concat()], options.clone());
            let mut parts: Vec<Report> = cuts.windows(2)
                .map(|range| count(&[&lines[range[0]..range[1]].concat()], options.clone()))
                .collect();
            if reversed {
                parts.reverse();
            }
            let mut merger = Merger::new(Catalog::bundled()).allow_duplicates();
            for part in parts {
                merger.add(part).expect("duplicates are allowed");
            }
            prop_assert_eq!(sums(merger.into_report()), sums(whole));
        }
    }
}

#[test]
fn limits_of_unknown_codes_do_not_depend_on_merging() {
    let letters = |number: u32| {
        number
            .to_string()
            .bytes()
            .map(|b| char::from(b - b'0' + b'a'))
            .collect::<String>()
    };
    let lines: Vec<String> = (0..3000)
        .map(|n| line("2026-11-23T05:00:00Z", &format!("c_{}", letters(n)), 1))
        .collect();
    let parts = lines
        .chunks(700)
        .map(|lines| count(&[&lines.concat()], options()))
        .collect();
    let merged = merge(parts).expect("they differ");
    assert_eq!(sums(merged), sums(count(&[&lines.concat()], options())));
}

#[test]
fn an_input_that_was_counted_is_refused() {
    let log = line("2026-11-23T05:00:00Z", "volume_busy", 1);
    let report = || count(&[&log], options());
    let error = merge(vec![report(), report()]).expect_err("the same twice");
    assert_eq!(error.to_string(), "0 was already counted");
    // Within one report as well.
    let twice = count(&[&log, &log], options());
    let error = merge(vec![twice]).expect_err("the same twice");
    assert_eq!(error.to_string(), "1 was already counted as 0");
    // Empty inputs say nothing.
    let empty = || count(&[""], options());
    assert!(merge(vec![empty(), empty()]).is_ok());
}

#[test]
fn a_refused_report_leaves_nothing() {
    let log = line("2026-11-23T05:00:00Z", "volume_busy", 1);
    let mut merger = Merger::new(Catalog::bundled());
    let twice = count(&[&log, &log], options());
    assert!(merger.add(twice).is_err());
    let by_hour = Options {
        by: Some(By::Hour),
        ..options()
    };
    let other = count(&[&log], by_hour);
    assert_eq!(merger.add(other), Ok(()));
    assert_eq!(merger.into_report().totals.responses, 1);
}

#[test]
fn reports_of_other_responses_are_refused() {
    let logs = [
        line("2026-11-23T05:00:00Z", "volume_busy", 1),
        line("2026-11-23T05:00:00Z", "volume_busy", 2),
    ];
    let mut others: Vec<Options> = all_options().collect();
    others.push(Options {
        filter: errcat::triage::Filter {
            codes: vec!["volume_busy".to_owned()],
            ..Default::default()
        },
        ..options()
    });
    for other in others.into_iter().skip(1) {
        let reports = vec![count(&[&logs[0]], options()), count(&[&logs[1]], other)];
        assert_eq!(merge(reports), Err(MergeError::OtherOptions));
    }
}

#[test]
fn the_sum_of_no_reports_is_complete() {
    let report = merge(Vec::new()).expect("nothing to refuse");
    assert_eq!(sums(report), sums(count(&[], options())));
}

#[test]
fn a_report_whose_counts_do_not_add_up_is_refused() {
    let report = || {
        count(
            &[&line("2026-11-23T12:00:00Z", "volume_busy", 1)],
            options(),
        )
    };
    assert!(merge(vec![report()]).is_ok());
    let damages: [fn(&mut Report); 6] = [
        |report| report.totals.responses += 1,
        |report| report.totals.counted += 1,
        |report| report.codes[0].count = 2,
        |report| report.codes[0].before_cut = 2,
        |report| report.totals.without_time = u64::MAX,
        |report| report.codes[0].last_seen = None,
    ];
    for damage in damages {
        let mut report = report();
        damage(&mut report);
        assert_eq!(merge(vec![report]), Err(MergeError::Inconsistent));
    }
}
