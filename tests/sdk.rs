//! Compares errcat with the Python SDK 1.0.3: the exit codes of the CLI, and the fields
//! that both read from an error response.
//!
//! `tests/data/capture_sdk.py` records what the SDK does in `tests/data/cli-exits.tsv` and
//! `tests/data/sdk.jsonl`. `tests/data/sdk-differences.tsv` lists every field that errcat reads
//! differently, with the reason. A difference that is missing from the list fails the test, and so
//! does a listed one that no longer exists. To count the differences by reason, run
//! `cargo test --test sdk -- --nocapture`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use errcat::catalog::{Catalog, CliExit, Entry, RetryBasis, RetryVerdict};
use errcat::diagnosis::Diagnosis;
use errcat::extract::{Content, Extractor, Skipped};
use errcat::response::ResponseHead;
use errcat::untrusted::Untrusted;
use serde_json::{Value, json};

/// Made-up names to which two rules of the CLI apply. The CLI orders the rules in two ways: by the
/// class of the exception, which comes first, and by name.
const MATCH_TWO_RULES: [&str; 2] = ["quota_not_found", "rate_limit_conflict"];

/// The exit code for every error without a more specific one.
const GENERIC_FAILURE: u8 = 1;

/// The fields that both read from a response. The SDK does not read the build ID.
const FIELDS: [&str; 5] = [
    "message",
    "code",
    "request_id",
    "retryable",
    "suggested_action",
];

/// The messages that the SDK fills in when a response has none.
const DEFAULT_MESSAGES: [&str; 2] = ["Unknown error", "Rate limit exceeded"];

/// The code that the SDK fills in when a response has none.
const DEFAULT_CODE: &str = "unknown";

/// A line of the table of exit codes.
#[derive(Debug)]
struct Exit {
    code: &'static str,
    /// The exit code for this code in the SDK's table of names.
    by_code: u8,
    /// The exit code of the CLI when the API responds with this code.
    by_class: u8,
    /// The exit code for this code in the table of names of release 0.1.9.
    by_code_0_1_9: u8,
}

impl Exit {
    /// Whether the two releases assign different exit codes.
    fn differs_between_releases(&self) -> bool {
        self.by_code != self.by_code_0_1_9
    }

    /// The exit code of the CLI, in the release that knows the code.
    fn expected(&self) -> u8 {
        if self.differs_between_releases() && self.by_code == GENERIC_FAILURE {
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
fn exit_codes_are_those_of_the_nullspace_cli() {
    let mut differences = Vec::new();
    for exit in exits() {
        let body = json!({"error": "failed", "code": exit.code}).to_string();
        let printed = format!("HTTP/1.1 400 Bad Request\r\n\r\n{body}");
        let actual = diagnose(&printed).exit_code;
        let actual = actual.expect("it is an error response");
        if actual != exit.expected() {
            differences.push(format!("{actual} for {exit:?}"));
        }
    }
    assert!(differences.is_empty(), "{differences:#?}");
}

/// The CLI chooses the exit code by the class of the exception, and uses its table of names only
/// for the base class. So the two differ for rejected edge and preview credentials, which are an
/// `AuthError` but not in the table, and for two made-up names that match two rules each: the class
/// is chosen with `quota` before `_not_found` and `_conflict` before `rate_limit`, the table has
/// them in the opposite order.
#[test]
fn class_and_name_give_different_exit_codes_for_credentials_and_names_matching_two_rules() {
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
    expected.extend(MATCH_TWO_RULES);
    assert_eq!(codes_where(|exit| exit.by_code != exit.by_class), expected);
}

#[test]
fn only_the_name_of_a_sandbox_that_is_not_ready_differs_between_releases() {
    let expected = BTreeSet::from(["machine_not_ready", "sandbox_not_ready"]);
    assert_eq!(codes_where(Exit::differs_between_releases), expected);
}

/// A code that is newer than the captured releases has no line: the CLI decides by the name of a
/// code, so it follows the rules that the others prove.
#[test]
fn each_code_has_one_line_and_every_exit_code_occurs() {
    let all = codes_where(|_| true);
    assert_eq!(all.len(), exits().len(), "a code has two lines");
    let numbers: BTreeSet<_> = exits().iter().map(|exit| exit.by_class).collect();
    let of_errcat = Catalog::bundled().known().map(Entry::cli_exit);
    let of_errcat: BTreeSet<_> = of_errcat.map(u8::from).collect();
    assert_eq!(numbers, of_errcat);
}

/// The CLI's exit code for the exception that the SDK raises; `None` if it crashes or raises none.
fn exit_of_sdk(case: &Value) -> Option<CliExit> {
    let raised = case["sdk"].as_object()?;
    let code = raised.get("code")?.as_str().unwrap_or_default();
    Some(match text(raised.get("class")?) {
        "NotFoundError" => CliExit::NotFound,
        "AuthError" => CliExit::Unauthenticated,
        "PermissionError" => CliExit::PermissionDenied,
        "RateLimitError" | "QuotaExceededError" => CliExit::QuotaOrRateLimited,
        "ConflictError" => CliExit::Conflict,
        _ => CliExit::for_code(code),
    })
}

#[test]
fn exit_codes_of_responses_are_those_of_the_nullspace_cli() {
    let mut different = BTreeSet::new();
    for case in cases() {
        let reading = diagnose(&printed_by_curl(&case));
        if let (Some(sdk), Some(errcat)) = (exit_of_sdk(&case), reading.exit_code) {
            if sdk.code() != errcat {
                different.insert(text(&case["name"]).to_owned());
            }
        }
    }
    // The SDK does not read these bodies as JSON: `nearly-json` in the table of differences.
    let expected = ["json-control-character", "json-with-text-after"];
    assert_eq!(different, expected.map(str::to_owned).into());
}

fn cases() -> Vec<Value> {
    let lines = include_str!("data/sdk.jsonl").lines();
    lines
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect()
}

/// What `curl -i` prints for the response of a case.
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
    value.as_str().expect("the value is a string")
}

/// What errcat reads from an input.
#[derive(Debug, Default)]
struct Reading {
    message: Value,
    code: Value,
    request_id: Value,
    retryable: Value,
    suggested_action: Value,
    exit_code: Option<u8>,
}

impl Reading {
    fn new(diagnosis: &Diagnosis) -> Self {
        let response = diagnosis.response();
        // The SDK lowercases codes, and does not know their other names.
        let code = json(response.code());
        // Only a `retryable` of the response, not what follows from its headers or code.
        let is_stated = diagnosis.retry().basis() == RetryBasis::Response;
        let retryable =
            is_stated.then_some(diagnosis.retry().verdict() != RetryVerdict::AfterChange);
        Self {
            message: json(response.message()),
            code: code.as_str().map(str::to_lowercase).into(),
            request_id: json(diagnosis.request_id()),
            retryable: retryable.into(),
            suggested_action: json(diagnosis.suggested_action()),
            exit_code: Some(diagnosis.cli_exit().code()),
        }
    }

    fn field(&self, name: &str) -> &Value {
        match name {
            "message" => &self.message,
            "code" => &self.code,
            "request_id" => &self.request_id,
            "retryable" => &self.retryable,
            "suggested_action" => &self.suggested_action,
            other => panic!("{other} is not read"),
        }
    }
}

fn json(text: Option<&Untrusted>) -> Value {
    serde_json::to_value(text).expect("text can be JSON")
}

/// What errcat reads from the first thing that it finds in an input.
fn diagnose(input: &str) -> Reading {
    let record = Extractor::from_slice(input.as_bytes())
        .next()
        .expect("something is found");
    let record = record.expect("memory can be read");
    let (reason, head) = match record.content {
        Content::ErrorResponse(response) => {
            return Reading::new(&Diagnosis::new(*response, record.head, Catalog::bundled()));
        }
        other => (other.skipped().map(Skipped::reason), record.head),
    };
    let failure = head.as_ref().filter(|head| head.is_failure());
    let exit = failure.zip(reason);
    Reading {
        request_id: json(head.as_ref().and_then(ResponseHead::request_id)),
        exit_code: exit.map(|(head, reason)| CliExit::for_failure(head, reason).code()),
        ..Reading::default()
    }
}

/// A field of the exception that the SDK raises; null when the SDK crashes or sees a success.
fn field_of_sdk<'c>(case: &'c Value, field: &str) -> &'c Value {
    let raised = case["sdk"].as_object();
    let error = raised.filter(|raised| !raised.contains_key("crash"));
    error.map_or(&Value::Null, |error| {
        error.get(field).expect("an error has each field")
    })
}

