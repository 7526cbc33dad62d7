//! Guesses which code of a document is another name of which code of the catalog.
//!
//! A guess needs names that differ by typos, by the order of their words or by one word, and both
//! names have to be of one category. If two guesses are equally good, none is made.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::opposite;
use crate::catalog::{Catalog, Entry, MAX_COMPARED, typos_allowed};

/// How many pairs of names are compared.
const MAX_PAIRS: usize = 1_000_000;

/// How many pairs have to replace a word by the same other word, if little else shows that they are
/// the same.
const MIN_ALIKE: usize = 3;

/// How two names differ.
#[derive(Clone, Copy, Debug)]
enum Change<'n> {
    /// This many characters are inserted, deleted, replaced or swapped.
    Typos(usize),
    /// The words are in another order.
    Order,
    /// One name has one more word.
    Word,
    /// One word of the catalog is another one.
    Replaced { from: &'n str, to: &'n str },
}

impl Change<'_> {
    /// Returns a rank: the lower, the more similar the names.
    const fn rank(self) -> usize {
        match self {
            Self::Typos(count) => count,
            Self::Order => 4,
            Self::Word => 5,
            Self::Replaced { .. } => 6,
        }
    }
}

/// A code of the catalog.
struct Known<'c> {
    entry: &'c Entry,
    /// The code in lower case.
    name: String,
    is_missing: bool,
}

/// A name and a known code that may be the same code, by their indexes.
#[derive(Clone, Copy)]
struct Candidate<'n> {
    name: usize,
    known: usize,
    change: Change<'n>,
    /// Whether no code of another category resembles the name as much.
    is_of_one_category: bool,
}

/// Returns pairs of the index of a name and the entry of the same code.
pub(super) fn guess<'c>(
    names: &[&str],
    missing: &[&'c Entry],
    catalog: &'c Catalog,
) -> Vec<(usize, &'c Entry)> {
    // Many unknown names are of another API.
    if names.len().saturating_mul(catalog.len()) > MAX_PAIRS {
        return Vec::new();
    }
    let names: Vec<_> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
    let missing: HashSet<_> = missing.iter().map(|entry| entry.code()).collect();
    let known: Vec<_> = catalog
        .entries()
        .map(|entry| Known {
            entry,
            name: entry.code().to_ascii_lowercase(),
            is_missing: missing.contains(entry.code()),
        })
        .collect();
    let words = Words::new(&known);
    let mut candidates = Vec::new();
    for (index, name) in names.iter().enumerate() {
        if name.len() <= MAX_COMPARED {
            candidates.extend(closest(index, name, &known, &words));
        }
    }
    retain_evident(&mut candidates, &names, &known, &words);
    let pairs = best_pairs(&candidates).into_iter();
    pairs
        .filter_map(|(name, index)| Some((name, known.get(index)?.entry)))
        .collect()
}

/// Returns each pair that is the best one for both of its names.
fn best_pairs(candidates: &[Candidate]) -> Vec<(usize, usize)> {
    let best = |key: fn(&Candidate) -> usize| {
        // The best rank, and how many pairs have it.
        let mut best: HashMap<usize, (usize, usize)> = HashMap::new();
        for candidate in candidates {
            let rank = candidate.change.rank();
            let (best, count) = best.entry(key(candidate)).or_insert((rank, 0));
            match rank.cmp(best) {
                Ordering::Less => (*best, *count) = (rank, 1),
                Ordering::Equal => *count += 1,
                Ordering::Greater => {}
            }
        }
        best
    };
    let of_names = best(|candidate| candidate.name);
    let of_known = best(|candidate| candidate.known);
    let is_best = |candidate: &&Candidate| {
        let only = (candidate.change.rank(), 1);
        of_names.get(&candidate.name) == Some(&only)
            && of_known.get(&candidate.known) == Some(&only)
    };
    let best = candidates.iter().filter(is_best);
    best.map(|one| (one.name, one.known)).collect()
}

