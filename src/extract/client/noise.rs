//! The lines in which clients speak of themselves.

use super::markers::Marker;
use crate::response::ResponseHead;

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Client {
    /// Somebody whose words are nobody else's.
    Any,
    /// curl, in its verbose form.
    Curl,
    /// wget.
    Wget,
}

/// How the lines begin in which clients speak of themselves.
const NOISE: [(Client, &[u8]); 38] = [
    (Client::Any, b"== Info:"),
    (Client::Any, b"{ ["),
    (Client::Any, b"} ["),
    (Client::Any, b"  % Total"),
    (Client::Any, b"                                 Dload"),
    (Client::Any, b"DL% UL%"),
    (Client::Any, b"curl: ("),
    (Client::Any, b"Warning: Problem"),
    (Client::Any, b"Warning: Transient problem"),
    (Client::Curl, b"* "),
    (Client::Wget, b"Connecting to "),
    (Client::Wget, b"HTTP request sent, awaiting response..."),
    (Client::Wget, b"Proxy request sent, awaiting response..."),
    (Client::Wget, b"Length: "),
    (Client::Wget, b"Location: "),
    (Client::Wget, b"Resolving "),
    (Client::Wget, b"Reusing existing connection to "),
    (Client::Wget, b"Saving to: "),
    (Client::Wget, b"Username/Password Authentication Failed."),
    // With --debug.
    (Client::Any, b"---request begin---"),
    (Client::Any, b"---request end---"),
    (Client::Any, b"---response begin---"),
    (Client::Any, b"---response end---"),
    (Client::Any, b"DEBUG output created by Wget "),
    (Client::Any, b"Setting --"),
    (Client::Any, b"Reading HSTS entries from "),
    (Client::Any, b"URI encoding = "),
    (Client::Any, b"URI content encoding = "),
    (Client::Wget, b"Closed fd "),
    (Client::Wget, b"Created socket "),
    (Client::Wget, b"Deleting unused 0x"),
    (Client::Wget, b"Disabling further reuse of socket "),
    (Client::Wget, b"Registered socket "),
    (Client::Wget, b"Releasing 0x"),
    (Client::Wget, b"Reusing fd "),
    (Client::Wget, b"Stored cookie "),
    // HTTPie and xh
    (Client::Any, b"http: warning: "),
    (Client::Any, b"xh: warning: "),
];

/// The time that an answer took, and the names of server-sent events. These are no answers either,
/// but no client tells itself by them.
const OTHER_NOISE: [&[u8]; 2] = [b"Elapsed time: ", b"event: "];

/// How lines begin by which curl tells itself.
const CURL: [&[u8]; 8] = [
    b"*   Trying ",
    b"* Connected to ",
    b"* Connection ",
    b"* Could not resolve ",
    b"* DocumentFrame bundle ",
    b"* Host ",
    b"* Re-using ",
    b"* Uses proxy ",
];

/// What curl says of a connection that is none any more, behind its mark.
const ENDS_OF_CONNECTIONS: [&[u8]; 3] = [
    b"Closing connection",
    b"closing connection",
    b"shutting down connection",
];

/// How much of wget was heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Wget {
    #[default]
    Nothing,
    Something,
    /// Its `--debug`.
    Debug,
}

/// The lines in which clients speak of themselves, given who was heard before: what one says may be
/// the answer elsewhere.
#[derive(Debug, Default)]
pub(crate) struct ClientNoise {
    saw_curl: bool,
    saw_wget: Wget,
    saw_client: bool,
    /// The number of an error of curl.
    curl_error: Option<u16>,
    /// Whether curl ended a connection since somebody asked.
    ended_connection: bool,
}

impl ClientNoise {
    /// Whether a line is neither a part of an answer nor worth a remark.
    pub(crate) fn is_noise(&mut self, line: &[u8]) -> bool {
        self.observe(line);
        let holds = self.is_known_noise(line);
        self.saw_client |= holds;
        holds
    }

