//! Sets of three bytes, to reject quickly what no row of a table begins or ends with.

/// A bit for the low bits of each three bytes in the set, which are exact for letters in any case.
pub(super) struct Trigrams([u32; 1024]);

impl Trigrams {
    pub(super) const NONE: Self = Self([0; 1024]);

    /// Adds three bytes. If the third one is zero, it adds the first two with every third byte.
    #[expect(clippy::indexing_slicing, reason = "runs at compile time")]
    pub(super) const fn with(mut self, first: u8, second: u8, third: u8) -> Self {
        self.0[index(first, second)] |= if third == 0 {
            u32::MAX
        } else {
            1 << (third & 31)
        };
        self
    }

    /// Whether these bytes may be in the set. Others rarely may.
    pub(super) fn may_contain(&self, first: u8, second: u8, third: u8) -> bool {
        let thirds = self.0.get(index(first, second)).copied();
        thirds.unwrap_or_default() >> (third & 31) & 1 == 1
    }

    /// Whether the letters before the last `after` bytes of a text, in reverse order, may be in the
    /// set.
    pub(super) fn may_end(&self, text: &[u8], after: usize) -> bool {
        match text.get(..text.len().saturating_sub(after)) {
            Some([.., third, b'_' | b'-' | b' ', before, last] | [.., third, before, last]) => {
                self.may_contain(*last, *before, *third)
            }
            Some([before, last]) => self.may_contain(*last, *before, 0),
            _ => false,
        }
    }
}

const fn index(first: u8, second: u8) -> usize {
    (first as usize & 31) << 5 | (second as usize & 31)
}
