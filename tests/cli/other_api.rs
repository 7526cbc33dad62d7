//! `--catalog` with the catalog of another API: nothing is said of Nullspace.

use errcat::export::Format;
use serde_json::{Value, json};

use crate::harness::{Folder, Run, data, errcat};

/// Writes the catalog of the other API, with releases and codes of each origin.
fn catalog(folder: &Folder) -> String {
    let text = std::fs::read_to_string(data("catalog/acme.json")).expect("it can be read");
    let mut catalog: Value = serde_json::from_str(&text).expect("it is JSON");
    catalog["catalog"]["checked"] = json!({"date": "2026-11-27", "sdk_releases": ["3.1"]});
    let codes = catalog["codes"].as_array_mut().expect("a list");
    let offline = codes.iter().find(|code| code["code"] == "OFFLINE");
    let offline = offline.expect("a code of the client").clone();
    for origin in ["edge", "server"] {
        let mut other = offline.clone();
        other["code"] = format!("{origin}.failed").into();
        other["origin"] = origin.into();
        codes.push(other);
    }
    folder.write("acme.json", catalog.to_string())
}

/// The lines of an output that name Nullspace, its SDK or its CLI.
fn lines_of_nullspace(run: &Run) -> Vec<&str> {
    let words = [
        "nullspace",
        "ns.rocks",
        "python sdk",
        "cli exit",
        "preview proxy",
    ];
    let is_of_nullspace = |line: &&str| {
        let line = line.to_lowercase();
        words.iter().any(|word| line.contains(word))
    };
    let lines = run.stdout.lines().chain(run.stderr.lines());
    lines.filter(is_of_nullspace).collect()
}

#[test]
fn no_text_is_about_nullspace() {
    let folder = Folder::new();
    let catalog = catalog(&folder);
    let known = folder.write(
        "known.log",
        "HTTP/1.1 402\n\n{\"error\": \"locked\", \"code\": \"CARD_LOCKED\", \"request_id\": \"r\"}\n\
         HTTP/1.1 503\n\n{\"error\": \"e\", \"code\": \"OFFLINE\"}\n\
         HTTP/1.1 502\n\n{\"error\": \"e\", \"code\": \"edge.failed\"}\n\
         HTTP/1.1 401\n\n{\"error\": \"who?\", \"code\": \"unauthorized\"}\n\
         HTTP/1.1 401\n\n{\"message\": \"who?\"}\nHTTP/1.1 200 OK\n\n{}\n",
    );
    let unresolved = folder.write(
        "curl.log",
        "curl: (6) Could not resolve host: acme.example\n",
    );
    let spec = folder.write("codes.txt", "CARD_LOCKED\ncard.locked\nOFFLINE\n");
    let mut commands = vec![
        vec!["--version"],
        vec!["list", "--origin", "all"],
        vec!["explain", "402", "nosuch", "unauthorized"],
        vec![
            "explain",
            "-v",
            "CARD_LOCKED",
            "OFFLINE",
            "edge.failed",
            "server.failed",
        ],
        vec!["explain", "card.locked"],
        vec!["explain", "--json", "CARD_LOCKED", "OFFLINE"],
        vec!["diagnose", &known],
        vec!["diagnose", "-v", &known],
        vec!["diagnose", "--json", &known],
        vec!["diagnose", "--support", &known],
        vec!["diagnose", &unresolved],
        vec!["triage", &known],
        vec!["triage", "--json", &known],
        vec!["check", &spec],
    ];
    commands.extend(
        Format::ALL
            .iter()
            .map(|format| vec!["export", format.as_str()]),
    );
    for args in commands {
        let run = errcat(&[&["--catalog", &catalog], &args[..]].concat()).run();
        assert_eq!(lines_of_nullspace(&run), [""; 0], "{args:?}");
        assert!(
            !run.stdout.is_empty() || args.contains(&unresolved.as_str()),
            "{run:#?}"
        );
    }
}

