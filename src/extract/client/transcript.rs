//! Bodies of requests on the lines after their command or label.

use super::sent;
use crate::table::{Fact, Table, fact};

/// The words of commands that send what a heredoc contains.
static SENDERS: Table<Fact<&str>> = Table::new(&[
    fact("curl", "$ curl --upload-file - https://host/v1 <<EOF"),
    fact("http", "http POST https://host/v1 <<-'EOF'"),
    fact("https", "https POST host/v1 <<EOF"),
    fact("xh", "xh post host/v1 <<EOF"),
    fact("wget", "wget --post-file=/dev/stdin https://host/v1 << EOF"),
    fact("nc", "nc host 80 <<\"EOF\""),
    // On the last line of a long command.
    fact("@-", "  --data-binary @- <<EOF | tee out"),
]);

/// What the next lines may be.
#[derive(Debug, Default)]
pub(super) enum Transcript {
    #[default]
    Other,
    /// The body of a request, after a line such as `Request body:`.
    Sent,
    /// A heredoc that a command sends, up to the line with this word.
    Heredoc(Vec<u8>),
}

impl Transcript {
    /// Reads a line without a document. Returns whether it ends a heredoc.
    pub(super) fn read_line(&mut self, line: &[u8]) -> bool {
        let text = line.trim_ascii();
        if text.is_empty() || text.starts_with(b"```") {
            return false;
        }
        let is_end = match self {
            Self::Heredoc(word) => without_prompt(line).trim_ascii() == word,
            Self::Other | Self::Sent => false,
        };
        *self = if is_end {
            Self::Other
        } else if let Some(word) = heredoc(text) {
            Self::Heredoc(word.to_vec())
        } else if sent::announces(text) {
            Self::Sent
        } else {
            Self::Other
        };
        is_end
    }

    /// Whether a document after this prefix is the body of a request.
    pub(super) fn is_in_request(&self, prefix: &[u8]) -> bool {
        match self {
            Self::Other => false,
            Self::Sent => sent::is_quote(prefix),
            Self::Heredoc(_) => without_prompt(prefix).trim_ascii().is_empty(),
        }
    }

    /// Whether no request is open.
    pub(super) fn is_idle(&self) -> bool {
        matches!(self, Self::Other)
    }

    /// Notes that a document begins after this prefix.
    pub(super) fn begin_document(&mut self, prefix: &[u8]) {
        if !matches!(self, Self::Heredoc(_)) || !self.is_in_request(prefix) {
            *self = Self::Other;
        }
    }
}

/// Returns a line without the prompt that shells print before the next lines of a command.
fn without_prompt(line: &[u8]) -> &[u8] {
    line.strip_prefix(b">").unwrap_or(line)
}

/// Returns the word that ends the heredoc of a command, such as `EOF`.
fn heredoc(line: &[u8]) -> Option<&[u8]> {
    let first = memchr::memchr(b'<', line)?;
    let from_first = line.get(first..)?;
    let start = from_first.windows(2).position(|pair| pair == b"<<")?;
    let after = from_first.get(start + 2..)?;
    let after = after.strip_prefix(b"-").unwrap_or(after).trim_ascii_start();
    let after = match after {
        [b'\'' | b'"', quoted @ ..] => quoted,
        _ => after,
    };
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let length = after.iter().take_while(|byte| is_part(byte)).count();
    let word = after.get(..length).filter(|word| !word.is_empty())?;
    let mut words = line.split(u8::is_ascii_whitespace);
    words.any(|word| SENDERS.contains(word)).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    #[test]
    fn each_sender_is_needed() {
        assert_each_row_is_needed("senders", &SENDERS, |sender| {
            heredoc(sender.example().as_bytes()) == Some(b"EOF")
        });
        for line in ["cat <<EOF", "curl x < y", "curl <<", "a << b"] {
            assert_eq!(heredoc(line.as_bytes()), None, "{line}");
        }
    }

    /// Returns whether a document after these lines is the body of a request.
    fn is_in_request(lines: &str, prefix: &str) -> bool {
        let mut transcript = Transcript::default();
        for line in lines.lines() {
            transcript.read_line(line.as_bytes());
        }
        transcript.is_in_request(prefix.as_bytes())
    }

    #[test]
    fn a_label_or_an_option_announces_the_next_document() {
        for lines in [
            "Request body:",
            "Request:\n\n```json",
            "curl https://host/v1 -d '",
            "curl https://host/v1 \\\n  --data-raw \\",
        ] {
            assert!(is_in_request(lines, "  '"), "{lines}");
            assert!(!is_in_request(lines, "response: "), "{lines}");
        }
        for lines in [
            "Bad Request:",
            "Request:\ntext",
            "nullspace volume list --json",
        ] {
            assert!(!is_in_request(lines, ""), "{lines}");
        }
    }

    #[test]
    fn a_heredoc_ends_with_its_word_or_other_text() {
        let mut transcript = Transcript::default();
        assert!(!transcript.read_line(b"$ curl -d @- https://host/v1 <<EOF"));
        transcript.begin_document(b"> ");
        assert!(transcript.is_in_request(b""));
        assert!(transcript.read_line(b"> EOF"));
        assert!(!transcript.is_in_request(b""));
        assert!(!is_in_request("curl -d @- <<EOF\ntext", ""));
    }
}
