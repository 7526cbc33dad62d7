//! `errcat check`.
//!
//! To add a case, add a document to `tests/data/check`, run `SNAPSHOTS=overwrite cargo test --test cli`,
//! and review the outputs.

use std::path::{Path, PathBuf};

use serde_json::Value;
use snapbox::{Assert, Data};

use crate::harness::{Folder, Run, codes, data, errcat};

/// The documents.
fn documents() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(data("check")).expect("the folder can be read");
    let files = folder.map(|entry| entry.expect("the folder can be read").path());
    let is_document = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        matches!(extension, Some("yaml" | "json" | "list"))
    };
    let mut documents: Vec<_> = files.filter(is_document).collect();
    documents.sort();
    assert!(documents.len() > 5, "only {} documents", documents.len());
    documents
}

/// Runs errcat for a document of `tests/data/check`.
fn check(document: &Path, flags: &[&str]) -> Run {
    let name = document.file_name().and_then(|name| name.to_str());
    let path = format!("check/{}", name.expect("the name is UTF-8"));
    errcat(&[&["check", &path][..], flags].concat()).run()
}

#[test]
fn every_document_is_compared() {
    for document in documents() {
        let name = document.to_str().expect("the path is UTF-8");
        let expected = Data::read_from(Path::new(&format!("{name}.out")), None).raw();
        let run = check(&document, &[]);
        Assert::new()
            .action_env("SNAPSHOTS")
            .eq(run.transcript(), expected);
    }
}

#[test]
fn each_kind_of_finding_is_json() {
    let mut report = check(Path::new("differences.yaml"), &["--json"]).json();
    // It differs after each change of the catalog.
    report["catalog"]["digest"].take();
    let json = serde_json::to_string_pretty(&report).expect("it is JSON");
    let expected = Data::read_from(&data("check/differences.json.out"), None).raw();
    Assert::new()
        .action_env("SNAPSHOTS")
        .eq(json + "\n", expected);
}

/// The lengths of the arrays of a report that are not empty.
fn counts(report: &Value) -> Vec<(&str, usize)> {
    let fields = report.as_object().expect("an object").iter();
    fields
        .filter_map(|(name, value)| Some((name.as_str(), value.as_array()?.len())))
        .filter(|(_, length)| *length > 0)
        .collect()
}

#[test]
fn the_enum_of_the_sdk_has_ten_renames_and_two_additions() {
    for name in ["sdk-1.0.3.yaml", "sdk-1.0.3.json"] {
        let run = check(Path::new(name), &["--json"]);
        let report = run.json();
        assert_eq!(run.exit, 1);
        assert_eq!(report["spec"]["codes"], 67);
        assert_eq!(
            counts(&report),
            [("renamed", 10), ("only_in_spec", 2), ("notes", 1)]
        );
        assert_eq!(report["notes"][0]["kind"], "closed_enum");
        let renamed = report["renamed"].as_array().expect("an array");
        assert!(renamed.iter().all(|finding| finding["basis"] == "catalog"));
    }
    let run = check(Path::new("published.yaml"), &["--json"]);
    assert_eq!(run.exit, 0);
    assert_eq!(counts(&run.json()), [("notes", 1)]);
}

#[test]
fn a_document_has_the_same_findings_in_yaml_and_json() {
    let findings = |name: &str| {
        let mut report = check(Path::new(name), &["--json"]).json();
        let lists = report.as_object_mut().expect("an object").values_mut();
        for finding in lists.filter_map(Value::as_array_mut).flatten() {
            let finding = finding.as_object_mut().expect("an object");
            finding.remove("line");
            finding.remove("column");
        }
        report["spec"]["file"].take();
        report
    };
    assert_eq!(findings("sdk-1.0.3.yaml"), findings("sdk-1.0.3.json"));
}