#[test]
fn the_exit_codes_of_the_nullspace_cli_are_left_out() {
    let folder = Folder::new();
    let catalog = catalog(&folder);
    let run = |args: &[&str]| errcat(&[&["--catalog", &catalog], args].concat()).run();
    let explained = run(&["explain", "--json", "unauthorized"]).json();
    assert_eq!(explained["codes"][0]["cli_exit"], json!(null));
    let response = folder.write("r.json", "{\"error\": \"e\", \"code\": \"unauthorized\"}");
    assert_eq!(
        run(&["--json", "diagnose", &response]).json()["cli_exit"],
        json!(null)
    );
    let csv = run(&["export", "csv"]).stdout;
    let line = csv.lines().find(|line| line.starts_with("unauthorized,"));
    assert!(
        line.is_some_and(|line| line.contains(",after_change,reading,false,false,,")),
        "{csv}"
    );
    // The bundled catalog has them.
    let bundled = errcat(&["explain", "--json", "unauthorized"]).run().json();
    assert_eq!(bundled["codes"][0]["cli_exit"], 4);
}

#[test]
fn the_names_that_it_has_are_said_in_general_words() {
    let folder = Folder::new();
    let catalog = catalog(&folder);
    let run = |args: &[&str]| {
        errcat(&[&["--catalog", &catalog], args].concat())
            .run()
            .stdout
    };
    let locked = run(&["explain", "CARD_LOCKED"]);
    assert!(
        locked.contains("called card.locked in newer releases"),
        "{locked}"
    );
    let offline = run(&["explain", "OFFLINE"]);
    assert!(
        offline.contains("non-catalog code, from the client"),
        "{offline}"
    );
    assert!(run(&["--version"]).contains("checked: 2026-11-27, against SDK 3.1\n"));
    assert!(run(&["export", "html"]).contains("Checked on 2026-11-27, against SDK 3.1."));
}

#[test]
fn commands_in_tips_use_the_catalog() {
    let run = errcat(&["--catalog", "catalog/acme.json", "diagnose", "-"])
        .stdin("")
        .run();
    let tip = "`curl -sSi URL 2>&1 | errcat --catalog catalog/acme.json`";
    assert!(run.stderr.contains(tip), "{run:#?}");
    let run = errcat(&["--catalog", "catalog/acme.json", "triage", "https://x/y"]).run();
    let tip = "`curl -sSi URL 2>&1 | errcat --catalog catalog/acme.json triage`";
    assert!(run.stderr.contains(tip), "{run:#?}");
}

#[test]
fn a_byte_order_mark_has_no_meaning() {
    let folder = Folder::new();
    let mark = |text: String| format!("\u{feff}{text}");
    let acme = std::fs::read_to_string(data("catalog/acme.json")).expect("it can be read");
    let catalog = folder.write("acme.json", mark(acme));
    let run = errcat(&["list", "--catalog", &catalog]).run();
    assert_eq!((run.exit, run.stdout.lines().count()), (0, 20), "{run:#?}");
    let ignored = folder.write("ignored.txt", mark("new_code: x\n".to_owned()));
    for list in ["new_code", "[\"new_code\"]", "- new_code"] {
        let list = folder.write("list", mark(list.to_owned()));
        let args = ["check", &list, "--ignore", &ignored, "--json"];
        let report = errcat(&args).run().json();
        assert_eq!(report["ignored"][0]["code"], "new_code", "{report}");
        assert_eq!(report["stale_ignore"], json!([]));
    }
}

#[test]
fn errors_list_the_values_of_the_catalog_in_use() {
    let run = errcat(&["--catalog", "catalog/acme.json", "list", "--status", "40x"]).run();
    assert_eq!(run.exit, 2);
    let values = "[possible values: 400, 401, 402, 403, 404, 409, 410, 422, 429, 500, 503]";
    assert!(run.stderr.contains(values), "{run:#?}");
    let run = errcat(&[
        "--catalog",
        "catalog/acme.json",
        "list",
        "--category",
        "volumes",
    ])
    .run();
    let values = "[possible values: payments, cards, accounts, limits, general]";
    assert!(run.stderr.contains(values), "{run:#?}");
}

#[test]
fn no_cell_of_csv_is_a_formula() {
    let folder = Folder::new();
    let text = std::fs::read_to_string(data("catalog/acme.json")).expect("it can be read");
    for formula in ["=1+1", "+1", "-1", "@A1", "＝1+1", "＋1", "－1", "＠A1"] {
        let mut catalog: Value = serde_json::from_str(&text).expect("it is JSON");
        catalog["codes"][0]["description"] = formula.into();
        let catalog = folder.write("formula.json", catalog.to_string());
        let csv = errcat(&["export", "csv", "--catalog", &catalog])
            .run()
            .stdout;
        let cell = format!("payment.declined,catalog,payments,'{formula},402");
        assert!(csv.contains(&cell), "{csv}");
    }
}
