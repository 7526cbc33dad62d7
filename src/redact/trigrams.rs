//! Sets of three bytes, to reject quickly what no row of a table begins or ends with.

/// A bit for the hash of each three bytes in the set.
pub(super) struct Trigrams([u64; 128]);

impl Trigrams {
    pub(super) const NONE: Self = Self([0; 128]);

    /// Adds three bytes. Zero stands for any third byte.
    #[expect(clippy::indexing_slicing, reason = "runs at compile time")]
    pub(super) const fn with(mut self, first: u8, second: u8, third: u8) -> Self {
        let (mut next, last) = if third == 0 { (0, 255) } else { (third, third) };
        loop {
            let hash = hash(first, second, next);
            self.0[hash / 64] |= 1 << (hash % 64);
            if next == last {
                return self;
            }
            next += 1;
        }
    }

    /// Whether these bytes may be in the set. Others rarely may.
    pub(super) fn may_contain(&self, first: u8, second: u8, third: u8) -> bool {
        let hash = hash(first, second, third);
        let bits = self.0.get(hash / 64).copied();
        bits.unwrap_or_default() >> (hash % 64) & 1 == 1
    }
}

const fn hash(first: u8, second: u8, third: u8) -> usize {
    (first as usize * 961 + second as usize * 31 + third as usize) % 8192
}
