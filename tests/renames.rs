//! Renames are recognized in lists of codes with random edits.
//!
//! Each list is the published one with renamed, mistyped, added and removed codes. A rename changes one
//! word, adds one, drops one, or changes the order; or a word is another one in all codes of a category.
//! `cargo test --test renames -- --nocapture` prints the figures.

#![expect(clippy::print_stdout, reason = "it prints figures")]

use std::collections::BTreeMap;

use errcat::catalog::{Catalog, Entry};
use errcat::check::{Difference, RenameBasis, Report, Spec};

/// Each has about ten edits.
const LISTS: usize = 300;

/// Words of error codes, for new names: those of the catalog, and some more.
fn words() -> Vec<String> {
    let mut words: Vec<String> = Catalog::bundled()
        .entries()
        .flat_map(|entry| entry.code().split('_').map(str::to_ascii_lowercase))
        .collect();
    let more = "denied pending stale locked archived region network image tag webhook invoice \
                cluster port session cursor disk node label plan usage policy schedule owner";
    words.extend(more.split_whitespace().map(str::to_owned));
    words.sort();
    words.dedup();
    words
}

/// A generator of numbers (splitmix64), the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let limit = u64::try_from(limit).expect("it is small");
        usize::try_from((mixed ^ (mixed >> 31)) % limit).expect("it is small")
    }

    fn one<'a, T>(&mut self, values: &'a [T]) -> &'a T {
        &values[self.below(values.len())]
    }
}

/// Changes a name as a person may.
fn rename(name: &str, words: &[String], random: &mut Random) -> String {
    let mut parts: Vec<String> = name.split('_').map(str::to_owned).collect();
    let count = parts.len();
    match random.below(6) {
        0 | 1 => return mistype(name, random),
        // Not the first one, which names the subject.
        2 if count > 2 => parts[1..].rotate_left(1),
        3 if count > 1 => parts.insert(1 + random.below(count - 1), random.one(words).clone()),
        4 if count > 2 => drop(parts.remove(1 + random.below(count - 1))),
        _ if count > 2 => parts[1 + random.below(count - 1)].clone_from(random.one(words)),
        _ => return mistype(name, random),
    }
    parts.join("_")
}

/// Makes a typo, or two in a long name.
fn mistype(name: &str, random: &mut Random) -> String {
    let mut chars: Vec<char> = name.chars().collect();
    for _ in 0..=usize::from(chars.len() > 12 && random.below(3) == 0) {
        let at = random.below(chars.len() - 1);
        match random.below(4) {
            0 => drop(chars.remove(at)),
            1 => chars.insert(at, 'e'),
            2 => chars.swap(at, at + 1),
            _ => chars[at] = 'x',
        }
    }
    chars.into_iter().collect()
}

/// A list of codes, with the published code of each renamed one.
#[derive(Default)]
struct List {
    codes: Vec<String>,
    renamed: BTreeMap<String, &'static Entry>,
}

fn edited(words: &[String], random: &mut Random) -> List {
    let catalog = Catalog::bundled();
    let published: Vec<_> = catalog.entries().collect();
    let mut list = List::default();
    // In some lists, all codes of a category have another first word.
    let subject = (random.below(10) == 0).then(|| random.one(&published).group());
    for entry in &published {
        let code = entry.code();
        let kind = random.below(100);
        let name = match (code.split_once('_'), subject) {
            (Some((first, rest)), Some(subject))
                if entry.group() == subject && first == "volume" =>
            {
                format!("disk_{rest}")
            }
            _ if kind < 4 => continue,
            _ if kind < 12 => rename(code, words, random),
            _ => code.to_owned(),
        };
        // Another known code is not a rename.
        let is_known = catalog.find(&name).entry().is_some();
        if is_known || list.codes.contains(&name) {
            list.codes.push(code.to_owned());
            continue;
        }
        list.renamed.insert(name.clone(), *entry);
        list.codes.push(name);
    }
    for _ in 0..random.below(6) {
        let mut name = random
            .one(&published)
            .code()
            .split('_')
            .next()
            .unwrap_or_default()
            .to_owned();
        for _ in 0..=random.below(3) {
            name = format!("{name}_{}", random.one(words));
        }
        if catalog.find(&name).entry().is_none() && !list.codes.contains(&name) {
            list.codes.push(name);
        }
    }
    list
}

#[test]
fn renames_are_recognized_in_random_edits() {
    let words = words();
    let mut random = Random(14);
    let (mut right, mut wrong, mut missed, mut across) = (0_u32, 0_u32, 0_u32, 0_u32);
    for _ in 0..LISTS {
        let list = edited(&words, &mut random);
        let spec = Spec::from_slice(list.codes.join("\n").as_bytes()).expect("a list");
        let report = Report::new(&spec, Catalog::bundled());
        let mut found = 0;
        for finding in report.findings() {
            let Difference::Renamed {
                code,
                catalog_code,
                basis: RenameBasis::Guess,
            } = finding.difference()
            else {
                continue;
            };
            let guessed = Catalog::bundled().get(catalog_code).expect("a code");
            match list.renamed.get(code.as_raw_str()) {
                Some(entry) if entry.code() == guessed.code() => found += 1,
                other => {
                    wrong += 1;
                    if wrong < 20 {
                        println!("wrong: {} is not {catalog_code}", code.as_raw_str());
                    }
                    let group = other.map(|entry| entry.group());
                    across += u32::from(group.is_some_and(|group| group != guessed.group()));
                }
            }
        }
        let renamed = list
            .renamed
            .iter()
            .filter(|(name, entry)| *name != entry.code());
        let renamed = u32::try_from(renamed.count()).expect("it is small");
        right += found;
        missed += renamed - found;
    }
    let precision = f64::from(right) / f64::from(right + wrong);
    let recall = f64::from(right) / f64::from(right + missed);
    println!(
        "{LISTS} lists, {} renames: precision {precision:.4}, recall {recall:.4}, across categories {across}",
        right + missed
    );
    assert!(precision >= 0.95, "precision {precision}");
    assert!(recall >= 0.95, "recall {recall}");
    assert_eq!(across, 0);
}
