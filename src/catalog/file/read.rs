//! Reads a catalog from JSON.

use std::borrow::Cow;
use std::collections::HashSet;
use std::error::Error;
use std::fmt;
use std::sync::OnceLock;

use super::{EntryList, SCHEMA_VERSION};
use crate::catalog::entries::Section;
use crate::catalog::{Catalog, Category, Entry, Origin, digest};
use crate::untrusted::{Untrusted, needs_escape};

impl Catalog {
    /// Reads a catalog from the JSON that `errcat list --json` prints, with entries of any origin.
    ///
    /// # Errors
    ///
    /// Returns an error for JSON of another shape or version, and for invalid entries: a published
    /// code without a category, a name that two entries share, characters that a terminal does not
    /// show.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let error = Catalog::from_json(r#"{"schema_version": 1, "codes": [{}]}"#).err();
    /// let message = error.map(|error| error.to_string());
    /// assert_eq!(message.as_deref(), Some("missing field `code` at line 1 column 34"));
    /// ```
    pub fn from_json(json: &str) -> Result<Self, JsonError> {
        let list: EntryList = serde_json::from_str(json).map_err(JsonError::Json)?;
        if list.schema_version != SCHEMA_VERSION {
            return Err(JsonError::Version(list.schema_version));
        }
        let mut published = Vec::new();
        let mut related = Vec::new();
        let mut names = HashSet::new();
        for (index, entry) in list.codes.into_iter().map(Entry::from).enumerate() {
            check(&entry, &mut names).map_err(|problem| JsonError::Entry {
                index,
                code: Untrusted::new(entry.code()),
                problem,
            })?;
            match entry.origin() {
                Origin::Catalog => push(&mut published, entry),
                _ => push(&mut related, entry),
            }
        }
        let entries = published.iter().chain(&related).flatten();
        let digest = digest::of(entries).map_err(JsonError::Json)?;
        let (source, checked) = match list.catalog {
            Some(stamp) => (stamp.source, stamp.checked.map(Cow::into_owned)),
            None => (None, None),
        };
        Ok(Self {
            source,
            checked,
            digest: digest.into(),
            published: sections(published),
            related: sections(related),
            sketches: OnceLock::new(),
            names: OnceLock::new(),
        })
    }
}

/// Adds an entry to the others of its group. Groups keep the order in which they first occur.
fn push(groups: &mut Vec<Vec<Entry>>, entry: Entry) {
    let is_group = |group: &&mut Vec<Entry>| {
        let first = group.first();
        first.is_some_and(|first| first.group() == entry.group())
    };
    match groups.iter_mut().find(is_group) {
        Some(group) => group.push(entry),
        None => groups.push(vec![entry]),
    }
}

fn sections(groups: Vec<Vec<Entry>>) -> Cow<'static, [Section]> {
    let sections = groups.into_iter().map(|group| Section(Cow::Owned(group)));
    sections.collect()
}

/// Checks one entry. `names` are the names of the entries before it, in lower case.
fn check(entry: &Entry, names: &mut HashSet<String>) -> Result<(), EntryProblem> {
    match (entry.origin(), entry.category()) {
        (Origin::Catalog, None) => return Err(EntryProblem::NoCategory),
        (Origin::Catalog, Some(_)) | (_, None) => {}
        (_, Some(_)) => return Err(EntryProblem::UnexpectedCategory),
    }
    let is_name_char = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let see_also = entry.see_also().iter().map(AsRef::as_ref);
    for name in entry.names().chain(see_also) {
        if name.is_empty() || !name.chars().all(is_name_char) {
            return Err(EntryProblem::NotAName(Untrusted::new(name)));
        }
    }
    for name in entry.names() {
        if !names.insert(name.to_ascii_lowercase()) {
            return Err(EntryProblem::NameTaken(Untrusted::new(name)));
        }
    }
    let category = entry.category().map(Category::slug);
    let rationales = entry
        .arguments()
        .iter()
        .map(|argument| argument.rationale.as_ref());
    let runs = entry.commands().iter().map(|command| command.run.as_ref());
    let texts = [entry.description(), entry.advice()].into_iter();
    if texts
        .chain(entry.caveat())
        .chain(category)
        .chain(rationales)
        .chain(runs)
        .any(|text| text.contains(needs_escape))
    {
        return Err(EntryProblem::HiddenCharacter);
    }
    Ok(())
}

