//! Rejects most names without comparing them with a text.

/// Which letters and which pairs of neighboring letters a text has. Different pairs may share a bit, so
/// a sketch proves only that texts differ.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sketch {
    /// How many characters it has.
    length: usize,
    /// One bit for each letter and digit, and one for all other characters. Case does not count.
    letters: u64,
    /// The pairs of letters and digits inside words.
    pairs: u64,
    /// Like `pairs`, and also the pairs across what is between words.
    joined_pairs: u64,
}

/// The bit for characters that are neither ASCII letters nor digits.
const OTHER: u64 = 1 << 63;

impl Sketch {
    pub(super) fn new(text: &str) -> Self {
        let mut sketch = Self {
            length: text.chars().count(),
            letters: 0,
            pairs: 0,
            joined_pairs: 0,
        };
        let mut last_letter = None;
        let mut is_after_letter = false;
        for byte in text.bytes().map(|byte| byte.to_ascii_lowercase()) {
            let bit = letter(byte);
            sketch.letters |= bit;
            let is_letter = bit & !OTHER != 0;
            if is_letter {
                let pair = last_letter.map_or(0, |last| pair(last, byte));
                sketch.joined_pairs |= pair;
                sketch.pairs |= if is_after_letter { pair } else { 0 };
                last_letter = Some(byte);
            }
            is_after_letter = is_letter;
        }
        sketch
    }

    /// Whether each word of `words` may occur in this text, with or without what joins its words.
    pub(super) fn may_contain(self, words: Self) -> bool {
        let is_missing = |wanted: u64, present: u64| wanted & !present != 0;
        !is_missing(words.letters & !OTHER, self.letters)
            && !is_missing(words.pairs, self.joined_pairs)
    }

    /// Whether this many typos may turn one text into the other. A typo changes the length by one at
    /// most, and at most two letters.
    pub(super) fn may_be_typo(self, other: Self, most: usize) -> bool {
        let differing = || (self.letters ^ other.letters).count_ones() as usize;
        self.length.abs_diff(other.length) <= most && differing() <= 2 * most
    }
}

/// Returns the bit of a lowercase byte.
fn letter(byte: u8) -> u64 {
    match byte {
        b'a'..=b'z' => 1 << (byte - b'a'),
        b'0'..=b'9' => 1 << (byte - b'0' + 26),
        _ => OTHER,
    }
}

/// Returns the bit of a pair of lowercase bytes.
fn pair(first: u8, second: u8) -> u64 {
    let mixed = u32::from(first).wrapping_mul(37) ^ u32::from(second).wrapping_mul(11);
    1 << (mixed % 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_may_contain(text: &str, words: &str, expected: bool) {
        let may_contain = Sketch::new(text).may_contain(Sketch::new(words));
        assert_eq!(may_contain, expected, "{text} {words}");
    }

    #[test]
    fn words_that_occur_in_a_text_may_be_contained() {
        assert_may_contain("volume_busy", "volume", true);
        assert_may_contain("volume_busy", "busy_volume", true);
        assert_may_contain("volumebusyerror", "volume_busy", true);
        assert_may_contain("error.volume_busy", "VOLUME_BUSY", true);
        assert_may_contain("v.olume_b.usy", "volume_busy", true);
        assert_may_contain("volume_busy", "volume_full", false);
        assert_may_contain("volume_busy", "moving", false);
        // A letter or a digit that the text does not have.
        assert_may_contain("volume_busy", "x", false);
        assert_may_contain("e_1", "e_2", false);
        // The same letters in another order.
        assert_may_contain("volume_busy", "my_solve", false);
    }

    #[test]
    fn a_typo_changes_at_most_two_letters() {
        let may_be = |a: &str, b: &str, most| Sketch::new(a).may_be_typo(Sketch::new(b), most);
        for (typo, code) in [
            ("volume_bsy", "volume_busy"),
            ("volume_buys", "volume_busy"),
            ("volumebuzy", "volume_busy"),
            ("volum\u{e9}_busy", "volume_busy"),
            ("volume.busy", "volume_busy"),
        ] {
            assert!(may_be(typo, code, strsim::osa_distance(typo, code)));
        }
        assert!(!may_be("abcdef", "ghijkl", 5) && may_be("abcdef", "ghijkl", 6));
        assert!(!may_be("ab", "abab", 1));
    }
}