/// Returns the missing codes that resemble a name.
fn closest<'n>(
    index: usize,
    name: &'n str,
    known: &'n [Known],
    words: &Words,
) -> Vec<Candidate<'n>> {
    let found: Vec<_> = known
        .iter()
        .enumerate()
        .filter_map(|(number, known)| Some((number, known, change(name, &known.name)?)))
        .collect();
    let is_of_one_category = |entry: &Entry, change: Change| {
        found.iter().all(|(_, other, other_change)| {
            other.entry.group() == entry.group() || other_change.rank() > change.rank()
        })
    };
    let fitting = found.iter().filter(|(_, known, _)| {
        known.is_missing && words.category(name, known.entry) != Some(false)
    });
    fitting
        .map(|&(number, known, change)| Candidate {
            name: index,
            known: number,
            change,
            is_of_one_category: is_of_one_category(known.entry, change),
        })
        .collect()
}

/// Removes pairs whose category or other words leave it open whether they are the same code. Several
/// pairs that replace a word by the same one settle it.
fn retain_evident(
    candidates: &mut Vec<Candidate>,
    names: &[String],
    known: &[Known],
    words: &Words,
) {
    let mut alike: HashMap<(&str, &str), usize> = HashMap::new();
    for candidate in &*candidates {
        if let Change::Replaced { from, to } = candidate.change {
            *alike.entry((from, to)).or_default() += 1;
        }
    }
    let shared = |candidate: &Candidate| {
        let names = (names.get(candidate.name)).zip(known.get(candidate.known));
        names.map_or(Vec::new(), |(name, known)| shared(name, &known.name))
    };
    let is_of_category = |candidate: &Candidate| {
        let names = (names.get(candidate.name)).zip(known.get(candidate.known));
        names.is_some_and(|(name, known)| words.category(name, known.entry) == Some(true))
    };
    candidates.retain(|candidate| match candidate.change {
        Change::Typos(_) | Change::Order => candidate.is_of_one_category,
        Change::Word => {
            candidate.is_of_one_category
                && is_of_category(candidate)
                && shared(candidate).len() >= 2
        }
        Change::Replaced { from, to } => {
            let is_repeated = alike.get(&(from, to)) >= Some(&MIN_ALIKE);
            let mut shared = shared(candidate);
            // `not` says nothing without the word after it, which is another one.
            shared.retain(|word| !opposite::is_negation(word));
            let is_name = || is_of_category(candidate) && words.is_name(&shared);
            is_repeated || (candidate.is_of_one_category && is_name())
        }
    });
}

/// Returns the words that both names have.
fn shared<'n>(name: &str, other: &'n str) -> Vec<&'n str> {
    let of_name: HashSet<_> = words(name).collect();
    words(other).filter(|word| of_name.contains(word)).collect()
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(['_', '-', '.']).filter(|word| !word.is_empty())
}

/// Returns how two names differ; `None` if they differ by more.
fn change<'n>(name: &'n str, code: &'n str) -> Option<Change<'n>> {
    let [of_name, of_code] = [name, code].map(|text| words(text).collect::<Vec<_>>());
    let in_name = without(&of_name, &of_code);
    let in_code = without(&of_code, &of_name);
    if opposite::are_opposite(&in_name, &in_code) {
        return None;
    }
    let most = typos_allowed(code.len());
    if name.len().abs_diff(code.len()) <= most {
        let typos = strsim::osa_distance(name, code);
        if typos <= most {
            return Some(Change::Typos(typos));
        }
    }
    match (&in_name[..], &in_code[..]) {
        ([], []) => Some(Change::Order),
        ([_], []) | ([], [_]) => Some(Change::Word),
        ([to], [from]) => Some(Change::Replaced { from, to }),
        _ => None,
    }
}

/// Returns the words that are not among others, each of which counts once.
fn without<'n>(words: &[&'n str], others: &[&str]) -> Vec<&'n str> {
    let mut others = others.to_vec();
    let mut missing = Vec::new();
    for word in words {
        match others.iter().position(|other| other == word) {
            Some(at) => {
                others.swap_remove(at);
            }
            None => missing.push(*word),
        }
    }
    missing
}

/// The words of all codes of a catalog.
struct Words<'k> {
    /// The categories whose codes begin with a word.
    categories: HashMap<&'k str, HashSet<&'k str>>,
    /// The words of each code.
    codes: Vec<HashSet<&'k str>>,
}

