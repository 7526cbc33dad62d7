//! Parsers for the arguments of `errcat export`.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};
use errcat::export::Format;

use super::{PossibleValues, invalid_value};

/// A format by its name.
#[derive(Clone, Copy)]
pub(crate) struct FormatParser;

impl TypedValueParser for FormatParser {
    type Value = Format;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Format, Error> {
        value.to_string_lossy().parse().map_err(|_| {
            let valid = Format::ALL.iter().map(|format| format.as_str());
            invalid_value(command, arg, value, valid)
        })
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        Some(Box::new(Format::ALL.iter().map(|format| {
            PossibleValue::new(format.as_str()).help(format.meaning())
        })))
    }
}
