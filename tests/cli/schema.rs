//! `errcat schema`: the `--json` output of every command matches its schema.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};

use errcat::export::Format;
use jsonschema::Validator;
use serde_json::{Map, Value};

use crate::harness::{Folder, Run, codes, data, errcat, related_codes, std_errcat};

const COMMANDS: [&str; 7] = [
    "list", "explain", "diagnose", "triage", "check", "export", "run",
];

/// The schema that errcat prints.
fn schema(command: &str) -> Value {
    let run = errcat(&["schema", command]).run();
    assert_eq!((run.exit, run.stderr.as_str()), (0, ""));
    serde_json::from_str(&run.stdout).expect("a schema is JSON")
}

/// The enums of a schema: their names and values.
fn enums(schema: &Value) -> Vec<(String, Vec<String>)> {
    let definitions = schema["$defs"].as_object().expect("there are definitions");
    let values_of = |(name, definition): (&String, &Value)| {
        let values = definition.pointer("/anyOf/0/enum")?.as_array()?;
        let values = values.iter().filter_map(Value::as_str).map(str::to_owned);
        Some((name.clone(), values.collect()))
    };
    definitions.iter().filter_map(values_of).collect()
}

/// The schema without room for later additions: no unlisted enum values, no undescribed fields.
fn closed(mut schema: Value) -> Value {
    let definitions = schema["$defs"]
        .as_object_mut()
        .expect("there are definitions");
    for definition in definitions.values_mut() {
        let definition = definition.as_object_mut().expect("each is an object");
        if let Some(Value::Array(any)) = definition.get_mut("anyOf") {
            any.truncate(1);
        }
        if definition.contains_key("properties") {
            definition.insert("additionalProperties".to_owned(), false.into());
        }
    }
    schema
}

fn validator(schema: &Value) -> Validator {
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    jsonschema::draft202012::meta::validate(schema).expect("it is a schema of 2020-12");
    jsonschema::draft202012::new(schema).expect("it can be used")
}

/// The output of a command for a range of arguments and inputs.
fn outputs(command: &str) -> Vec<Value> {
    let runs: Vec<Vec<&str>> = match command {
        "list" => vec![
            vec![],
            vec!["--origin", "all"],
            vec!["volume"],
            vec!["zzz"],
            vec!["--nope"],
            vec!["--retry", "maybe"],
            vec!["--status", "409"],
            vec!["--catalog", "catalog/invalid/no-codes.json"],
        ],
        "explain" => vec![
            vec![
                "volume_busy",
                "machine_not_found",
                "missing_api_key",
                "zzz",
                "volume_bsy",
            ],
            vec!["\u{1b}[31m"],
            vec!["409", "volume_busy", "418"],
            vec![],
            vec!["--nope"],
        ],
        "triage" => return triages(),
        "check" => vec![
            vec!["check/differences.yaml"],
            vec!["check/differences.yaml", "--ignore", "check/ignored.txt"],
            vec!["check/words.list", "--ignore", "check/ignored.txt"],
            vec!["check/words.list", "--ignore", "check/words.list"],
            vec!["check/ignored.txt"],
            vec!["no-such-file"],
            vec!["."],
            vec!["check/words.list", "--format", "text"],
            vec!["--nope"],
        ],
        "export" => return exports(),
        "run" => return tries(),
        _ => vec![
            vec![],
            vec!["no-such-file", "."],
            vec!["--nope"],
            vec!["--support"],
        ],
    };
    let lines = runs.iter().flat_map(|args| {
        let run = errcat(&[&[command, "--json"], &args[..]].concat()).run();
        let lines = run.json_lines();
        assert!(!lines.is_empty(), "{args:?}: {run:#?}");
        lines
    });
    let mut lines: Vec<_> = lines.collect();
    if command == "explain" {
        let all: Vec<_> = codes().into_iter().chain(related_codes()).collect();
        let args: Vec<_> = all.iter().map(String::as_str).collect();
        lines.extend(
            errcat(&[&["explain", "--json"], &args[..]].concat())
                .run()
                .json_lines(),
        );
    }
    if command == "diagnose" {
        lines.extend(diagnoses());
    }
    lines
}

/// The output of `diagnose` for every input of its cases, and for some made up here.
fn diagnoses() -> Vec<Value> {
    let folder = std::fs::read_dir(data("diagnose")).expect("the folder is there");
    let files = folder.map(|entry| entry.expect("the folder can be read").path());
    let cases = files.filter(|path| path.extension().is_some_and(|extension| extension == "in"));
    let mut inputs: Vec<_> = cases
        .map(|path| std::fs::read(path).expect("it can be read"))
        .collect();
    inputs.extend([
        [b"{\"a\": \"".as_slice(), &vec![b'x'; 2 << 20], b"\"}"].concat(),
        b"> POST / HTTP/1.1\n> Content-Type: application/json\n> \n> {\"a\": 1}\n".to_vec(),
        b"\0\x01".to_vec(),
        b"curl: (7) Failed to connect to 127.0.0.1 port 1\n".to_vec(),
        secrets().to_string().into_bytes(),
    ]);
    let run = |input| errcat(&["--json", "--all"]).stdin(input).run();
    inputs
        .into_iter()
        .flat_map(|input| run(input).json_lines())
        .collect()
}

