//! Problem documents (RFC 9457), which the API does not send, but a gateway may.

use std::fmt;

use crate::tree::Value;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Whether JSON is a problem document. Reading it from bytes builds no value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct IsProblem(pub(crate) bool);

impl IsProblem {
    /// Reads parsed JSON.
    pub(crate) fn of(value: &Value) -> Self {
        let fields = ["type", "title", "status"];
        Self(fields.iter().all(|name| value.get(name).is_some()))
    }
}

/// The names of the fields that a problem document has.
#[derive(serde::Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Name {
    Type,
    Title,
    Status,
    #[serde(other)]
    Other,
}

impl<'de> Deserialize<'de> for IsProblem {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_any(ProblemVisitor)
    }
}

struct ProblemVisitor;

impl<'de> Visitor<'de> for ProblemVisitor {
    type Value = IsProblem;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<IsProblem, E> {
        Ok(IsProblem(false))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<IsProblem, E> {
        Ok(IsProblem(false))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<IsProblem, E> {
        Ok(IsProblem(false))
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<IsProblem, E> {
        Ok(IsProblem(false))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<IsProblem, E> {
        Ok(IsProblem(false))
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<IsProblem, E> {
        Ok(IsProblem(false))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut items: S) -> Result<IsProblem, S::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(IsProblem(false))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut object: M) -> Result<IsProblem, M::Error> {
        let (mut r#type, mut title, mut status) = (false, false, false);
        while let Some((name, _)) = object.next_entry::<Name, IgnoredAny>()? {
            match name {
                Name::Type => r#type = true,
                Name::Title => title = true,
                Name::Status => status = true,
                Name::Other => {}
            }
        }
        Ok(IsProblem(r#type && title && status))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_parsed_json_are_read_alike() {
        for (json, is_problem) in [
            (
                r#"{"type": "about:blank", "title": "t", "status": 502}"#,
                true,
            ),
            (
                r#"{"type": null, "x": [{}], "title": 1, "status": {}}"#,
                true,
            ),
            (r#"{"type": "x", "title": "t"}"#, false),
            (r#"{"type": "x", "status": 502}"#, false),
            (r#"{"title": "t", "status": 502}"#, false),
            (r#"["type", "title", "status"]"#, false),
            (r#""type""#, false),
            ("null", false),
            ("true", false),
            ("-1", false),
            ("1", false),
            ("1.5", false),
        ] {
            let value: Value = serde_json::from_str(json).expect("valid JSON");
            assert_eq!(IsProblem::of(&value).0, is_problem, "{json}");
            let read: IsProblem = serde_json::from_str(json).expect("valid JSON");
            assert_eq!(read.0, is_problem, "{json}");
        }
    }
}
