//! Names the field of a catalog that an error of its reader is about.

use std::fmt::Write as _;

use serde_json::error::Category;

/// The longest code that is shown, in bytes.
const MAX_NAME: usize = 100;

/// A list or object around a place.
enum Around<'t> {
    /// The item.
    List(usize),
    /// The field, if there is one, and the value of the field `code`.
    Object {
        field: Option<&'t str>,
        code: Option<&'t str>,
    },
}

/// Returns the field in which the reader stopped: `codes[1] (volume_busy): retry.verdict`; `None` if
/// the text is not JSON up to there, or if it is about no field.
pub(super) fn of_error(json: &str, error: &serde_json::Error) -> Option<String> {
    if error.classify() != Category::Data {
        return None;
    }
    let mut lines = json.split_inclusive('\n');
    let before: usize = lines
        .by_ref()
        .take(error.line().checked_sub(1)?)
        .map(str::len)
        .sum();
    let end = before.checked_add(error.column())?;
    let mut around = around(json, end);
    if let [
        ..,
        Around::List(_),
        Around::Object {
            code: code @ None, ..
        },
    ] = &mut around[..]
    {
        *code = later_code(json, end);
    }
    let place = written(&around);
    (!place.is_empty()).then_some(place)
}

/// Returns the lists and objects around a place, the innermost one last.
fn around(json: &str, end: usize) -> Vec<Around<'_>> {
    let mut around = Vec::new();
    let mut tokens = Tokens { json, at: 0 };
    let mut is_value = true;
    while let Some((_, token)) = tokens.next().filter(|(start, _)| *start < end) {
        match token.as_bytes().first() {
            Some(b'{') => {
                around.push(Around::Object {
                    field: None,
                    code: None,
                });
                is_value = false;
            }
            Some(b'[') => around.push(Around::List(0)),
            // The reader stops after a list or object of another shape.
            Some(b'}' | b']') if tokens.at <= end => drop(around.pop()),
            Some(b':') => is_value = true,
            Some(b',') => match around.last_mut() {
                Some(Around::List(index)) => *index += 1,
                _ => is_value = false,
            },
            Some(b'"') => {
                let text = token.trim_matches('"');
                if let Some(Around::Object { field, code }) = around.last_mut() {
                    match (is_value, &field) {
                        (false, _) => *field = Some(text),
                        (true, Some("code")) => *code = Some(text),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    around
}

/// Returns the code of an object that has it after a place.
fn later_code(json: &str, at: usize) -> Option<&str> {
    let tokens = Tokens { json, at };
    let mut depth = 0_usize;
    let mut last = ["", ""];
    for (_, token) in tokens {
        match token.as_bytes().first() {
            Some(b'{' | b'[') => depth += 1,
            Some(b'}' | b']') => depth = depth.checked_sub(1)?,
            _ if depth == 0 && last == ["\"code\"", ":"] => return Some(token.trim_matches('"')),
            _ => {}
        }
        last = [last[1], token];
    }
    None
}

/// Writes a path, with the code of the entry after its number.
fn written(around: &[Around]) -> String {
    let mut place = String::new();
    let mut separator = "";
    for step in around {
        // Writing to a string cannot fail.
        let _ = match step {
            Around::List(index) => write!(place, "[{index}]"),
            Around::Object { field, code } => {
                let code = code.filter(|code| code.len() <= MAX_NAME);
                if let Some(code) = code {
                    place.extend([" (", code, ")"]);
                    separator = ": ";
                }
                let field = field.map(|field| write!(place, "{separator}{field}"));
                separator = ".";
                field.unwrap_or(Ok(()))
            }
        };
    }
    place
}

/// Splits JSON into brackets, separators and scalars.
struct Tokens<'t> {
    json: &'t str,
    at: usize,
}

impl<'t> Iterator for Tokens<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<(usize, &'t str)> {
        let rest = self.json.get(self.at..)?;
        let start = self.at + rest.len() - rest.trim_start().len();
        let token = self.json.get(start..)?;
        let is_end = |c: char| c.is_ascii_whitespace() || "{}[]:,\"".contains(c);
        let length = match token.chars().next()? {
            '"' => {
                let mut is_escaped = false;
                let inside = token.get(1..)?;
                let end = inside.find(|c| {
                    let ends = c == '"' && !is_escaped;
                    is_escaped = c == '\\' && !is_escaped;
                    ends
                });
                end.map_or(token.len(), |end| end + 2)
            }
            '{' | '}' | '[' | ']' | ':' | ',' => 1,
            _ => token.find(is_end).unwrap_or(token.len()),
        };
        self.at = start + length;
        Some((start, token.get(..length)?))
    }
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
            ("\"advice\": \"\",", "", "codes[1]: missing field `advice`"),
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
