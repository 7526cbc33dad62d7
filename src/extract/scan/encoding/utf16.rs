//! Recognizes and decodes UTF-16.

/// The byte order marks of UTF-16.
pub(super) const LITTLE_ENDIAN: [u8; 2] = [0xff, 0xfe];
pub(super) const BIG_ENDIAN: [u8; 2] = [0xfe, 0xff];

/// How many bytes are enough to distinguish UTF-16 and UTF-8.
pub(super) const EVIDENCE: usize = 16;

/// Returns the offset of the first byte that may begin UTF-16 in other text, or the length.
pub(super) fn find_beginning(bytes: &[u8]) -> usize {
    memchr::memchr3(0, 0xfe, 0xff, bytes).unwrap_or(bytes.len())
}

/// Returns the decoder of UTF-16 that begins with these bytes, and how many of them to skip. `last`
/// is the byte before them.
pub(super) fn begin(last: Option<u8>, bytes: &[u8]) -> Option<(usize, Utf16Decoder)> {
    let follows_text = last.is_some_and(|last| last != b'\n' && last.is_ascii() && is_text(last));
    match bytes {
        [0xff, 0xfe, units @ ..] if are_units(units, [is_text, is_zero]) => {
            Some((2, Utf16Decoder::new(u16::from_le_bytes)))
        }
        [0xfe, 0xff, units @ ..] if are_units(units, [is_zero, is_text]) => {
            Some((2, Utf16Decoder::new(u16::from_be_bytes)))
        }
        // The second byte of a unit. The first one is the same in UTF-8.
        [0, units @ ..] if follows_text && are_units(units, [is_text, is_zero]) => {
            Some((1, Utf16Decoder::new(u16::from_le_bytes)))
        }
        units if are_units(units, [is_zero, is_text]) => {
            Some((0, Utf16Decoder::new(u16::from_be_bytes)))
        }
        _ => None,
    }
}

/// Whether bytes are Latin text as UTF-16, with these conditions for the bytes of each unit.
fn are_units(bytes: &[u8], [first, second]: [fn(u8) -> bool; 2]) -> bool {
    let mut units = bytes.chunks_exact(2).take(3);
    units.len() > 1 && units.all(|unit| matches!(*unit, [a, b] if first(a) && second(b)))
}

fn is_zero(byte: u8) -> bool {
    byte == 0
}

fn is_text(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~' | 0xa0..)
}

/// Whether bytes are text as UTF-8, and not UTF-16. `is_whole` says that the input ends with them.
pub(super) fn is_utf8(bytes: &[u8], is_whole: bool) -> bool {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // The last character may be cut off.
        Err(error) if error.error_len().is_none() => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(valid).unwrap_or_default()
        }
        Err(_) => return false,
    };
    // UTF-16 has no odd number of bytes.
    let is_rest = is_whole && (bytes.len() > 3 || bytes.len() % 2 == 1);
    let is_enough = bytes.len() >= EVIDENCE || is_rest;
    is_enough
        && text
            .chars()
            .all(|c| !c.is_control() || "\t\n\r".contains(c))
}

/// Decodes UTF-16 unit by unit.
#[derive(Debug)]
pub(super) struct Utf16Decoder {
    unit_from_bytes: fn([u8; 2]) -> u16,
    /// The first surrogate of an incomplete pair.
    high: Option<u16>,
    follows_ascii: bool,
}

impl Utf16Decoder {
    pub(super) fn new(unit_from_bytes: fn([u8; 2]) -> u16) -> Self {
        Self {
            unit_from_bytes,
            high: None,
            follows_ascii: true,
        }
    }

    /// Whether UTF-8 may follow before this unit: between two scripts, since ASCII text as UTF-8
    /// looks like Chinese.
    pub(super) fn may_end(&self, unit: [u8; 2]) -> bool {
        self.follows_ascii && (self.unit_from_bytes)(unit) > 0xff
    }

    /// Adds the next unit to `text` as UTF-8.
    pub(super) fn push(&mut self, unit: [u8; 2], text: &mut Vec<u8>) {
        let unit = (self.unit_from_bytes)(unit);
        self.follows_ascii = unit < 0x80;
        self.push_unit(unit, text);
    }

    /// Adds a UTF-16 code unit.
    fn push_unit(&mut self, unit: u16, text: &mut Vec<u8>) {
        let high = self.high.take();
        if (0xd800..0xdc00).contains(&unit) {
            text.extend(high.into_iter().flat_map(surrogate));
            self.high = Some(unit);
            return;
        }
        for character in char::decode_utf16(high.into_iter().chain([unit])) {
            match character {
                Ok(character) => {
                    text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                }
                Err(error) => text.extend(surrogate(error.unpaired_surrogate())),
            }
        }
    }

    /// Adds what is incomplete at the end of the UTF-16.
    pub(super) fn end(&mut self, text: &mut Vec<u8>) {
        text.extend(self.high.take().into_iter().flat_map(surrogate));
    }
}

/// Encodes a surrogate in the three bytes it would have if UTF-8 allowed it.
fn surrogate(unit: u16) -> [u8; 3] {
    let [high, low] = unit.to_be_bytes();
    [
        0xe0 | high >> 4,
        0x80 | (high & 0xf) << 2 | low >> 6,
        0x80 | low & 0x3f,
    ]
}
