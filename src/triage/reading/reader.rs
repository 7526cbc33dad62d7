//! Reads JSON that is on one line, without parsing it into a value.

/// How deep values may nest.
pub(super) const MAX_NESTING: usize = 32;

/// Reads JSON of one line. Every method returns `None` for what it cannot prove.
pub(super) struct Reader<'l> {
    /// The line. Others may follow it: no method reads a line break.
    pub(super) line: &'l [u8],
    /// The offset of the next byte.
    pub(super) at: usize,
}

/// A string of JSON.
#[derive(Clone, Copy)]
pub(super) struct Text<'l> {
    /// The bytes between its quotes.
    pub(super) bytes: &'l [u8],
    pub(super) has_escape: bool,
}

impl<'l> Reader<'l> {
    pub(super) fn rest(&self) -> &'l [u8] {
        self.line.get(self.at..).unwrap_or_default()
    }

    /// Returns the next byte that is not white space.
    #[inline]
    pub(super) fn next(&mut self) -> Option<u8> {
        loop {
            let byte = *self.line.get(self.at)?;
            self.at += 1;
            if !matches!(byte, b' ' | b'\t' | b'\r') {
                return Some(byte);
            }
        }
    }

    pub(super) fn expect(&mut self, expected: u8) -> Option<()> {
        (self.next()? == expected).then_some(())
    }

    /// Reads the rest of a string, after its quote.
    #[inline]
    pub(super) fn string(&mut self) -> Option<Text<'l>> {
        let start = self.at;
        let mut has_escape = false;
        loop {
            let found = find_special(self.rest())?;
            self.at += found + 1;
            match self.line.get(self.at - 1)? {
                b'"' => {
                    let bytes = self.line.get(start..self.at - 1)?;
                    return Some(Text { bytes, has_escape });
                }
                b'\\' => has_escape = true,
                _ => return None,
            }
            self.at += match self.rest() {
                [b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => 1,
                [b'u', a, b, c, d, ..]
                    if [a, b, c, d].iter().all(|hex| hex.is_ascii_hexdigit()) =>
                {
                    5
                }
                _ => return None,
            };
        }
    }

    /// Reads the rest of a string without escapes, which is not empty.
    pub(super) fn plain_string(&mut self) -> Option<&'l [u8]> {
        let text = self.string()?;
        (!text.has_escape && !text.bytes.is_empty()).then_some(text.bytes)
    }

    /// Reads these bytes, if they are next.
    #[inline]
    pub(super) fn skip<const LENGTH: usize>(&mut self, expected: &[u8; LENGTH]) -> bool {
        let is_next = self.rest().first_chunk() == Some(expected);
        self.at += if is_next { LENGTH } else { 0 };
        is_next
    }

    pub(super) fn skip_value(&mut self, depth: usize) -> Option<()> {
        match self.next()? {
            b'"' => self.string().map(|_| ()),
            b'{' if depth < MAX_NESTING => self.skip_items(depth, b'}'),
            b'[' if depth < MAX_NESTING => self.skip_items(depth, b']'),
            b't' => self.skip_word(b"rue"),
            b'f' => self.skip_word(b"alse"),
            b'n' => self.skip_word(b"ull"),
            b'0'..=b'9' | b'-' => {
                let is_digit = |byte: &&u8| byte.is_ascii_digit() || **byte == b'.';
                self.at += self.rest().iter().take_while(is_digit).count();
                Some(())
            }
            _ => None,
        }
    }

    fn skip_word(&mut self, rest: &[u8]) -> Option<()> {
        self.at += rest.len();
        (self.line.get(self.at - rest.len()..self.at)? == rest).then_some(())
    }

    /// Reads the rest of an object or a list.
    fn skip_items(&mut self, depth: usize, end: u8) -> Option<()> {
        let start = self.at;
        if self.next()? == end {
            return Some(());
        }
        self.at = start;
        loop {
            if end == b'}' {
                self.expect(b'"')?;
                self.string()?;
                self.expect(b':')?;
            }
            self.skip_value(depth + 1)?;
            match self.next()? {
                b',' => {}
                byte if byte == end => return Some(()),
                _ => return None,
            }
        }
    }
}

/// Returns the offset of the first quote, backslash or line break. Most strings are so short that words
/// of eight bytes are faster to search than longer ones.
#[inline]
fn find_special(bytes: &[u8]) -> Option<usize> {
    let mut searched = 0;
    let mut rest = bytes;
    while let Some((word, after)) = rest.split_first_chunk() {
        let special = special_bytes(u64::from_le_bytes(*word));
        if special != 0 {
            return Some(searched + special.trailing_zeros() as usize / 8);
        }
        searched += word.len();
        rest = after;
    }
    let last = rest.iter().position(|byte| b"\"\\\n".contains(byte));
    last.map(|at| searched + at)
}

/// Returns a bit for the first byte that is a quote, a backslash or a line break, and maybe others for
/// those after it.
const fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const QUOTES: u64 = u64::from_ne_bytes([b'"'; 8]);
    const BACKSLASHES: u64 = u64::from_ne_bytes([b'\\'; 8]);
    const BREAKS: u64 = u64::from_ne_bytes([b'\n'; 8]);
    // A byte that was 0 has its highest bit now.
    let quotes = (word ^ QUOTES).wrapping_sub(ONES);
    let backslashes = (word ^ BACKSLASHES).wrapping_sub(ONES);
    let breaks = (word ^ BREAKS).wrapping_sub(ONES);
    (quotes | backslashes | breaks) & !word & (ONES << 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_special_byte_is_found_at_any_offset() {
        for length in 0..200 {
            for special in ["\"", "\\", "\n", "\\\"", "\"\\"] {
                let text = "!\u{a2}#[\u{b}".repeat(40);
                let text = text.get(..length).unwrap_or_default().to_owned() + special + "\"\\";
                let expected = text.find(['"', '\\', '\n']);
                assert_eq!(find_special(text.as_bytes()), expected, "{text}");
            }
        }
        assert_eq!(find_special(&[b'x'; 50]), None);
    }
}
