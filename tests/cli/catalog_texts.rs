//! Placeholders for the texts and the size of the catalog, so that rewording a text or adding a
//! code does not change every expected output that shows it. They name the code of a text, so that
//! a test fails when errcat shows a text of another code.
//!
//! The texts themselves are in `tests/data/catalog.tsv`. Outputs for a terminal keep them, because
//! they show how long texts are wrapped.

use errcat::catalog::Catalog;
use errcat::diagnosis::Diagnosis;
use errcat::response::ErrorResponse;

/// Replaces every text of the catalog with its placeholder, such as `[ADVICE volume_busy]`, and the
/// number of its codes with `[COUNT]`, and its digest with `[DIGEST]`.
pub(crate) fn redacted(output: &str) -> String {
    let mut output = output.to_owned();
    for (placeholder, text) in texts() {
        output = output.replace(&text, &placeholder);
    }
    let (count, digest) = (Catalog::bundled().len(), Catalog::bundled().digest());
    output
        .replace(digest, "[DIGEST]")
        .replace(&format!("{count} catalog codes"), "[COUNT] catalog codes")
        .replace(
            &format!("catalog of {count} codes"),
            "catalog of [COUNT] codes",
        )
}

/// The placeholders and texts, the longest first, because one may contain another.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for entry in Catalog::bundled().known() {
        let mut add = |kind: &str, text: &str| {
            texts.push((format!("[{kind} {}]", entry.code()), text.to_owned()));
        };
        add("ADVICE", entry.advice());
        add("DESCRIPTION", entry.description());
        for argument in entry.arguments() {
            add(
                &format!("ARGUMENT {}", argument.verdict),
                &argument.rationale,
            );
        }
    }
    for (name, body) in [
        ("without code", r#"{"error": "m"}"#),
        ("unknown code", r#"{"error": "m", "code": "no_such_code"}"#),
    ] {
        let response = ErrorResponse::from_body(body.as_bytes(), Some(500));
        let response = response.expect("an error response");
        let diagnosis = Diagnosis::new(response, None, Catalog::bundled());
        let advice = diagnosis.advice().into_owned();
        texts.push((format!("[ADVICE {name}]"), advice));
    }
    texts.sort_by_key(|(_, text)| std::cmp::Reverse(text.len()));
    texts
}

#[test]
fn texts_are_replaced_by_the_name_of_their_code() {
    let busy = Catalog::bundled().get("volume_busy").expect("a code");
    let (advice, description) = (busy.advice(), busy.description());
    assert_eq!(
        redacted(&format!("{description}\n  {advice} More.")),
        "[DESCRIPTION volume_busy]\n  [ADVICE volume_busy] More."
    );
    let cut = advice.trim_end_matches('.');
    assert_eq!(redacted(cut), cut, "only whole texts are replaced");
}
