//! How many secrets come out, and how many ordinary texts are altered: the texts of
//! `tests/data/redaction`, in every field of a response and in a support ticket.
//!
//! To see the numbers of each kind, run `cargo test --test redaction -- --nocapture`.

#[path = "support/folder.rs"]
#[expect(dead_code, reason = "one file is enough here")]
mod folder;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::process::{Command, Stdio};

use errcat::redact;
use errcat::response::ErrorResponse;
use serde_json::{Value, json};

use folder::Folder;

const SECRETS: &str = include_str!("data/redaction/secrets.tsv");
const ORDINARY: &str = include_str!("data/redaction/ordinary.tsv");

/// How long a part of a secret is that must not come out.
const SHOWN: usize = 6;

/// A text with the secrets in it.
#[derive(Clone, Debug)]
struct Case {
    kind: &'static str,
    text: String,
    secrets: Vec<String>,
}

/// Returns the cases of a file. Secrets are in guillemets, generated as `{ALPHABET LENGTH}` says.
fn cases(data: &'static str) -> Vec<Case> {
    let lines = data
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let half = std::env::var("HALF").unwrap_or_default();
    let cases = lines.enumerate().map(|(number, line)| {
        let (kind, text) = line.split_once('\t').expect("a kind and a text");
        let mut case = Case {
            kind,
            text: String::new(),
            secrets: Vec::new(),
        };
        for (index, part) in text.split(['«', '»']).enumerate() {
            let part = generated(part, 100 * number + index);
            case.text.push_str(&part);
            if index % 2 == 1 {
                // A line break or another sign may divide a secret, also in what is shown.
                let parts = part
                    .split(['\n', '\\', '{', '}', ' ', '"'])
                    .map(String::from);
                case.secrets.extend(parts.filter(|part| part.len() > 3));
            }
        }
        case
    });
    // To develop with one half of the texts, and to judge by the other.
    let is_of_half = |number: usize| match half.as_str() {
        "seen" => number % 2 == 0,
        "unseen" => number % 2 == 1,
        _ => true,
    };
    cases
        .enumerate()
        .filter(|(number, _)| is_of_half(*number))
        .map(|(_, case)| case)
        .collect()
}

/// Returns a part of a text with its placeholders and pictures of control characters replaced.
fn generated(part: &str, seed: usize) -> String {
    let mut text = String::new();
    for (index, piece) in part.split('{').enumerate() {
        let placeholder = piece
            .split_once('}')
            .filter(|_| index > 0)
            .and_then(|(name, rest)| {
                let (alphabet, length) = name.split_once(' ')?;
                Some((alphabet_of(alphabet)?, length.parse::<usize>().ok()?, rest))
            });
        match placeholder {
            Some((alphabet, length, rest)) => {
                text.push_str(&characters(alphabet, length, seed + 10 * index));
                text.push_str(rest);
            }
            None if index > 0 => write!(text, "{{{piece}").expect("a string can be written"),
            None => text.push_str(piece),
        }
    }
    let pictures = [
        ('␊', "\n"),
        ('␍', "\r"),
        ('␉', "\t"),
        ('␛', "\u{1b}"),
        ('␣', "\u{200b}"),
    ];
    pictures.iter().fold(text, |text, (picture, character)| {
        text.replace(*picture, character)
    })
}

fn alphabet_of(name: &str) -> Option<&'static str> {
    Some(match name {
        "alnum" => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
        "b64" => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/",
        "b64url" => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_",
        "digit" => "0123456789",
        "hex" => "0123456789abcdef",
        "lower" => "abcdefghijklmnopqrstuvwxyz",
        "upper" => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
        _ => return None,
    })
}

/// Returns characters that look random but are the same in every run.
fn characters(alphabet: &str, length: usize, seed: usize) -> String {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed as u64 + 1);
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let index = usize::try_from(state >> 33).expect("31 bits") % alphabet.len();
        alphabet
            .chars()
            .nth(index)
            .expect("an index below the length")
    };
    next();
    (0..length).map(|_| next()).collect()
}

/// The texts of a response that contain a text or, for JSON, the details.
fn body(text: &str) -> Value {
    let details: Option<Value> = serde_json::from_str(text).ok();
    let details = details.filter(|value| value.is_object() || value.is_array());
    let details = details.unwrap_or_else(|| json!({"reason": text, "items": [text]}));
    json!({"error": text, "code": "invalid_request", "details": details, "error_detail": details})
}

/// What errcat prints for the responses with these texts.
fn printed(cases: &[Case], arguments: &[&str]) -> Vec<String> {
    cases
        .iter()
        .map(|case| {
            let mut child = Command::new(env!("CARGO_BIN_EXE_errcat"))
                .args(arguments)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .expect("errcat starts");
            let mut stdin = child.stdin.take().expect("it is piped");
            std::io::Write::write_all(&mut stdin, body(&case.text).to_string().as_bytes())
                .expect("errcat reads");
            drop(stdin);
            let output = child.wait_with_output().expect("errcat ends");
            String::from_utf8(output.stdout).expect("the output is UTF-8")
        })
        .collect()
}

