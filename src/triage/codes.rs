//! Known codes, found by their bytes.

use crate::catalog::{Catalog, Entry, KnownCodes, Origin};
use crate::hash_table::HashTable;
use crate::response;
use crate::stable_hash::stable_hash;

/// The number of a known code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CodeId(usize);

impl CodeId {
    pub(super) fn index(self) -> usize {
        self.0
    }
}

/// Whether a code shows that an object with an `error` is an error response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// It does.
    Certain,
    /// Other programs use it as well, beside fields of theirs.
    Everyday,
    /// It is a code of the client, which makes no flat objects.
    None,
}

#[derive(Debug)]
struct Name {
    text: Box<str>,
    code: CodeId,
    proof: Proof,
}

/// The names of all codes of a catalog, in the spelling of the catalog and in lower case.
#[derive(Debug)]
pub(super) struct Codes {
    names: Vec<Name>,
    /// The indices of the names.
    indices: HashTable<usize>,
}

impl Codes {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let known = catalog.codes();
        let names: Vec<&str> = catalog.known().flat_map(Entry::names).collect();
        let mut codes = Self {
            // Any name may have another one in lower case.
            indices: HashTable::with_capacity(2 * names.len()),
            names: Vec::new(),
        };
        for name in names {
            codes.insert(name, CodeId(codes.names.len()), known);
            if let Some(code) = codes.find(name.as_bytes()) {
                codes.insert(&name.to_ascii_lowercase(), code, known);
            }
        }
        codes
    }

    /// Adds a name of a code, unless it is another one's.
    fn insert(&mut self, name: &str, code: CodeId, known: &KnownCodes) {
        if self.find(name.as_bytes()).is_some() {
            return;
        }
        self.indices
            .insert(hash_of(name.as_bytes()), self.names.len());
        let proof = match known.origin(name) {
            None | Some(Origin::Client) => Proof::None,
            Some(_) if response::is_everyday_code(name) => Proof::Everyday,
            Some(_) => Proof::Certain,
        };
        let text = name.into();
        self.names.push(Name { text, code, proof });
    }

    /// Returns the code with this name, in any case and with spaces around it.
    pub(super) fn find_similar(&self, name: &str) -> Option<CodeId> {
        self.find(name.as_bytes())
            .or_else(|| self.find(name.trim().to_ascii_lowercase().as_bytes()))
    }

    /// Returns the code with exactly this name.
    pub(super) fn find(&self, name: &[u8]) -> Option<CodeId> {
        self.find_name(name).map(|name| name.code)
    }

    /// Returns the code with exactly this name, and whether the name is a proof.
    pub(super) fn find_proof(&self, name: &[u8]) -> Option<(CodeId, Proof)> {
        self.find_name(name).map(|name| (name.code, name.proof))
    }

    fn find_name(&self, name: &[u8]) -> Option<&Name> {
        let named = |index: &usize| self.names.get(*index);
        let is_named =
            |index: &usize| named(index).is_some_and(|known| known.text.as_bytes() == name);
        named(self.indices.find(hash_of(name), is_named)?)
    }

    pub(super) fn name(&self, id: CodeId) -> &str {
        self.names.get(id.0).map_or("", |name| &name.text)
    }

    /// Returns the numbers of all codes. Some numbers have no code.
    pub(super) fn ids(&self) -> impl Iterator<Item = CodeId> + use<> {
        (0..self.names.len()).map(CodeId)
    }
}

fn hash_of(name: &[u8]) -> usize {
    usize::try_from(stable_hash(name) >> 32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found() {
        let codes = Codes::new(Catalog::bundled());
        for name in Catalog::bundled().known().flat_map(Entry::names) {
            let id = codes.find(name.as_bytes()).expect(name);
            assert_eq!(codes.name(id), name);
            assert_eq!(
                codes.find_similar(&format!(" {} ", name.to_ascii_uppercase())),
                Some(id)
            );
        }
        for name in ["", "volume_bsy", "VOLUME_BUSY", "volume_busy "] {
            assert_eq!(codes.find(name.as_bytes()), None, "{name}");
        }
    }

    #[test]
    fn only_some_codes_are_a_proof() {
        let codes = Codes::new(Catalog::bundled());
        let proof = |name: &str| codes.find_proof(name.as_bytes()).map(|(_, proof)| proof);
        assert_eq!(proof("volume_busy"), Some(Proof::Certain));
        assert_eq!(proof("machine_not_found"), Some(Proof::Certain));
        assert_eq!(proof("not_found"), Some(Proof::Everyday));
        assert_eq!(proof("missing_api_key"), Some(Proof::None));
    }
}