    fn is_known_noise(&self, line: &[u8]) -> bool {
        let begins = |(_, begin): &&(Client, &[u8])| line.starts_with(begin);
        let client = NOISE.iter().find(begins).map(|(client, _)| *client);
        match client {
            Some(Client::Any) => true,
            Some(Client::Curl) => self.saw_curl,
            Some(Client::Wget) => self.saw_wget > Wget::Nothing,
            None => {
                is_wget_time(line)
                    || (self.saw_wget == Wget::Debug && is_status(line))
                    || (self.saw_wget > Wget::Nothing && is_wget_progress(line))
                    || OTHER_NOISE.iter().any(|begin| line.starts_with(begin))
            }
        }
    }

    /// Notes who marks a head so.
    pub(crate) fn note_marker(&mut self, marker: Marker) {
        match marker {
            Marker::Lt | Marker::Gt => self.saw_curl = true,
            Marker::Indented => self.saw_wget = self.saw_wget.max(Wget::Something),
            Marker::Plain | Marker::Trace => {}
        }
    }

    /// Whether any client was heard.
    pub(crate) fn saw_client(&self) -> bool {
        self.saw_client
    }

    /// The number of the last error that curl told of.
    pub(crate) fn curl_error(&self) -> Option<u16> {
        self.curl_error
    }

    /// Whether no document can begin on a line that begins like this.
    pub(crate) fn forbids_documents(&self, begin: &[u8]) -> bool {
        let is_header = |line: &[u8]| {
            !line.first().is_some_and(u8::is_ascii_whitespace) && ResponseHead::is_header(line)
        };
        let is_marked_header = [Marker::Lt, Marker::Gt]
            .iter()
            .filter_map(|marker| marker.content(begin))
            .any(is_header);
        is_marked_header
            || (self.saw_curl && begin.starts_with(b"* "))
            || begin.starts_with(b"== Info:")
            || is_sent(begin)
    }

    /// Whether curl ended a connection since the last time that this was asked.
    pub(crate) fn take_end_of_connection(&mut self) -> bool {
        std::mem::take(&mut self.ended_connection)
    }

    fn observe(&mut self, line: &[u8]) {
        let said = line
            .strip_prefix(b"* ")
            .or_else(|| line.strip_prefix(b"== Info: "));
        self.ended_connection |=
            said.is_some_and(|said| ENDS_OF_CONNECTIONS.iter().any(|end| said.starts_with(end)));
        self.saw_curl |= CURL.iter().any(|begin| line.starts_with(begin));
        let heard = if line.starts_with(b"---response begin---") {
            Wget::Debug
        } else if line.starts_with(b"--") && is_wget_time(line) {
            Wget::Something
        } else {
            Wget::Nothing
        };
        self.saw_wget = self.saw_wget.max(heard);
        if let Some(rest) = line.strip_prefix(b"curl: (") {
            let number = rest.split(|&byte| byte == b')').next().unwrap_or_default();
            let number = std::str::from_utf8(number).ok();
            self.curl_error = number
                .and_then(|number| number.parse().ok())
                .or(self.curl_error);
        }
    }
}

/// Whether a line stands between the lines of a marked head, whoever was heard.
pub(crate) fn interrupts_head(line: &[u8]) -> bool {
    NOISE.iter().any(|(_, begin)| line.starts_with(begin)) || is_wget_time(line)
}

/// Whether what stands before a document on its line says that a client sent it: in the debugging
/// output of Python's `http.client` and of wget, on a command line, or in a log.
fn is_sent(begin: &[u8]) -> bool {
    const BEGINS: [&[u8]; 2] = [b"send: ", b"Setting --"];
    const ENDS: [&[u8]; 7] = [
        b" -d '",
        b" --data '",
        b" --data-raw '",
        b" --json '",
        b" -d \"",
        b"request:",
        b"request body:",
    ];
    let end = begin
        .get(begin.len().saturating_sub(20)..)
        .unwrap_or_default();
    let end = end.to_ascii_lowercase();
    BEGINS.iter().any(|known| begin.starts_with(known))
        || ENDS
            .iter()
            .any(|known| end.trim_ascii_end().ends_with(known))
}

