//! `errcat explain`.

use serde_json::{Value, json};

use crate::catalog_texts::redacted;
use crate::harness::{codes, errcat, related_codes};

#[test]
fn an_entry_shows_all_its_parts() {
    let run = errcat(&["explain", "volume_busy"]).run();
    assert_eq!(run.exit, 0);
    let shown = redacted(&run.stdout);
    for part in [
        "volume_busy (Volumes)\n[DESCRIPTION volume_busy]\n",
        "http status  409 (inferred)\n",
        "retry        depends: ",
        "basis        errcat's reading of the name of the code alone\n",
        "cli exit     7 (conflict)\n",
        "see also     volume_stale_revision, ",
        "docs         https://docs.ns.rocks/reference/error-codes\n",
        "In doubt, what speaks for which:\n  later         [ARGUMENT later volume_busy]\n",
        "Advice (errcat's reading, not the API's word):\n  [ADVICE volume_busy]\n",
    ] {
        assert!(shown.contains(part), "{part:?} is missing: {shown}");
    }
}

#[test]
fn every_code_is_explained_within_twenty_lines() {
    for code in codes().into_iter().chain(related_codes()) {
        let run = errcat(&["explain", &code]).run();
        assert!(run.stdout.starts_with(&format!("{code} (")), "{run:#?}");
        assert!(run.stdout.lines().count() <= 20, "{run:#?}");
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
                .starts_with("QUOTA_EXCEEDED (Quotas And Rate Limits)\n"),
            "{pasted}: {run:#?}"
        );
        assert_eq!(run.exit, 0, "{pasted}");
    }
}

#[test]
fn a_renamed_code_explains_the_catalog_code() {
    let run = errcat(&["explain", "machine_not_found"]).run();
    assert!(run.stdout.starts_with("sandbox_not_found ("), "{run:#?}");
    let says = "machine_not_found is what release 1.0 of the Python SDK calls sandbox_not_found";
    assert!(run.stdout.contains(says), "{run:#?}");
    assert_eq!(run.exit, 0);

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
        .find("volume_busy (")
        .expect("the first is explained");
    let unauthorized = run
        .stdout
        .find("\n\nunauthorized (")
        .expect("the last is explained");
    assert!(busy < unauthorized);
    let known = codes().len();
    assert_eq!(
        run.stderr,
        format!("errcat: `volume_bsy` is not among the {known} catalog codes; near: volume_busy\n")
    );
    assert_eq!(run.exit, 1);
}

#[test]
fn an_unknown_code_without_suggestions_has_a_next_step() {
    let run = errcat(&["explain", "zzz"]).run();
    assert_eq!((run.exit, run.stdout.as_str()), (1, ""));
    let known = codes().len();
    assert_eq!(
        run.stderr,
        format!(
            "errcat: `zzz` is not among the {known} catalog codes; `errcat list --origin all \
             TEXT` searches all that errcat knows\n"
        )
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
            .starts_with("errcat: `\\u{1b}[31mred\\u{202e}` is not"),
        "{run:#?}"
    );
}

#[test]
fn a_missing_code_is_a_usage_error() {
    assert_eq!(errcat(&["explain"]).run().exit, 2);
}

#[test]
fn a_non_catalog_code_shows_its_origin() {
    for (code, made_by, exit) in [
        ("edge_token_expired", "the edge or the preview proxy", 4),
        ("not_found", "the server", 3),
        ("function_secret_name_conflict", "the server", 7),
        (
            "missing_api_key",
            "the Python SDK or the nullspace CLI, not the API",
            4,
        ),
    ] {
        let run = errcat(&["explain", code]).run();
        assert_eq!((run.exit, run.stderr.as_str()), (0, ""));
        assert!(
            run.stdout.starts_with(&format!("{code} (Related: ")),
            "{run:#?}"
        );
        assert!(
            run.stdout.contains(&format!("made by {made_by}")),
            "{run:#?}"
        );
        assert!(
            run.stdout
                .contains(&format!("not among the {} catalog codes", codes().len())),
            "{run:#?}"
        );
        let is_exit =
            |line: &str| line.starts_with("  cli exit") && line.contains(&format!(" {exit} ("));
        assert!(run.stdout.lines().any(is_exit), "{run:#?}");
        assert!(
            !run.stdout.contains("docs.ns.rocks"),
            "no page has it: {run:#?}"
        );
        let json = errcat(&["explain", code, "--json"]).run().json();
        assert_eq!(json["codes"][0]["cli_exit"], exit, "{code}");
        assert_eq!(json["unknown"], json!([]));
    }
}

#[test]
fn an_uncertain_verdict_lists_its_arguments() {
    let run = errcat(&["explain", "volume_busy"]).run();
    let reasons = "\n  later         [ARGUMENT later volume_busy]\n  \
                   after_change  [ARGUMENT after_change volume_busy]\n";
    assert!(redacted(&run.stdout).contains(reasons), "{run:#?}");
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
            &["cli exit  7 (conflict)\n", "exits with 7", "exits with 1"][..],
        ),
        (
            "feature_unavailable",
            &["after_change: fails again", "says to retry later, but"],
        ),
        ("captcha_unavailable", &["generated from the names"]),
    ] {
        let run = errcat(&["explain", code]).run();
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
    let basis = "errcat's reading of the Python SDK, only with a Retry-After header\n";
    assert!(run.stdout.contains(basis), "{run:#?}");
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
    assert!(
        run.stdout
            .starts_with("sandbox_paused_auto_resume_disabled ("),
        "{run:#?}"
    );
    let renamed = "is what newer documentation calls sandbox_paused_auto_resume_disabled";
    assert!(run.stdout.contains(renamed), "{run:#?}");
}
