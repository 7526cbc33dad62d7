//! Lists and objects.

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use serde_json::{Error, Result};

use super::serializer::JsonSerializer;
use super::string::{escape_hidden, is_special, write_escaped_string};
use super::text::Text;

/// Appends a list or an object.
pub(super) struct Compound<'b> {
    json: &'b mut Text,
    /// Precedes the next item: the opening bracket, or a comma if there are items.
    separator: u8,
    close: &'static [u8],
    /// The name of a struct that `serde_json` writes in its own way.
    private: Option<&'static str>,
}

impl<'b> Compound<'b> {
    pub(super) fn new(json: &'b mut Text, open: u8, close: &'static [u8]) -> Self {
        Self {
            json,
            separator: open,
            close,
            private: None,
        }
    }

    /// Lets `serde_json` write the brackets, if any.
    pub(super) fn private(json: &'b mut Text, name: &'static str) -> Self {
        Self {
            json,
            separator: b',',
            close: b"",
            private: Some(name),
        }
    }

    fn separator(&mut self) -> u8 {
        std::mem::replace(&mut self.separator, b',')
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        let separator = self.separator();
        self.json.push(&[separator]);
        value.serialize(JsonSerializer::new(self.json))
    }

    #[expect(
        clippy::inline_always,
        reason = "the name is a constant only where this is inlined"
    )]
    #[inline(always)]
    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<()> {
        let separator = self.separator();
        // Where this is inlined, the name is a constant, and so is whether it has to be escaped.
        // With `any`, the compiler does not see that.
        if name.bytes().fold(false, |any, byte| any | is_special(byte)) {
            self.json.push(&[separator]);
            write_escaped_string(self.json, name)?;
            self.json.push(b":");
        } else {
            self.json.push_name(separator, name);
        }
        value.serialize(JsonSerializer::new(self.json))
    }

    fn close(self) {
        if self.separator != b',' {
            self.json.push(&[self.separator]);
        }
        self.json.push(self.close);
    }
}

/// Implements the traits of lists.
macro_rules! list {
    ($($trait:ident: $method:ident,)*) => {
        $(impl $trait for Compound<'_> {
            type Ok = ();
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
                self.item(value)
            }

            fn end(self) -> Result<()> {
                self.close();
                Ok(())
            }
        })*
    };
}

list! {
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field,
}

impl SerializeMap for Compound<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        let separator = self.separator();
        self.json.push(&[separator]);
        // Numbers and others are keys too: `serde_json` writes `{"1"`, whose brace is removed.
        let mut object = Vec::new();
        let mut serializer = serde_json::Serializer::new(&mut object);
        SerializeMap::serialize_key(&mut serializer.serialize_map(None)?, key)?;
        let start = self.json.len();
        let key = object.strip_prefix(b"{").unwrap_or_default();
        self.json.push(key);
        escape_hidden(self.json, start)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.json.push(b":");
        value.serialize(JsonSerializer::new(self.json))
    }

    fn end(self) -> Result<()> {
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Compound<'_> {
    type Ok = ();
    type Error = Error;

    #[expect(clippy::inline_always, reason = "as for `field`")]
    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<()> {
        let Some(private) = self.private else {
            return self.field(name, value);
        };
        let start = self.json.len();
        let mut serializer = serde_json::Serializer::new(&mut *self.json);
        let mut fields = serializer.serialize_struct(private, 1)?;
        SerializeStruct::serialize_field(&mut fields, name, value)?;
        SerializeStruct::end(fields)?;
        escape_hidden(self.json, start)
    }

    fn end(self) -> Result<()> {
        self.close();
        Ok(())
    }
}

impl SerializeStructVariant for Compound<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<()> {
        self.field(name, value)
    }

    fn end(self) -> Result<()> {
        self.close();
        Ok(())
    }
}
