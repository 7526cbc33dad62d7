//! HTTP statuses.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};
use errcat::catalog::{Catalog, Entry};

use super::{PossibleValues, invalid_in_catalog};

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

/// Parses an HTTP status as people write it: `409` or `HTTP 409`.
pub(crate) fn parse_status(text: &str) -> Option<u16> {
    let text = text.trim();
    let number = match text.split_at_checked(4) {
        Some((name, number)) if name.eq_ignore_ascii_case("http") => number.trim_start(),
        _ => text,
    };
    let is_number = number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    let status = is_number.then(|| number.parse().ok()).flatten();
    status.filter(|status| (100..=599).contains(status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_a_number_from_100_to_599() {
        for (text, status) in [
            ("409", Some(409)),
            (" 409 ", Some(409)),
            ("HTTP 409", Some(409)),
            ("http409", Some(409)),
            ("599", Some(599)),
            ("099", None),
            ("600", None),
            ("40", None),
            ("4090", None),
            ("+40", None),
            ("HTTP", None),
            ("HTTP/1.1 409", None),
            ("409 Conflict", None),
        ] {
            assert_eq!(parse_status(text), status, "{text}");
        }
    }
}
