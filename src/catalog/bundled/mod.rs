//! The catalog that is built into errcat.
//!
//! Each category has a file with its entries; to add a code, add one entry there. The tests name
//! every other file that has to change.

mod agent_deployments;
mod authentication_and_accounts;
mod builder;
mod caveats;
mod commands;
mod execution_and_files;
mod general;
mod quotas_and_rate_limits;
mod related;
mod sandboxes_and_scheduling;
mod snapshots;
mod templates_and_builds;
#[cfg(test)]
mod tests;
mod volumes;

use std::borrow::Cow;

use super::{Catalog, Checked, Entry, Indexes, Section};

pub(super) static BUNDLED: Catalog = Catalog {
    source: Some(Cow::Borrowed("https://docs.ns.rocks/reference/error-codes")),
    // The day of the last comparison with the page and with both SDKs: the page has no date.
    checked: Some(Checked {
        date: Cow::Borrowed("2026-11-27"),
        sdk_releases: Cow::Borrowed(&[Cow::Borrowed("1.0.3"), Cow::Borrowed("0.1.9")]),
    }),
    digest: Cow::Borrowed(include_str!("digest.txt").trim_ascii()),
    published: Cow::Borrowed(&PUBLISHED),
    related: Cow::Borrowed(&RELATED),
    indexes: Indexes::new(),
};

/// The categories in the order of the published page.
static PUBLISHED: [Section; 9] = [
    section(authentication_and_accounts::ENTRIES),
    section(sandboxes_and_scheduling::ENTRIES),
    section(snapshots::ENTRIES),
    section(templates_and_builds::ENTRIES),
    section(agent_deployments::ENTRIES),
    section(volumes::ENTRIES),
    section(execution_and_files::ENTRIES),
    section(quotas_and_rate_limits::ENTRIES),
    section(general::ENTRIES),
];

static RELATED: [Section; 3] = [
    section(related::edge::ENTRIES),
    section(related::server::ENTRIES),
    section(related::client::ENTRIES),
];

const fn section(entries: &'static [Entry]) -> Section {
    Section(Cow::Borrowed(entries))
}
