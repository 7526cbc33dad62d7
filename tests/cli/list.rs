//! `errcat list`.

use crate::harness::{codes, errcat};

#[test]
fn a_pipe_gets_every_code_with_category_and_description_between_tabs() {
    let run = errcat(&["list"]).run();
    let lines: Vec<Vec<&str>> = run
        .stdout
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    assert_eq!(lines.len(), 65);
    let listed: Vec<_> = lines.iter().map(|line| line[0]).collect();
    assert_eq!(listed, codes());
    assert!(lines.iter().all(|line| line.len() == 3));
    assert_eq!(
        lines[0],
        [
            "unauthorized",
            "authentication-and-accounts",
            "Unauthorized."
        ]
    );
}

#[test]
fn json_has_the_same_codes_in_the_same_order() {
    let json = errcat(&["list", "--json"]).run().json();
    assert_eq!(json["schema_version"], 1);
    let listed: Vec<_> = json["codes"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|code| code["code"].clone())
        .collect();
    assert_eq!(listed, codes());
}

#[test]
fn an_entry_in_json_has_all_its_fields() {
    let json = errcat(&["list", "sandbox_not_found", "--json"])
        .run()
        .json();
    let mut entry = json["codes"][0].clone();
    let advice = entry["advice"].take();
    assert!(
        advice
            .as_str()
            .is_some_and(|advice| advice.contains("List the sandboxes for a valid ID"))
    );
    assert_eq!(
        entry,
        serde_json::json!({
            "code": "sandbox_not_found",
            "category": "sandboxes-and-scheduling",
            "description": "The referenced sandbox does not exist or is not visible to the caller.",
            "retry": {"verdict": "after_change", "basis": "catalog", "evidence": "description"},
            "cli_exit": 3,
            "advice": null,
            "related": ["sandbox_not_ready"],
            "renamed_to": "machine_not_found",
            "origin": "catalog",
        })
    );
}

#[test]
fn filters_narrow_the_list_together() {
    for (args, expected) in [
        (&["volume", "BUSY"][..], &["volume_busy"][..]),
        (&["volume-busy"], &["volume_busy"]),
        (&["machine_not_ready"], &["sandbox_not_ready"]),
        (
            &["currently unavailable", "backend"],
            &["volume_backend_unavailable"],
        ),
        (
            &["--category", "volumes", "--retry", "later"],
            &["volume_backend_unavailable"],
        ),
        (
            &["--category", "Quotas And Rate Limits"],
            &["QUOTA_EXCEEDED", "rate_limit_exceeded"],
        ),
        (
            &["--category", "quotas-and-rate-limits"],
            &["QUOTA_EXCEEDED", "rate_limit_exceeded"],
        ),
        (
            &["--category", "quo"],
            &["QUOTA_EXCEEDED", "rate_limit_exceeded"],
        ),
        (
            &["--category", "auth", "--retry", "after-window", "oauth"],
            &["oauth_rate_limited"],
        ),
        (
            &["quota_exceeded"],
            &["volume_quota_exceeded", "QUOTA_EXCEEDED"],
        ),
    ] {
        let run = errcat(&[&["list"], args].concat()).run();
        let listed: Vec<_> = run
            .stdout
            .lines()
            .filter_map(|line| line.split('\t').next())
            .collect();
        assert_eq!(listed, expected, "{args:?}");
        assert_eq!((run.exit, run.stderr.as_str()), (0, ""), "{args:?}");
    }
}

#[test]
fn nothing_matching_is_a_no_with_a_remark() {
    let run = errcat(&["list", "no such words"]).run();
    assert_eq!((run.exit, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("no code matches"), "{run:#?}");

    let run = errcat(&["list", "general"]).run();
    assert!(
        run.stderr.contains("use `errcat list --category general`"),
        "{run:#?}"
    );

    let run = errcat(&["list", "no such words", "--json"]).run();
    assert_eq!(run.exit, 1);
    assert_eq!(
        run.json(),
        serde_json::json!({"schema_version": 1, "codes": []})
    );
}

#[test]
fn an_unknown_or_ambiguous_category_names_the_choices() {
    let run = errcat(&["list", "--category", "s"]).run();
    assert_eq!(run.exit, 2);
    assert!(
        run.stderr.contains("sandboxes-and-scheduling, snapshots]"),
        "{run:#?}"
    );
    assert!(!run.stderr.contains("volumes"), "{run:#?}");

    let run = errcat(&["list", "--category", "disks"]).run();
    assert_eq!(run.exit, 2);
    assert!(run.stderr.contains("volumes"), "{run:#?}");

    let run = errcat(&["list", "--retry", "maybe"]).run();
    assert_eq!(run.exit, 2);
    assert!(
        run.stderr
            .contains("later, after_window, after_change, depends"),
        "{run:#?}"
    );
}