/// Replaces the SDK's default messages and code by null, on both sides: a response that was sent
/// with the same text cannot be distinguished from one without.
fn without_default(field: &str, value: &Value) -> Value {
    let is_default = match field {
        "message" => DEFAULT_MESSAGES.iter().any(|message| value == message),
        "code" => value == DEFAULT_CODE,
        _ => false,
    };
    if is_default {
        Value::Null
    } else {
        value.clone()
    }
}

/// Returns the differing fields, as lines of the table of differences without the reason, and the
/// number of equal fields.
fn compare(cases: &[Value]) -> (Vec<String>, usize) {
    let mut differences = Vec::new();
    let mut same = 0;
    for case in cases {
        let reading = diagnose(&printed_by_curl(case));
        for field in FIELDS {
            let errcat = reading.field(field);
            let sdk = field_of_sdk(case, field);
            if without_default(field, errcat) == without_default(field, sdk) {
                same += 1;
            } else {
                let name = text(&case["name"]);
                differences.push(format!("{name}\t{field}\t{errcat}\t{sdk}"));
            }
        }
    }
    (differences, same)
}

/// The differences listed in `sdk-differences.tsv`.
struct Declared {
    /// The reasons, by key.
    reasons: BTreeMap<&'static str, &'static str>,
    /// The key of the reason of each difference.
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
    let explained: BTreeSet<_> = declared.reasons.keys().collect();
    let used: BTreeSet<_> = declared.differences.values().collect();
    assert_eq!(
        used, explained,
        "each reason has a sentence and a difference"
    );
    declared
}

#[test]
fn responses_are_read_as_by_the_sdk_except_for_declared_differences() {
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
    // Sorts the old and the new line of a changed difference next to each other.
    lines.sort_unstable_by(|one, other| one[1..].cmp(&other[1..]));
    assert!(
        lines.is_empty(),
        "case, field, errcat, SDK; + is not declared, - no longer exists:\n{}",
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
fn there_are_many_cases_with_unique_names() {
    let cases = cases();
    let names: BTreeSet<_> = cases.iter().map(|case| text(&case["name"])).collect();
    assert_eq!(names.len(), cases.len(), "a name occurs twice");
    assert!(cases.len() >= 75, "only {} cases", cases.len());
}
