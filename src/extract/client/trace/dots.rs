//! Line breaks in JSON that the ASCII form of a trace shows as dots.

/// Replaces the dots between the tokens of JSON by line breaks. Those in strings may be any
/// character, and stay.
#[derive(Debug, Default)]
pub(super) struct Dots {
    state: State,
    /// Whether the last byte outside of strings was a digit.
    after_digit: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Before the first byte.
    #[default]
    Start,
    /// The body is not JSON.
    OtherText,
    BetweenTokens,
    InString,
    AfterBackslash,
}

impl Dots {
    /// Replaces the dots in the next part of a body.
    pub(super) fn replace(&mut self, part: &mut [u8]) {
        for index in 0..part.len() {
            let next = part.get(index + 1).copied();
            if let Some(byte) = part.get_mut(index) {
                self.read(byte, next);
            }
        }
    }

    fn read(&mut self, byte: &mut u8, next: Option<u8>) {
        self.state = match (self.state, *byte) {
            (State::Start, b'.' | b' ' | b'\r' | b'\n') => State::Start,
            (State::Start, b'{' | b'[') => State::BetweenTokens,
            (State::Start | State::OtherText, _) => State::OtherText,
            (State::BetweenTokens, b'"') | (State::AfterBackslash, _) => State::InString,
            (State::InString, b'"') | (State::BetweenTokens, _) => State::BetweenTokens,
            (State::InString, b'\\') => State::AfterBackslash,
            (State::InString, _) => State::InString,
        };
        if self.state == State::BetweenTokens {
            let is_decimal = self.after_digit && next.is_none_or(|next| next.is_ascii_digit());
            self.after_digit = byte.is_ascii_digit();
            if *byte == b'.' && !is_decimal {
                *byte = b'\n';
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_between_tokens_become_line_breaks() {
        for (shown, text) in [
            (
                r#"{.  "a": "b. c\". .",.  "d": 1.5,.  "e": 2.}."#,
                "{\n  \"a\": \"b. c\\\". .\",\n  \"d\": 1.5,\n  \"e\": 2\n}\n",
            ),
            ("..[.1,.2.]", "..[\n1,\n2\n]"),
            ("{}.{}", "{}\n{}"),
            ("data: {.}", "data: {.}"),
            ("no. {.}", "no. {.}"),
        ] {
            let mut bytes = shown.as_bytes().to_vec();
            Dots::default().replace(&mut bytes);
            assert_eq!(bytes, text.as_bytes(), "{shown}");
        }
    }

    #[test]
    fn strings_may_span_parts() {
        let mut dots = Dots::default();
        let mut parts = [
            b"{\"a\": \"b\\".to_vec(),
            b"\". c".to_vec(),
            b"\".}.".to_vec(),
        ];
        for part in &mut parts {
            dots.replace(part);
        }
        assert_eq!(parts.concat(), b"{\"a\": \"b\\\". c\"\n}\n");
    }
}