/// Prints how many texts of each kind failed, and which.
#[expect(clippy::print_stdout, reason = "shown with --nocapture")]
fn report(title: &str, failed: &[(&str, String)], cases: &[Case]) {
    let mut kinds = BTreeMap::<&str, (usize, usize)>::new();
    for case in cases {
        kinds.entry(case.kind).or_default().1 += 1;
    }
    for (kind, _) in failed {
        kinds.entry(kind).or_default().0 += 1;
    }
    println!("{title}: {} of {}", failed.len(), cases.len());
    for (kind, (failed, all)) in kinds {
        println!("  {kind:<14}{failed:>3} of {all}");
    }
    for (kind, text) in failed {
        println!("  {kind}: {text:?}");
    }
}

fn comes_out(case: &Case, shown: &str) -> bool {
    let parts = |secret: &str| -> Vec<String> {
        let chars: Vec<char> = secret.chars().collect();
        chars
            .windows(SHOWN.min(chars.len()))
            .map(|part| part.iter().collect())
            .collect()
    };
    case.secrets
        .iter()
        .any(|secret| parts(secret).iter().any(|part| shown.contains(part)))
}

#[test]
fn at_most_two_percent_of_the_secrets_come_out() {
    let cases = cases(SECRETS);
    for arguments in [&["--json"][..], &["--support"], &[]] {
        let outputs = printed(&cases, arguments);
        let failed: Vec<_> = cases
            .iter()
            .zip(&outputs)
            .filter(|(case, output)| comes_out(case, output))
            .map(|(case, _)| {
                (
                    case.kind,
                    format!("{} -> {}", case.text, redact::text(&case.text).text),
                )
            })
            .collect();
        report(
            &format!("secrets that come out with {arguments:?}"),
            &failed,
            &cases,
        );
        assert!(failed.len() * 50 <= cases.len() || std::env::var_os("HALF").is_some());
    }
}

#[test]
fn at_most_three_percent_of_the_ordinary_texts_are_altered() {
    let cases = cases(ORDINARY);
    let failed: Vec<_> = cases
        .iter()
        .filter_map(|case| {
            let body = body(&case.text);
            let response = ErrorResponse::from_body(body.to_string().as_bytes(), Some(400));
            let response = response.expect("it is an error response");
            let details = response
                .details()
                .map(|details| serde_json::to_value(details).expect("it is JSON"));
            let is_same = response
                .message()
                .is_some_and(|message| *message == case.text[..])
                && details.as_ref() == Some(&body["details"])
                && response.redactions() == 0;
            let shown = format!(
                "{} / {:?}",
                redact::text(&case.text).text,
                response.details()
            );
            (!is_same).then_some((case.kind, shown))
        })
        .collect();
    report("ordinary texts that are altered", &failed, &cases);
    assert!(failed.len() * 33 <= cases.len() || std::env::var_os("HALF").is_some());
}

#[test]
fn secrets_in_file_names_arguments_and_paths_are_masked() {
    let key = characters(alphabet_of("alnum").expect("it is known"), 36, 7);
    let url = format!("https://host/file?token={key}");
    let request = format!("> POST /v1/verify/{key} HTTP/1.1\n> \n< HTTP/1.1 409 Conflict\n< \n");
    let response = format!(
        "{request}{}\n",
        json!({"error": "m", "code": "volume_busy"})
    );
    let folder = Folder::new();
    let path = &folder.write("response", response);
    for arguments in [
        &["diagnose", &url][..],
        &["diagnose", "--json", &url],
        &["explain", &format!("ghp_{key}")],
        &["explain", "--json", &format!("ghp_{key}")],
        &["list", &format!("--token={key}")],
        &["diagnose", "--support", path],
        &["diagnose", "--json", path],
    ] {
        let run = Command::new(env!("CARGO_BIN_EXE_errcat"))
            .args(arguments)
            .output();
        let run = run.expect("errcat runs");
        let shown = [run.stdout, run.stderr].concat();
        let shown = String::from_utf8(shown).expect("the output is UTF-8");
        assert!(
            !shown.is_empty() && !shown.contains(&key),
            "{arguments:?}: {shown}"
        );
    }
}

#[test]
fn a_zero_width_character_anywhere_in_a_text_hides_no_secret() {
    let is_escaped = |case: &Case| case.text.contains(['\\', '%', '&', '\u{1b}']);
    for case in cases(SECRETS).iter().filter(|case| !is_escaped(case)) {
        if comes_out(case, &redact::text(&case.text).text) {
            continue;
        }
        for (at, _) in case.text.char_indices() {
            let (before, after) = case.text.split_at(at);
            let divided = format!("{before}\u{200b}{after}");
            let shown = redact::text(&divided).text.replace('\u{200b}', "");
            assert!(!comes_out(case, &shown), "{divided:?} -> {shown}");
        }
    }
}

#[test]
fn texts_that_are_masked_stay_when_they_are_masked_again() {
    for case in [cases(SECRETS), cases(ORDINARY)].concat() {
        for text in [format!("{}.", case.text), json!([case.text]).to_string()] {
            let once = redact::text(&text).text;
            assert_eq!(redact::text(&once).text, once);
        }
    }
}
