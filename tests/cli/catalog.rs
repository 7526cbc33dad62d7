//! `--catalog`: another catalog than the bundled one, in every command.
//!
//! `tests/data/catalog/acme.json` is the catalog of another API, with dotted codes and codes in capitals.

use errcat::catalog::Catalog;
use serde_json::json;
use snapbox::{Assert, Data};

use crate::harness::{Errcat, Folder, codes, data, errcat, related_codes};

/// errcat with the catalog of the other API.
fn acme(args: &[&str]) -> Errcat {
    errcat(&[&["--catalog", "catalog/acme.json"], args].concat())
}

const NOTE: &str = "errcat: the catalog is catalog/acme.json, with 20 codes\n";

/// Writes the bundled catalog to a file.
fn copy(folder: &Folder) -> String {
    folder.write("c.json", errcat(&["export", "json"]).run().stdout)
}

#[test]
fn a_copy_of_the_bundled_catalog_changes_nothing() {
    let folder = Folder::new();
    let copy = copy(&folder);
    let all: Vec<_> = codes().into_iter().chain(related_codes()).collect();
    let all: Vec<_> = all.iter().map(String::as_str).collect();
    for args in [
        &["list"][..],
        &["list", "--origin", "all"],
        &["list", "--category", "volumes"],
        &["list", "--category", "disks"],
        &["list", "--json"],
        &[&["explain"], &all[..]].concat(),
        &["explain", "volume_bsy", "409", "machine_not_found", "418"],
        &["volume_bsy"],
        &["explain", "--json", "volume_busy"],
        &["export", "json"],
        &["export", "markdown"],
        &["check", "check/differences.yaml"],
        &["check", "check/differences.yaml", "--json"],
        &["triage", "triage/app.log"],
        &["triage", "triage/app.log", "--json", "--category", "vol"],
    ] {
        let bundled = errcat(args).run();
        let copied = errcat(&[&["--catalog", &copy], args].concat()).run();
        assert_eq!(copied.transcript(), bundled.transcript(), "{args:?}");
    }
    let folder = std::fs::read_dir(data("diagnose")).expect("the folder can be read");
    for path in folder.map(|entry| entry.expect("the folder can be read").path()) {
        if path.extension().is_some_and(|extension| extension == "in") {
            let path = path.to_str().expect("the path is UTF-8");
            for flags in [&["diagnose", path][..], &["diagnose", path, "--support"]] {
                let bundled = errcat(flags).run();
                let copied = errcat(&[&["--catalog", &copy], flags].concat()).run();
                assert_eq!(copied.transcript(), bundled.transcript(), "{path}");
            }
        }
    }
}

