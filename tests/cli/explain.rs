//! `errcat explain`.

use serde_json::{Value, json};

use crate::catalog_texts::redacted;
use crate::harness::{codes, errcat, related_codes};

#[test]
fn an_entry_shows_the_next_step_first() {
    let run = errcat(&["explain", "volume_busy"]).run();
    assert_eq!(run.exit, 0);
    assert_eq!(
        redacted(&run.stdout),
        "volume_busy: [DESCRIPTION volume_busy]

Next   [ADVICE volume_busy]  [errcat]
Run    Volume.get_by_name(NAME).attachments()
   or  GET /v1/volumes/ID/attachments
Retry  depends  [errcat]
         later           [ARGUMENT later volume_busy]
         after a change  [ARGUMENT after_change volume_busy]

Volumes · usually HTTP 409 (inferred) · see also volume_stale_revision, volume_limit_exceeded
https://docs.ns.rocks/reference/error-codes
"
    );
}

#[test]
fn verbose_shows_more() {
    for code in ["volume_busy", "sandbox_not_ready", "missing_api_key"] {
        let short = errcat(&["explain", code]).run().stdout;
        for args in [["explain", code, "-v"], ["--verbose", "explain", code]] {
            let long = errcat(&args).run();
            assert_eq!((long.exit, long.stderr.as_str()), (0, ""));
            assert!(
                long.stdout.lines().count() > short.lines().count(),
                "{long:#?}"
            );
            assert!(long.stdout.contains("CLI exit"), "{long:#?}");
        }
        assert!(!short.contains("CLI exit"), "{short}");
    }
}

#[test]
fn verbose_says_what_a_verdict_is_based_on() {
    for (code, basis) in [
        ("snapshot_not_found", "from the published description"),
        ("unauthorized", "inferred from the vendor's documentation"),
        ("transition_in_progress", "inferred from the Python SDK"),
        ("rebuild_required", "guessed from the code's name"),
        (
            "transition_conflict",
            "inferred from the published description",
        ),
    ] {
        let run = errcat(&["explain", code, "-v"]).run();
        let mut lines = run.stdout.lines();
        let verdict = lines.find(|line| line.starts_with("  verdict "));
        let ends = verdict.is_some_and(|line| line.ends_with(&format!(", {basis}")));
        assert!(ends, "{code}: {run:#?}");
    }
}

#[test]
fn every_code_is_explained_within_sixteen_lines() {
    for code in codes().into_iter().chain(related_codes()) {
        let run = errcat(&["explain", &code]).run();
        assert!(run.stdout.starts_with(&format!("{code}: ")), "{run:#?}");
        assert!(run.stdout.lines().count() <= 16, "{run:#?}");
        assert_eq!((run.exit, run.stderr.as_str()), (0, ""));
    }
}

#[test]
fn a_code_is_found_in_any_pasted_form() {
    for pasted in [
        "QUOTA_EXCEEDED",
        "quota_exceeded",
        "Quota-Exceeded",
        "quota exceeded",
        "\"QUOTA_EXCEEDED\",",
        "`quota_exceeded`.",
        " 'quota_exceeded': ",
    ] {
        let run = errcat(&["explain", pasted]).run();
        assert!(
            run.stdout
                .starts_with("QUOTA_EXCEEDED: The request exceeds the quota limit.\n"),
            "{pasted}: {run:#?}"
        );
        assert_eq!(run.exit, 0, "{pasted}");
    }
}

#[test]
fn a_newer_name_is_explained_as_the_catalog_code() {
    let run = errcat(&["explain", "machine_not_found"]).run();
    assert!(run.stdout.starts_with("machine_not_found: "), "{run:#?}");
    let says = "called sandbox_not_found in the published catalog";
    assert!(run.stdout.contains(says), "{run:#?}");
    assert!(
        run.stdout.contains("\nRun    nullspace machine list\n"),
        "{run:#?}"
    );
    assert_eq!(run.exit, 0);
    let run = errcat(&["explain", "sandbox_not_found"]).run();
    assert!(
        run.stdout
            .contains("called machine_not_found in Python SDK 1.0"),
        "{run:#?}"
    );
    assert!(
        run.stdout.contains("\nRun    nullspace sandbox list\n"),
        "{run:#?}"
    );

    let json = errcat(&["explain", "--json", "volume_busy", "machine_not_found"])
        .run()
        .json();
    assert_eq!(
        json["renamed"],
        json!([{"asked": "machine_not_found", "code": "sandbox_not_found"}])
    );
}

