//! errcat against the official SDK 1.0.3 for Python: the exit codes of its CLI, and what it makes of
//! error responses.
//!
//! What the SDK does is in `tests/data/cli-exits.tsv` and `tests/data/sdk.jsonl`, which
//! `tests/data/capture_sdk.py` writes. Where errcat reads a response otherwise, the difference is
//! declared with its reason in `tests/data/sdk-differences.tsv`; one that is not declared fails the
//! test, and so does a declared one that is no more. How many fields are the same and how many
//! differ for which reason is printed by `cargo test --test sdk -- --nocapture`.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::process::Output;

use errcat::catalog::Catalog;
use serde_json::{Value, json};

/// Made-up names that meet two rules of the CLI, for which it has two orders: errcat has that of its
/// table of names, which the vendor's page on exit codes has, too.
const OF_TWO_RULES: [&str; 2] = ["quota_not_found", "rate_limit_conflict"];

/// The exit code of everything that has none of its own.
const GENERIC_FAILURE: i32 = 1;

/// What both read of a response. The SDK keeps no build id of it.
const FIELDS: [&str; 5] = [
    "message",
    "code",
    "request_id",
    "retryable",
    "suggested_action",
];

/// The messages that the SDK has where a response has none.
const MESSAGES_OF_SDK: [&str; 2] = ["Unknown error", "Rate limit exceeded"];

/// The code that the SDK has where a response has none.
const CODE_OF_SDK: &str = "unknown";

fn diagnose(flags: &[&str], input: &str) -> Output {
    let mut errcat = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("errcat"));
    errcat.arg("diagnose").args(flags).env_clear();
    errcat.write_stdin(input).output().expect("errcat starts")
}

/// A line of the table of exit codes.
#[derive(Debug)]
struct Exit {
    code: &'static str,
    /// What the SDK's table of names has for the code.
    by_code: i32,
    /// What the CLI ends with when the API answers with the code.
    by_class: i32,
    /// What the table of names of release 0.1.9 has.
    by_code_0_1_9: i32,
}

impl Exit {
    /// Whether the two releases have the code under different names.
    fn differs_between_releases(&self) -> bool {
        self.by_code != self.by_code_0_1_9
    }

    /// What the CLI ends with, of the release that knows the code.
    fn expected(&self) -> i32 {
        if OF_TWO_RULES.contains(&self.code) {
            self.by_code
        } else if self.differs_between_releases() && self.by_code == GENERIC_FAILURE {
            self.by_code_0_1_9
        } else {
            self.by_class
        }
    }
}

fn exits() -> Vec<Exit> {
    let table = include_str!("data/cli-exits.tsv");
    let exit = |line: &'static str| {
        let mut columns = line.split('\t');
        let mut column = || columns.next().expect("a line has four columns");
        let code = column();
        let mut number = || column().parse().expect("the rest are numbers");
        Exit {
            code,
            by_code: number(),
            by_class: number(),
            by_code_0_1_9: number(),
        }
    };
    table.lines().skip(1).map(exit).collect()
}

fn codes_where(holds: impl Fn(&Exit) -> bool) -> BTreeSet<&'static str> {
    let exits = exits().into_iter().filter(holds);
    exits.map(|exit| exit.code).collect()
}

#[test]
fn errcat_ends_with_the_number_that_the_cli_ends_with() {
    let mut differences = Vec::new();
    for exit in exits() {
        let body = json!({"error": "failed", "code": exit.code}).to_string();
        let status = diagnose(&["--exit-code", "--quiet"], &body).status;
        let number = status.code().expect("errcat ends by itself");
        if number != exit.expected() {
            differences.push(format!("{number} for {exit:?}"));
        }
    }
    assert!(differences.is_empty(), "errcat ends with {differences:#?}");
}