#[test]
fn each_place_is_where_the_finding_is() {
    for document in documents() {
        let text = std::fs::read_to_string(&document).expect("a document is UTF-8");
        let report = check(&document, &["--json"]).json();
        for (kind, _) in counts(&report) {
            let findings = report[kind].as_array().expect("an array");
            for finding in findings
                .iter()
                .filter(|finding| finding["description"].is_null())
            {
                let Some(code) = finding["code"].as_str() else {
                    continue;
                };
                let number = |field: &str| {
                    let number = finding[field].as_u64().expect("a number");
                    usize::try_from(number).expect("it is small")
                };
                let line = text.lines().nth(number("line") - 1).unwrap_or_default();
                let rest: String = line.chars().skip(number("column") - 1).collect();
                let start = rest.trim_start_matches(['"', '\'']);
                let is_escaped = start.starts_with('\\') || code.contains(char::is_control);
                let is_block = start.starts_with(['|', '>']);
                let is_there = start.starts_with(code) || is_escaped || is_block;
                assert!(is_there, "{document:?}: {finding} {rest}");
            }
        }
    }
}

#[test]
fn a_list_is_read_from_standard_input() {
    let published = codes();
    let json = serde_json::to_string(&published).expect("codes are JSON");
    let yaml: Vec<_> = published.iter().map(|code| format!("- {code}")).collect();
    for list in [
        published.join("\n"),
        published.join("\r\n"),
        json,
        yaml.join("\n"),
    ] {
        let run = errcat(&["check", "-"]).stdin(list.as_str()).run();
        assert_eq!((run.exit, run.stdout.as_str()), (0, ""), "{list}");
        let note = "errcat: <stdin> has 65 codes, the same as the catalog\n";
        assert_eq!(run.stderr, note);
    }
}

/// A finding as GitHub reads it.
#[derive(Debug, PartialEq)]
struct Annotation {
    command: String,
    properties: Vec<(String, String)>,
    message: String,
}

/// Reads a workflow command as the runner of GitHub Actions does.
fn annotation(line: &str) -> Annotation {
    let decoded = |text: &str, escapes: &[(&str, &str)]| {
        let decoded = escapes
            .iter()
            .fold(text.to_owned(), |text, (escape, char)| {
                text.replace(escape, char)
            });
        decoded.replace("%25", "%")
    };
    let rest = line.strip_prefix("::").expect("it is a command");
    let (head, message) = rest.split_once("::").expect("it has a message");
    let (command, properties) = head.split_once(' ').expect("it has properties");
    let line_breaks = [("%0D", "\r"), ("%0A", "\n")];
    let all = [line_breaks[0], line_breaks[1], ("%3A", ":"), ("%2C", ",")];
    Annotation {
        command: command.to_owned(),
        properties: properties
            .split(',')
            .map(|property| {
                let (name, value) = property.split_once('=').expect("it has a value");
                (name.to_owned(), decoded(value, &all))
            })
            .collect(),
        message: decoded(message, &line_breaks),
    }
}

