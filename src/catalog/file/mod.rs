//! The JSON form of a catalog: what `errcat export json` prints and [`Catalog::from_json`] reads.

mod check;
mod digest;
mod error;
mod place;
mod read;
mod stamp;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use check::{EntryProblem, MAX_FILE};
pub use error::JsonError;
pub use stamp::Stamp;

use super::{
    Argument, Catalog, Category, Command, Entry, Evidence, KnownStatus, Origin, RepeatAdvice,
    RetryBasis, RetryVerdict,
};

/// The version of the JSON that errcat writes and reads. Within a version, fields and values are
/// only added.
pub const SCHEMA_VERSION: u32 = 1;

/// A list of entries in JSON, with the stamp of their catalog.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(rename = "Codes", description = "What `errcat list --json` prints.")
)]
#[serde(expecting = "an object with schema_version, catalog and codes")]
pub struct EntryList<'a> {
    /// The version of the JSON format.
    #[cfg_attr(feature = "schemars", schemars(schema_with = "version_schema"))]
    schema_version: u32,
    /// The catalog that the codes are from.
    #[cfg_attr(feature = "schemars", schemars(with = "Stamp"))]
    catalog: Option<Stamp<'a>>,
    /// The codes; empty if none matches.
    codes: Vec<JsonEntry<'a>>,
}

impl<'a> EntryList<'a> {
    /// Creates a list of entries of a catalog. With all of them, in order,
    /// [`Catalog::from_json`] reads the same catalog.
    ///
    /// ```
    /// use errcat::catalog::Catalog;
    /// use errcat::catalog::file::EntryList;
    ///
    /// let catalog = Catalog::bundled();
    /// let list = EntryList::new(catalog, catalog.entries());
    /// let json = serde_json::to_value(list)?;
    /// assert_eq!(json["codes"][0]["code"], "unauthorized");
    /// assert_eq!(json["catalog"]["digest"], catalog.digest());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn new(catalog: &'a Catalog, entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            catalog: Some(catalog.stamp()),
            codes: entries
                .into_iter()
                .map(|entry| JsonEntry::of(catalog, entry))
                .collect(),
        }
    }
}

/// An [`Entry`] in JSON. Fields that errcat derives from others are written but not read.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(rename = "Code", description = "One code.")
)]
#[serde(expecting = "an object with the fields of a code")]
pub struct JsonEntry<'a> {
    /// The code, spelled as published.
    code: Cow<'a, str>,
    /// The category on the published page; null for a non-catalog code.
    #[cfg_attr(feature = "schemars", schemars(with = "Option<Category>"))]
    category: Option<Cow<'a, str>>,
    /// The published description; for a non-catalog code, a description by errcat.
    description: Cow<'a, str>,
    /// The HTTP statuses that the code is known to come with; empty if no source mentions any.
    http_statuses: Cow<'a, [KnownStatus]>,
    /// Whether to send the same request again.
    retry: JsonRetry<'a>,
    /// The exit code of the nullspace CLI; null for a code of another API.
    #[serde(skip_deserializing)]
    cli_exit: Option<u8>,
    /// What to know about the sources, such as that two of them contradict each other; null if there
    /// is nothing.
    caveat: Option<Cow<'a, str>>,
    /// errcat's advice, which is not part of the API contract.
    advice: Cow<'a, str>,
    /// What the advice says about repeating a request that may change something; null if it says
    /// nothing about that.
    repeat_advice: Option<RepeatAdvice>,
    /// Commands that show more about the failure, the most useful first. They change nothing at the
    /// API.
    #[serde(default)]
    commands: Cow<'a, [Command]>,
    /// Codes to compare with this one: easily confused with it, or likely to come next.
    #[serde(rename = "related")]
    see_also: Cow<'a, [Cow<'static, str>]>,
    /// The newer name of the code: in release 1.0 of the Python SDK or, for a non-catalog code,
    /// in newer documentation.
    renamed_to: Option<Cow<'a, str>>,
    /// Who makes the code. Only codes of origin `catalog` are part of the API contract.
    origin: Origin,
}

/// Whether to send the same request again, going by the code.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(rename = "CodeRetry")
)]
#[serde(expecting = "an object with verdict, evidence and readings")]
struct JsonRetry<'a> {
    /// Whether a retry can help.
    verdict: RetryVerdict,
    /// What the verdict is based on.
    #[serde(skip_deserializing, default = "unread_basis")]
    basis: RetryBasis,
    /// What the verdict was inferred from.
    evidence: Evidence,
    /// Whether a retry is permitted even without a Retry-After header. False if a source contradicts
    /// the verdict, or if it is only guessed from the code's name.
    #[serde(skip_deserializing)]
    permitted: bool,
    /// Whether a retry is permitted only if the response has a Retry-After header.
    #[serde(default)]
    needs_retry_after: bool,
    /// Reasons for each possible verdict, if the sources contradict each other or leave it open.
    readings: Cow<'a, [Argument]>,
}

/// Returns the value of [`JsonRetry::basis`] in an entry that was read. The basis is derived from
/// other fields, so [`Entry`] does not use it.
const fn unread_basis() -> RetryBasis {
    RetryBasis::Unknown
}

impl<'a> JsonEntry<'a> {
    /// Returns the JSON form of an entry of a catalog.
    #[must_use]
    pub fn of(catalog: &Catalog, entry: &'a Entry) -> Self {
        let mut json = Self::from(entry);
        json.cli_exit = json.cli_exit.filter(|_| catalog.is_of_nullspace());
        json
    }
}

impl<'a> From<&'a Entry> for JsonEntry<'a> {
    fn from(entry: &'a Entry) -> Self {
        Self {
            code: entry.code().into(),
            category: entry.category().map(|category| category.slug().into()),
            description: entry.description().into(),
            http_statuses: entry.statuses().into(),
            retry: JsonRetry {
                verdict: entry.retry(),
                basis: entry.retry_basis(),
                evidence: entry.evidence(),
                permitted: entry.permits_retry(),
                needs_retry_after: entry.needs_retry_after(),
                readings: entry.arguments().into(),
            },
            cli_exit: Some(entry.cli_exit().code()),
            caveat: entry.caveat().map(Cow::from),
            advice: entry.advice().into(),
            repeat_advice: entry.repeat_advice(),
            commands: entry.commands().into(),
            see_also: entry.see_also().into(),
            renamed_to: entry.renamed_to().map(Cow::from),
            origin: entry.origin(),
        }
    }
}

impl From<JsonEntry<'static>> for Entry {
    fn from(json: JsonEntry<'static>) -> Self {
        let category = json.category.map(Cow::into_owned).map(Category::from_slug);
        Self {
            code: json.code,
            origin: json.origin,
            category: category.map(Cow::Owned),
            description: json.description,
            renamed_to: json.renamed_to,
            statuses: json.http_statuses,
            retry: json.retry.verdict,
            evidence: json.retry.evidence,
            needs_retry_after: json.retry.needs_retry_after,
            arguments: json.retry.readings,
            caveat: json.caveat,
            advice: json.advice,
            repeat_advice: json.repeat_advice,
            commands: json.commands,
            see_also: json.see_also,
        }
    }
}

#[cfg(feature = "schemars")]
fn version_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "const": SCHEMA_VERSION })
}
