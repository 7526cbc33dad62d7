//! Names that programs may branch on, as types.

use std::marker::PhantomData;

use errcat::catalog::{Category, Lookup, Origin};
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

impl<S> Serialize for OpenEnum<S> {
    fn serialize<T: Serializer>(&self, serializer: T) -> Result<T::Ok, T::Error> {
        serializer.serialize_str(self.word)
    }
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

words!(Origin, "Origin", Origin::NAMES, |it| it.as_str());
words!(Lookup<'_>, "Known", Lookup::NAMES, |it| it.as_str());
words!(
    Category,
    "Category",
    Category::ALL
        .iter()
        .map(|category| category.slug())
        .collect::<Vec<_>>(),
    |it| it.slug()
);
