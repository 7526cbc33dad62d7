//! `errcat diagnose`: several sources, summaries, limits, retry delays.

use std::time::{Duration, Instant};

use crate::harness::{data, errcat};

fn input(name: &str) -> Vec<u8> {
    std::fs::read(data("diagnose").join(name)).expect("the input can be read")
}

#[test]
fn results_name_their_files_and_one_line_counts_them() {
    let run = errcat(&[
        "diagnose",
        "diagnose/curl-head.in",
        "diagnose/success.in",
        "diagnose/quota.in",
        "diagnose/text-with-brackets.in",
    ])
    .run();
    for place in ["curl-head.in:1", "success.in:1", "quota.in:1"] {
        assert!(
            run.stdout.contains(&format!("diagnose/{place}\n")),
            "{run:#?}"
        );
    }
    assert_eq!(
        run.stderr, "errcat: 2 error responses and 1 success; 2 text lines skipped\n",
        "{run:#?}"
    );
    assert_eq!(run.exit, 0);
}

#[test]
fn json_has_the_source_and_ends_with_a_summary() {
    let run = errcat(&["diagnose", "--json", "diagnose/curl-head.in", "-"])
        .stdin(input("several-heads.in"))
        .run();
    let lines = run.json_lines();
    let sources: Vec<_> = lines.iter().map(|line| line["source"].clone()).collect();
    assert_eq!(
        sources[0],
        serde_json::json!({"file": "diagnose/curl-head.in", "line": 1})
    );
    assert_eq!(sources[1], serde_json::json!({"file": null, "line": 1}));
    assert_eq!(
        lines.last(),
        Some(&serde_json::json!({
            "schema_version": 1, "catalog": {"digest": errcat::Catalog::bundled().digest()},
            "kind": "summary", "error_responses": 3, "other_failures": 1,
            "successes": 0, "failed_sources": 0, "skipped": {},
        }))
    );
}

#[test]
fn one_result_is_one_object_and_several_have_a_summary() {
    let kinds = |input: Vec<u8>, args: &[&str]| -> Vec<String> {
        let lines = errcat(args).stdin(input).run().json_lines();
        let kind = |line: &serde_json::Value| line["kind"].as_str().map(str::to_owned);
        lines.iter().filter_map(kind).collect()
    };
    for (name, expected) in [
        ("curl-head.in", &["error_response"][..]),
        ("success.in", &["success"]),
        ("html-page.in", &["other_failure"]),
        ("truncated.in", &["unreadable"]),
        ("empty.in", &["not_an_error"]),
        ("text-with-brackets.in", &["summary"]),
        (
            "several-heads.in",
            &[
                "error_response",
                "other_failure",
                "error_response",
                "summary",
            ],
        ),
    ] {
        assert_eq!(kinds(input(name), &["--json"]), expected, "{name}");
    }
    let log = "text\nmore\n{}\n{\"error\": \"m\", \"code\": \"volume_busy\"}\n{}\n";
    assert_eq!(
        kinds(log.into(), &["--json"]),
        ["error_response", "summary"]
    );
    assert_eq!(
        kinds(log.into(), &["--json", "--all"]),
        [
            "not_an_error",
            "not_an_error",
            "error_response",
            "not_an_error",
            "summary"
        ]
    );
    assert_eq!(
        kinds("text\n".into(), &["--json", "--all"]),
        ["not_an_error"]
    );
}

#[test]
fn a_file_that_cannot_be_read_does_not_end_the_run() {
    let run = errcat(&[
        "diagnose",
        "no-such-file",
        "diagnose/curl-head.in",
        "diagnose",
    ])
    .run();
    assert!(
        run.stdout.starts_with("volume_busy (HTTP 409): "),
        "{run:#?}"
    );
    assert!(
        run.stderr.starts_with("error: cannot read no-such-file: "),
        "{run:#?}"
    );
    assert!(
        run.stderr
            .contains("error: cannot read diagnose: is a directory\n"),
        "{run:#?}"
    );
    assert_eq!(run.exit, 2);

    let run = errcat(&["diagnose", "--json", "no-such-file"]).run();
    let json = run.json();
    assert_eq!(
        (json["kind"].as_str(), json["reason"].as_str()),
        (Some("unreadable"), Some("io_error"))
    );
    assert_eq!(
        json["source"],
        serde_json::json!({"file": "no-such-file", "line": null})
    );
    assert_eq!(run.exit, 2);
}

#[test]
fn the_name_of_a_file_is_escaped() {
    let run = errcat(&["diagnose", "no\u{1b}[31m\nsuch-file"]).run();
    assert!(
        run.stderr
            .starts_with("error: cannot read no\\u{1b}[31m\\nsuch-file: "),
        "{run:#?}"
    );
}

