//! The differences between two texts, line by line.

use std::collections::HashMap;
use std::ops::Range;

/// How many differing lines are matched. Beyond, they are one edit, which keeps memory low.
const MAX_MATCHED: usize = 100_000;

/// Two texts as lines, and where they differ.
#[derive(Debug)]
pub(crate) struct Diff<'t> {
    pub(crate) old: Vec<&'t str>,
    pub(crate) new: Vec<&'t str>,
    pub(crate) edits: Vec<Edit>,
}

/// Lines of the old text and the lines of the new one that replace them. One of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}

impl<'t> Diff<'t> {
    /// Compares two texts. Lines that occur once in both, in the same order, are matched first, and
    /// then equal lines next to them. That takes O(n log n).
    pub(crate) fn new(old: &'t str, new: &'t str) -> Self {
        let old: Vec<_> = old.split_inclusive('\n').collect();
        let new: Vec<_> = new.split_inclusive('\n').collect();
        let mut edits = Vec::new();
        let all = Edit {
            old: 0..old.len(),
            new: 0..new.len(),
        };
        if let Some(differing) = all.trimmed(&old, &new) {
            let mut start = (differing.old.start, differing.new.start);
            let end = (differing.old.end, differing.new.end);
            let anchors = differing.anchors(&old, &new).into_iter();
            for (old_line, new_line) in anchors.chain([end]) {
                let gap = Edit {
                    old: start.0..old_line,
                    new: start.1..new_line,
                };
                edits.extend(gap.trimmed(&old, &new));
                start = (old_line + 1, new_line + 1);
            }
        }
        Self { old, new, edits }
    }
}

impl Edit {
    /// Returns the edit without equal lines at its start and its end; `None` if nothing is left.
    fn trimmed(mut self, old: &[&str], new: &[&str]) -> Option<Self> {
        let is_equal = |old_line: usize, new_line: usize| old.get(old_line) == new.get(new_line);
        while !self.old.is_empty()
            && !self.new.is_empty()
            && is_equal(self.old.start, self.new.start)
        {
            self.old.start += 1;
            self.new.start += 1;
        }
        while !self.old.is_empty()
            && !self.new.is_empty()
            && is_equal(self.old.end - 1, self.new.end - 1)
        {
            self.old.end -= 1;
            self.new.end -= 1;
        }
        (!self.old.is_empty() || !self.new.is_empty()).then_some(self)
    }

    /// Returns the longest list of lines that occur once in both parts, in the order of both.
    fn anchors(&self, old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
        if self.old.len().max(self.new.len()) > MAX_MATCHED {
            return Vec::new();
        }
        let old_lines = once(old, &self.old);
        let new_lines = once(new, &self.new);
        let mut pairs: Vec<_> = old_lines
            .into_iter()
            .filter_map(|(line, at)| Some((at?, (*new_lines.get(line)?)?)))
            .collect();
        pairs.sort_unstable();
        longest_increasing(&pairs)
    }
}

/// Returns the number of each line; `None` for lines that occur repeatedly.
fn once<'t>(lines: &[&'t str], range: &Range<usize>) -> HashMap<&'t str, Option<usize>> {
    let mut numbers = HashMap::new();
    let lines = lines.iter().enumerate().take(range.end).skip(range.start);
    for (number, line) in lines {
        numbers
            .entry(*line)
            .and_modify(|number| *number = None)
            .or_insert(Some(number));
    }
    numbers
}

/// Returns the longest list of pairs, sorted by their first values, whose second values increase.
fn longest_increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the pair that ends a list of that length with the smallest second value.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::new();
    let second = |index: &usize| pairs.get(*index).map(|pair| pair.1);
    for (index, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| second(end) < Some(pair.1));
        previous.push(
            length
                .checked_sub(1)
                .and_then(|before| ends.get(before))
                .copied(),
        );
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let end = ends.last().copied();
    let indices = std::iter::successors(end, |index| previous.get(*index).copied().flatten());
    let mut longest: Vec<_> = indices
        .filter_map(|index| pairs.get(index).copied())
        .collect();
    longest.reverse();
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the new text, made from the old one and the edits alone.
    fn applied(diff: &Diff) -> String {
        let mut text = String::new();
        let mut at = 0;
        for edit in &diff.edits {
            text.extend(diff.old[at..edit.old.start].iter().copied());
            text.extend(diff.new[edit.new.clone()].iter().copied());
            at = edit.old.end;
        }
        text.extend(diff.old[at..].iter().copied());
        text
    }

    fn lines(items: impl Iterator<Item: ToString>) -> String {
        items
            .flat_map(|item| [item.to_string(), "\n".to_owned()])
            .collect()
    }

    #[track_caller]
    fn assert_edits(old: &str, new: &str, expected: &[(Range<usize>, Range<usize>)]) {
        let [old, new] = [old, new].map(|text| lines(text.chars()));
        let diff = Diff::new(&old, &new);
        let edits: Vec<_> = diff
            .edits
            .iter()
            .map(|edit| (edit.old.clone(), edit.new.clone()))
            .collect();
        assert_eq!(edits, expected);
        assert_eq!(applied(&diff), new);
    }

    #[test]
    fn edits_are_small() {
        assert_edits("", "", &[]);
        assert_edits("abc", "abc", &[]);
        assert_edits("", "ab", &[(0..0, 0..2)]);
        assert_edits("abc", "", &[(0..3, 0..0)]);
        assert_edits("abcdef", "abXdef", &[(2..3, 2..3)]);
        assert_edits(
            "abcdef",
            "bcdXefg",
            &[(0..1, 0..0), (4..4, 3..4), (6..6, 6..7)],
        );
        // Repeated lines are matched next to others.
        assert_edits("axbxcx", "axbxxcx", &[(4..4, 4..5)]);
        // `b` moved.
        assert_edits("abcde", "acdbe", &[(1..2, 1..1), (4..4, 3..4)]);
        assert_edits("xx", "yyy", &[(0..2, 0..3)]);
    }

    #[test]
    fn random_texts_are_turned_into_each_other() {
        let mut seed = 1_u64;
        let mut random = |below: u64| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for _ in 0..2_000 {
            let mut text = || {
                lines(
                    (0..random(20))
                        .map(|_| random(12))
                        .collect::<Vec<_>>()
                        .into_iter(),
                )
            };
            let (old, new) = (text(), text());
            let diff = Diff::new(&old, &new);
            assert_eq!(applied(&diff), new);
        }
    }

    #[test]
    fn large_texts_are_compared_quickly() {
        let old = lines(0..MAX_MATCHED);
        let new = lines((0..MAX_MATCHED).rev());
        assert_eq!(applied(&Diff::new(&old, &new)), new);
        let more = old.clone() + "more\n" + &old;
        assert_eq!(Diff::new(&more, &new).edits.len(), 1);
    }
}
