//! Parsers for arguments that take one of a fixed set of values. Each also lists the values with
//! descriptions for shell completions.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};
use errcat::catalog::{Catalog, Category, RetryVerdict};
use errcat::untrusted::Untrusted;

type PossibleValues = Box<dyn Iterator<Item = PossibleValue>>;

/// A category by its name, its slug or a unique prefix of it.
#[derive(Clone, Copy)]
pub(crate) struct CategoryParser;

impl TypedValueParser for CategoryParser {
    type Value = &'static Category;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<&'static Category, Error> {
        let catalog = Catalog::bundled();
        let found = catalog.find_categories(&value.to_string_lossy());
        let valid: Vec<_> = match found[..] {
            [category] => return Ok(category),
            [] => catalog.categories().collect(),
            _ => found,
        };
        let valid = valid.into_iter().map(Category::slug);
        Err(invalid_value(command, arg, value, valid))
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        let categories = Catalog::bundled().categories();
        Some(Box::new(categories.map(|category| {
            PossibleValue::new(category.slug()).help(category.name())
        })))
    }
}

/// A retry verdict by its name; hyphens count as underscores.
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
            let valid = RetryVerdict::ALL.iter().map(|verdict| verdict.as_str());
            invalid_value(command, arg, value, valid)
        })
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        Some(Box::new(RetryVerdict::ALL.iter().map(|verdict| {
            PossibleValue::new(verdict.as_str()).help(verdict.meaning())
        })))
    }
}

/// A code to explain. It accepts any text, because `explain` itself reports unknown codes; the
/// known codes are listed for completion.
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

/// Returns the error that clap itself gives for a value outside a fixed set.
fn invalid_value<'v>(
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
    error.insert(ContextKind::InvalidValue, ContextValue::String(value));
    let valid = valid.map(str::to_owned).collect();
    error.insert(ContextKind::ValidValue, ContextValue::Strings(valid));
    error
}
