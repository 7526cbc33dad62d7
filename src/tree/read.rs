//! Reads JSON.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use super::{Map, Name, Value};

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        ValueReader(&mut Unfinished::default()).deserialize(json)
    }
}

impl<'de> Deserialize<'de> for Map {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        match Value::deserialize(json)? {
            Value::Object(fields) => Ok(fields),
            _ => Err(Error::custom("not an object")),
        }
    }
}

/// The items and fields of the lists and objects that are not complete, the innermost ones last. Each
/// list and object is allocated once, when its length is known.
#[derive(Default)]
struct Unfinished {
    items: Vec<Value>,
    fields: Vec<(Name, Value)>,
}

struct ValueReader<'u>(&'u mut Unfinished);

impl<'de> DeserializeSeed<'de> for ValueReader<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Value, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueReader<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut read: S) -> Result<Value, S::Error> {
        let start = self.0.items.len();
        while let Some(item) = read.next_element_seed(ValueReader(&mut *self.0))? {
            self.0.items.push(item);
        }
        Ok(Value::Array(self.0.items.split_off(start)))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut read: M) -> Result<Value, M::Error> {
        let start = self.0.fields.len();
        while let Some(name) = read.next_key_seed(NameVisitor)? {
            let value = read.next_value_seed(ValueReader(&mut *self.0))?;
            self.0.fields.push((name, value));
        }
        Ok(Value::Object(Map::of(self.0.fields.split_off(start))))
    }
}

/// The names of the fields that nearly all error responses have.
const FREQUENT: [&str; 4] = ["error", "code", "request_id", "message"];

struct NameVisitor;

impl<'de> DeserializeSeed<'de> for NameVisitor {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Name, D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for NameVisitor {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Name, E> {
        let frequent = FREQUENT.into_iter().find(|frequent| *frequent == name);
        Ok(frequent.map_or_else(|| name.to_owned().into(), Name::Borrowed))
    }
}