#[test]
fn parse_is_an_alias_of_diagnose() {
    let run = errcat(&["parse", "diagnose/curl-body.in"]).run();
    assert!(run.stdout.starts_with("volume_busy: "), "{run:#?}");
}

#[test]
fn any_bytes_are_read_without_a_failure() {
    const BYTES: &[u8] = b"{}[]\"\\:,\n\r H/T1\xff\x00e\x1b";
    let mut random = 1_u32;
    for round in 0..200 {
        // Bytes with a meaning to the extractor, in the order of a fixed xorshift sequence.
        let bytes: Vec<u8> = (0..round * 7)
            .map(|_| {
                random ^= random << 13;
                random ^= random >> 17;
                random ^= random << 5;
                BYTES[random as usize % BYTES.len()]
            })
            .collect();
        for args in [&[][..], &["--json"]] {
            let run = errcat(args).stdin(bytes.clone()).run();
            assert!(
                (0..=1).contains(&run.exit),
                "{:?}: {run:#?}",
                bytes.escape_ascii().to_string()
            );
        }
    }
}

#[test]
fn a_large_document_is_skipped_and_the_rest_is_read() {
    let mut bytes = b"{\"a\": \"".to_vec();
    bytes.resize(5 * 1024 * 1024, b'x');
    bytes.extend_from_slice(b"\"}\n");
    bytes.extend(input("curl-body.in"));
    let run = errcat(&["--json"]).stdin(bytes).run();
    let lines = run.json_lines();
    assert_eq!(lines[0]["reason"], "too_large");
    assert_eq!(
        (lines[1]["code"].as_str(), &lines[1]["source"]["line"]),
        (Some("volume_busy"), &2.into())
    );
    assert_eq!(run.exit, 0);
}

#[test]
fn long_texts_are_cut_with_a_note() {
    let body = serde_json::json!({"error": "x".repeat(5_000), "code": "volume_busy", "request_id": "r".repeat(500)});
    let run = errcat(&[]).stdin(body.to_string()).run();
    assert!(
        run.stdout.contains("x... (3000 more characters)\n"),
        "{run:#?}"
    );
    assert!(
        run.stdout.contains("r... (300 more characters)\n"),
        "{run:#?}"
    );
    let run = errcat(&["--json"]).stdin(body.to_string()).run();
    assert_eq!(run.json()["message"], body["error"], "JSON loses nothing");
}

#[test]
fn a_detail_with_long_names_and_many_fields_costs_only_the_shown_fields() {
    // The paths of all fields would take 2 GB.
    let fields: serde_json::Map<_, _> = (0..100_000).map(|n| (n.to_string(), 1.into())).collect();
    let detail = serde_json::json!({ "k".repeat(20_000): fields });
    let body = serde_json::json!({"error": "m", "code": "volume_busy", "error_detail": detail});
    let run = errcat(&[]).stdin(body.to_string()).run();
    assert!(run.stdout.contains("99,997 more fields"), "{run:#?}");
    let run = errcat(&["-v"]).stdin(body.to_string()).run();
    assert!(run.stdout.contains("99,960 more fields"), "{run:#?}");
}

#[test]
fn a_response_that_rules_out_a_retry_overrides_retry_after() {
    let input = "HTTP/2 503\nretry-after: 5\n\n{\"error\": \"m\", \"code\": \"capacity_exceeded\", \"retryable\": false}";
    let run = errcat(&[]).stdin(input).run();
    assert!(
        run.stdout.contains(
            "Retry  not unchanged  [API]\n       the Retry-After header says: in 5 s  [header]\n"
        ),
        "{run:#?}"
    );
}

