//! The value of one JSON field, read from parsed JSON or directly from bytes.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The value of a field: its text, or its type. `O` holds what is read from an object.
#[derive(Debug, Default, PartialEq)]
pub(super) enum Field<'j, O = Unread> {
    #[default]
    Absent,
    Null,
    False,
    Text(Cow<'j, str>),
    Object(O),
    /// `true`, a number or a list.
    Other,
}

/// A placeholder for an object whose fields are not read.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Unread;

/// A type that can be read from the fields of a JSON object. If a name is repeated, the last value
/// counts, as in parsed JSON.
pub(super) trait ReadObject<'j>: Sized {
    fn read<M: MapAccess<'j>>(object: M) -> Result<Self, M::Error>;
}

impl<O> Field<'_, O> {
    pub(super) fn is_present(&self) -> bool {
        !matches!(self, Self::Absent)
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn is_text(&self) -> bool {
        self.text().is_some()
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }
}

impl<'j> ReadObject<'j> for Unread {
    fn read<M: MapAccess<'j>>(mut object: M) -> Result<Self, M::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Self)
    }
}

impl<'de, O: ReadObject<'de>> Deserialize<'de> for Field<'de, O> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_any(FieldVisitor(PhantomData))
    }
}

struct FieldVisitor<O>(PhantomData<O>);

impl<'de, O: ReadObject<'de>> Visitor<'de> for FieldVisitor<O> {
    type Value = Field<'de, O>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Field::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(if value { Field::Other } else { Field::False })
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Field::Other)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Field::Other)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Field::Other)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Field::Text(text.into()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Field::Text(text.to_owned().into()))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut items: S) -> Result<Self::Value, S::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::Other)
    }

    fn visit_map<M: MapAccess<'de>>(self, object: M) -> Result<Self::Value, M::Error> {
        O::read(object).map(Field::Object)
    }
}
