//! Related codes: those that users meet where they meet the catalog's, but that the published
//! catalog does not have.
//!
//! So they have no published descriptions: these are errcat's own words on what the sources show.
//! Each file has the codes of one [`Origin`](crate::catalog::Origin); adding a code is adding one entry
//! there.

mod client;
mod edge;
mod server;

use crate::catalog::Section;

/// The sections in the order of [`Origin::RELATED`](crate::catalog::Origin::RELATED).
pub(in crate::catalog) static SECTIONS: [Section; 3] =
    [edge::ENTRIES, server::ENTRIES, client::ENTRIES];
