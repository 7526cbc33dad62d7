//! `errcat triage`.

use serde_json::Value;

use crate::harness::{Folder, Run, data, errcat};

/// The log of a day with a deployment at 14:00; `make_log.py` beside it says what happened.
pub(crate) const LOG: &str = "triage/app.log";

const DEPLOYMENT: &str = "2026-11-23T14:00:00Z";

/// Runs `triage` with these arguments.
pub(crate) fn triage(args: &[&str]) -> Run {
    errcat(&[&["triage"], args].concat()).run()
}

/// The lines of the output, as cells.
pub(crate) fn cells(run: &Run) -> Vec<Vec<&str>> {
    let lines = run.stdout.lines();
    lines.map(|line| line.split('\t').collect()).collect()
}

/// A line of a log with an error response.
pub(crate) fn line(time: &str, code: &str) -> String {
    format!("{time} ERROR {{\"error\": \"m\", \"code\": \"{code}\", \"request_id\": \"req_1\"}}\n")
}

#[test]
fn a_pipe_gets_lines_of_all_codes() {
    let run = triage(&[LOG]);
    let lines = cells(&run);
    assert_eq!(run.exit, 0);
    assert_eq!(lines.len(), 19, "{run:#?}");
    assert!(lines.iter().all(|line| line.len() == 8));
    assert_eq!(
        lines[0],
        [
            "rate_limit_exceeded",
            "108",
            "0.265356",
            "quotas-and-rate-limits",
            "after_window",
            "2026-11-23T00:41:47Z",
            "2026-11-23T23:39:37Z",
            "req_d2a73161,req_78c021ae,req_b6c1df41"
        ]
    );
    let group_of = |code| {
        let line = lines.iter().find(|line| line[0] == code);
        line.expect("it is listed")[3]
    };
    assert_eq!(group_of("edge_token_expired"), "edge");
    assert_eq!(group_of("machine_not_found"), "sandboxes-and-scheduling");
    assert_eq!(group_of("volume_quota_pending"), "unknown");
    let counts = lines.iter().map(|line| line[1].parse::<u64>());
    let sum: u64 = counts.map(|count| count.expect("a number")).sum();
    assert_eq!(
        run.stderr,
        format!(
            "errcat: {sum} error responses in 1,007 lines (40.4 %), 106 kB, 2026-11-23 \
             00:04-23:59 UTC\n"
        )
    );
}

#[test]
fn nothing_found_is_a_negative_result_and_complete_json() {
    for (input, message) in [
        ("", "no error response in the input (0 lines)"),
        ("a\nb\n", "no error response in the input (2 lines)"),
        (
            "2026-11-23 x {\"error\": \"m\", \"code\"\n",
            "no error response in the input (1 line, 1 unreadable JSON document)",
        ),
    ] {
        let run = errcat(&["triage"]).stdin(input).run();
        assert_eq!((run.exit, run.stdout.as_str()), (1, ""));
        assert!(
            run.stderr
                .starts_with(&format!("error: {message}\n\n  tip: ")),
            "{}",
            run.stderr
        );
        let json = errcat(&["triage", "--json"]).stdin(input).run();
        assert_eq!(json.exit, 1);
        let json = json.json();
        assert_eq!(json["codes"], Value::Array(Vec::new()));
        assert_eq!(json["totals"]["lines"], input.lines().count());
    }
}

#[test]
fn only_the_top_is_listed_on_request() {
    let all = triage(&[LOG]);
    let top: Vec<_> = cells(&all).into_iter().take(3).collect();
    assert_eq!(cells(&triage(&[LOG, "--top", "3"])), top);
    assert_eq!(triage(&[LOG, "--all"]).stdout, all.stdout);
    assert_eq!(triage(&[LOG, "--all", "--top", "3"]).exit, 2);
    assert_eq!(triage(&[LOG, "--top", "0"]).exit, 2);
}

