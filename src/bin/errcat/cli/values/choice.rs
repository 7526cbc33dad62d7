//! Values that the library names. Those that only the command line has are clap's `ValueEnum`s.

use std::ffi::OsStr;
use std::marker::PhantomData;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};
use errcat::catalog::RetryVerdict;
use errcat::export::Format;
use errcat::triage::By;

use super::{PossibleValues, invalid_value};

/// One of a fixed set of values.
pub(crate) trait Choice: Copy + Send + Sync + 'static {
    /// Returns all values, in the order of the help.
    fn all() -> impl Iterator<Item = Self>;

    /// The name on the command line.
    fn name(self) -> &'static str;

    /// What it means, for completion.
    fn help(self) -> String;
}

/// Parses a name, in any case. Hyphens count as underscores.
#[derive(Clone, Copy)]
pub(crate) struct ChoiceParser<T>(PhantomData<T>);

impl<T> ChoiceParser<T> {
    pub(crate) const NEW: Self = Self(PhantomData);
}

impl<T: Choice> TypedValueParser for ChoiceParser<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        let plain = |name: &str| name.to_ascii_lowercase().replace('-', "_");
        let wanted = plain(&value.to_string_lossy());
        let found = T::all().find(|choice| plain(choice.name()) == wanted);
        found.ok_or_else(|| invalid_value(command, arg, value, T::all().map(T::name)))
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        let choices: Vec<_> = T::all().collect();
        Some(Box::new(choices.into_iter().map(|choice| {
            PossibleValue::new(choice.name()).help(choice.help())
        })))
    }
}

macro_rules! choice {
    ($Enum:ty, $help:expr) => {
        impl Choice for $Enum {
            fn all() -> impl Iterator<Item = Self> {
                Self::ALL.iter().copied()
            }

            fn name(self) -> &'static str {
                self.as_str()
            }

            fn help(self) -> String {
                let help: fn(Self) -> &'static str = $help;
                help(self).to_owned()
            }
        }
    };
}

choice!(RetryVerdict, RetryVerdict::meaning);
choice!(Format, Format::meaning);
choice!(By, |by| match by {
    By::Code => "the error code",
    By::Category => "the category, or the origin of a non-catalog code",
    By::Retry => "the retry verdict",
    By::Hour => "the hour, in UTC",
    _ => "the file",
});
