//! Parsers for arguments that take one of a fixed set of values. Each also lists the values with
//! descriptions for shell completions.

mod export;
mod query;
mod run;
mod shell;
mod triage;

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory, Error};
use errcat::catalog::{Catalog, Category, Entry, Origin, RetryVerdict};

pub(crate) use export::FormatParser;
pub(crate) use query::{Query, parse_status};
pub(crate) use run::{duration, retries};
pub(crate) use shell::Shell;
pub(crate) use triage::{ByParser, CodeParser, FailOn, TimeParser, number};

use super::{Cli, similar};

pub(crate) type PossibleValues = Box<dyn Iterator<Item = PossibleValue>>;

/// The name of a category as given: its name, its slug or a unique prefix of it. Which category it
/// means depends on the catalog, which is read only after the arguments are parsed.
#[derive(Clone, Debug)]
pub(crate) struct CategoryName(OsString);

impl CategoryName {
    /// Returns the category that the name means in a catalog. `command` is the name of the command that
    /// has it as `--category`.
    ///
    /// # Errors
    ///
    /// Returns the error that clap itself gives for a value outside a fixed set, if it means none or
    /// several.
    pub(crate) fn find<'c>(
        &self,
        catalog: &'c Catalog,
        command: &str,
    ) -> Result<&'c Category, Error> {
        let found = catalog.find_categories(&self.0.to_string_lossy());
        let valid: Vec<_> = match found[..] {
            [category] => return Ok(category),
            [] => catalog.categories().collect(),
            _ => found,
        };
        let valid = valid.into_iter().map(Category::slug);
        Err(invalid_in_catalog(command, "category", &self.0, valid))
    }
}

/// Returns the error for the value of a flag whose valid values depend on the catalog.
fn invalid_in_catalog<'v>(
    command: &str,
    flag: &str,
    value: &OsStr,
    valid: impl Iterator<Item = &'v str>,
) -> Error {
    let mut errcat = Cli::command();
    // Defines the arguments of the commands.
    errcat.build();
    let command = errcat.find_subcommand(command).unwrap_or(&errcat);
    let arg = command
        .get_arguments()
        .find(|arg| arg.get_long() == Some(flag));
    invalid_value(command, arg, value, valid)
}

/// The name of a category. Those of the bundled catalog are listed for completion.
#[derive(Clone, Copy)]
pub(crate) struct CategoryParser;

impl TypedValueParser for CategoryParser {
    type Value = CategoryName;

    fn parse_ref(
        &self,
        _: &Command,
        _: Option<&Arg>,
        value: &OsStr,
    ) -> Result<CategoryName, Error> {
        Ok(CategoryName(value.to_owned()))
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

/// Which origins of codes `list` shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origins {
    One(Origin),
    /// All but the catalog.
    Related,
    All,
}

impl Origins {
    const RELATED: &str = "related";
    pub(crate) const ALL: &str = "all";

    /// Whether codes of an origin are shown.
    pub(crate) fn includes(self, origin: Origin) -> bool {
        match self {
            Self::One(one) => one == origin,
            Self::Related => origin != Origin::Catalog,
            Self::All => true,
        }
    }
}

/// The name of an origin, or of several.
#[derive(Clone, Copy)]
pub(crate) struct OriginParser;

impl TypedValueParser for OriginParser {
    type Value = Origins;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Origins, Error> {
        match value.to_string_lossy().to_ascii_lowercase().as_str() {
            Origins::RELATED => Ok(Origins::Related),
            Origins::ALL => Ok(Origins::All),
            name => name.parse().map(Origins::One).map_err(|_| {
                let origins = Origin::ALL.iter().map(|origin| origin.as_str());
                let valid = origins.chain([Origins::RELATED, Origins::ALL]);
                invalid_value(command, arg, value, valid)
            }),
        }
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        let origins = Origin::ALL.iter().map(|origin| {
            PossibleValue::new(origin.as_str()).help(format!("made by {}", origin.made_by()))
        });
        Some(Box::new(origins.chain([
            PossibleValue::new(Origins::RELATED).help("all non-catalog codes"),
            PossibleValue::new(Origins::ALL).help("all codes"),
        ])))
    }
}

/// A code or an HTTP status to explain. It accepts any text, because `explain` itself reports
/// unknown codes. All known names and statuses are listed for completion.
#[derive(Clone, Copy)]
pub(crate) struct QueryParser;

impl TypedValueParser for QueryParser {
    type Value = Query;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, value: &OsStr) -> Result<Query, Error> {
        Ok(Query::new(value))
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        Some(Box::new(names().chain(statuses())))
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

/// An HTTP status as given. Which ones an error suggests depends on the catalog, which is read only
/// after the arguments are parsed.
#[derive(Clone, Debug)]
pub(crate) struct StatusText(OsString);

impl StatusText {
    /// Returns the number. `command` is the name of the command that has it as `--status`.
    ///
    /// # Errors
    ///
    /// Returns the error that clap itself gives for a value outside a fixed set, with the statuses of
    /// the catalog, if it is not a status.
    pub(crate) fn number(&self, catalog: &Catalog, command: &str) -> Result<u16, Error> {
        let status = self.0.to_str().and_then(parse_status);
        status.ok_or_else(|| {
            let known: Vec<_> = statuses_of(catalog).iter().map(u16::to_string).collect();
            let known = known.iter().map(String::as_str);
            invalid_in_catalog(command, "status", &self.0, known)
        })
    }
}

/// An HTTP status. The statuses of the codes of the bundled catalog are listed for completion.
#[derive(Clone, Copy)]
pub(crate) struct StatusParser;

impl TypedValueParser for StatusParser {
    type Value = StatusText;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, value: &OsStr) -> Result<StatusText, Error> {
        Ok(StatusText(value.to_owned()))
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        Some(Box::new(statuses()))
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

/// Returns every status that a code of a catalog is known to come with.
fn statuses_of(catalog: &Catalog) -> BTreeSet<u16> {
    let statuses = catalog.known().flat_map(Entry::statuses);
    statuses.map(|status| status.number()).collect()
}

/// Returns every status of the bundled catalog.
pub(crate) fn statuses() -> impl Iterator<Item = PossibleValue> {
    let statuses = statuses_of(Catalog::bundled());
    statuses.into_iter().map(|status| {
        PossibleValue::new(status.to_string()).help(format!("codes that come with HTTP {status}"))
    })
}

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
