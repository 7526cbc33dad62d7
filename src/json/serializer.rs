//! A serializer that writes plain strings without looking at each of their bytes.
//!
//! It writes the punctuation and plain strings, which are nearly all of a line. `serde_json` writes
//! everything else, so that the result is the same.

use serde::ser::{Serialize, Serializer};
use serde_json::{Error, Result};

use super::compound::Compound;
use super::string::write_string;
use super::text::Text;

/// The prefix of the names of structs whose text `serde_json` writes unchanged: the numbers of its
/// feature `arbitrary_precision`, and its `RawValue`.
const PRIVATE: &str = "$serde_json::private::";

/// Appends JSON to a buffer.
pub(super) struct JsonSerializer<'b> {
    json: &'b mut Text,
}

impl<'b> JsonSerializer<'b> {
    pub(super) fn new(json: &'b mut Text) -> Self {
        Self { json }
    }

    fn compound(self, open: u8, close: &'static [u8]) -> Compound<'b> {
        Compound::new(self.json, open, close)
    }

    /// Begins `{"variant":`.
    fn variant(self, variant: &str) -> Result<Self> {
        self.json.push(b"{");
        write_string(self.json, variant)?;
        self.json.push(b":");
        Ok(self)
    }
}

/// Lets `serde_json` write values that have no hidden characters.
macro_rules! as_serde_json {
    ($($method:ident: $type:ty,)*) => {
        $(fn $method(self, value: $type) -> Result<()> {
            serde_json::Serializer::new(self.json).$method(value)
        })*
    };
}

impl<'b> Serializer for JsonSerializer<'b> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Compound<'b>;
    type SerializeTuple = Compound<'b>;
    type SerializeTupleStruct = Compound<'b>;
    type SerializeTupleVariant = Compound<'b>;
    type SerializeMap = Compound<'b>;
    type SerializeStruct = Compound<'b>;
    type SerializeStructVariant = Compound<'b>;

    as_serde_json! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_i128: i128,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_u128: u128,
        serialize_f32: f32,
        serialize_f64: f64,
        serialize_bytes: &[u8],
    }

    fn serialize_char(self, value: char) -> Result<()> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<()> {
        write_string(self.json, value)
    }

    fn serialize_none(self) -> Result<()> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<()> {
        self.json.push(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<()> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<()> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<()> {
        let object = self.variant(variant)?;
        value.serialize(JsonSerializer::new(object.json))?;
        object.json.push(b"}");
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Compound<'b>> {
        Ok(self.compound(b'[', b"]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Compound<'b>> {
        Ok(self.compound(b'[', b"]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Compound<'b>> {
        Ok(self.compound(b'[', b"]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Compound<'b>> {
        Ok(self.variant(variant)?.compound(b'[', b"]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Compound<'b>> {
        Ok(self.compound(b'{', b"}"))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Compound<'b>> {
        if name.starts_with(PRIVATE) {
            return Ok(Compound::private(self.json, name));
        }
        Ok(self.compound(b'{', b"}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Compound<'b>> {
        Ok(self.variant(variant)?.compound(b'{', b"}}"))
    }
}
