//! Enums whose values have a name, each declared once: [`named_enum!`] derives everything that
//! needs the list of variants or their names.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::Visitor;

/// The error for a text that is not a name of the enum it was parsed as.
///
/// ```
/// use errcat::UnknownName;
/// use errcat::catalog::Evidence;
///
/// let error = "rumor".parse::<Evidence>().err().ok_or("it is a name")?;
/// assert_eq!(error.to_string(), "expected one of: description, docs, sdk, identifier");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownName {
    expected: &'static [&'static str],
}

impl UnknownName {
    pub(crate) const fn new(expected: &'static [&'static str]) -> Self {
        Self { expected }
    }

    /// Returns the names that the enum has.
    #[must_use]
    pub const fn expected(&self) -> &'static [&'static str] {
        self.expected
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected one of: {}", self.expected.join(", "))
    }
}

impl std::error::Error for UnknownName {}

/// Declares an enum from one list of `Variant = "name"`.
///
/// It gets `ALL` and `as_str`; `Display` and `Serialize` write the name, `FromStr` and
/// `Deserialize` read it. Its JSON Schema (feature `schemars`) lists the names but accepts any
/// string, so that programs expect names of later releases.
macro_rules! named_enum {
    (
        $(#[$attribute:meta])*
        pub enum $Enum:ident {
            $($(#[$variant_attribute:meta])* $Variant:ident = $name:literal),+ $(,)?
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $Enum {
            $($(#[$variant_attribute])* $Variant),+
        }

        impl $Enum {
            /// Every value, in the order of the declaration. Later releases may add some.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),+];

            /// Returns the name that JSON and the command line use.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$Variant => $name),+
                }
            }
        }

        /// Writes the name.
        impl std::fmt::Display for $Enum {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        /// Reads the exact name.
        impl std::str::FromStr for $Enum {
            type Err = $crate::named_enum::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                match name {
                    $($name => Ok(Self::$Variant),)+
                    _ => Err(Self::Err::new(&[$($name),+])),
                }
            }
        }

        impl serde::Serialize for $Enum {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $Enum {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::named_enum::NameVisitor::default())
            }
        }

        #[cfg(feature = "schemars")]
        impl schemars::JsonSchema for $Enum {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($Enum).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::named_enum::open_enum(&[$($name),+])
            }
        }
    };
}

pub(crate) use named_enum;

/// Reads a name. The error for an unknown one is at its place in the text.
pub(crate) struct NameVisitor<E>(PhantomData<E>);

impl<E> Default for NameVisitor<E> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<E: FromStr<Err = UnknownName>> Visitor<'_> for NameVisitor<E> {
    type Value = E;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<D: serde::de::Error>(self, name: &str) -> Result<E, D> {
        name.parse().map_err(D::custom)
    }
}

/// Returns the schema of an enum to which later releases may add values.
#[cfg(feature = "schemars")]
pub(crate) fn open_enum(names: &[&str]) -> schemars::Schema {
    schemars::json_schema!({
        "description": "One of these values; later releases may add some.",
        "anyOf": [{ "enum": names }, { "type": "string" }],
    })
}

#[cfg(test)]
mod tests {
    use crate::catalog::StatusEvidence;

    #[test]
    fn every_value_is_written_and_read_by_its_name() {
        assert_eq!(
            StatusEvidence::ALL,
            [StatusEvidence::Sourced, StatusEvidence::Inferred]
        );
        for (value, name) in StatusEvidence::ALL.iter().zip(["sourced", "inferred"]) {
            assert_eq!(value.as_str(), name);
            assert_eq!(format!("{value:>9}"), format!("{name:>9}"));
            assert_eq!(name.parse(), Ok(*value));
            let json = format!("\"{name}\"");
            assert_eq!(serde_json::to_string(value).ok(), Some(json.clone()));
            assert_eq!(serde_json::from_str(&json).ok(), Some(*value));
        }
    }

    #[test]
    fn any_other_text_is_an_error_that_lists_the_names() {
        for text in ["", "Sourced", " sourced", "rumored"] {
            let error = text.parse::<StatusEvidence>().expect_err("not a name");
            assert_eq!(error.expected(), ["sourced", "inferred"]);
        }
        let error = serde_json::from_str::<StatusEvidence>("\"rumored\"");
        let message = error.expect_err("not a name").to_string();
        assert!(message.starts_with("expected one of: sourced, inferred"));
    }
}
