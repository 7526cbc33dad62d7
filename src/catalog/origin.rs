//! Where a code comes from: the published catalog, or something else that users meet beside it.

use crate::named_enum::named_enum;

named_enum! {
    /// Who makes a code.
    ///
    /// Only the codes of the [`Catalog`](Self::Catalog) are part of the API contract. The others
    /// are non-catalog codes: errcat knows them because they turn up in the same places, but the
    /// published page does not list them.
    pub enum Origin {
        /// The API; the published page lists the code.
        Catalog = "catalog",
        /// The edge or the preview proxy in front of sandboxes, which rejected a credential.
        Edge = "edge",
        /// The server, though the published page does not list the code.
        Server = "server",
        /// The Python SDK or the nullspace CLI, on the machine where it runs.
        Client = "client",
    }
}

impl Origin {
    /// Returns the heading for codes of this origin.
    ///
    /// ```
    /// use errcat::catalog::Origin;
    ///
    /// assert_eq!(Origin::Server.heading(), "Non-catalog: Server");
    /// ```
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Catalog => "Catalog",
            Self::Edge => "Non-catalog: Edge And Preview Credentials",
            Self::Server => "Non-catalog: Server",
            Self::Client => "Non-catalog: Client",
        }
    }

    /// Returns who makes the codes, in a few words for a person.
    #[must_use]
    pub const fn made_by(self) -> &'static str {
        match self {
            Self::Catalog => "the API, as published in the catalog",
            Self::Edge => "the edge or the preview proxy, which rejected a credential",
            Self::Server => "the server",
            Self::Client => "the Python SDK or the nullspace CLI, not the API",
        }
    }
}
