//! Parsers of arguments whose values are a known set. Each also lists that set with descriptions,
//! from which the shell completions are made.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};
use errcat::catalog::{Catalog, Category, RetryVerdict};
use errcat::untrusted::Untrusted;

type PossibleValues = Box<dyn Iterator<Item = PossibleValue>>;

/// A category by its name, its slug or a unique beginning of it.
#[derive(Clone, Copy)]
pub(crate) struct CategoryParser;

impl TypedValueParser for CategoryParser {
    type Value = Category;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Category, Error> {
        let matching = Category::matching(&value.to_string_lossy());
        match matching[..] {
            [category] => Ok(category),
            [] => Err(invalid_value(
                command,
                arg,
                value,
                Category::ALL,
                Category::slug,
            )),
            // The error lists those that were meant.
            _ => Err(invalid_value(
                command,
                arg,
                value,
                &matching,
                Category::slug,
            )),
        }
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        Some(Box::new(Category::ALL.iter().map(|category| {
            PossibleValue::new(category.slug()).help(category.name())
        })))
    }
}

/// A retry verdict.
#[derive(Clone, Copy)]
pub(crate) struct RetryParser;

impl TypedValueParser for RetryParser {
    type Value = RetryVerdict;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<RetryVerdict, Error> {
        let wanted = value
            .to_string_lossy()
            .to_ascii_lowercase()
            .replace('-', "_");
        wanted.parse().map_err(|_| {
            invalid_value(command, arg, value, RetryVerdict::ALL, RetryVerdict::as_str)
        })
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        Some(Box::new(RetryVerdict::ALL.iter().map(|verdict| {
            PossibleValue::new(verdict.as_str()).help(verdict.meaning())
        })))
    }
}

/// A code to explain. Any text is taken, as `explain` itself says what it does not know; the
/// codes of the catalog and the related ones are listed for completion.
#[derive(Clone, Copy)]
pub(crate) struct CodeParser;

impl TypedValueParser for CodeParser {
    type Value = Untrusted;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, value: &OsStr) -> Result<Untrusted, Error> {
        Ok(Untrusted::from_bytes(value.as_encoded_bytes()))
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        Some(Box::new(Catalog::bundled().known().map(|entry| {
            PossibleValue::new(entry.code()).help(entry.description())
        })))
    }
}

/// The error that clap itself gives for a value outside a set.
fn invalid_value<T: Copy>(
    command: &Command,
    arg: Option<&Arg>,
    value: &OsStr,
    valid: &[T],
    name: fn(T) -> &'static str,
) -> Error {
    let mut error = Error::new(ErrorKind::InvalidValue).with_cmd(command);
    if let Some(arg) = arg {
        error.insert(
            ContextKind::InvalidArg,
            ContextValue::String(arg.to_string()),
        );
    }
    let value = value.to_string_lossy().into_owned();
    error.insert(ContextKind::InvalidValue, ContextValue::String(value));
    let valid = valid.iter().map(|&value| name(value).to_owned()).collect();
    error.insert(ContextKind::ValidValue, ContextValue::Strings(valid));
    error
}
