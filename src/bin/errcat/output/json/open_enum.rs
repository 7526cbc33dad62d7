//! Names that programs may branch on, as types.

use std::marker::PhantomData;

use errcat::catalog::{Category, Evidence, KnownStatus, Lookup, Origin, RetryBasis, RetryVerdict};
use errcat::diagnosis::Warning;
use errcat::extract::Skipped;
use serde::{Serialize, Serializer};

/// A value that JSON has as one word of a set. Later releases may add words, so that readers have
/// to expect some that they do not know; the schemas list them and say so.
pub(super) trait EnumNames {
    /// What the schemas call the set.
    #[cfg(test)]
    const SET: &'static str;

    /// The words of the set.
    #[cfg(test)]
    fn all() -> Vec<&'static str>;

    /// The word of this value.
    fn word(&self) -> &'static str;
}

/// The word of a value of such a set.
pub(super) struct OpenEnum<S> {
    word: &'static str,
    set: PhantomData<fn(S)>,
}

impl<S: EnumNames> OpenEnum<S> {
    pub(super) fn of(value: &S) -> Self {
        Self {
            word: value.word(),
            set: PhantomData,
        }
    }
}

impl<S: EnumNames> From<S> for OpenEnum<S> {
    fn from(value: S) -> Self {
        Self::of(&value)
    }
}

impl<S: EnumNames + Default> Default for OpenEnum<S> {
    fn default() -> Self {
        S::default().into()
    }
}

impl<S> Serialize for OpenEnum<S> {
    fn serialize<T: Serializer>(&self, serializer: T) -> Result<T::Ok, T::Error> {
        serializer.serialize_str(self.word)
    }
}

/// What an object of `diagnose` is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Kind {
    ErrorResponse,
    #[default]
    NotAnError,
    Unreadable,
}

/// Why something is no error response, or could not be read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reason {
    Skipped(Skipped),
    /// The file or stream itself could not be read.
    IoError,
}

/// Why a command failed.
#[derive(Clone, Copy, Debug)]
pub(super) enum FailureReason {
    Usage,
}

/// Implements [`EnumNames`] for a type: the name of the set, its words, and the word of a value.
macro_rules! words {
    ($type:ty, $set:literal, $all:expr, $word:expr) => {
        impl EnumNames for $type {
            #[cfg(test)]
            const SET: &'static str = $set;

            #[cfg(test)]
            fn all() -> Vec<&'static str> {
                $all.to_vec()
            }

            fn word(&self) -> &'static str {
                let word: fn(&Self) -> &'static str = $word;
                word(self)
            }
        }
    };
}

words!(RetryVerdict, "Verdict", RetryVerdict::NAMES, |it| it
    .as_str());
words!(RetryBasis, "Basis", RetryBasis::NAMES, |it| it.as_str());
words!(Evidence, "Evidence", Evidence::NAMES, |it| it.as_str());
words!(Origin, "Origin", Origin::NAMES, |it| it.as_str());
words!(Lookup<'_>, "Known", Lookup::NAMES, |it| it.as_str());
words!(Warning, "WarningKind", Warning::NAMES, |it| it.as_str());
words!(KnownStatus, "StatusEvidence", KnownStatus::EVIDENCE, |it| {
    it.evidence()
});
words!(
    Category,
    "Category",
    Category::ALL
        .iter()
        .map(|category| category.slug())
        .collect::<Vec<_>>(),
    |it| it.slug()
);
words!(
    Kind,
    "Kind",
    ["error_response", "not_an_error", "unreadable"],
    |it| match it {
        Kind::ErrorResponse => "error_response",
        Kind::NotAnError => "not_an_error",
        Kind::Unreadable => "unreadable",
    }
);
words!(
    Reason,
    "Reason",
    [Skipped::NAMES, &["io_error"]].concat(),
    |it| match it {
        Reason::Skipped(skipped) => skipped.as_str(),
        Reason::IoError => "io_error",
    }
);
words!(FailureReason, "FailureReason", ["usage"], |it| match it {
    FailureReason::Usage => "usage",
});

#[cfg(test)]
mod tests {
    use super::*;

    fn is_in_its_set<S: EnumNames>(value: &S) {
        assert!(
            S::all().contains(&value.word()),
            "{} of {}",
            value.word(),
            S::SET
        );
    }

    #[test]
    fn every_word_is_one_of_its_set() {
        use RetryVerdict::{AfterChange, AfterWindow, Depends, Later, Unknown};
        for verdict in [Later, AfterWindow, AfterChange, Depends, Unknown] {
            is_in_its_set(&verdict);
        }
        for kind in [Kind::ErrorResponse, Kind::NotAnError, Kind::Unreadable] {
            is_in_its_set(&kind);
        }
        is_in_its_set(&Reason::IoError);
        is_in_its_set(&FailureReason::Usage);
    }
}
