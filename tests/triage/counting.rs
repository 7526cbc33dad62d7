//! What a report holds.

use errcat::catalog::{Origin, RetryVerdict};
use errcat::triage::{By, Filter, Report};

use crate::{codes, count, line, options};

const LOG: &str = r#"
Nov 23 06:50:27 host app: {"error": "m", "code": "volume_busy", "request_id": "req_2"}
2026-11-23T05:00:00Z {"error": "m", "code": "volume_busy", "request_id": "req_1"}
{"ts": 1763877600, "level": "error", "body": {"error": "m", "code": "machine_not_found"}}
{"error": "m", "code": "quota_exceeded", "request_id": "req_3"}
{"error": "m", "code": "brand_new", "request_id": "req_4"}
HTTP/1.1 404 Not Found
x-request-id: req_5

{"error": "m"}
2026-11-23T05:00:00Z ERROR {"error": "m", "code":
"#;

fn times(report: &Report, code: &str) -> [Option<String>; 2] {
    let row = report.rows().find(|row| row.code == *code).expect(code);
    [row.first_seen, row.last_seen].map(|time| time.map(|time| time.to_string()))
}

#[test]
fn each_code_has_its_count_its_times_and_its_meaning() {
    let report = count(&[LOG], options());
    let time = |text: &str| Some(text.to_owned());
    assert_eq!(
        times(&report, "volume_busy"),
        [time("2026-11-23T05:00:00Z"), time("2026-11-23T06:50:27Z")]
    );
    assert_eq!(
        times(&report, "machine_not_found"),
        [time("2025-11-23T06:00:00Z"), time("2025-11-23T06:00:00Z")]
    );
    let [busy, quota, machine] = &report.codes[..] else {
        panic!("{:?}", report.codes);
    };
    assert_eq!((busy.count, busy.share), (2, 1.0 / 3.0));
    assert_eq!(busy.category.as_deref(), Some("volumes"));
    let retry = busy.retry.expect("a known code");
    assert_eq!(
        (retry.verdict, retry.permitted),
        (RetryVerdict::Depends, false)
    );
    assert_eq!(quota.code, "QUOTA_EXCEEDED");
    assert_eq!(machine.catalog_code.as_deref(), Some("sandbox_not_found"));
    assert_eq!(machine.origin, Some(Origin::Catalog));
    let [unknown] = &report.unknown[..] else {
        panic!("{:?}", report.unknown);
    };
    assert!(unknown.code == "brand_new" && unknown.origin.is_none() && unknown.retry.is_none());
}

#[test]
fn the_totals_add_up() {
    let totals = count(&[LOG, ""], options()).totals;
    assert_eq!((totals.bytes, totals.lines), (LOG.len() as u64, 11));
    assert_eq!((totals.responses, totals.counted), (6, 6));
    assert_eq!((totals.without_code.count, totals.without_time), (1, 3));
    assert_eq!(totals.unreadable, 1);
}

#[test]
fn the_request_id_is_that_of_the_diagnosis() {
    let log = "HTTP/1.1 409 Conflict\nx-request-id: req_head\n\n\
        {\"error\": \"m\", \"code\": \"volume_busy\"}\n";
    let report = count(&[log], options());
    assert_eq!(report.codes[0].request_ids, ["req_head"]);
    let detail =
        r#"{"error": "m", "code": "volume_busy", "error_detail": {"request_id": "req_detail"}}"#;
    let report = count(&[detail], options());
    assert_eq!(report.codes[0].request_ids, ["req_detail"]);
}

#[test]
fn filters_say_what_they_exclude() {
    let counted = |filter| {
        let options = errcat::triage::Options {
            filter,
            ..options()
        };
        let report = count(&[LOG], options);
        let totals = &report.totals;
        let excluded = [
            totals.excluded_by_code,
            totals.excluded_by_time,
            totals.excluded_without_time,
        ];
        assert_eq!(
            totals.responses,
            totals.counted + excluded.iter().sum::<u64>()
        );
        (totals.counted, excluded)
    };
    let codes = vec!["QUOTA_EXCEEDED".to_owned(), "brand_new".to_owned()];
    let filter = Filter {
        codes,
        ..Filter::default()
    };
    assert_eq!(counted(filter), (2, [4, 0, 0]));
    let categories = vec!["volumes".to_owned()];
    let filter = Filter {
        categories,
        ..Filter::default()
    };
    assert_eq!(counted(filter), (2, [4, 0, 0]));
    let time = |text: &str| Some(text.parse().expect("a time"));
    let since = time("2026-11-23");
    assert_eq!(
        counted(Filter {
            since,
            ..Filter::default()
        }),
        (2, [0, 1, 3])
    );
    let until = time("2026-11-23T06:50:27Z");
    assert_eq!(
        counted(Filter {
            since,
            until,
            ..Filter::default()
        }),
        (1, [0, 2, 3])
    );
}

#[test]
fn groups_count_the_same_responses() {
    let groups = |by| {
        let options = errcat::triage::Options {
            by: Some(by),
            ..options()
        };
        let report = count(
            &[LOG, &line("2026-11-23T05:59:00Z", "volume_busy", 1)],
            options,
        );
        let groups = report.groups.expect("they were asked for");
        let shown = groups
            .groups
            .iter()
            .map(|group| (group.key.as_raw_str().to_owned(), group.count));
        (shown.collect::<Vec<_>>(), groups.other)
    };
    let of = |groups: &[(&str, u64)]| {
        groups
            .iter()
            .map(|(key, count)| ((*key).to_owned(), *count))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        groups(By::Hour),
        (
            of(&[
                ("2025-11-23T06:00:00Z", 1),
                ("2026-11-23T05:00:00Z", 2),
                ("2026-11-23T06:00:00Z", 1)
            ]),
            0
        )
    );
    assert_eq!(groups(By::File), (of(&[("0", 6), ("1", 1)]), 0));
    assert_eq!(
        groups(By::Category),
        (
            of(&[
                ("volumes", 3),
                ("quotas-and-rate-limits", 1),
                ("sandboxes-and-scheduling", 1),
                ("unknown", 1)
            ]),
            1
        )
    );
    assert_eq!(
        groups(By::Retry)
            .0
            .iter()
            .map(|(_, count)| count)
            .sum::<u64>(),
        6
    );
    assert_eq!(groups(By::Code).0.len(), 4);
}

#[test]
fn unknown_codes_are_limited_and_the_rest_is_counted() {
    let mut lines: Vec<String> = (0..3000)
        .map(|number| {
            line(
                "2026-11-23T05:00:00Z",
                &format!("code_{}", "x".repeat(number % 1500 + 1)),
                number as u64,
            )
        })
        .collect();
    let report = count(&[&lines.concat()], options());
    let counts: Vec<u64> = report.unknown.iter().map(|row| row.count).collect();
    // Codes of more than 256 bytes are not kept.
    assert!(
        counts.iter().all(|count| *count == 2) && counts.len() < 256,
        "{counts:?}"
    );
    assert_eq!(
        report.totals.unknown_other.count + counts.iter().sum::<u64>(),
        3000
    );
    lines.reverse();
    assert_eq!(codes(&count(&[&lines.concat()], options())), codes(&report));

    let mut lines: Vec<String> = (0..5000)
        .map(|number| {
            line(
                "2026-11-23T05:00:00Z",
                &format!("code_{}", word(number % 2500)),
                number,
            )
        })
        .collect();
    let report = count(&[&lines.concat()], options());
    assert_eq!(report.unknown.len(), 1000);
    assert!(report.unknown.iter().all(|row| row.count == 2));
    assert_eq!(report.totals.unknown_other.count, 3000);
    lines.reverse();
    assert_eq!(codes(&count(&[&lines.concat()], options())), codes(&report));
}

/// A number in letters.
fn word(number: u64) -> String {
    let letter = |digit| char::from(b'a' + digit);
    number
        .to_string()
        .bytes()
        .map(|digit| letter(digit - b'0'))
        .collect()
}

#[test]
fn an_input_that_was_stopped_or_failed_is_partial() {
    use std::io::{self, Read};
    use std::sync::atomic::AtomicBool;

    use errcat::triage::Counter;
    struct Fails;
    impl Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    let catalog = errcat::Catalog::bundled();
    let mut counter = Counter::new(catalog, options());
    let outcome = counter.read("x", LOG.as_bytes().chain(Fails));
    assert!(outcome.is_err());
    let report = counter.into_report();
    assert!(report.partial && report.totals.responses == 6);

    let stop = AtomicBool::new(true);
    let mut counter = Counter::new(catalog, options()).with_stop(&stop);
    counter
        .read("x", LOG.as_bytes())
        .expect("memory can be read");
    assert!(counter.into_report().partial);
}

#[test]
fn an_input_with_responses_counts_once() {
    use errcat::Catalog;
    use errcat::triage::{Counter, ReadError};

    let mut counter = Counter::new(Catalog::bundled(), options());
    let mut read = |name, log: &str| match counter.read(name, log.as_bytes()) {
        Ok(()) => String::new(),
        Err(ReadError::Duplicate(duplicate)) => duplicate.to_string(),
        Err(error) => panic!("{error}"),
    };
    assert_eq!(read("a", LOG), "");
    assert_eq!(read("a", LOG), "a was already counted");
    assert_eq!(read("b", LOG), "b was already counted as a");
    assert_eq!(read("c", &LOG[1..]), "");
    for quiet in ["ready\n", ""] {
        assert_eq!(read("d", quiet), "");
        assert_eq!(read("d", quiet), "");
    }
    let report = counter.into_report();
    assert_eq!((report.totals.responses, report.partial), (12, false));
    assert_eq!(report.inputs.len(), 6);
}

#[test]
fn lines_of_utf16_are_counted_as_lines_of_text() {
    use errcat::Catalog;
    use errcat::triage::Counter;

    let text =
        "\u{feff}a \u{a0a} \u{10a}\r\n\u{feff}{\"error\": \"m\", \"code\": \"volume_busy\"}\n";
    let units = || text.encode_utf16();
    let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
    // Of an input of more than 4 MiB, the blocks are read by another code.
    for repeated in [1, 40_000] {
        for bytes in [&little, &big] {
            let input = bytes.repeat(repeated);
            let mut counter = Counter::new(Catalog::bundled(), options());
            let outcome = counter.read("x", input.as_slice());
            outcome.expect("memory can be read");
            let totals = counter.into_report().totals;
            assert_eq!(
                (totals.bytes, totals.lines, totals.responses),
                (input.len() as u64, 2 * repeated as u64, repeated as u64)
            );
        }
    }
}

#[test]
fn json_holds_a_report_without_loss() {
    for options in [
        options(),
        errcat::triage::Options {
            by: Some(By::Hour),
            ..options()
        },
    ] {
        let report = count(&[LOG], options);
        let mut json = Vec::new();
        errcat::json::to_writer(&mut json, &report).expect("it can be written");
        let read: Report = serde_json::from_slice(&json).expect("it can be read");
        assert_eq!(read, report);
    }
}