#[test]
fn annotations_are_read_back() {
    let folder = Folder::new();
    let spec = folder.write(
        "a,b: 100%/spec.json",
        "[\"unauthorized\", \"auth_faild\",\n \"100%\\r\\n::error::x\"]",
    );
    let run = errcat(&["check", &spec, "--format", "github"]).run();
    assert_eq!(run.exit, 1);
    let [missing, renamed, extra] = &run.stdout.lines().map(annotation).collect::<Vec<_>>()[..]
    else {
        panic!("{run:#?}");
    };
    let properties = |line: &str, column: &str, title: &str| {
        [
            ("file", spec.as_str()),
            ("line", line),
            ("col", column),
            ("title", title),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    assert_eq!(missing.command, "error");
    assert_eq!(missing.properties, properties("1", "1", "only_in_catalog"));
    assert!(
        missing
            .message
            .starts_with("63 codes are missing in the document\ntip: add ")
    );
    assert_eq!(renamed.properties, properties("1", "18", "renamed"));
    assert_eq!(extra.properties, properties("2", "2", "only_in_spec"));
    let message = "100%\\r\\n::error::x is not in the catalog\n";
    assert!(extra.message.starts_with(message), "{extra:?}");

    let run = check(Path::new("published.yaml"), &["--format", "github"]);
    assert_eq!(run.exit, 0);
    assert_eq!(annotation(run.stdout.trim_end()).command, "notice");

    // Standard input has no name.
    let run = errcat(&["check", "-", "--format", "github"])
        .stdin("x")
        .run();
    assert!(!run.stdout.contains("file="), "{run:#?}");
}

#[test]
fn a_line_of_the_ignore_file_lives_until_its_day_or_until_it_is_stale() {
    let folder = Folder::new();
    let mut list = codes();
    list.retain(|code| code != "volume_busy" && code != "sandbox_not_found");
    list.extend(["machine_not_found", "brand_new"].map(str::to_owned));
    let spec = folder.write("codes.txt", list.join("\n"));
    let run = |ignored: &str| {
        let file = folder.write("ignored.txt", ignored);
        let run = errcat(&["check", &spec, "--ignore", &file, "--json"]).run();
        let report = run.json();
        let counts = counts(&report).into_iter();
        let counts: Vec<_> = counts
            .map(|(kind, count)| format!("{count} {kind}"))
            .collect();
        (run.exit, counts.join(", "), report)
    };

    // Nothing is ignored.
    let (exit, found, _) = run("# nothing\n\n");
    assert_eq!(exit, 1);
    assert_eq!(found, "1 renamed, 1 only_in_spec, 1 only_in_catalog");

    // A pair, a code of the document, and a code of the catalog.
    let all = "machine_not_found = sandbox_not_found: renamed in 1.0\n\
               brand_new until 2999-12-31: not published yet\n\
               volume_busy: not for this client\n";
    let (exit, found, report) = run(all);
    assert_eq!((exit, found.as_str()), (0, "3 ignored"));
    let ignored = report["ignored"].as_array().expect("an array");
    let new = ignored
        .iter()
        .find(|finding| finding["code"] == "brand_new");
    let new = new.expect("it is ignored");
    assert_eq!(new["kind"], "only_in_spec");
    assert_eq!(new["reason"], "not published yet");
    assert_eq!(new["until"], "2999-12-31");
    assert_eq!(new["ignore_line"], 2);

    // The day passes.
    let (exit, found, report) = run(&all.replace("2999", "2020"));
    assert_eq!(exit, 1);
    assert_eq!(found, "1 only_in_spec, 1 expired_ignore, 2 ignored");
    assert_eq!(report["expired_ignore"][0]["line"], 2);

    // The code is published, or was never a difference.
    let (exit, found, report) = run(&format!("{all}unauthorized: no longer needed\n"));
    assert_eq!((exit, found.as_str()), (1, "1 stale_ignore, 3 ignored"));
    assert_eq!(report["stale_ignore"][0]["line"], 4);

    // Another pair is not ignored.
    let (exit, found, _) = run("machine_not_found = sandbox_not_ready: x");
    assert_eq!(exit, 1);
    assert_eq!(
        found,
        "1 renamed, 1 only_in_spec, 1 only_in_catalog, 1 stale_ignore"
    );

    // As text, the place is in the ignore file.
    let file = folder.write("ignored.txt", "unauthorized: x");
    let run = errcat(&["check", &spec, "--ignore", &file]).run();
    assert!(
        run.stdout.contains(&format!(
            "{file}:1:1: stale_ignore: nothing to ignore for unauthorized"
        )),
        "{run:#?}"
    );
}

#[test]
fn an_ignore_file_of_another_form_is_an_error() {
    let folder = Folder::new();
    let spec = folder.write("codes.txt", codes().join("\n"));
    let file = folder.write("ignored.txt", "\nvolume_busy until soon: x");
    let run = errcat(&["check", &spec, "--ignore", &file]).run();
    assert_eq!((run.exit, run.stdout.as_str()), (2, ""));
    let error =
        format!("error: cannot understand {file}: line 2: expected a day such as 2027-01-31\n");
    assert_eq!(run.stderr, error);
    let run = errcat(&["check", &spec, "--ignore", "no-such-file"]).run();
    assert_eq!((run.exit, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.starts_with("error: cannot read no-such-file:"));
}

#[test]
fn a_pointer_names_another_place() {
    let document = "$defs:\n  Problem:\n    properties:\n      code: {enum: [volume_busy]}\n";
    let codes = |pointer: &str| {
        let args = ["check", "-", "--json", "--pointer", pointer];
        let run = errcat(&args).stdin(document).run();
        let report = run.json();
        (run.exit, report["spec"]["codes"].as_u64())
    };
    for pointer in [
        "/$defs/Problem",
        "/$defs/Problem/properties/code",
        "/$defs/Problem/properties/code/enum",
        "#/%24defs/Problem",
    ] {
        assert_eq!(codes(pointer), (1, Some(1)), "{pointer}");
    }
    assert_eq!(codes("/$defs/Missing"), (2, None));
    assert_eq!(codes("/$defs"), (2, None));
}

#[test]
fn what_cannot_be_understood_is_one_clear_line() {
    let folder = Folder::new();
    let open_api = "openapi: 3.1.0\ncomponents: {schemas: {";
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let deep_yaml = format!("a: {}", "{a: ".repeat(100_000));
    let aliases = (1..60).map(|n| format!("a{n}: &a{n} [*a{m}, *a{m}]", m = n - 1));
    let aliases: Vec<_> = aliases.collect();
    let bomb = format!("openapi: 3.1.0\na0: &a0 [x]\n{}", aliases.join("\n"));
    let cyclic = "ErrorResponse: {$ref: '#/components/schemas/Other'}, \
                  Other: {allOf: [{$ref: '#/components/schemas/ErrorResponse'}]}";
    for (name, document, message) in [
        ("empty.yaml", "", "it is empty"),
        ("comments.txt", "# nothing\n", "it is empty"),
        ("binary.yaml", "a\0b", "it is not text in UTF-8"),
        (
            "other.yaml",
            "a: 1",
            "it is neither an OpenAPI 3 document nor a list of codes",
        ),
        (
            "words.txt",
            "two words",
            "it is neither an OpenAPI 3 document nor a list of codes",
        ),
        (
            "numbers.json",
            "[1]",
            "it is neither an OpenAPI 3 document nor a list of codes",
        ),
        ("empty.json", "[]", "it lists no codes"),
        (
            "swagger.yaml",
            "swagger: '2.0'",
            "it is a Swagger 2.0 document, not OpenAPI 3",
        ),
        (
            "broken.json",
            "{\"openapi\": \"3.1.0\",\n]",
            "line 2, column 1: invalid JSON: key must be a string",
        ),
        ("broken.yaml", "a: b: c", "line 1, column 5: invalid YAML: "),
        (
            "several.yaml",
            "--- 1\n--- 2",
            "it has more than one YAML document",
        ),
        (
            "deep.json",
            &deep,
            "line 1, column 129: lists and objects nest too deeply",
        ),
        (
            "deep.yaml",
            &deep_yaml,
            "line 1, column 512: lists and objects nest too deeply",
        ),
        (
            "brackets.yaml",
            &format!("- [{}]", "a,\n  ".repeat(100_000)),
            "line 1, column 1: a text or a list in brackets after it is too long",
        ),
        (
            "anchors.yaml",
            &"- &a x\n".repeat(10_001),
            "line 10001, column 3: there are too many anchors",
        ),
        ("bomb.yaml", &bomb, "it has no schema `ErrorResponse`"),
        (
            "cyclic.yaml",
            &format!("{open_api}{cyclic}}}}}"),
            "`/components/schemas/ErrorResponse` lists no codes",
        ),
        (
            "external.yaml",
            &format!("{open_api}ErrorResponse: {{$ref: 'codes.yaml#/Error'}}}}}}"),
            "`/components/schemas/ErrorResponse` lists no codes; `codes.yaml#/Error` is not in the document",
        ),
    ] {
        let path = folder.write(name, document);
        let run = errcat(&["check", &path]).run();
        assert_eq!((run.exit, run.stdout.as_str()), (2, ""), "{name}: {run:#?}");
        let start = format!("error: cannot understand {path}: {message}");
        let first = run.stderr.lines().next().unwrap_or_default();
        assert!(first.starts_with(&start), "{name}: {run:#?}");
        let json = errcat(&["check", &path, "--json"]).run().json();
        assert_eq!(json["reason"], "invalid_spec", "{name}");
    }
    let run = errcat(&["check", folder.path()]).run();
    assert_eq!(run.exit, 2);
    assert!(run.stderr.contains("is a directory"), "{run:#?}");
    let run = errcat(&["check", "no-such-file.yaml"]).run();
    assert_eq!(run.exit, 2);
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let folder = Folder::new();
    let path = folder.write("huge.yaml", "");
    let file = std::fs::File::options().write(true).open(&path);
    // It takes no space on the disk.
    file.and_then(|file| file.set_len(1 << 30))
        .expect("the file is ours");
    let run = errcat(&["check", &path]).run();
    assert_eq!(run.exit, 2);
    let error = format!("error: cannot understand {path}: it is larger than 16 MiB\n");
    assert_eq!(run.stderr, error);
}

#[test]
fn other_schemas_with_codes_are_suggested() {
    let document = "openapi: 3.1.0\ncomponents:\n  schemas:\n    Problem:\n      \
                    properties: {code: {enum: [volume_busy]}}\n";
    let run = errcat(&["check", "-"]).stdin(document).run();
    assert_eq!(run.exit, 2);
    let tip = "`errcat check - --pointer /components/schemas/Problem`";
    assert!(run.stderr.contains(tip), "{run:#?}");

    // The first name is hard to quote for a shell.
    let document = "openapi: 3.1.0\ncomponents:\n  schemas:\n    \"It's\": &p\n      \
                    properties: {code: {enum: [volume_busy]}}\n    Problem: *p\n";
    let run = errcat(&["check", "-"]).stdin(document).run();
    assert!(run.stderr.contains(tip), "{run:#?}");
    let hidden = document
        .replace("It's", "a\\u202eb")
        .replace("    Problem: *p\n", "");
    let run = errcat(&["check", "-"]).stdin(hidden).run();
    assert!(
        run.stderr.contains("`errcat check - --pointer POINTER`"),
        "{run:#?}"
    );
}

#[test]
fn an_anchor_is_a_place() {
    let document = "openapi: 3.1.0\ncomponents:\n  schemas:\n    ErrorResponse: {$ref: '#problem'}\n    \
                    Problem:\n      $anchor: problem\n      properties: {code: {$ref: '#code'}}\n    \
                    Code: {$anchor: code, enum: [volume_busy]}\n";
    for pointer in [&[][..], &["--pointer", "#problem"], &["--pointer", "#code"]] {
        let args = [&["check", "-", "--json"], pointer].concat();
        let report = errcat(&args).stdin(document).run().json();
        assert_eq!(report["spec"]["codes"], 1, "{pointer:?}: {report}");
    }
    // A name of two places names neither.
    let twice = document.replace("$anchor: problem", "$anchor: code");
    let run = errcat(&["check", "-", "--pointer", "#code"])
        .stdin(twice)
        .run();
    assert_eq!((run.exit, run.stdout.as_str()), (2, ""), "{run:#?}");
    assert!(run.stderr.contains("it has no `code`"), "{run:#?}");
}

#[test]
fn a_reference_to_another_file_is_named_unless_the_codes_are_here() {
    let document = "openapi: 3.1.0\ncomponents:\n  schemas:\n    ErrorResponse:\n      \
                    allOf: [{$ref: 'common.yaml#/Error'}]\n";
    let run = errcat(&["check", "-"]).stdin(document).run();
    assert_eq!((run.exit, run.stdout.as_str()), (2, ""), "{run:#?}");
    assert!(
        run.stderr
            .contains("`common.yaml#/Error` is not in the document"),
        "{run:#?}"
    );
    assert!(
        run.stderr
            .contains("tip: bundle the document into one file"),
        "{run:#?}"
    );
    let document = document.replace(
        "'common.yaml#/Error'}",
        "'common.yaml#/Error'}, {properties: {code: {enum: [volume_busy]}}}",
    );
    assert_eq!(errcat(&["check", "-"]).stdin(document).run().exit, 1);
}

#[test]
fn only_one_file_is_standard_input() {
    let run = errcat(&["check", "-", "--ignore", "-"])
        .stdin("volume_busy")
        .run();
    assert_eq!((run.exit, run.stdout.as_str()), (2, ""), "{run:#?}");
    assert!(
        run.stderr.contains("only one of SPEC and `--ignore`"),
        "{run:#?}"
    );
}

#[test]
fn json_excludes_another_format() {
    for args in [
        ["check", "-", "--json", "--format", "github"],
        ["--json", "check", "-", "--format", "github"],
    ] {
        let run = errcat(&args).stdin("volume_busy").run();
        assert_eq!(run.exit, 2, "{run:#?}");
        assert_eq!(run.json()["reason"], "usage");
    }
}