#[test]
fn filters_choose_what_is_counted() {
    let counts = |args: &[&str]| {
        let run = triage(&[&[LOG, "--json"], args].concat());
        let json = run.json();
        let codes = json["codes"].as_array().expect("a list");
        let unknown = json["unknown"].as_array().expect("a list");
        let codes = codes.iter().chain(unknown);
        let codes: Vec<_> = codes
            .map(|code| {
                let name = code["code"].as_str().expect("a text");
                (name.to_owned(), code["count"].as_u64().expect("a number"))
            })
            .collect();
        assert_eq!(
            codes.iter().map(|(_, count)| count).sum::<u64>(),
            json["totals"]["counted"].as_u64().expect("a number")
        );
        codes
    };
    let codes = |args: &[&str]| -> Vec<String> {
        let counts = counts(args).into_iter();
        counts.map(|(code, _)| code).collect()
    };
    for (args, expected) in [
        (&["--code", "Volume-Busy"][..], &["volume_busy"][..]),
        (
            &["--code", "sandbox_not_found"],
            &["machine_not_found", "sandbox_not_found"],
        ),
        (
            &["--code", "quota_exceeded", "--code", "volume_quota_pending"],
            &["QUOTA_EXCEEDED", "volume_quota_pending"],
        ),
        (
            &["--category", "quo"],
            &["rate_limit_exceeded", "QUOTA_EXCEEDED"],
        ),
    ] {
        assert_eq!(codes(args), expected, "{args:?}");
    }
    let busy = |args: &[&str]| {
        let counts = counts(&[&["--code", "volume_busy"], args].concat());
        counts.first().map_or(0, |(_, count)| *count)
    };
    let [before, after] = [
        busy(&["--until", DEPLOYMENT]),
        busy(&["--since", DEPLOYMENT]),
    ];
    assert!(before > 10 && after > 10, "{before} {after}");
    assert_eq!(before + after, busy(&[]));
    assert_eq!(busy(&["--since", "2026-11-24"]), 0);

    let run = triage(&[LOG, "--code", "volume_bsy"]);
    assert_eq!(
        (run.exit, run.stderr.as_str()),
        (
            1,
            "error: no error response passes the filters (407 with other codes)\n\n  \
             tip: did you mean `--code volume_busy`?\n"
        )
    );
}

#[test]
fn responses_without_a_time_do_not_pass_filters_of_times() {
    let run = errcat(&["triage", "--since", "2026-11-23"])
        .stdin(line("", "volume_busy"))
        .run();
    assert_eq!(
        (run.exit, run.stderr.as_str()),
        (
            1,
            "error: no error response passes the filters (1 without a time)\n\n  \
             tip: leave out `--since` and `--until` to count responses without a time\n"
        )
    );
}

#[test]
fn a_time_that_cannot_be_read_is_wrong_usage() {
    let run = triage(&[LOG, "--since", "yesterday"]);
    assert_eq!(run.exit, 2);
    assert!(
        run.stderr.starts_with(
            "error: invalid value 'yesterday' for '--since <TIME>'\n\n  \
             tip: use a date, a time such as 2026-11-23T06:50:27Z, or '2h ago'\n"
        ),
        "{}",
        run.stderr
    );
}

