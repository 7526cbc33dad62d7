//! Rules for the entries of a catalog that is not bundled: whoever wrote it may have made mistakes, and
//! what it says is printed.

use std::collections::HashSet;
use std::fmt;

use super::Stamp;
use crate::calendar;
use crate::catalog::lookup::fold;
use crate::catalog::{Category, Entry, Origin};
use crate::untrusted::{Untrusted, needs_escape};

/// The largest size of a catalog in JSON that is read, in bytes: 3 MiB.
pub const MAX_FILE: usize = 3 << 20;

/// The largest number of entries.
pub(super) const MAX_ENTRIES: usize = 2_000;

/// The longest name of a code or a category, in bytes.
pub(super) const MAX_NAME: usize = 100;

/// The longest other text, in bytes.
const MAX_TEXT: usize = 2_000;

/// The longest list in an entry.
const MAX_LIST: usize = 100;

/// What is wrong with an entry, or with what the catalog says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EntryProblem {
    /// A published code has no category.
    NoCategory,
    /// A non-catalog code has a category.
    UnexpectedCategory,
    /// A code or name is longer than 100 bytes, or in another form: it begins with an ASCII letter and
    /// has words of ASCII letters and digits with one `_`, `-` or `.` between them.
    NotAName(Untrusted),
    /// A category is not words of ASCII lowercase letters and digits, joined by single hyphens.
    NotASlug(Untrusted),
    /// An entry before it has the same name, ignoring case, with a hyphen for an underscore.
    NameTaken(Untrusted),
    /// A status is not a number from 100 to 599.
    NotAStatus(u16),
    /// The day of a check is not a date, such as `2026-11-27`.
    NotADate(Untrusted),
    /// A text contains a character that a terminal does not show.
    HiddenCharacter,
    /// A text is longer than 2,000 bytes, or a list longer than 100 items.
    TooLong,
}

impl fmt::Display for EntryProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCategory => f.write_str("a code of origin `catalog` needs a category"),
            Self::UnexpectedCategory => {
                f.write_str("only a code of origin `catalog` can have a category")
            }
            Self::NotAName(name) => write!(
                f,
                "`{}` is not a code: use letters and digits, with `_`, `-` or `.` between them",
                name.escaped().at_most(MAX_NAME)
            ),
            Self::NotASlug(slug) => write!(
                f,
                "`{}` is not a category: lowercase words, joined by hyphens",
                slug.escaped().at_most(MAX_NAME)
            ),
            Self::NameTaken(name) => write!(f, "`{}` already has an entry", name.escaped()),
            Self::NotAStatus(status) => write!(f, "{status} is not an HTTP status"),
            Self::NotADate(date) => write!(
                f,
                "`{}` is not a date such as 2026-11-27",
                date.escaped().at_most(MAX_NAME)
            ),
            Self::HiddenCharacter => f.write_str("a text contains a control or hidden character"),
            Self::TooLong => write!(
                f,
                "a text is longer than {MAX_TEXT} bytes, or a list longer than {MAX_LIST} items"
            ),
        }
    }
}

/// Checks one entry. `names` are the [folded](fold) names of the entries before it.
pub(super) fn entry(entry: &Entry, names: &mut HashSet<Vec<u8>>) -> Result<(), EntryProblem> {
    match (entry.origin(), entry.category()) {
        (Origin::Catalog, None) => return Err(EntryProblem::NoCategory),
        (Origin::Catalog, Some(_)) | (_, None) => {}
        (_, Some(_)) => return Err(EntryProblem::UnexpectedCategory),
    }
    lists(entry)?;
    let see_also = entry.see_also().iter().map(AsRef::as_ref);
    if let Some(name) = entry.names().chain(see_also).find(|name| !is_name(name)) {
        return Err(EntryProblem::NotAName(Untrusted::new(name)));
    }
    for name in entry.names() {
        if !names.insert(name.bytes().map(fold).collect()) {
            return Err(EntryProblem::NameTaken(Untrusted::new(name)));
        }
    }
    let category = entry.category().map(Category::slug);
    if let Some(slug) = category.filter(|slug| !is_slug(slug)) {
        return Err(EntryProblem::NotASlug(Untrusted::new(slug)));
    }
    let statuses = entry.statuses().iter().map(|status| status.number());
    let mut invalid = statuses.filter(|status| !(100..=599).contains(status));
    if let Some(status) = invalid.next() {
        return Err(EntryProblem::NotAStatus(status));
    }
    let rationales = entry.arguments().iter().map(|it| it.rationale.as_ref());
    let runs = entry.commands().iter().map(|command| command.run.as_ref());
    let texts = [entry.description(), entry.advice()].into_iter();
    let mut texts = texts.chain(entry.caveat()).chain(rationales).chain(runs);
    texts.try_for_each(text)
}

fn lists(entry: &Entry) -> Result<(), EntryProblem> {
    let placeholders = entry.commands().iter().map(|it| it.placeholders.len());
    let lengths = [
        entry.statuses().len(),
        entry.arguments().len(),
        entry.commands().len(),
        entry.see_also().len(),
    ];
    let mut lengths = lengths.into_iter().chain(placeholders);
    if lengths.any(|length| length > MAX_LIST) {
        return Err(EntryProblem::TooLong);
    }
    Ok(())
}

/// Checks where a catalog is from.
pub(super) fn stamp(stamp: &Stamp) -> Result<(), EntryProblem> {
    let releases = stamp.checked.iter().flat_map(|it| it.sdk_releases());
    if releases.clone().count() > MAX_LIST {
        return Err(EntryProblem::TooLong);
    }
    let mut dates = stamp.checked.iter().map(|checked| checked.date());
    if let Some(date) = dates.find(|date| calendar::parse(date).is_none()) {
        return Err(EntryProblem::NotADate(Untrusted::new(date)));
    }
    let source = stamp.source.as_deref().into_iter();
    let mut texts = source.chain(releases.map(AsRef::as_ref));
    texts.try_for_each(text)
}

fn text(text: &str) -> Result<(), EntryProblem> {
    if text.len() > MAX_TEXT {
        Err(EntryProblem::TooLong)
    } else if text.contains(needs_escape) {
        Err(EntryProblem::HiddenCharacter)
    } else {
        Ok(())
    }
}

/// Whether a text is the name of a code. A number would be a status.
fn is_name(text: &str) -> bool {
    let is_inside = |byte: u8| byte.is_ascii_alphanumeric();
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && has_words(text, &['_', '-', '.'], is_inside)
}

fn is_slug(text: &str) -> bool {
    let is_inside = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    has_words(text, &['-'], is_inside)
}

/// Whether a text is words of these bytes with one separator between them, and short.
fn has_words(text: &str, separators: &[char], is_inside: fn(u8) -> bool) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(is_inside);
    text.len() <= MAX_NAME && text.split(separators).all(is_word)
}
