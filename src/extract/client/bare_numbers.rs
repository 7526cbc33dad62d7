//! Lines that are only a number, which clients print around a body.

/// The numbers that the next lines may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum BareNumbers {
    #[default]
    None,
    /// The sizes of chunks, which `curl --raw` leaves in the body, in hexadecimal.
    ChunkSizes,
    /// What `curl -w '%{http_code}'` writes after a body.
    WriteOut,
}

impl BareNumbers {
    /// Whether a line is one of these numbers.
    pub(super) fn matches(self, line: &[u8]) -> bool {
        let number = line.trim_ascii();
        let has_only = |is_part: fn(&u8) -> bool| {
            (1..=16).contains(&number.len()) && number.iter().all(is_part)
        };
        match self {
            Self::None => false,
            Self::ChunkSizes => has_only(u8::is_ascii_hexdigit),
            Self::WriteOut => has_only(|byte| byte.is_ascii_digit() || *byte == b'.'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_hexadecimal_and_what_curl_writes_is_decimal() {
        for (numbers, line, matches) in [
            (BareNumbers::ChunkSizes, "7f\r", true),
            (BareNumbers::ChunkSizes, "0", true),
            (BareNumbers::ChunkSizes, "0.5", false),
            (BareNumbers::ChunkSizes, "0123456789abcdef", true),
            (BareNumbers::ChunkSizes, "0123456789abcdef0", false),
            (BareNumbers::WriteOut, "409", true),
            (BareNumbers::WriteOut, "0.004512", true),
            (BareNumbers::WriteOut, "7f", false),
            (BareNumbers::WriteOut, "", false),
            (BareNumbers::None, "409", false),
        ] {
            assert_eq!(numbers.matches(line.as_bytes()), matches, "{line}");
        }
    }
}
