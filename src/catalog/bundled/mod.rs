//! The catalog that errcat is built with. Each category has a file with its entries; adding a code is
//! adding one entry there.

mod agent_deployments;
mod authentication_and_accounts;
mod execution_and_files;
mod general;
mod quotas_and_rate_limits;
pub(super) mod related;
mod sandboxes_and_scheduling;
mod snapshots;
mod templates_and_builds;
mod volumes;

use super::{Catalog, Section};

/// The published page that the bundled catalog reproduces.
pub(super) const SOURCE: &str = "https://docs.ns.rocks/reference/error-codes";

/// The sections in the order of the published page.
pub(super) static SECTIONS: [Section; 9] = [
    authentication_and_accounts::ENTRIES,
    sandboxes_and_scheduling::ENTRIES,
    snapshots::ENTRIES,
    templates_and_builds::ENTRIES,
    agent_deployments::ENTRIES,
    volumes::ENTRIES,
    execution_and_files::ENTRIES,
    quotas_and_rate_limits::ENTRIES,
    general::ENTRIES,
];

pub(super) static BUNDLED: Catalog = Catalog {
    sections: &SECTIONS,
    related: &related::SECTIONS,
};
