//! Text that is cut over the items of a list: the lines of a notebook's output, or log events.

use crate::tree::Value;

use crate::table::{Fact, Table, fact};

/// The names that log events give to their line.
static LINE_FIELDS: Table<Fact<&str>> = Table::new(&[
    fact("line", "line"),
    fact("log", "log"),
    fact("message", "message"),
    fact("msg", "msg"),
    fact("text", "text"),
]);

/// Returns the text of a list of lines with a bracket in it: in the order of the list, and in reverse,
/// since many log tools show the last event first. Returns `None` for any other list.
pub(super) fn texts_of(items: &[Value]) -> Option<[String; 2]> {
    let lines: Option<Vec<&str>> = items.iter().map(line_of).collect();
    let lines = lines.filter(|lines| lines.len() > 1)?;
    if !lines.iter().any(|line| line.contains('{')) {
        return None;
    }
    let has_breaks = lines.iter().any(|line| line.ends_with('\n'));
    let separator = if has_breaks { "" } else { "\n" };
    let reversed: Vec<&str> = lines.iter().rev().copied().collect();
    Some([lines.join(separator), reversed.join(separator)])
}

/// Returns the line of a log event: a string, a list with the line at the end, or an object.
fn line_of(event: &Value) -> Option<&str> {
    match event {
        Value::String(line) => Some(line),
        Value::Array(fields) => fields.last()?.as_str(),
        Value::Object(fields) => {
            let mut names = LINE_FIELDS.rows();
            names.find_map(|name| fields.get(**name)?.as_str())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::tree::json;

    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_name_of_a_line_is_needed() {
        assert_each_row_is_needed("fields with a line", &LINE_FIELDS, |name| {
            texts_of(&[json!({name.example(): "{"}), json!({name.example(): "}"})]).is_some()
        });
    }

    #[test]
    fn lines_are_joined_in_both_orders() {
        let texts = |value: Value| match value {
            Value::Array(items) => texts_of(&items),
            _ => None,
        };
        let both = |text: &str, reversed: &str| Some([text.to_owned(), reversed.to_owned()]);
        assert_eq!(texts(json!(["{\n", "}"])), both("{\n}", "}{\n"));
        assert_eq!(texts(json!([["t", "{"], ["u", "}"]])), both("{\n}", "}\n{"));
        for other in [json!(["a", "b"]), json!(["{", 1]), json!(["{}"]), json!([])] {
            assert_eq!(texts(other.clone()), None, "{other}");
        }
    }
}
