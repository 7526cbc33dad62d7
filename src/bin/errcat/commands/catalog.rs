//! Chooses the catalog that the commands use.

use std::fmt;
use std::io;
use std::path::Path;

use errcat::catalog::Catalog;
use errcat::catalog::file::{JsonError, MAX_FILE};
use errcat::untrusted::Untrusted;

use super::files::{self, STDIN};
use super::refused::Refused;
use crate::cli::{masked, similar};
use crate::output::json::FailureReason;
use crate::output::{Problem, counted, shell};

/// What to do about a file that is not a catalog.
const TIP: &str = "`errcat export json` writes a catalog that errcat reads";
const TIP_FOR_OPEN_API: &str = "`errcat check FILE` compares an OpenAPI document with the catalog";

/// The catalog that the commands use.
pub(crate) enum Chosen {
    /// The bundled one.
    Bundled,
    /// The one that `--catalog` names.
    File {
        name: Untrusted,
        catalog: Box<Catalog>,
    },
}

impl Chosen {
    /// Reads the catalog in this file, if one is named.
    pub(super) fn read(file: Option<&Path>) -> Result<Self, Refused> {
        let Some(path) = file else {
            return Ok(Self::Bundled);
        };
        // Commands read their input from there.
        if path == Path::new(STDIN) {
            return Err(Refused::usage(
                "`--catalog` needs a file, not standard input",
            ));
        }
        let name = masked(path.as_os_str());
        let text = files::read(path, MAX_FILE).map_err(|error| unreadable(path, &error))?;
        let text =
            std::str::from_utf8(&text).map_err(|_| invalid(&name, &"it is not UTF-8", TIP))?;
        match Catalog::from_json(text) {
            Ok(catalog) => Ok(Self::File {
                name,
                catalog: Box::new(catalog),
            }),
            Err(JsonError::OpenApi) => Err(invalid(&name, &JsonError::OpenApi, TIP_FOR_OPEN_API)),
            Err(error) => Err(invalid(&name, &error, TIP)),
        }
    }

    pub(crate) fn catalog(&self) -> &Catalog {
        match self {
            Self::Bundled => Catalog::bundled(),
            Self::File { catalog, .. } => catalog,
        }
    }

    /// Returns the name of the file and its catalog, unless it has the entries of the bundled catalog.
    fn other(&self) -> Option<(&Untrusted, &Catalog)> {
        match self {
            Self::File { name, catalog } if !catalog.is_bundled() => Some((name, catalog)),
            _ => None,
        }
    }

    /// Returns the flag that a command needs to use the catalog, unless it is hard to quote for a shell.
    pub(super) fn flag(&self) -> Option<String> {
        let (name, _) = self.other()?;
        let file = shell::quoted(name.as_raw_str())?;
        Some(format!("--catalog {file}"))
    }

    /// Returns the note that names the catalog, unless it has the entries of the bundled one.
    pub(super) fn note(&self) -> Option<String> {
        let (name, catalog) = self.other()?;
        let codes = counted(catalog.len() as u64, "code", "codes");
        Some(format!("the catalog is {}, with {codes}", name.escaped()))
    }
}

/// Writes what `--version` prints of the catalog.
impl fmt::Display for Chosen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let catalog = self.catalog();
        let codes = counted(catalog.len() as u64, "code", "codes");
        let source = catalog.source().unwrap_or("no source");
        writeln!(f, "catalog: {codes}, {source}")?;
        if let Self::File { name, .. } = self {
            writeln!(f, "file: {}", name.escaped())?;
        }
        if let Some(checked) = catalog.checked() {
            write!(f, "checked: {}", checked.date())?;
            let releases = checked.sdk_releases();
            if !releases.is_empty() {
                let sdk = catalog.sdk_name();
                write!(f, ", against {sdk} {}", releases.join(" and "))?;
            }
            writeln!(f)?;
        }
        writeln!(f, "digest: {}", catalog.digest())
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Refused {
    let is_missing = error.kind() == io::ErrorKind::NotFound;
    let similar = path.to_str().filter(|_| is_missing).and_then(similar::file);
    Refused {
        reason: FailureReason::IoError,
        problem: Problem {
            tip: similar.map(|file| format!("did you mean `--catalog {file}`?")),
            ..Problem::cannot_read(&files::source(path), error)
        },
    }
}

fn invalid(name: &Untrusted, error: &dyn fmt::Display, tip: &str) -> Refused {
    Refused {
        reason: FailureReason::InvalidCatalog,
        problem: Problem::new(format!("{} is not a catalog: {error}", name.escaped()), tip),
    }
}