#[test]
fn codes_are_explained_in_the_given_order_despite_an_unknown_one() {
    let run = errcat(&["explain", "volume_busy", "volume_bsy", "unauthorized"]).run();
    let busy = run
        .stdout
        .find("volume_busy: ")
        .expect("the first is explained");
    let unauthorized = run
        .stdout
        .find("\n\nunauthorized: ")
        .expect("the last is explained");
    assert!(busy < unauthorized);
    assert_eq!(
        run.stderr,
        "error: unknown code `volume_bsy`\n\n  tip: did you mean `errcat explain volume_busy`?\n"
    );
    assert_eq!(run.exit, 1);
}

#[test]
fn an_unknown_code_has_a_tip_with_a_command() {
    let known = codes().len() + related_codes().len();
    let all = format!("`errcat list --origin all` lists all {known} codes that errcat knows");
    for (code, tip) in [
        ("zzz", all.as_str()),
        ("", &all),
        ("volume_bsy", "did you mean `errcat explain volume_busy`?"),
        (
            "captcha",
            "did you mean `errcat explain captcha_failed`, `captcha_required` or \
             `captcha_unavailable`?",
        ),
        // Codes that are not in the catalog have their origin.
        (
            "pty_protocol_eror",
            "did you mean `errcat explain pty_protocol_error` (client)?",
        ),
    ] {
        let run = errcat(&["explain", code]).run();
        assert_eq!((run.exit, run.stdout.as_str()), (1, ""));
        let expected = format!("error: unknown code `{code}`\n\n  tip: {tip}\n");
        assert_eq!(run.stderr, expected);
    }
    let run = errcat(&["explain", "zzz", "volume_bsy"]).run();
    assert_eq!(run.stderr.matches("\n\nerror: ").count(), 1, "{run:#?}");
}

/// The codes of the JSON of a status.
fn codes_of_status(json: &Value) -> Vec<String> {
    let codes = json["codes"].as_array().expect("a list");
    let names = codes.iter().filter_map(|code| code["code"].as_str());
    names.map(str::to_owned).collect()
}

#[test]
fn a_status_lists_its_codes_of_all_origins() {
    let run = errcat(&["explain", "409"]).run();
    assert_eq!((run.exit, run.stderr.as_str()), (0, ""));
    let json = errcat(&["explain", "409", "429", "--json"]).run().json();
    let statuses = json["statuses"].as_array().expect("a list");
    assert_eq!(statuses[0]["status"], 409);
    assert_eq!(statuses[1]["status"], 429);
    assert_eq!(json["codes"], json!([]));
    for (status, code) in [
        (0, "volume_busy"),
        (0, "transition_in_progress"),
        (1, "rate_limit_exceeded"),
    ] {
        assert!(
            codes_of_status(&statuses[status]).contains(&code.to_owned()),
            "{code}"
        );
    }
    // They are those that have the status, as `list --status` says, too.
    for status in statuses {
        let number = status["status"].to_string();
        let all = errcat(&["list", "--origin", "all", "--status", &number, "--json"]);
        assert_eq!(all.run().json()["codes"], status["codes"]);
        let codes = codes_of_status(status);
        assert!(codes.len() > 2, "{number}");
        let run = errcat(&["explain", &number]).run();
        let title = format!("{} codes come with HTTP {number}:\n", codes.len());
        assert!(run.stdout.starts_with(&title), "{run:#?}");
        let mut lines = run.stdout.lines().skip(1);
        for code in codes {
            let line = lines.next().unwrap_or_default();
            assert!(line.starts_with(&format!("  {code} ")), "{code}: {run:#?}");
        }
    }
    // A code without a status is never listed.
    let all = errcat(&["list", "--origin", "all", "--json"]).run().json();
    let without = all["codes"].as_array().expect("a list").iter();
    let without = without.filter(|code| code["http_statuses"] == json!([]));
    assert!(without.count() > 20);
}

#[test]
fn a_status_that_no_code_has_is_a_negative_result() {
    let run = errcat(&["explain", "418", "volume_busy"]).run();
    assert_eq!(run.exit, 1);
    assert!(run.stdout.starts_with("volume_busy"), "{run:#?}");
    assert_eq!(
        run.stderr,
        "error: no known code comes with HTTP 418\n\n  tip: pipe in the response to see what it \
         says: `curl -sSi URL 2>&1 | errcat`\n"
    );
    let run = errcat(&["explain", "418", "--json"]).run();
    assert_eq!(run.exit, 1);
    assert_eq!(
        run.json()["statuses"],
        json!([{"status": 418, "codes": []}])
    );
    // Not a status.
    let run = errcat(&["explain", "999"]).run();
    assert!(
        run.stderr.starts_with("error: unknown code `999`\n"),
        "{run:#?}"
    );
}

