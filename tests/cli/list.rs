//! `errcat list`.

use errcat::catalog::Catalog;

use crate::harness::{codes, errcat, related_codes};

#[test]
fn a_pipe_gets_lines_of_code_category_and_description() {
    let run = errcat(&["list"]).run();
    let lines: Vec<Vec<&str>> = run
        .stdout
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
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
    let stamp = serde_json::to_value(Catalog::bundled().stamp()).expect("a stamp is JSON");
    assert_eq!(json["catalog"], stamp);
    let listed: Vec<_> = json["codes"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|code| code["code"].clone())
        .collect();
    assert_eq!(listed, codes());
}

#[test]
fn a_json_entry_has_all_fields() {
    let command = |run, via, generation| {
        serde_json::json!({
            "run": run,
            "via": via,
            "generation": generation,
            "evidence": "sdk",
            "placeholders": [],
        })
    };
    let json = errcat(&["list", "sandbox_not_found", "--json"])
        .run()
        .json();
    let bundled = Catalog::bundled().get("sandbox_not_found");
    let advice = bundled.expect("a code").advice();
    assert_eq!(
        json["codes"][0],
        serde_json::json!({
            "code": "sandbox_not_found",
            "category": "sandboxes-and-scheduling",
            "description": "The referenced sandbox does not exist or is not visible to the caller.",
            "http_statuses": [{"status": 404, "evidence": "sourced"}],
            "retry": {
                "verdict": "after_change",
                "basis": "catalog",
                "evidence": "description",
                "permitted": false,
                "needs_retry_after": false,
                "readings": [],
            },
            "cli_exit": 3,
            "caveat": null,
            "advice": advice,
            "repeat_advice": null,
            "commands": [
                command("nullspace sandbox list", "cli", "0.1"),
                command("GET /v1/sandboxes", "http", "0.1"),
                command("nullspace machine list", "cli", "1.0"),
                command("GET /v1/machines", "http", "1.0"),
            ],
            "related": ["sandbox_not_ready"],
            "renamed_to": "machine_not_found",
            "origin": "catalog",
        })
    );
}

#[test]
fn an_entry_must_match_all_filters() {
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
fn no_match_is_a_negative_result_with_a_command_that_lists_codes() {
    for (args, tip) in [
        (
            &["no such words"][..],
            "for all codes: `errcat list --origin all`",
        ),
        (
            &["general"],
            "for the category: `errcat list --category general`",
        ),
        (
            &["HTTP", "409"],
            "for the codes of a status: `errcat explain 409`",
        ),
        (&["volume_bsy"], "did you mean `errcat list volume_busy`?"),
        (
            &["preview_grant"],
            "for 3 codes of other origins: `errcat list --origin all preview_grant`",
        ),
        (
            &["api key", "--retry", "after-change", "--json"],
            "for 1 code of another origin: `errcat list --origin all --retry after_change 'api key'`",
        ),
        (
            &["--status", "200"],
            "for 1 code of another origin: `errcat list --origin all --status 200`",
        ),
        (
            &["--origin", "edge", "--category", "volumes"],
            "only codes of the catalog have a category: `errcat list --category volumes`",
        ),
    ] {
        let run = errcat(&[&["list"], args].concat()).run();
        assert_eq!(run.exit, 1, "{args:?}");
        let expected = format!("error: no code matches\n\n  tip: {tip}\n");
        assert_eq!(run.stderr, expected, "{args:?}");
        if args.contains(&"--json") {
            assert_eq!(run.json()["codes"], serde_json::json!([]));
        } else {
            assert_eq!(run.stdout, "");
        }
    }
}

#[test]
fn a_status_filters_the_list() {
    assert_eq!(
        listed(&["--status", "409", "--category", "snapshots"]),
        [
            "snapshot_in_use",
            "incompatible_snapshot",
            "rebuild_required"
        ]
    );
    assert_eq!(
        listed(&["--status", "HTTP 409"]),
        listed(&["--status", "409"])
    );
    assert!(!listed(&["--status", "404"]).contains(&"not_found".to_owned()));
    assert!(listed(&["--status", "404", "--origin", "all"]).contains(&"not_found".to_owned()));
    for status in ["99", "600", "4xx", "-1"] {
        let run = errcat(&["list", &format!("--status={status}")]).run();
        assert_eq!(run.exit, 2);
        assert!(
            run.stderr
                .contains(&format!("invalid value '{status}' for '--status <STATUS>'")),
            "{run:#?}"
        );
        assert!(run.stderr.contains("404, 409, 410"), "{run:#?}");
    }
}

#[test]
fn an_unknown_or_ambiguous_category_lists_the_choices() {
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

/// The codes that `list` prints with these arguments.
fn listed(args: &[&str]) -> Vec<String> {
    let run = errcat(&[&["list"], args].concat()).run();
    let first = |line: &str| line.split('\t').next().unwrap_or_default().to_owned();
    run.stdout.lines().map(first).collect()
}

#[test]
fn non_catalog_codes_are_listed_on_request_only() {
    assert_eq!(listed(&[]), codes());
    assert_eq!(listed(&["--origin", "catalog"]), codes());
    assert_eq!(listed(&["--origin", "related"]), related_codes());
    assert_eq!(
        listed(&["--origin", "all"]),
        [codes(), related_codes()].concat()
    );
    let parts = ["edge", "server", "client"].map(|origin| listed(&["--origin", origin]));
    assert!(parts.iter().all(|part| !part.is_empty()));
    assert_eq!(parts.concat(), related_codes());
}

#[test]
fn non_catalog_codes_have_an_origin_instead_of_a_category() {
    let run = errcat(&["list", "--origin", "all", "_key"]).run();
    assert_eq!(
        run.stdout,
        "missing_api_key\tclient\tThe Python SDK or the CLI has no API key to send.\n"
    );
    let json = errcat(&["list", "--origin", "edge", "--json"]).run().json();
    for code in json["codes"].as_array().expect("a list") {
        assert_eq!(code["origin"], "edge");
        assert_eq!(code["category"], serde_json::Value::Null);
        assert_eq!(code["cli_exit"], 4);
    }
}

#[test]
fn an_unknown_origin_lists_the_choices() {
    let run = errcat(&["list", "--origin", "gateway"]).run();
    assert_eq!(run.exit, 2);
    assert!(
        run.stderr
            .contains("catalog, edge, server, client, related, all]"),
        "{run:#?}"
    );
    assert_eq!(listed(&["--origin", "EDGE"]), listed(&["--origin", "edge"]));
}
