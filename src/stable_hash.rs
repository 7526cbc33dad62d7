//! A hash for results that are compared across machines and releases.

/// Returns a hash of bytes that is the same on every machine and in every release.
pub(crate) fn stable_hash(bytes: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, word: u64| {
        let hash = (hash ^ word).wrapping_mul(MULTIPLIER);
        hash ^ (hash >> 32)
    };
    let mut hash = MULTIPLIER ^ bytes.len() as u64;
    let mut rest = bytes;
    while let Some((word, after)) = rest.split_first_chunk() {
        hash = mix(hash, u64::from_le_bytes(*word));
        rest = after;
    }
    if !rest.is_empty() {
        // The last word is padded with zeros.
        let padded = match bytes.last_chunk() {
            Some(end) => u64::from_le_bytes(*end) >> (64 - 8 * rest.len()),
            None => (rest.iter().rev()).fold(0, |word, byte| (word << 8) | u64::from(*byte)),
        };
        hash = mix(hash, padded);
    }
    hash = hash.wrapping_mul(MULTIPLIER);
    hash ^ (hash >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_does_not_change() {
        // Reports of different releases are merged, and digests compared.
        assert_eq!(stable_hash(b""), 0xdf44_2d24_3469_30af);
        assert_eq!(stable_hash(b"req_7d2c0b1e"), 0x9a85_d519_f61b_ca8e);
    }
}
