//! The values of arguments: their types, and parsers for clap. Parsers for one of a fixed set of values
//! also list them, with descriptions, for shell completions.

mod category;
mod choice;
mod code;
mod command;
mod number;
mod origins;
mod query;
mod shell;
mod status;
mod time;

use std::ffi::OsStr;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};

pub(crate) use category::{CategoryName, CategoryParser};
pub(crate) use choice::{Choice, ChoiceParser};
pub(crate) use code::{CodeParser, TextParser, names};
pub(crate) use command::CommandParser;
pub(crate) use number::{retries, rows};
pub(crate) use origins::Origins;
pub(crate) use query::{Query, QueryParser};
pub(crate) use shell::Shell;
pub(crate) use status::{StatusParser, StatusText, parse_status, statuses};
pub(crate) use time::{TimeParser, duration};

use super::{definition, similar};

pub(crate) type PossibleValues = Box<dyn Iterator<Item = PossibleValue>>;

/// Returns the error that clap itself gives for a value outside a fixed set.
pub(crate) fn invalid_value<'v>(
    command: &Command,
    arg: Option<&Arg>,
    value: &OsStr,
    valid: impl Iterator<Item = &'v str>,
) -> Error {
    let mut error = Error::new(ErrorKind::InvalidValue).with_cmd(command);
    if let Some(arg) = arg {
        error.insert(
            ContextKind::InvalidArg,
            ContextValue::String(arg.to_string()),
        );
    }
    let value = value.to_string_lossy().into_owned();
    let valid: Vec<_> = valid.collect();
    if let Some(similar) = similar::value(&value, &valid) {
        let similar = ContextValue::String(similar.to_owned());
        error.insert(ContextKind::SuggestedValue, similar);
    }
    error.insert(ContextKind::InvalidValue, ContextValue::String(value));
    let valid = valid.into_iter().map(str::to_owned).collect();
    error.insert(ContextKind::ValidValue, ContextValue::Strings(valid));
    error
}

/// Returns the error for the value of a flag whose valid values depend on the catalog.
fn invalid_in_catalog<'v>(
    command: &str,
    flag: &str,
    value: &OsStr,
    valid: impl Iterator<Item = &'v str>,
) -> Error {
    let errcat = definition();
    let command = errcat.find_subcommand(command).unwrap_or(&errcat);
    let arg = command
        .get_arguments()
        .find(|arg| arg.get_long() == Some(flag));
    invalid_value(command, arg, value, valid)
}