#[test]
fn an_unknown_code_has_a_next_step() {
    let run = errcat(&[])
        .stdin(r#"{"error": "m", "code": "brand_new"}"#)
        .run();
    assert!(
        run.stdout
            .contains("the code may be newer than this errcat"),
        "{run:#?}"
    );
}

#[test]
fn many_fields_of_a_detail_are_cut_with_a_note() {
    for (count, flags, note) in [
        (60, &[][..], "57 more fields; --verbose shows them\n"),
        (60, &["-v"], "20 more fields; --json shows all\n"),
        (41, &["-v"], "1 more field; --json shows all\n"),
    ] {
        let fields = (0..count).map(|n| (format!("field{n}"), n.into()));
        let detail: serde_json::Map<_, _> = fields.collect();
        let body = serde_json::json!({"error": "m", "code": "volume_busy", "error_detail": detail});
        let run = errcat(flags).stdin(body.to_string()).run();
        assert!(run.stdout.contains(note), "{run:#?}");
    }
}

#[test]
fn delays_come_from_headers_and_ids_from_details() {
    let body =
        r#"{"error": "m", "code": "rate_limit_exceeded", "error_detail": {"build_id": "tb_1"}}"#;
    let fraction = format!("HTTP/2 429\nretry-after: 1.5\n\n{body}");
    let json = errcat(&["--json"]).stdin(fraction).run().json();
    assert_eq!(
        (&json["retry"]["after_seconds"], &json["build_id"]),
        (&1.5.into(), &"tb_1".into())
    );

    let date = format!("HTTP/2 429\nretry-after: Mon, 23 Nov 2026 12:05:00 GMT\n\n{body}");
    let run = errcat(&[]).stdin(date.clone()).run();
    assert!(
        run.stdout
            .contains("Retry  yes, at 2026-11-23 12:05:00 UTC  [header]\n"),
        "{run:#?}"
    );
    let json = errcat(&["--json"]).stdin(date).run().json();
    assert_eq!(json["retry"]["at"], "2026-11-23T12:05:00Z");
    assert!(json["retry"]["after_seconds"].is_null());

    let past = "HTTP/2 429\ndate: Mon, 23 Nov 2026 12:06:00 GMT\nretry-after: Mon, 23 Nov 2026 12:05:00 GMT\n\n";
    let run = errcat(&[]).stdin(format!("{past}{body}")).run();
    assert!(run.stdout.contains("warning: Retry-After "), "{run:#?}");
}

#[test]
fn quiet_prints_only_failures_to_read_the_input() {
    for args in [
        &["-q"][..],
        &["--json", "--quiet"],
        &["diagnose", "-q", "--retryable"],
        &["--all", "-q", "--exit-code"],
    ] {
        for name in ["several-heads.in", "curl-head.in", "success.in", "empty.in"] {
            let run = errcat(args).stdin(input(name)).run();
            assert_eq!(run.stdout + &run.stderr, "", "{args:?} {name}");
        }
    }
    for args in [&["diagnose", "-q"][..], &["diagnose", "-q", "--json"]] {
        let run = errcat(&[args, &["no-such-file"]].concat()).run();
        assert_eq!(run.stdout, "", "{args:?}");
        assert!(
            run.stderr.starts_with("error: cannot read no-such-file: "),
            "{run:#?}"
        );
    }
}

/// The place at the end of a title, or `-`.
fn place(title: &str) -> &str {
    let word = title.rsplit(' ').next().unwrap_or_default();
    let has_line = |word: &&str| word.contains(':');
    Some(word).filter(has_line).unwrap_or("-")
}

/// The places at the ends of all titles.
fn places(stdout: &str) -> Vec<&str> {
    let is_title = |line: &&str| line.starts_with("volume_busy") || line.starts_with("rate_limit");
    let titles = stdout.lines().filter(is_title);
    titles.map(place).collect()
}

#[test]
fn the_place_is_shown_only_if_it_helps() {
    let one = "{\"error\": \"m\", \"code\": \"volume_busy\"}\n";
    let verbose = std::fs::read_to_string(data("clients/curl-verbose/busy.txt"));
    let verbose = verbose.expect("the input can be read");
    for (stdin, expected) in [
        (one.to_owned(), &["-"][..]),
        (format!("{one}text\n"), &["-"]),
        (format!("text\n{one}"), &["<stdin>:2"]),
        (format!("{{}}\n{one}"), &["<stdin>:2"]),
        // The first response is shown before the second one is read.
        (format!("{one}{one}"), &["-", "<stdin>:2"]),
        // Messages of curl precede the response.
        (verbose, &["-"]),
    ] {
        let run = errcat(&[]).stdin(stdin).run();
        assert_eq!(places(&run.stdout), expected, "{run:#?}");
    }
    for (files, expected) in [
        (&["diagnose/curl-body.in"][..], &["-"][..]),
        // With another response in the same file, the first one has its place, too.
        (
            &["diagnose/lines.in"],
            &["diagnose/lines.in:1", "diagnose/lines.in:2"],
        ),
        (
            &["diagnose/curl-body.in", "diagnose/empty.in"],
            &["diagnose/curl-body.in:1"],
        ),
        (
            &["--all", "diagnose/curl-body.in"],
            &["diagnose/curl-body.in:1"],
        ),
    ] {
        let run = errcat(&[&["diagnose"], files].concat()).run();
        assert_eq!(places(&run.stdout), expected, "{run:#?}");
    }
}

#[test]
fn a_long_message_takes_linear_time() {
    for part in ["vol_", "vol_1 ", "_", "a "] {
        let message = part.repeat(1_000_000 / part.len());
        let body = format!("{{\"error\": \"{message}\", \"code\": \"volume_busy\"}}");
        let start = Instant::now();
        let run = errcat(&[]).stdin(body).run();
        assert!(start.elapsed() < Duration::from_secs(20), "{part:?}");
        assert_eq!(run.exit, 0, "{part:?}");
    }
}
