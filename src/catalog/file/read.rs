//! Reads a catalog from JSON.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use serde_path_to_error::{Deserializer, Track};

use super::check::{self, MAX_ENTRIES, MAX_FILE};
use super::{EntryList, JsonError, SCHEMA_VERSION, digest, place};
use crate::catalog::entries::Section;
use crate::catalog::{Catalog, Entry, Indexes, Origin};
use crate::untrusted::Untrusted;

/// How many lines are searched for the version of OpenAPI. It is at the beginning, after comments.
const MAX_LINES: usize = 100;

impl Catalog {
    /// Reads a catalog from the JSON of an [`EntryList`], which `errcat export json` prints. A byte
    /// order mark at the beginning has no meaning. The digest and other fields that errcat derives are
    /// not read.
    ///
    /// # Errors
    ///
    /// Returns an error for JSON of another shape or version, without codes of origin `catalog`, with
    /// more than [`MAX_FILE`] bytes or 2,000 codes, or with invalid entries: see
    /// [`EntryProblem`](super::EntryProblem).
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    ///
    /// let error = Catalog::from_json(r#"{"schema_version": 1, "codes": [{}]}"#).err();
    /// let message = error.map(|error| error.to_string());
    /// assert_eq!(message.as_deref(), Some("codes[0]: missing field `code` at line 1 column 34"));
    /// ```
    pub fn from_json(json: &str) -> Result<Self, JsonError> {
        let json = json.strip_prefix('\u{feff}').unwrap_or(json);
        if json.len() > MAX_FILE {
            return Err(JsonError::TooLarge);
        }
        let list = read_list(json).map_err(|(error, place)| {
            if is_open_api(json) {
                JsonError::OpenApi
            } else if let Some(version) = other_version(json) {
                JsonError::Version(version)
            } else {
                JsonError::Json {
                    place: place.map(Untrusted::new),
                    error,
                }
            }
        })?;
        if list.schema_version != SCHEMA_VERSION {
            return Err(JsonError::Version(list.schema_version));
        }
        if list.codes.len() > MAX_ENTRIES {
            return Err(JsonError::TooLarge);
        }
        if let Some(stamp) = &list.catalog {
            check::stamp(stamp).map_err(JsonError::Stamp)?;
        }
        let mut published = Groups::default();
        let mut related = Groups::default();
        let mut names = HashSet::new();
        for (index, entry) in list.codes.into_iter().map(Entry::from).enumerate() {
            check::entry(&entry, &mut names).map_err(|problem| JsonError::Entry {
                index,
                code: Untrusted::new(entry.code()),
                problem,
            })?;
            match entry.origin() {
                Origin::Catalog => published.push(entry),
                _ => related.push(entry),
            }
        }
        let (published, related) = (published.into_sections(), related.into_sections());
        if published.is_empty() {
            return Err(JsonError::Empty);
        }
        let entries = published.iter().chain(&*related).flatten();
        let digest = digest::of(entries).map_err(|error| JsonError::Json { place: None, error })?;
        let (source, checked) = match list.catalog {
            Some(stamp) => (stamp.source, stamp.checked.map(Cow::into_owned)),
            None => (None, None),
        };
        Ok(Self {
            source,
            checked,
            digest: digest.into(),
            published,
            related,
            indexes: Indexes::new(),
        })
    }
}

/// Reads a list. An error comes with the field that it is about.
fn read_list(json: &str) -> Result<EntryList<'static>, (serde_json::Error, Option<String>)> {
    let (mut reader, mut track) = (serde_json::Deserializer::from_str(json), Track::new());
    EntryList::deserialize(Deserializer::new(&mut reader, &mut track))
        .and_then(|list| reader.end().map(|()| list))
        .map_err(|error| {
            let place = place::of(&error, &track.path(), json);
            (error, place)
        })
}

/// Entries by their groups. Groups keep the order in which they first occur.
#[derive(Default)]
struct Groups {
    groups: Vec<Vec<Entry>>,
    /// The index of each group, by its name.
    indices: HashMap<String, usize>,
}

impl Groups {
    fn push(&mut self, entry: Entry) {
        let next = self.groups.len();
        let index = self.indices.entry(entry.group().to_owned());
        let index = *index.or_insert(next);
        match self.groups.get_mut(index) {
            Some(group) => group.push(entry),
            None => self.groups.push(vec![entry]),
        }
    }

    fn into_sections(self) -> Cow<'static, [Section]> {
        let groups = self.groups.into_iter();
        groups.map(|group| Section(Cow::Owned(group))).collect()
    }
}

/// Returns the version of a catalog of any shape, if it is not the one that errcat reads.
fn other_version(json: &str) -> Option<u32> {
    #[derive(Deserialize)]
    struct Versioned {
        schema_version: u32,
    }
    let Versioned { schema_version } = serde_json::from_str(json).ok()?;
    Some(schema_version).filter(|version| *version != SCHEMA_VERSION)
}

/// Whether a text that is not a catalog is an OpenAPI document, in JSON or YAML.
fn is_open_api(text: &str) -> bool {
    let names_version = |line: &str| {
        let line = line.trim_start_matches(['{', '"', ' ', '\t']);
        let version = ["openapi", "swagger"]
            .iter()
            .find_map(|name| line.strip_prefix(name));
        version.is_some_and(|rest| rest.trim_start_matches(['"', ' ']).starts_with(':'))
    };
    text.lines().take(MAX_LINES).any(names_version)
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use serde_json::{Value, json};

    use super::*;
    use crate::catalog::file::JsonEntry;
    use crate::catalog::{Category, Command, Evidence, Generation, Via};

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
                "codes[1] (new): retry: invalid type: integer `1`, expected an object with verdict",
            ),
            (
                "origin",
                json!("\u{1b}[2J"),
                "codes[1] (new): origin: expected one of: catalog, edge, server, client",
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
                "codes[1] (a b\\n): `a b\\n` is not a code",
            ),
            ("related", json!([""]), "codes[1] (new): `` is not a code"),
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
                "codes[1] (new): commands[0]: invalid type: integer `1`, expected an object with run",
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
