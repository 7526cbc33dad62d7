//! Compares the codes of a document with those of a catalog.

use std::collections::{HashMap, HashSet};

use super::{Difference, Finding, RenameBasis, Spec, SpecCode, rename};
use crate::catalog::{Catalog, Entry, MatchedBy};
use crate::untrusted::Untrusted;

/// Returns the differences, in no particular order.
pub(super) fn findings(spec: &Spec, catalog: &Catalog) -> Vec<Finding> {
    let mut comparison = Comparison {
        spec,
        exact: catalog
            .entries()
            .map(|entry| (entry.code(), entry))
            .collect(),
        found: HashSet::new(),
        findings: Vec::new(),
    };
    let mut extra = Vec::new();
    for code in &spec.codes {
        match comparison.exact.get(code.code.as_raw_str()) {
            Some(entry) => comparison.add_known(code, entry),
            None => extra.push(code),
        }
    }
    extra.retain(|code| !comparison.add_other_name(code, catalog));
    comparison.add_guesses(&mut extra, catalog);
    for code in extra {
        let known = catalog.find_name(code.code.as_raw_str());
        let difference = Difference::OnlyInSpec {
            code: code.code.clone(),
            origin: known.map(|known| known.entry.origin()),
        };
        comparison.add(difference, code);
    }
    comparison.add_missing(catalog);
    comparison.add_statuses();
    comparison.findings
}

struct Comparison<'a> {
    spec: &'a Spec,
    /// The entries of the catalog by their codes.
    exact: HashMap<&'a str, &'a Entry>,
    /// The codes of the catalog that the document has, also under another name.
    found: HashSet<&'a str>,
    findings: Vec<Finding>,
}

impl<'a> Comparison<'a> {
    fn add(&mut self, difference: Difference, code: &SpecCode) {
        let place = code.place.clone();
        self.findings.push(Finding { difference, place });
    }

    /// Adds a code that the catalog has in the same spelling.
    fn add_known(&mut self, code: &SpecCode, entry: &'a Entry) {
        self.found.insert(entry.code());
        self.add_description(code, entry);
    }

    fn add_description(&mut self, code: &SpecCode, entry: &Entry) {
        if let Some((description, place)) = &code.description {
            let mut words = description.as_raw_str().split_whitespace().peekable();
            // An empty description describes nothing.
            if words.peek().is_some() && !words.eq(entry.description().split_whitespace()) {
                self.findings.push(Finding {
                    difference: Difference::DescriptionDiffers {
                        code: code.code.clone(),
                        description: description.clone(),
                        catalog_description: entry.description().to_owned(),
                    },
                    place: place.clone(),
                });
            }
        }
    }

    /// Adds a code that the catalog spells in another case, or has as the newer name of a published
    /// code. Returns whether it is one.
    fn add_other_name(&mut self, code: &SpecCode, catalog: &'a Catalog) -> bool {
        let Some(known) = catalog.find_name(code.code.as_raw_str()) else {
            return false;
        };
        let catalog_code = known.entry.code();
        if !self.exact.contains_key(catalog_code) {
            return false;
        }
        self.found.insert(catalog_code);
        self.add_description(code, known.entry);
        let is_newer_name = known.matched_by == MatchedBy::NewerName;
        let (code_name, catalog_code) = (code.code.clone(), catalog_code.to_owned());
        let difference = if is_newer_name {
            Difference::Renamed {
                code: code_name,
                catalog_code,
                basis: RenameBasis::Catalog,
            }
        } else {
            Difference::CaseDiffers {
                code: code_name,
                catalog_code,
            }
        };
        self.add(difference, code);
        true
    }

    /// Pairs codes that the catalog does not have with codes that the document does not have.
    fn add_guesses(&mut self, extra: &mut Vec<&'a SpecCode>, catalog: &'a Catalog) {
        // Known non-catalog codes are no other names.
        let unknown = |code: &&&SpecCode| catalog.find_name(code.code.as_raw_str()).is_none();
        let unknown: Vec<_> = extra.iter().filter(unknown).copied().collect();
        let names: Vec<_> = unknown.iter().map(|code| code.code.as_raw_str()).collect();
        let is_missing = |entry: &&Entry| !self.found.contains(entry.code());
        let missing: Vec<_> = catalog.entries().filter(is_missing).collect();
        let pairs = rename::guess(&names, &missing, catalog);
        for (code, entry) in &pairs {
            let Some(code) = unknown.get(*code) else {
                continue;
            };
            self.found.insert(entry.code());
            let difference = Difference::Renamed {
                code: code.code.clone(),
                catalog_code: entry.code().to_owned(),
                basis: RenameBasis::Guess,
            };
            self.add(difference, code);
        }
        let paired: HashSet<_> = pairs
            .iter()
            .filter_map(|(code, _)| names.get(*code))
            .collect();
        extra.retain(|code| !paired.contains(&code.code.as_raw_str()));
    }

    fn add_missing(&mut self, catalog: &Catalog) {
        for entry in catalog.entries() {
            if !self.found.contains(entry.code()) {
                self.findings.push(Finding {
                    difference: Difference::OnlyInCatalog {
                        catalog_code: entry.code().to_owned(),
                    },
                    place: self.spec.list.clone(),
                });
            }
        }
        if let Some(place) = &self.spec.closed {
            self.findings.push(Finding {
                difference: Difference::ClosedEnum,
                place: place.clone(),
            });
        }
    }

    /// Adds the statuses that resemble none that the code is known to come with.
    fn add_statuses(&mut self) {
        for found in &self.spec.statuses {
            let entry = self.exact.get(found.code.as_raw_str());
            if let Some(entry) = entry.filter(|entry| !entry.is_plausible_status(found.status)) {
                let known = entry.statuses().iter();
                self.findings.push(Finding {
                    difference: Difference::StatusDiffers {
                        code: Untrusted::new(found.code.as_raw_str()),
                        status: found.status,
                        known: known.map(|known| known.number()).collect(),
                    },
                    place: found.place.clone(),
                });
            }
        }
    }
}