/// The output of `triage` for a log, for reports, and for wrong usage.
fn triages() -> Vec<Value> {
    let log = "triage/app.log";
    let folder = Folder::new();
    let report = |name: &str, args: &[&str]| {
        let run = errcat(&[&["triage", "--json"], args].concat()).run();
        let path = folder.write(name, &run.stdout);
        (run, path)
    };
    let (whole, whole_path) = report("whole.json", &[log]);
    let (none, none_path) = report("none.json", &["diagnose/success.in"]);
    let (one, one_path) = report("one.json", &[log, "--code", "volume_busy"]);
    let mut runs = vec![whole, none, one];
    let cut = ["--cut", "2026-11-23T14:00:00Z"];
    let late = ["--cut", "2026-11-25"];
    let early = ["--cut", "2026-11-20"];
    let mut args: Vec<Vec<&str>> = vec![
        vec!["no-such-file"],
        vec!["--nope"],
        vec!["--since", "soon"],
        vec!["--merge", &whole_path, &none_path],
        vec!["--merge", &whole_path, &whole_path],
        vec!["--merge", &whole_path, &one_path],
        vec!["--merge", log],
        vec!["--merge", "no-such-file"],
        vec![log, "--against", &one_path],
        vec!["diagnose/html-page.in", "--against", &whole_path],
        vec!["diagnose/related-code.in", "--against", &whole_path],
        vec!["diagnose/related-code.in", "--since", "2026-11-20"],
    ];
    args.extend([cut, late, early].map(|cut| [&[log][..], &cut].concat()));
    args.push([&["diagnose/related-code.in"][..], &cut].concat());
    let keys = ["code", "category", "retry", "hour", "file"];
    args.extend(keys.map(|key| vec![log, "diagnose/no-code.in", "--by", key]));
    runs.extend(
        args.iter()
            .map(|args| errcat(&[&["triage", "--json"], &args[..]].concat()).run()),
    );
    runs.iter().map(Run::json).collect()
}

/// The output of `export` in each format, and for files that are current, out of date or missing.
fn exports() -> Vec<Value> {
    let csv = errcat(&["export", "csv"]).run().stdout;
    let folder = Folder::new();
    let current = folder.write("current.csv", &csv);
    let formats = Format::ALL.iter().map(|format| vec![format.as_str()]);
    let runs = formats.chain([
        vec!["csv", "--check", &current],
        vec!["json", "--check", &current],
        vec!["csv", "--check", "-"],
        vec!["csv", "--check", "no-such-file"],
        vec!["pdf"],
    ]);
    runs.map(|args| {
        errcat(&[&["export", "--json"], &args[..]].concat())
            .run()
            .json()
    })
    .collect()
}