#[test]
fn json_lists_known_and_unknown_codes() {
    let run = errcat(&["explain", "--json", "volume_bsy", "Volume-Busy", "zzz"]).run();
    let json = run.json();
    assert_eq!(json["schema_version"], 1);
    assert_eq!(json["codes"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["codes"][0]["code"], "volume_busy");
    assert_eq!(
        json["unknown"],
        json!([{"asked": "volume_bsy", "suggestions": ["volume_busy"]}, {"asked": "zzz", "suggestions": []}])
    );
    assert_eq!(run.exit, 1);
}

#[test]
fn list_and_explain_print_the_same_entry_object() {
    let listed: Value = errcat(&["list", "--json"]).run().json()["codes"].take();
    let codes = codes();
    let args: Vec<&str> = ["explain", "--json"]
        .into_iter()
        .chain(codes.iter().map(String::as_str))
        .collect();
    assert_eq!(errcat(&args).run().json()["codes"], listed);
}

#[test]
fn control_characters_of_an_argument_are_escaped() {
    let run = errcat(&["explain", "\u{1b}[31mred\u{202e}"]).run();
    assert!(
        run.stderr
            .starts_with("error: unknown code `\\u{1b}[31mred\\u{202e}`\n"),
        "{run:#?}"
    );
}

#[test]
fn a_missing_code_is_a_usage_error() {
    assert_eq!(errcat(&["explain"]).run().exit, 2);
}

#[test]
fn a_non_catalog_code_shows_its_origin() {
    for (code, origin, exit) in [
        ("edge_token_expired", "edge", 4),
        ("not_found", "server", 3),
        ("function_secret_name_conflict", "server", 7),
        ("missing_api_key", "client", 4),
    ] {
        let run = errcat(&["explain", code]).run();
        assert_eq!((run.exit, run.stderr.as_str()), (0, ""));
        assert!(run.stdout.contains("non-catalog code"), "{run:#?}");
        assert!(
            !run.stdout.contains("docs.ns.rocks"),
            "no page has it: {run:#?}"
        );
        let json = errcat(&["explain", code, "--json"]).run().json();
        assert_eq!(json["codes"][0]["origin"], origin, "{code}");
        assert_eq!(json["codes"][0]["cli_exit"], exit, "{code}");
        assert_eq!(json["unknown"], json!([]));
    }
}

#[test]
fn json_has_the_arguments_of_an_uncertain_verdict() {
    let json = errcat(&["explain", "volume_busy", "--json"]).run().json();
    let readings = &json["codes"][0]["retry"]["readings"];
    assert_eq!(readings[0]["verdict"], "later");
    assert_eq!(readings[1]["verdict"], "after_change");
}

#[test]
fn a_caveat_says_what_contradicts_an_exit_code_or_a_verdict() {
    for (code, parts) in [
        (
            "sandbox_not_ready",
            &["7 (conflict)\n", "exits with 7", "exits with 1"][..],
        ),
        ("feature_unavailable", &["says to retry later, but"]),
        ("captcha_unavailable", &["generated from the code's name"]),
    ] {
        let run = errcat(&["explain", code, "-v"]).run();
        assert!(run.stdout.contains("\n  caveat "), "{run:#?}");
        for part in parts {
            assert!(run.stdout.contains(part), "{part:?} is missing: {run:#?}");
        }
        let json = errcat(&["explain", code, "--json"]).run().json();
        assert!(json["codes"][0]["caveat"].is_string(), "{json}");
    }
}

#[test]
fn a_retry_that_needs_a_header_says_so() {
    let run = errcat(&["explain", "capacity_exceeded"]).run();
    let retry = "\nRetry  depends: yes only if a Retry-After header says when  [errcat]\n";
    assert!(run.stdout.contains(retry), "{run:#?}");
    let json = errcat(&["explain", "capacity_exceeded", "--json"])
        .run()
        .json();
    let retry = &json["codes"][0]["retry"];
    assert_eq!(retry["needs_retry_after"], true);
    assert_eq!(retry["permitted"], false);
}

#[test]
fn the_newer_name_of_a_non_catalog_code_is_found() {
    let run = errcat(&["explain", "machine_paused_auto_resume_disabled"]).run();
    let title = "machine_paused_auto_resume_disabled: ";
    assert!(run.stdout.starts_with(title), "{run:#?}");
    let older = "called sandbox_paused_auto_resume_disabled in older documentation";
    assert!(run.stdout.contains(older), "{run:#?}");
}
