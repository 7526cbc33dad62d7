//! Recognizes lines that clients print about connections, progress and warnings.

use super::markers::Marker;
use super::noise_prefixes::{BETWEEN_BODIES, Condition, INFO, condition, identifies_curl};
use super::{labels, wget};
use crate::response::ResponseHead;

/// How certain it is that wget printed lines of the input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Wget {
    #[default]
    Unseen,
    Seen,
    /// With `--debug`.
    Debug,
}

/// Recognizes noise by the clients that were seen so far: the same line may be the body of a
/// response elsewhere.
#[derive(Debug, Default)]
pub(super) struct ClientNoise {
    saw_curl: bool,
    wget: Wget,
    saw_client: bool,
    curl_error: Option<u16>,
}

impl ClientNoise {
    /// Reads a line. Returns whether it is noise.
    pub(super) fn is_noise(&mut self, line: &[u8]) -> bool {
        self.observe(line);
        let is_noise = self.is_known_noise(line);
        self.saw_client |= is_noise;
        is_noise
    }

    fn is_known_noise(&self, line: &[u8]) -> bool {
        match condition(line) {
            Some(Condition::Always) => true,
            Some(Condition::AfterCurl) => self.saw_curl,
            Some(Condition::AfterWget) => self.wget > Wget::Unseen,
            None => {
                wget::begins_with_time(line)
                    || (self.wget == Wget::Debug && wget::is_status(line))
                    || (self.wget > Wget::Unseen
                        && (wget::is_progress(line) || wget::is_error(line)))
                    || BETWEEN_BODIES.has_prefix_of(line)
            }
        }
    }

    /// Notes which client printed a line.
    fn observe(&mut self, line: &[u8]) {
        self.saw_curl |= identifies_curl(line);
        let wget = if line.starts_with(b"---response begin---") {
            Wget::Debug
        } else if line.starts_with(b"--") && wget::begins_with_time(line) {
            Wget::Seen
        } else {
            Wget::Unseen
        };
        self.wget = self.wget.max(wget);
        if let Some(rest) = line.strip_prefix(b"curl: (") {
            let number = rest.split(|&byte| byte == b')').next().unwrap_or_default();
            let number = std::str::from_utf8(number).ok();
            self.curl_error = number
                .and_then(|number| number.parse().ok())
                .or(self.curl_error);
        }
    }

    /// Whether only prefixes and times identify noise, because wget was not seen.
    pub(super) fn is_idle(&self) -> bool {
        self.wget == Wget::Unseen
    }

    /// Notes the marker of a header section, which identifies the client.
    pub(super) fn note_marker(&mut self, marker: Marker) {
        match marker {
            Marker::Lt | Marker::Gt => self.saw_curl = true,
            Marker::Indented => self.wget = self.wget.max(Wget::Seen),
            Marker::Plain | Marker::Header | Marker::Trace => {}
        }
    }

    /// Notes that a line is noise for another reason.
    pub(super) fn note_client(&mut self) {
        self.saw_client = true;
    }

    /// Whether any line was noise.
    pub(super) fn saw_client(&self) -> bool {
        self.saw_client
    }

    /// Returns the number of the last error that curl reported.
    pub(super) fn curl_error(&self) -> Option<u16> {
        self.curl_error
    }

    /// Whether no document can begin after this prefix.
    pub(super) fn forbids_documents(&self, prefix: &[u8]) -> bool {
        let is_header = |line: &[u8]| {
            !line.first().is_some_and(u8::is_ascii_whitespace)
                && ResponseHead::is_header(line)
                && !labels::may_label_document(line)
        };
        let is_marked_header = [Marker::Lt, Marker::Gt]
            .iter()
            .filter_map(|marker| marker.strip(prefix))
            .any(is_header);
        is_marked_header
            || (self.saw_curl && prefix.starts_with(b"* "))
            || prefix.starts_with(INFO.as_bytes())
            || prefix.starts_with(b"Setting --")
    }
}

/// Whether a line may interrupt a marked header section.
pub(super) fn interrupts_headers(line: &[u8]) -> bool {
    condition(line).is_some() || wget::begins_with_time(line)
}

#[cfg(test)]
mod tests {
    use super::super::noise_prefixes::{CURL, NOISE};
    use super::*;
    use crate::table::Row;
    use crate::table::proof::assert_each_row_is_needed;

    /// Returns a state in which curl and wget were seen.
    fn after_clients() -> ClientNoise {
        let mut noise = ClientNoise::default();
        noise.note_marker(Marker::Lt);
        noise.note_marker(Marker::Indented);
        noise
    }

    #[test]
    fn each_prefix_is_needed() {
        assert_each_row_is_needed("noise", &NOISE, |prefix| {
            after_clients().is_noise(prefix.example().as_bytes())
        });
        assert_each_row_is_needed("noise between bodies", &BETWEEN_BODIES, |prefix| {
            after_clients().is_noise(prefix.example().as_bytes())
        });
        assert_each_row_is_needed("prefixes of curl", &CURL, |prefix| {
            let mut noise = ClientNoise::default();
            noise.is_noise(prefix.example().as_bytes());
            noise.is_noise(b"* Mark bundle as not supporting multiuse")
        });
    }

    #[test]
    fn what_may_be_a_body_is_noise_only_after_its_client() {
        for prefix in NOISE.rows() {
            let is_noise = ClientNoise::default().is_noise(prefix.example().as_bytes());
            assert_eq!(
                is_noise,
                prefix.condition == Condition::Always,
                "{}",
                prefix.example()
            );
        }
        for (line, before) in [
            ("409 Conflict", "---response begin---"),
            (
                "     0K .......... 100% 53.7M=0s",
                "--2026-11-23 03:58:35--  http://127.0.0.1/",
            ),
            (
                "Location: /x [following]",
                "--2026-11-23 03:58:35--  http://127.0.0.1/",
            ),
        ] {
            let mut noise = ClientNoise::default();
            assert!(!noise.is_noise(line.as_bytes()), "{line}");
            assert!(noise.is_noise(before.as_bytes()), "{before}");
            assert!(noise.is_noise(line.as_bytes()), "{line}");
        }
    }

    #[test]
    fn other_lines_are_not_noise() {
        for line in [
            "2026-11-23 03:58:35 ERROR upstream down",
            "upstream connect error",
            "1 2 3",
            "Warning: low on disk",
            "",
        ] {
            assert!(!after_clients().is_noise(line.as_bytes()), "{line}");
        }
    }

    #[test]
    fn the_last_error_of_curl_is_kept() {
        let mut noise = ClientNoise::default();
        assert!(noise.is_noise(b"curl: (7) Failed to connect"));
        assert_eq!(noise.curl_error(), Some(7));
        assert!(noise.is_noise(b"curl: (x) y"));
        assert_eq!(noise.curl_error(), Some(7));
    }

    #[test]
    fn no_document_begins_in_headers_and_noise() {
        let mut noise = ClientNoise::default();
        assert!(!noise.forbids_documents(b"* "));
        noise.note_marker(Marker::Lt);
        for (prefix, forbidden) in [
            ("> x-filter: ", true),
            ("< content-security-policy: ", true),
            ("* Added cookie a=", true),
            ("== Info: Added cookie a=", true),
            ("> ", false),
            ("2026-11-23 app: ", false),
            ("", false),
        ] {
            assert_eq!(
                noise.forbids_documents(prefix.as_bytes()),
                forbidden,
                "{prefix}"
            );
        }
    }
}
