//! Codes, and words of their names. They may be unknown, so any text is accepted.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};
use errcat::catalog::Catalog;
use errcat::untrusted::Untrusted;

use super::PossibleValues;

/// A code in any form. The known names are listed for completion.
#[derive(Clone, Copy)]
pub(crate) struct CodeParser;

impl TypedValueParser for CodeParser {
    type Value = Untrusted;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, value: &OsStr) -> Result<Untrusted, Error> {
        Ok(Untrusted::from_bytes(value.as_encoded_bytes()))
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        Some(Box::new(names()))
    }
}

/// A word of a code or of its description. The known names are listed for completion.
#[derive(Clone, Copy)]
pub(crate) struct TextParser;

impl TypedValueParser for TextParser {
    type Value = String;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        Ok(value.to_string_lossy().into_owned())
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        Some(Box::new(names()))
    }
}

/// Returns the names of all codes: each code with its description, each newer name with its code.
pub(crate) fn names() -> impl Iterator<Item = PossibleValue> {
    Catalog::bundled().known().flat_map(|entry| {
        let code = PossibleValue::new(entry.code()).help(entry.description());
        let newer_name = entry
            .renamed_to()
            .map(|name| PossibleValue::new(name).help(format!("newer name of {}", entry.code())));
        std::iter::once(code).chain(newer_name)
    })
}