#[test]
fn wrong_values_have_a_tip() {
    for (args, error) in [
        (
            &["--since", "2026-11-25", "--until", "2026-11-20"][..],
            "error: `--since` (2026-11-25T00:00:00Z) is not before `--until` \
             (2026-11-20T00:00:00Z)\n\n  \
             tip: `--since` is the earlier time, `--until` the later one\n",
        ),
        (
            &["--top", "0"],
            "error: invalid value '0' for '--top <N>': use a whole number above 0\n",
        ),
        (
            &["--category", "volums"],
            "\n\n  tip: a similar value exists: 'volumes'\n",
        ),
        (
            &["--by", "hours"],
            "\n\n  tip: a similar value exists: 'hour'\n",
        ),
    ] {
        let run = triage(&[&[LOG], args].concat());
        assert_eq!((run.exit, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains(error), "{}", run.stderr);
    }
}

#[test]
fn responses_are_counted_by_other_keys() {
    let first = |key| {
        let run = triage(&[LOG, LOG, "--allow-duplicates", "--by", key]);
        let lines = cells(&run);
        assert!(lines.iter().all(|line| line.len() == 5), "{run:#?}");
        let counts = lines.iter().map(|line| line[1].parse::<u64>());
        let sum: u64 = counts.map(|count| count.expect("a number")).sum();
        let first = lines.first().map(|line| line[..2].join(" "));
        (lines.len(), sum, first.expect("there are lines"))
    };
    for (key, lines, sum, expected) in [
        ("category", 10, 814, "quotas-and-rate-limits 238"),
        ("retry", 5, 814, "depends 258"),
        ("hour", 24, 814, "2026-11-23T00:00:00Z 28"),
        ("file", 1, 814, "triage/app.log 814"),
    ] {
        assert_eq!(first(key), (lines, sum, expected.to_owned()), "{key}");
    }
    let run = triage(&[LOG, "--by", "day"]);
    assert_eq!(run.exit, 2);
    assert!(
        run.stderr.contains("code, category, retry, hour, file"),
        "{}",
        run.stderr
    );
}

#[test]
fn changes_after_a_cut_are_listed() {
    let run = triage(&[LOG, "--cut", DEPLOYMENT]);
    let lines = cells(&run);
    let changes: Vec<_> = lines.iter().map(|line| line[..2].join(" ")).collect();
    assert_eq!(
        changes,
        [
            "new volume_mount_credential_issue_failed",
            "gone snapshot_in_use",
            "changed rate_limit_exceeded",
            "uncertain volume_quota_pending",
            "uncertain operator_required",
        ]
    );
    assert!(lines.iter().all(|line| line.len() == 7), "{run:#?}");
    assert_eq!(run.exit, 0);
}

#[test]
fn a_new_code_fails_a_deployment_check() {
    let folder = Folder::new();
    let log = std::fs::read_to_string(data(LOG)).expect("it is there");
    let start = log.find("2026-11-23T14").expect("the deployment");
    let (before, after) = log.split_at(start);
    let (before, after) = (
        folder.write("before.log", before),
        folder.write("after.log", after),
    );
    let report = triage(&["--json", &before]);
    let report = folder.write("before.json", &report.stdout);
    let none = folder.write("none.json", &triage(&["--json", "--top", "1"]).stdout);
    let other = triage(&["--json", &before, "--code", "volume_busy"]);
    let other = folder.write("other.json", &other.stdout);
    let empty = folder.write("empty.log", "");
    let quiet = folder.write("quiet.log", "all is well\n");
    let timeless = folder.write("timeless.log", line("", "volume_busy"));
    for (args, exit, message) in [
        (&[LOG, "--cut", DEPLOYMENT][..], 1, ""),
        (&[LOG, "--cut", "2026-11-23T18:00:00Z"], 0, ""),
        (&[&after, "--against", &report], 1, ""),
        (&[&before, "--against", &report], 0, ""),
        (
            &[LOG, "--cut", "2026-11-20"],
            2,
            "error: nothing to compare with: no error response is before the cut\n\n  \
             tip: use a later time: the first error response is at 2026-11-23T00:04:08Z\n",
        ),
        (
            &[LOG, "--cut", "2026-11-25"],
            0,
            "error: nothing to compare: no error response is after the cut\n\n  \
             tip: use an earlier time: the last error response is at 2026-11-23T23:59:03Z\n",
        ),
        (
            &[&timeless, "--cut", "2026-11-25"],
            2,
            "error: nothing to compare: no error response has a time\n\n  tip: compare two logs: ",
        ),
        (
            &[&quiet, "--cut", "2026-11-25"],
            0,
            "error: no error response in the input (1 line)\n",
        ),
        (
            &[&after, "--against", &none],
            2,
            "error: nothing to compare with: the earlier report has no error response\n\n  \
             tip: use a report of an earlier log: `errcat triage --json FILE`\n",
        ),
        (
            &[&after, "--against", &other],
            2,
            "error: nothing to compare: the earlier report counts other codes\n\n  \
             tip: use the same `--code` and `--category` for both\n",
        ),
        (
            &[&after, "--against", &empty],
            2,
            "is empty, so it is not a report\n\n  \
             tip: make the report again with `errcat triage --json FILE`\n",
        ),
        (
            &[&quiet, "--against", &report],
            0,
            "error: nothing to compare: the input has no error response\n",
        ),
        (
            &[&empty, "--against", &report],
            2,
            "error: nothing to compare: the input has no error response\n",
        ),
        (&[&after], 2, "error: the following required arguments"),
        (
            &["--merge", &report],
            2,
            "error: `--fail-on` needs `--against`, or reports made with `--cut`\n\n  \
             tip: add `--against REPORT`, with the report of an earlier run\n",
        ),
    ] {
        let run = triage(&[args, &["--fail-on", "new"]].concat());
        assert_eq!(run.exit, exit, "{args:?}: {run:#?}");
        assert!(run.stderr.contains(message), "{args:?}: {run:#?}");
    }
}

#[test]
fn merged_reports_equal_one_run() {
    let folder = Folder::new();
    let log = std::fs::read_to_string(data(LOG)).expect("it is there");
    let lines: Vec<_> = log.split_inclusive('\n').collect();
    for options in [&[][..], &["--by", "hour"], &["--cut", DEPLOYMENT]] {
        let report = |input: &str| {
            let args = [&["triage", "--json"], options].concat();
            errcat(&args).stdin(input).run().stdout
        };
        let parts = [0..100, 100..101, 101..101, 101..600, 600..lines.len()];
        let parts: Vec<_> = parts
            .into_iter()
            .map(|part| report(&lines[part].concat()))
            .collect();
        let whole: Value = serde_json::from_str(&report(&log)).expect("JSON");
        let files: Vec<_> = parts
            .iter()
            .enumerate()
            .map(|(number, part)| folder.write(&format!("{number}.json"), part))
            .collect();
        let files: Vec<_> = files.iter().map(String::as_str).collect();
        let from_files = triage(&[&["--merge", "--json"], &files[..]].concat());
        let from_stdin = errcat(&["triage", "--merge", "--json"])
            .stdin(parts.concat())
            .run();
        for run in [from_files, from_stdin] {
            assert_eq!((run.exit, run.stderr.as_str()), (0, ""));
            let mut merged = run.json();
            assert_eq!(merged["inputs"].as_array().map(Vec::len), Some(parts.len()));
            merged["inputs"] = whole["inputs"].clone();
            assert_eq!(merged, whole, "{options:?}");
        }
    }
}

#[test]
fn reports_that_cannot_be_merged_are_named() {
    let folder = Folder::new();
    let report = |args: &[&str]| triage(&[&[LOG, "--json"], args].concat()).stdout;
    let whole = folder.write("whole.json", report(&[]));
    let again = folder.write("again.json", report(&[]));
    let hours = folder.write("hours.json", report(&["--by", "hour"]));
    let newer = report(&[]).replace("\"schema_version\":1", "\"schema_version\":2");
    let newer = folder.write("newer.json", &newer);
    for (args, reason, message) in [
        (
            [&whole, &again],
            "duplicate_input",
            format!("cannot merge {again}: triage/app.log was already counted"),
        ),
        (
            [&whole, &hours],
            "other_options",
            format!(
                "cannot merge {hours}: the reports differ in their filter, their cut or their \
                 groups"
            ),
        ),
        (
            [&whole, &newer],
            "invalid_report",
            format!("{newer} was made by a newer version of errcat"),
        ),
        (
            [&whole, &LOG.to_owned()],
            "invalid_report",
            format!("{LOG} is not a report: "),
        ),
        (
            [&whole, &"no-such-file".to_owned()],
            "io_error",
            "cannot read no-such-file: ".to_owned(),
        ),
    ] {
        let run = triage(&["--merge", args[0], args[1], "--json"]);
        assert_eq!(run.exit, 2, "{run:#?}");
        let json = run.json();
        assert_eq!([&json["kind"], &json["reason"]], ["failure", reason]);
        let detail = json["detail"].as_str().expect("a text");
        assert!(detail.starts_with(&message), "{detail}");
        assert!(
            run.stderr.starts_with(&format!("error: {message}")),
            "{}",
            run.stderr
        );
    }
    let run = errcat(&["triage", "--merge"])
        .stdin(report(&[]).repeat(2))
        .run();
    assert!(
        run.stderr
            .starts_with("error: cannot merge report 2 of <stdin>: "),
        "{}",
        run.stderr
    );
    let run = triage(&["--merge", &whole, &again, "--json", "--allow-duplicates"]);
    assert_eq!(run.exit, 0);
    assert_eq!(run.json()["totals"]["responses"], 814);
    let run = triage(&["--merge", &whole, "--code", "volume_busy"]);
    assert_eq!(run.exit, 2);
}

#[test]
fn what_is_in_no_line_is_noted() {
    let log = [
        line("2026-11-23", "volume_busy"),
        "{\"error\": \"m\", \"code\"\n".to_owned(),
        "HTTP/1.1 404 Not Found\n\n{\"error\": \"m\"}\n".to_owned(),
    ];
    let run = errcat(&["triage"]).stdin(log.concat()).run();
    assert_eq!(cells(&run).len(), 1);
    assert_eq!(
        run.stderr,
        "errcat: 2 error responses in 5 lines (40.0 %), 139 bytes; 1 without a code; not counted: 1 \
         unreadable JSON document\n"
    );
}

#[test]
fn texts_from_logs_and_reports_are_escaped() {
    let body = r#"{"error": "m", "code": "new\u202ezzz", "request_id": "r\u202e1"}"#;
    let report = errcat(&["triage", "--json"]).stdin(body).run().stdout;
    let forged = report.replace("zzz", r"zzz\t0\nnot_found\u001b[31m");
    for (args, input, code) in [
        (&[][..], body, r"new\u{202e}zzz"),
        (&["--merge"], &report, r"new\u{202e}zzz"),
        (
            &["--merge"],
            &forged,
            r"new\u{202e}zzz\t0\nnot_found\u{1b}[31m",
        ),
    ] {
        let run = errcat(&[&["triage"], args].concat()).stdin(input).run();
        let lines = cells(&run);
        assert_eq!(lines.len(), 1, "{run:#?}");
        assert_eq!((lines[0][0], lines[0][7]), (code, r"r\u{202e}1"));
    }
}