impl<'k> Words<'k> {
    fn new(known: &'k [Known]) -> Self {
        let mut categories: HashMap<_, HashSet<_>> = HashMap::new();
        for known in known {
            if let Some(first) = words(&known.name).next() {
                categories
                    .entry(first)
                    .or_default()
                    .insert(known.entry.group());
            }
        }
        let codes = known.iter().map(|known| words(&known.name).collect());
        Self {
            categories,
            codes: codes.collect(),
        }
    }

    /// Returns whether a code of the category of an entry begins with the first word of a name; `None`
    /// if no code does.
    fn category(&self, name: &str, entry: &Entry) -> Option<bool> {
        let first = words(name).next()?;
        let categories = self.categories.get(first)?;
        Some(categories.contains(entry.group()))
    }

    /// Whether these words of a code are several, and in no other code.
    fn is_name(&self, shared: &[&str]) -> bool {
        let has_all = |code: &&HashSet<&str>| shared.iter().all(|word| code.contains(word));
        shared.len() >= 2 && self.codes.iter().filter(has_all).count() == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The guesses for a list of the published codes without those that are `missing`.
    fn guesses(missing: &[&str], names: &[&str]) -> Vec<String> {
        let catalog = Catalog::bundled();
        let missing: Vec<_> = missing
            .iter()
            .filter_map(|code| catalog.get(code))
            .collect();
        let pairs = guess(names, &missing, catalog).into_iter();
        pairs
            .map(|(name, entry)| format!("{} = {}", names[name], entry.code()))
            .collect()
    }

    #[test]
    fn similar_names_of_one_category_are_paired() {
        for (missing, name) in [
            ("volume_busy", "volume_bussy"),
            ("QUOTA_EXCEEDED", "quota_exeeded"),
            ("volume_stale_revision", "volume_revision_stale"),
            ("volume_stale_revision", "volume_outdated_revision"),
            ("volume_invalid_mount_path", "volume_mount_path_invalid"),
            ("volume_quota_exceeded", "volume_storage_quota_exceeded"),
            ("no_eligible_runtime_host", "no_eligible_host"),
        ] {
            assert_eq!(
                guesses(&[missing], &[name]),
                [format!("{name} = {missing}")]
            );
        }
    }

    #[test]
    fn other_names_are_not_paired() {
        for (missing, names) in [
            // One word in common, or words that many codes have.
            ("volume_busy", &["volume_full"][..]),
            ("snapshot_not_found", &["snapshot_not_ready"]),
            // Another category.
            ("sandbox_not_found", &["volume_not_found"]),
            ("QUOTA_EXCEEDED", &["disk_quota_exceeded"]),
            // Two are equally similar.
            ("volume_busy", &["volume_bus", "volume_bsy"]),
            // Opposites, however few letters they differ by.
            ("captcha_unavailable", &["captcha_available"]),
            ("email_not_verified", &["email_verified"]),
            ("incompatible_snapshot", &["compatible_snapshot"]),
            ("no_eligible_runtime_host", &["eligible_runtime_host"]),
            // What is negated is another word.
            ("snapshot_not_found", &["snapshot_not_available"]),
            // It is closer to a code that is not missing.
            ("account_not_found", &["sandbox_not_fount"]),
        ] {
            assert_eq!(guesses(&[missing], names), [""; 0], "{missing}");
        }
    }

    #[test]
    fn a_word_that_changes_in_several_codes_is_the_same_word() {
        let missing = ["volume_busy", "volume_read_only", "volume_stale_revision"];
        let names = missing.map(|code| code.replace("volume", "disk"));
        let names = names.each_ref().map(String::as_str);
        assert_eq!(guesses(&missing, &names).len(), 3);
        // Others are then of the same category, too: `QUOTA_EXCEEDED` differs by a word less.
        let missing = [missing[0], missing[1], missing[2], "volume_quota_exceeded"];
        let names = [names[0], names[1], names[2], "disk_quota_exceeded"];
        assert_eq!(guesses(&missing, &names).len(), 4);
        assert_eq!(guesses(&missing[..1], &names[..1]), [""; 0]);
    }
}