/// The CLI's main path goes by the class of the exception first and asks the table of names only
/// for the plain class. The SDK makes an `AuthError` of every credential of the edge and of a
/// preview that is refused, which the table does not have. And two made-up names meet two rules
/// each, which stand in another order where the class is chosen: there `quota` comes before
/// `_not_found`, and `_conflict` before `rate_limit`.
///
/// The two names of a sandbox that is not ready are no exception: each release has the same number
/// both ways, and 1 for the name that it does not know.
#[test]
fn the_name_alone_misleads_for_credentials_and_names_that_meet_two_rules() {
    let mut expected = BTreeSet::from([
        "edge_token_missing",
        "edge_token_expired",
        "edge_token_invalid",
        "edge_token_scope_mismatch",
        "preview_grant_invalid",
        "preview_grant_revoked",
        "preview_proxy_token_missing",
        "preview_proxy_token_expired",
        "preview_proxy_token_invalid",
        "preview_proxy_token_revoked",
        "preview_proxy_token_scope_mismatch",
    ]);
    expected.extend(OF_TWO_RULES);
    assert_eq!(codes_where(|exit| exit.by_code != exit.by_class), expected);
}

#[test]
fn the_releases_differ_in_the_name_of_a_sandbox_that_is_not_ready_only() {
    let expected = BTreeSet::from(["machine_not_ready", "sandbox_not_ready"]);
    assert_eq!(codes_where(Exit::differs_between_releases), expected);
}

#[test]
fn the_exit_codes_cover_all_that_errcat_knows() {
    let all = codes_where(|_| true);
    assert_eq!(all.len(), exits().len(), "a code has two lines");
    for entry in Catalog::bundled().known() {
        for name in [Some(entry.code()), entry.renamed_to()] {
            assert!(name.is_none_or(|name| all.contains(name)), "{name:?}");
        }
    }
}

fn cases() -> Vec<Value> {
    let lines = include_str!("data/sdk.jsonl").lines();
    lines
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect()
}

/// What `curl -i` prints for the answer of a case.
fn printed_by_curl(case: &Value) -> String {
    let headers = case["headers"].as_object().expect("headers have names");
    let lines = headers
        .iter()
        .map(|(name, value)| [name, ": ", text(value), "\r\n"].concat());
    let lines: String = lines.collect();
    let body = text(&case["body"]);
    format!("HTTP/1.1 {}\r\n{lines}\r\n{body}", case["status"])
}

fn text(value: &Value) -> &str {
    value.as_str().expect("this is a text")
}

/// The first thing that errcat tells of the answer of a case.
fn first_record(case: &Value) -> Value {
    let stdout = diagnose(&["--json"], &printed_by_curl(case)).stdout;
    let stdout = String::from_utf8(stdout).expect("errcat prints UTF-8");
    let first = stdout.lines().next().expect("errcat tells something");
    serde_json::from_str(first).expect("each line is JSON")
}

/// A field of errcat's record, as the SDK would have it.
fn field_of_errcat(record: &Value, field: &str) -> Value {
    match field {
        // The SDK keeps codes in lower case, and knows no other names for them.
        "code" => {
            let code = record["code_as_sent"].as_str().map(str::to_lowercase);
            code.into()
        }
        // Only what the response itself says: not what follows from the header or the code.
        "retryable" if record["retry"]["basis"] == "response" => {
            (record["retry"]["verdict"] != "after_change").into()
        }
        "retryable" => Value::Null,
        _ => record[field].clone(),
    }
}

/// A field of what the SDK raises; null when it crashes or takes an answer for a success.
fn field_of_sdk<'c>(case: &'c Value, field: &str) -> &'c Value {
    let raised = case["sdk"].as_object();
    let error = raised.filter(|raised| !raised.contains_key("crash"));
    error.map_or(&Value::Null, |error| {
        error.get(field).expect("an error has each field")
    })
}

/// Takes what stands for a missing field in the SDK for none. A `retryable`, a request id and a
/// suggested action that are missing are null with it, too; a code or message that was sent in its
/// very words says no more than it.
fn without_stand_in(field: &str, value: &Value) -> Value {
    let is_stand_in = match field {
        "message" => MESSAGES_OF_SDK.iter().any(|message| value == message),
        "code" => value == CODE_OF_SDK,
        _ => false,
    };
    if is_stand_in {
        Value::Null
    } else {
        value.clone()
    }
}