/// Whether a line begins with a time as wget writes it: `--2026-11-23 12:00:00--  URL` when it
/// begins, `2026-11-23 12:00:00 ERROR 409: Conflict.` or `... (5 MB/s) - written` when it ends.
fn is_wget_time(line: &[u8]) -> bool {
    let text = line.strip_prefix(b"--").unwrap_or(line);
    let shape = |bytes: &[u8]| -> Vec<u8> {
        let digit = |byte: &u8| if byte.is_ascii_digit() { b'0' } else { *byte };
        bytes.iter().map(digit).collect()
    };
    let (time, rest) = text.split_at_checked(19).unwrap_or_default();
    let is_end = |rest: &[u8]| {
        let number = rest.strip_prefix(b" ERROR ").and_then(|rest| rest.get(..4));
        number.is_some_and(|number| shape(number) == b"000:") || rest.starts_with(b" (")
    };
    shape(time) == b"0000-00-00 00:00:00" && (rest.starts_with(b"--  ") || is_end(rest))
}

/// Whether a line is one of wget's progress, such as `     0K ....`.
fn is_wget_progress(line: &[u8]) -> bool {
    let amount = line.trim_ascii_start();
    let digits = amount
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let behind = amount.get(digits..).unwrap_or_default();
    line.starts_with(b" ") && digits > 0 && behind.starts_with(b"K ")
}

/// Whether a line is a status and its reason alone, which wget with `--debug` puts behind the head.
fn is_status(line: &[u8]) -> bool {
    let (number, reason) = line.split_at_checked(3).unwrap_or_default();
    number.iter().all(u8::is_ascii_digit)
        && reason.first() == Some(&b' ')
        && reason
            .iter()
            .all(|byte| byte.is_ascii_alphabetic() || b" -'".contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_clients_say_is_chatter_once_they_were_heard() {
        for (line, before) in [
            (
                "* Closing connection 0",
                Some("*   Trying 127.0.0.1:8409..."),
            ),
            ("{ [112 bytes data]", None),
            ("curl: (22) The requested URL returned error: 409", None),
            ("--2026-11-23 03:58:35--  http://127.0.0.1:8409/busy", None),
            ("2026-11-23 03:58:35 ERROR 409: Conflict.", None),
            (
                "     0K                                                       100% 53.7M=0s",
                Some("--2026-11-23 03:58:35--  http://127.0.0.1/"),
            ),
            ("409 Conflict", Some("---response begin---")),
            (
                "Location: /x [following]",
                Some("--2026-11-23 03:58:35--  http://127.0.0.1/"),
            ),
        ] {
            let mut noise = ClientNoise::default();
            if let Some(before) = before {
                assert!(!noise.is_noise(line.as_bytes()), "{line}");
                assert!(noise.is_noise(before.as_bytes()), "{before}");
            }
            assert!(noise.is_noise(line.as_bytes()), "{line}");
        }
        let mut noise = ClientNoise::default();
        noise.note_marker(Marker::Lt);
        noise.note_marker(Marker::Indented);
        assert!(noise.is_noise(b"* Mark bundle as not supporting multiuse"));
        assert!(noise.is_noise(b"Saving to: 'STDOUT'"));
        for line in [
            "2026-11-23 03:58:35 INFO started",
            "2026-11-23 03:58:35 ERROR upstream down",
            "upstream connect error",
            "1 2 3",
            "Warning: low on disk",
            "409: Conflict",
            "404 page not found (1)",
            "",
        ] {
            assert!(!noise.is_noise(line.as_bytes()), "{line}");
        }
    }

    #[test]
    fn the_error_of_curl_is_remembered() {
        let mut noise = ClientNoise::default();
        assert!(noise.is_noise(b"curl: (7) Failed to connect"));
        assert_eq!(noise.curl_error(), Some(7));
        assert!(noise.is_noise(b"curl: (x) y"));
        assert_eq!(noise.curl_error(), Some(7));
    }

    #[test]
    fn headers_and_remarks_of_a_client_hold_no_documents() {
        let mut noise = ClientNoise::default();
        assert!(!noise.forbids_documents(b"* "));
        noise.note_marker(Marker::Lt);
        for (begin, forbidden) in [
            ("> x-filter: ", true),
            ("< content-security-policy: ", true),
            ("* Added cookie a=", true),
            ("> ", false),
            ("2026-11-23 app: ", false),
            ("", false),
        ] {
            assert_eq!(
                noise.forbids_documents(begin.as_bytes()),
                forbidden,
                "{begin}"
            );
        }
    }
}