/// The error for JSON that is not a catalog: what is wrong, and where.
#[derive(Debug)]
#[non_exhaustive]
pub enum JsonError {
    /// It is not JSON, or not of the right shape.
    Json(serde_json::Error),
    /// It has another `schema_version` than [`SCHEMA_VERSION`].
    Version(u32),
    /// An entry is invalid.
    Entry {
        /// The position of the entry in `codes`, counted from 0.
        index: usize,
        /// The code of the entry.
        code: Untrusted,
        /// What is wrong with it.
        problem: EntryProblem,
    },
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EntryProblem {
    /// A published code has no category.
    NoCategory,
    /// A non-catalog code has a category.
    UnexpectedCategory,
    /// A code or name has other characters than ASCII letters, digits and underscores.
    NotAName(Untrusted),
    /// An entry before it has the same name, ignoring case.
    NameTaken(Untrusted),
    /// A text contains a character that a terminal does not show.
    HiddenCharacter,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => write!(f, "{}", Untrusted::new(error.to_string()).escaped()),
            Self::Version(version) => write!(
                f,
                "schema_version is {version}; this errcat reads {SCHEMA_VERSION}"
            ),
            Self::Entry {
                index,
                code,
                problem,
            } => write!(f, "codes[{index}] ({}): {problem}", code.escaped()),
        }
    }
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
                "`{}` is not a name: only letters, digits and underscores are",
                name.escaped()
            ),
            Self::NameTaken(name) => write!(f, "`{}` already has an entry", name.escaped()),
            Self::HiddenCharacter => f.write_str("a text contains a control or hidden character"),
        }
    }
}