/// The fields that differ, as lines of the table of differences without the reason, and how many do
/// not.
fn compare(cases: &[Value]) -> (Vec<String>, usize) {
    let mut differences = Vec::new();
    let mut same = 0;
    for case in cases {
        let record = first_record(case);
        for field in FIELDS {
            let errcat = field_of_errcat(&record, field);
            let sdk = field_of_sdk(case, field);
            if without_stand_in(field, &errcat) == without_stand_in(field, sdk) {
                same += 1;
            } else {
                let name = text(&case["name"]);
                differences.push(format!("{name}\t{field}\t{errcat}\t{sdk}"));
            }
        }
    }
    (differences, same)
}

/// The differences that are declared.
struct Declared {
    /// What each reason says, by its key.
    reasons: BTreeMap<&'static str, &'static str>,
    /// The key of the reason for each difference.
    differences: HashMap<&'static str, &'static str>,
}

fn declared() -> Declared {
    let table = include_str!("data/sdk-differences.tsv");
    let (comments, lines): (Vec<_>, Vec<_>) = table.lines().partition(|line| line.starts_with('#'));
    let reason = |comment: &'static str| comment.strip_prefix("# ")?.split_once(": ");
    let lines = lines.iter().skip(1);
    let declared = Declared {
        reasons: comments.into_iter().filter_map(reason).collect(),
        differences: lines
            .map(|line| line.rsplit_once('\t').expect("a line has a reason"))
            .collect(),
    };
    let told: BTreeSet<_> = declared.reasons.keys().collect();
    let used: BTreeSet<_> = declared.differences.values().collect();
    assert_eq!(used, told, "each reason has a sentence and a difference");
    declared
}

#[test]
fn responses_are_read_as_by_the_sdk_except_for_what_is_declared() {
    let cases = cases();
    let declared = declared();
    let (found, same) = compare(&cases);
    print(&cases, &found, same, &declared);
    let found: BTreeSet<_> = found.iter().map(String::as_str).collect();
    let declared: BTreeSet<_> = declared.differences.into_keys().collect();
    let undeclared = found
        .difference(&declared)
        .map(|line| format!("+ {line}\n"));
    let gone = declared
        .difference(&found)
        .map(|line| format!("- {line}\n"));
    let mut lines: Vec<_> = undeclared.chain(gone).collect();
    // The two sides of a difference that has changed come together.
    lines.sort_unstable_by(|one, other| one[1..].cmp(&other[1..]));
    assert!(
        lines.is_empty(),
        "case, field, what errcat and what the SDK has; + is not declared, - is no more:\n{}",
        lines.concat()
    );
}

#[expect(clippy::print_stderr, reason = "the summary is for people")]
fn print(cases: &[Value], found: &[String], same: usize, declared: &Declared) {
    let mut counts = BTreeMap::<_, usize>::new();
    for line in found {
        let reason = declared.differences.get(line.as_str());
        *counts.entry(reason.copied()).or_default() += 1;
    }
    eprintln!("{:5}  cases of {} fields", cases.len(), FIELDS.len());
    eprintln!("{same:5}  fields are the same");
    eprintln!("{:5}  fields differ:", found.len());
    for (reason, count) in counts {
        let reason = reason.unwrap_or("not declared");
        let sentence = declared.reasons.get(reason).unwrap_or(&"");
        eprintln!("{count:5}  {reason}: {sentence}");
    }
}

#[test]
fn there_are_cases_enough_each_with_a_name_of_its_own() {
    let cases = cases();
    let names: BTreeSet<_> = cases.iter().map(|case| text(&case["name"])).collect();
    assert_eq!(names.len(), cases.len(), "a name is there twice");
    assert!(cases.len() >= 75, "there are {} cases", cases.len());
}