/// What `run` writes about commands that end in each way, and for wrong usage.
fn tries() -> Vec<Value> {
    let folder = Folder::new();
    // Only a command with this name is read as curl.
    let curl = folder.write("curl", "#!/bin/sh\nexit $4\n");
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o700);
    std::fs::set_permissions(&curl, executable).expect("the file is there");
    let now = "HTTP/1.1 429\\nRetry-After: 0";
    let failure = |headers: &str, code: &str| {
        let body = format!("{{\"error\":\"m\",\"code\":\"{code}\"}}");
        format!("printf '{headers}\\n\\n%s\\n' '{body}'; exit 22")
    };
    let conflict = "HTTP/1.1 409";
    let temporary = failure(now, "rate_limit_exceeded");
    let capacity = failure(now, "capacity_exceeded");
    let long = format!("head -c 1100000 /dev/zero | tr '\\0' '\\n'; {temporary}");
    let later = failure("HTTP/1.1 429\\nRetry-After: 3", "rate_limit_exceeded");
    let gateway = failure("HTTP/1.1 502", "no_such_code");
    let busy = failure(conflict, "volume_busy");
    let scripts: Vec<(&[&str], String)> = vec![
        (&[], temporary.clone()),
        (&["--retries", "1"], temporary),
        (&["--retries", "1", "--idempotent"], gateway.clone()),
        (&["--retries", "1"], gateway),
        (
            &["--retries", "1", "--retry-on", "volume_busy"],
            busy.clone(),
        ),
        (&["--retries", "1"], busy),
        (&["--retries", "1"], failure(conflict, "unauthorized")),
        (&["--retries", "1"], failure(conflict, "capacity_exceeded")),
        (&["--retries", "1"], failure(conflict, "no_such_code")),
        (
            &["--retries", "1"],
            format!(": Idempotency-Key; {capacity}"),
        ),
        (
            &["--retries", "1"],
            format!("echo HTTP/1.1 409; {capacity}"),
        ),
        (&["--retries", "1", "--max-delay", "1s"], later.clone()),
        (&["--retries", "1", "--deadline", "1s"], later),
        (
            &["--retries", "1"],
            failure("HTTP/1.1 429\\nRetry-After: soon", "rate_limit_exceeded"),
        ),
        (&["--retries", "1"], long),
        (&["--retries", "1"], "exit 1".to_owned()),
        (&["--retries", "1"], "exit 0".to_owned()),
        (&["--retries", "1"], "kill $$".to_owned()),
    ];
    let scripts = scripts.iter().map(|(flags, script)| {
        let command = ["--", "/bin/sh", "-c", script];
        std_errcat(&[&["run", "--json"], *flags, &command].concat())
    });
    let curls = ["7", "28"].map(|code| {
        let command = ["--", &curl, "-q", "http://127.0.0.1:1", "-w", code];
        std_errcat(&[&["run", "--json", "--retries", "1"], &command[..]].concat())
    });
    let usage = ["--nope", "--retries=x"].map(|flag| std_errcat(&["run", "--json", flag]));
    let text = |mut command: Command| {
        let output = command.stdin(Stdio::null()).output();
        let output = output.expect("errcat starts");
        let text = [output.stderr, output.stdout].concat();
        String::from_utf8(text).expect("errcat prints UTF-8")
    };
    let reader = format!("cat > /dev/null; {}", failure(now, "rate_limit_exceeded"));
    let long_input = errcat(&["run", "--json", "--retries", "1", "/bin/sh", "-c", &reader])
        .stdin(vec![b'x'; 17 << 20])
        .run();
    let texts = scripts.chain(curls).chain(usage).map(text);
    let texts = texts.chain([long_input.stderr]);
    let lines = |text: String| {
        let objects = text
            .lines()
            .filter(|line| line.starts_with("{\"schema_version\""));
        let objects = objects.map(|line| serde_json::from_str(line).expect("it is JSON"));
        objects.collect::<Vec<Value>>()
    };
    texts.flat_map(lines).collect()
}

/// A response with a secret of each kind.
fn secrets() -> Value {
    let line = "a1B2c3D4e5F6g7H8i9J0".repeat(3);
    let texts = [
        format!("key ghp_{line}"),
        format!("jwt eyJhbGciOiJIUzI1NiJ9.{line}.{line}"),
        format!("-----BEGIN PRIVATE KEY-----\n{line}"),
        "Authorization: Bearer a1b2c3".to_owned(),
        "Cookie: a=b".to_owned(),
        "https://user:a1b2c3@host".to_owned(),
        "password=a1b2c3".to_owned(),
    ];
    serde_json::json!({"error": "m", "code": "c", "request_id": "r", "details": texts})
}

#[test]
fn every_output_matches_the_schema_of_its_command() {
    for command in COMMANDS {
        let schema = schema(command);
        for schema in [closed(schema.clone()), schema] {
            let validator = validator(&schema);
            for output in outputs(command) {
                let errors: Vec<_> = validator.iter_errors(&output).collect();
                assert!(errors.is_empty(), "{command}: {output}: {errors:#?}");
            }
        }
    }
}

#[test]
fn schemas_allow_new_fields_and_enum_values_but_no_missing_fields() {
    let validator = validator(&schema("list"));
    let output = || errcat(&["list", "volume_busy", "--json"]).run().json();
    let mut newer = output();
    newer["codes"][0]["retry"]["verdict"] = "brand_new".into();
    newer["codes"][0]["brand_new"] = Value::Object(Map::new());
    assert!(validator.is_valid(&newer));
    for pointer in ["/codes/0/retry", "/codes/0", ""] {
        let whole = output();
        let object = whole
            .pointer(pointer)
            .and_then(Value::as_object)
            .expect("an object");
        for field in object.keys() {
            let mut without = output();
            let object = without.pointer_mut(pointer).and_then(Value::as_object_mut);
            object.expect("an object").remove(field);
            assert!(!validator.is_valid(&without), "{pointer}/{field}");
        }
    }
    let mut next = output();
    next["schema_version"] = 2.into();
    assert!(!validator.is_valid(&next));
}

#[test]
fn every_listed_enum_value_is_printed() {
    fn collect(value: &Value, strings: &mut BTreeSet<String>) {
        match value {
            Value::String(string) => {
                strings.insert(string.clone());
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, strings)),
            Value::Object(fields) => fields.values().for_each(|field| collect(field, strings)),
            _ => {}
        }
    }
    let mut printed = BTreeSet::new();
    for command in COMMANDS {
        for output in outputs(command) {
            collect(&output, &mut printed);
        }
    }
    for command in COMMANDS {
        let enums = enums(&schema(command));
        assert!(!enums.is_empty(), "{command}");
        for (name, values) in enums {
            assert!(!values.is_empty(), "{name}");
            for value in values {
                assert!(
                    printed.contains(&value),
                    "{value} of {name} is never printed"
                );
            }
        }
    }
}
