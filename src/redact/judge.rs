//! How secret a value has to look, depending on its name and on what is between them.

use super::look::{Look, PROBE, is_quote, without_end};
use super::names::{Class, class_of};
use crate::slice::to;

/// What is between a name and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Connector {
    /// `/path?name=value`.
    Query,
    /// `NAME=value`.
    Assign,
    /// `name: "value"`, and fields in JSON.
    Field,
    /// `name: value`, which may also be a sentence.
    Colon,
    /// `--name value`.
    Flag,
    /// `["name", "value"]`.
    Item,
    /// `the name 'value'`.
    Quote,
    /// `the name value`.
    Prose,
    /// `"value" is not a valid name`.
    After,
    /// `{"name": {"x": "value"}}`.
    Inner,
}

/// Returns what a value has to look like at least to be secret.
#[rustfmt::skip]
pub(super) fn least(class: Class, connector: Connector) -> Look {
    use Look::{Mixed, Name, Never, Number, Random, Strong, Word};
    let looks = match class {
        // Query, Assign, Field, Colon, Flag, Item, Quote, Prose, After, Inner
        Class::Password => [Word, Word, Word, Word, Word, Name, Word, Name, Mixed, Name],
        Class::Pin => [Number; 10],
        Class::Token => [Word, Name, Mixed, Mixed, Name, Mixed, Mixed, Strong, Random, Mixed],
        Class::Session => [Mixed, Mixed, Strong, Strong, Mixed, Strong, Never, Strong, Never, Strong],
        Class::Weak => [Mixed, Strong, Strong, Strong, Strong, Strong, Strong, Never, Never, Strong],
        Class::Bearer => [Name, Name, Mixed, Name, Mixed, Mixed, Word, Name, Never, Mixed],
        Class::Basic => [Mixed, Mixed, Mixed, Mixed, Mixed, Mixed, Mixed, Mixed, Never, Mixed],
        // The whole value decides.
        Class::Authorization | Class::Cookie => [Never; 10],
    };
    looks.get(connector as usize).copied().unwrap_or(Never)
}

/// Whether a value is a secret after a name of this class.
pub(super) fn is_secret(class: Class, connector: Connector, value: &str) -> bool {
    match class {
        Class::Cookie => {
            let first = value.split([';', ' ']).next().unwrap_or_default();
            first.contains('=') || look_of(first) >= Look::Mixed
        }
        Class::Authorization => {
            let line = to(value, PROBE).split(|c| is_quote(c) || matches!(c, '\r' | '\n'));
            let mut words = line.take(1).flat_map(str::split_ascii_whitespace);
            let scheme = words.next().unwrap_or_default();
            let is_credential = |word: &str| word.contains('=') || look_of(word) >= Look::Word;
            look_of(scheme) >= Look::Mixed || words.next().is_some_and(is_credential)
        }
        _ => look_of(value) >= least(class, connector),
    }
}

/// Returns what a value looks like. Words in capitals and names of secrets are placeholders.
pub(super) fn look_of(value: &str) -> Look {
    match Look::of(value) {
        Look::Word if !value.bytes().any(|byte| byte.is_ascii_lowercase()) => Look::Plain,
        Look::Word if class_of(without_end(to(value, PROBE))).is_some() => Look::Plain,
        look => look,
    }
}
