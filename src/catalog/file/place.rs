//! Names the field of a catalog that an error of its reader is about.

use serde_json::Value;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use super::check::MAX_NAME;

/// Returns the field that has another shape, with the code that it is of: `codes[1] (volume_busy):
/// retry.verdict`; `None` if the text is not JSON up to there, or if the error is about no field.
pub(super) fn of(error: &serde_json::Error, path: &Path, json: &str) -> Option<String> {
    if error.classify() != Category::Data || path.iter().next().is_none() {
        return None;
    }
    let place = path.to_string();
    let mut segments = path.iter();
    let (Some(Segment::Map { .. }), Some(Segment::Seq { index })) =
        (segments.next(), segments.next())
    else {
        return Some(place);
    };
    let entry = format!("codes[{index}]");
    let (Some(code), Some(field)) = (code(json, *index), place.strip_prefix(&entry)) else {
        return Some(place);
    };
    Some(match field.strip_prefix('.') {
        Some(field) => format!("{entry} ({code}): {field}"),
        None => format!("{entry} ({code}){field}"),
    })
}

/// Returns the code of an entry, if it has one: the entry has an error somewhere.
fn code(json: &str, index: usize) -> Option<String> {
    let catalog: Value = serde_json::from_str(json).ok()?;
    let code = catalog.get("codes")?.get(index)?.get("code")?.as_str()?;
    (code.len() <= MAX_NAME).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::Catalog;

    const ENTRY: &str = r#"{"description": "D.", "code": "a_b", "category": "c", "http_statuses": [],
        "retry": {"verdict": "later", "evidence": "docs", "readings": []}, "advice": "",
        "related": ["x\"y]", "code"], "commands": [{"run": "r", "via": "cli", "generation": "1.0",
        "evidence": "sdk"}], "origin": "catalog"}"#;

    #[test]
    fn the_place_names_the_code_and_the_field() {
        for (from, to, expected) in [
            (
                "catalog\"}",
                "space\"}",
                "codes[1] (a_b): origin: expected one of",
            ),
            (
                "\"later\"",
                "\"soon\"",
                "codes[1] (a_b): retry.verdict: expected one of",
            ),
            ("\"D.\"", "1", "codes[1] (a_b): description: invalid type"),
            (
                "\"D.\"",
                "[{\"code\": [1]}]",
                "codes[1] (a_b): description: invalid type",
            ),
            (
                "\"cli\"",
                "\"x\"",
                "codes[1] (a_b): commands[0].via: expected one of",
            ),
            (
                "\"code\"]",
                "1]",
                "codes[1] (a_b): related[1]: invalid type",
            ),
            ("\"a_b\"", "{}", "codes[1].code: invalid type"),
            (
                "\"advice\": \"\",",
                "",
                "codes[1] (a_b): missing field `advice`",
            ),
            (
                "\"readings\": []",
                "\"x\": 1",
                "codes[1] (a_b): retry: missing field `readings`",
            ),
        ] {
            let first = ENTRY.replace("a_b", "first");
            let second = ENTRY.replace(from, to);
            let json = format!("{{\"schema_version\": 1, \"codes\": [\n{first},\n {second}]}}");
            let message = Catalog::from_json(&json)
                .expect_err("it is invalid")
                .to_string();
            assert!(message.starts_with(expected), "{message}");
            assert!(message.contains(" at line "), "{message}");
        }
    }
}