#[test]
fn the_codes_of_another_api_are_listed() {
    let run = acme(&["list", "--category", "card"]).run();
    let lines: Vec<_> = run.stdout.lines().collect();
    assert_eq!(
        lines,
        [
            "card.expired\tcards\tThe card has expired.",
            "card.cvc.invalid\tcards\tThe security code is wrong.",
            "CARD_LOCKED\tcards\tThe card is locked.",
            "card_not_supported\tcards\tThe card's network is not supported.",
        ]
    );
    assert_eq!((run.exit, run.stderr.as_str()), (0, NOTE));

    let run = acme(&["list", "--category", "volumes"]).run();
    assert_eq!(run.exit, 2);
    let values = "[possible values: payments, cards, accounts, limits, general]";
    assert!(run.stderr.contains(values), "{run:#?}");

    let run = acme(&["list", "--origin", "related"]).run();
    let lines: Vec<_> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{run:#?}");

    let json = acme(&["list", "--json"]).run().json();
    assert_eq!(json["catalog"]["source"], "https://acme.example/errors");
    assert_eq!(json["catalog"]["codes"], 20);
    assert_ne!(json["catalog"]["digest"], Catalog::bundled().digest());
}

#[test]
fn codes_of_any_shape_are_explained() {
    for (asked, code) in [
        ("payment.declined", "payment.declined"),
        ("PAYMENT.DECLINED", "payment.declined"),
        ("`payment.declined`,", "payment.declined"),
        ("payment_in_progress", "PAYMENT_IN_PROGRESS"),
        ("payment in progress", "PAYMENT_IN_PROGRESS"),
        ("payment-method-missing", "payment-method-missing"),
        ("\"Payment-Method-Missing\"", "payment-method-missing"),
        ("card.locked", "CARD_LOCKED"),
        ("upstream.timeout", "upstream.timeout"),
    ] {
        for command in [&["explain", "--json", asked][..], &["--json", asked]] {
            let json = acme(command).run().json();
            assert_eq!(json["codes"][0]["code"], code, "{command:?}");
        }
    }
    let run = acme(&["payment.declined"]).run();
    assert!(
        run.stdout.contains("The issuer declined the payment."),
        "{run:#?}"
    );
    assert!(
        run.stdout.contains("https://acme.example/errors"),
        "{run:#?}"
    );
    assert_eq!((run.exit, run.stderr.as_str()), (0, NOTE));

    let run = acme(&["payment.declind"]).run();
    let tip = "did you mean `errcat --catalog catalog/acme.json explain payment.declined`?";
    assert!(run.stderr.contains(tip), "{run:#?}");

    let run = acme(&["explain", "volume_busy", "payment_in_progres", "402"]).run();
    assert_eq!(run.exit, 1);
    assert!(
        run.stderr.contains("unknown code `volume_busy`"),
        "{run:#?}"
    );
    assert!(run.stderr.contains("PAYMENT_IN_PROGRESS"), "{run:#?}");
    assert!(run.stdout.contains("card.cvc.invalid"), "{run:#?}");
}

#[test]
fn diagnoses_name_the_catalog() {
    let body = r#"{"error": "wait", "code": "RATE_LIMITED", "request_id": "req_1"}"#;
    let json = acme(&["--json"]).stdin(body).run().json();
    assert_eq!(json["category"], "limits");
    assert_eq!(json["known"], "catalog");
    let listed = acme(&["list", "--json"]).run().json();
    let digest = &listed["catalog"]["digest"];
    assert_eq!(json["catalog"], json!({ "digest": digest }));

    let run = acme(&["--support"]).stdin(body).run();
    let version = env!("CARGO_PKG_VERSION");
    let digest = digest.as_str().expect("a digest is text");
    let signature = format!(
        "errcat: {version}, catalog of 20 codes (https://acme.example/errors, digest {digest})\n"
    );
    assert!(run.stdout.ends_with(&signature), "{run:#?}");

    let run = acme(&[]).stdin(body).run();
    assert!(
        run.stdout.contains("Wait as long as Retry-After says."),
        "{run:#?}"
    );
    assert_eq!(run.stderr, NOTE);
    let run = acme(&["-q", "--retryable"]).stdin(body).run();
    assert_eq!((run.exit, run.stderr.as_str()), (1, ""));
}

/// Lines of a log with codes of the other API, and with one of the bundled catalog.
const LOG: [(&str, &str); 5] = [
    (
        "payment.declined",
        r#"{"error": "declined", "code": "payment.declined"}"#,
    ),
    (
        "RATE_LIMITED",
        r#"{"message": "wait", "code": "RATE_LIMITED"}"#,
    ),
    (
        "card.locked",
        r#"{"error": {"message": "m", "code": "card.locked"}}"#,
    ),
    (
        "payment-method-missing",
        r#"{"level": "error", "body": "{\"error\": \"m\", \"code\": \"payment-method-missing\"}"}"#,
    ),
    ("", r#"{"error": "in use", "code": "volume_busy"}"#),
];

#[test]
fn codes_of_any_shape_are_found_in_logs() {
    let log = LOG
        .map(|(_, line)| format!("12:30 ERROR call failed: {line}\n"))
        .concat();
    let lines = acme(&["--json"]).stdin(log.clone()).run().json_lines();
    let found = lines.iter().filter(|line| line["kind"] == "error_response");
    let found: Vec<_> = found.map(|line| line["code_as_sent"].as_str()).collect();
    let expected: Vec<_> = LOG.iter().take(4).map(|(code, _)| Some(*code)).collect();
    assert_eq!(found, expected);

    // A large log is read in another way.
    let noise = "12:30 INFO worker-7 is done\n".repeat(200_000);
    for log in [log.clone(), format!("{noise}{log}")] {
        let json = acme(&["triage", "--json"]).stdin(log.clone()).run().json();
        assert_eq!(json["catalog"]["codes"], 20);
        let rows = json["codes"].as_array().expect("a list");
        let mut found: Vec<_> = rows.iter().map(|row| row["code"].as_str()).collect();
        found.sort_unstable();
        let mut expected = expected.clone();
        expected.sort_unstable();
        assert_eq!(found, expected);
        assert_eq!(json["unknown"], json!([]));

        let args = ["triage", "--json", "--category", "payments"];
        let json = acme(&args).stdin(log).run().json();
        assert_eq!(json["totals"]["counted"], 2);
    }
    // The bundled catalog does not have them.
    let run = errcat(&["--json"]).stdin(log).run();
    let codes: Vec<_> = run
        .json_lines()
        .iter()
        .map(|line| line["code"].clone())
        .collect();
    assert!(!codes.contains(&json!("payment.declined")), "{run:#?}");
}

#[test]
fn the_catalog_is_exported_and_checked() {
    let run = acme(&["export", "json"]).run();
    assert_eq!((run.exit, run.stderr.as_str()), (0, NOTE));
    let folder = Folder::new();
    let copy = folder.write("acme.json", &run.stdout);
    let again = errcat(&["export", "json", "--catalog", &copy]).run();
    assert_eq!(again.stdout, run.stdout);

    let run = acme(&["list"]).run();
    let codes = run
        .stdout
        .lines()
        .filter_map(|line| line.split('\t').next());
    let codes: Vec<_> = codes.collect();
    let run = acme(&["check", "-"]).stdin(codes.join("\n")).run();
    assert_eq!((run.exit, run.stdout.as_str()), (0, ""), "{run:#?}");
    let json = acme(&["check", "-", "--json"])
        .stdin(codes[1..].join("\n"))
        .run();
    assert_eq!(json.exit, 1, "{json:#?}");
    let json = json.json();
    assert_eq!(json["catalog"]["codes"], 20);
    assert_eq!(
        json["only_in_catalog"][0]["catalog_code"],
        "payment.declined"
    );
}

#[test]
fn the_version_states_the_file() {
    let run = acme(&["--version"]).run();
    let version = env!("CARGO_PKG_VERSION");
    let start = format!(
        "errcat {version}\ncatalog: 20 codes, https://acme.example/errors\nfile: catalog/acme.json\ndigest: "
    );
    assert!(run.stdout.starts_with(&start), "{run:#?}");
}

#[test]
fn the_flag_may_follow_the_command_and_the_last_one_counts() {
    let acme = "catalog/acme.json";
    for args in [
        &["list", "--catalog", acme][..],
        &["--catalog=no-such-file", "list", "--catalog", acme],
        &["list", "--catalog", "no-such-file", "--catalog", acme],
    ] {
        let run = errcat(args).run();
        assert_eq!((run.exit, run.stdout.lines().count()), (0, 20), "{args:?}");
    }
}

/// Each file in `tests/data/catalog/invalid`, with the expected error beside it.
#[test]
fn an_invalid_catalog_is_refused_in_one_line() {
    let folder = std::fs::read_dir(data("catalog/invalid")).expect("the folder can be read");
    let mut count = 0;
    for path in folder.map(|entry| entry.expect("the folder can be read").path()) {
        if path.extension().is_some_and(|extension| extension == "txt") {
            continue;
        }
        count += 1;
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("UTF-8");
        let file = format!("catalog/invalid/{name}");
        let run = errcat(&["list", "--catalog", &file]).run();
        // To add a case, add its file, and run SNAPSHOTS=overwrite cargo test --test cli
        let expected = Data::read_from(&path.with_extension("txt"), None).raw();
        Assert::new()
            .action_env("SNAPSHOTS")
            .eq(run.transcript(), expected);
        assert_eq!((run.exit, run.stdout.as_str()), (2, ""), "{name}");

        let run = errcat(&["--json", "triage", "triage/app.log", "--catalog", &file]).run();
        let json = run.json();
        assert_eq!(json["reason"], "invalid_catalog", "{name}");
        assert_eq!(json["catalog"], json!(null), "{name}");
    }
    assert!(count > 10, "only {count} cases");
}

#[test]
fn a_file_that_cannot_be_read_is_refused() {
    let folder = Folder::new();
    let large = folder.write("large.json", vec![b' '; (3 << 20) + 1]);
    let binary = folder.write("binary.json", b"\xff\xfe{\0");
    for (file, error) in [
        ("catalog", "cannot read catalog: is a directory"),
        ("no-such-file", "cannot read no-such-file: No such file"),
        ("-", "`--catalog` needs a file, not standard input"),
        (&large, "it is larger than 3 MiB"),
        ("/dev/zero", "it is larger than 3 MiB"),
        (&binary, "it is not UTF-8"),
        ("catalog/\u{1b}[2J", "cannot read catalog/\\u{1b}[2J: "),
    ] {
        let run = errcat(&["volume_busy", "--catalog", file]).run();
        assert_eq!((run.exit, run.stdout.as_str()), (2, ""), "{file}");
        assert!(run.stderr.contains(error), "{run:#?}");
    }
    let run = errcat(&["list", "--catalog", "catalog/acme"]).run();
    let tip = "did you mean `--catalog catalog/acme.json`?";
    assert!(run.stderr.contains(tip), "{run:#?}");
}