// Without a source: the message has it, and a source would show the text of the file unescaped.
impl Error for JsonError {}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::catalog::file::JsonEntry;
    use crate::catalog::{Command, Evidence, Generation, Via};

    fn written(catalog: &Catalog) -> String {
        let list = EntryList::new(catalog, catalog.known());
        serde_json::to_string(&list).expect("entries are JSON")
    }

    #[test]
    fn the_bundled_catalog_is_unchanged_by_writing_and_reading() {
        let bundled = Catalog::bundled();
        let json = written(bundled);
        let read = Catalog::from_json(&json).expect("a catalog");
        assert!(read.entries().eq(bundled.entries()));
        assert!(read.related().eq(bundled.related()));
        assert!(read.categories().eq(bundled.categories()));
        assert_eq!(read.source(), bundled.source());
        assert_eq!(read.checked(), bundled.checked());
        assert_eq!(written(&read), json);
    }

    #[test]
    fn derived_fields_and_unknown_ones_are_not_read() {
        let mut entry = entry();
        entry["cli_exit"].take();
        entry["retry"]["permitted"] = true.into();
        entry["new_field"] = 1.into();
        let read = read([entry]).expect("a catalog");
        let busy = read.get("volume_busy").expect("the entry");
        assert!(!busy.permits_retry());
        assert_eq!(busy.cli_exit().code(), 7);
    }

    #[test]
    fn fields_that_older_output_lacks_have_a_default() {
        let mut entry = entry();
        entry.as_object_mut().expect("an object").remove("caveat");
        entry.as_object_mut().expect("an object").remove("commands");
        let retry = entry["retry"].as_object_mut().expect("an object");
        retry.remove("needs_retry_after");
        let read = read([entry]).expect("a catalog");
        let read = read.get("volume_busy").expect("the entry");
        assert_eq!((read.caveat(), read.commands()), (None, &[][..]));
        assert!(!read.needs_retry_after());
    }

    #[test]
    fn commands_are_read() {
        let mut entry = entry();
        entry["commands"] = json!([command("nullspace volume get NAME")]);
        let read = read([entry]).expect("a catalog");
        let commands = read.get("volume_busy").expect("the entry").commands();
        let expected = Command {
            run: "nullspace volume get NAME".into(),
            via: Via::Cli,
            generation: Generation::V1_0,
            evidence: Evidence::Sdk,
            placeholders: Cow::default(),
        };
        assert_eq!(commands, [expected]);
    }

    #[test]
    fn entries_of_one_category_come_together() {
        let [one, mut other, mut third] = [entry(), entry(), entry()];
        other["code"] = "other".into();
        other["category"] = "brand-new".into();
        third["code"] = "third".into();
        let read = read([one, other, third]).expect("a catalog");
        let codes: Vec<_> = read.entries().map(Entry::code).collect();
        assert_eq!(codes, ["volume_busy", "third", "other"]);
        let names: Vec<_> = read.categories().map(Category::name).collect();
        assert_eq!(names, ["Volumes", "Brand New"]);
    }

    #[test]
    fn errors_say_what_is_wrong_and_where() {
        let message = |json: &str| {
            let error = Catalog::from_json(json).expect_err("no catalog");
            assert!(error.source().is_none());
            error.to_string()
        };
        assert_eq!(
            message("[]"),
            "invalid length 0, expected an object with schema_version, catalog and codes at line 1 column 2"
        );
        assert_eq!(
            message(r#"{"schema_version": 2, "codes": []}"#),
            "schema_version is 2; this errcat reads 1"
        );
        for (field, value, expected) in [
            (
                "retry",
                json!(1),
                "invalid type: integer `1`, expected an object with verdict",
            ),
            (
                "origin",
                json!("\u{1b}[2J"),
                "expected one of: catalog, edge, server, client",
            ),
            (
                "code",
                json!("VOLUME_BUSY"),
                "codes[1] (VOLUME_BUSY): `VOLUME_BUSY` already has an entry",
            ),
            (
                "renamed_to",
                json!("volume_busy"),
                "codes[1] (new): `volume_busy` already has an entry",
            ),
            (
                "category",
                Value::Null,
                "codes[1] (new): a code of origin `catalog` needs a category",
            ),
            (
                "origin",
                json!("edge"),
                "codes[1] (new): only a code of origin `catalog` can have a category",
            ),
            (
                "code",
                json!("a b\n"),
                "codes[1] (a b\\n): `a b\\n` is not a name",
            ),
            ("related", json!([""]), "codes[1] (new): `` is not a name"),
            (
                "advice",
                json!("\u{1b}[2J"),
                "codes[1] (new): a text contains a control or hidden character",
            ),
            (
                "commands",
                json!([command("nullspace volume get NAME\nrm -r .")]),
                "codes[1] (new): a text contains a control or hidden character",
            ),
            (
                "commands",
                json!([1]),
                "invalid type: integer `1`, expected an object with run, via, generation and",
            ),
        ] {
            let mut second = entry();
            second["code"] = "new".into();
            second[field] = value;
            let json = json!({"schema_version": 1, "codes": [entry(), second]}).to_string();
            let message = message(&json);
            assert!(message.starts_with(expected), "{message}");
        }
    }

    fn command(run: &str) -> Value {
        json!({"run": run, "via": "cli", "generation": "1.0", "evidence": "sdk"})
    }

    fn entry() -> Value {
        let busy = Catalog::bundled().get("volume_busy").expect("a code");
        serde_json::to_value(JsonEntry::from(busy)).expect("an entry is JSON")
    }

    fn read<const N: usize>(entries: [Value; N]) -> Result<Catalog, JsonError> {
        let json = json!({"schema_version": SCHEMA_VERSION, "codes": Vec::from(entries)});
        Catalog::from_json(&json.to_string())
    }
}
