//! What clients print around heads and bodies.

use crate::response::Head;

/// How a client marks the lines of a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Not at all.
    Plain,
    /// With `< `: curl's verbose form, where it is the response, and others, where it is the request.
    Less,
    /// With `> `, the other way round.
    Greater,
    /// With two blanks: wget.
    Indented,
    /// One block a header: curl's trace.
    Trace,
}

/// The marks, for those styles that have one.
const MARKS: [(Style, &[u8]); 3] = [
    (Style::Less, b"<"),
    (Style::Greater, b">"),
    (Style::Indented, b" "),
];

impl Style {
    /// The style of a line that may begin a head, and the line without its mark.
    pub(super) fn of(line: &[u8]) -> (Self, &[u8]) {
        MARKS
            .iter()
            .find_map(|&(style, _)| Some((style, style.content(line)?)))
            .unwrap_or((Self::Plain, line))
    }

    /// The line without its mark; `None` when it has another style. A mark without a line behind
    /// it is an empty line.
    pub(super) fn content(self, line: &[u8]) -> Option<&[u8]> {
        let mark = MARKS.iter().find(|(style, _)| *style == self);
        let Some((_, mark)) = mark else {
            return Some(line);
        };
        match line.strip_prefix(*mark)? {
            [] => Some(&[]),
            [b' ', content @ ..] => Some(content),
            _ => None,
        }
    }
}

/// The first line of a request head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// Whether a body usually comes with its method.
    pub(super) takes_body: bool,
}

impl Request {
    /// Reads a line such as `POST /v1/volumes HTTP/1.1`.
    pub(super) fn from_line(line: &[u8]) -> Option<Self> {
        let mut words = line.split(u8::is_ascii_whitespace);
        let (method, _target, version) = (words.next()?, words.next()?, words.next()?);
        let is_method =
            (3..=16).contains(&method.len()) && method.iter().all(u8::is_ascii_uppercase);
        (is_method && version.starts_with(b"HTTP/") && words.next().is_none()).then_some(Self {
            takes_body: !matches!(
                method,
                b"GET" | b"HEAD" | b"DELETE" | b"OPTIONS" | b"CONNECT"
            ),
        })
    }
}

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
const CHATTER: [(Client, &[u8]); 38] = [
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
const OTHER_CHATTER: [&[u8]; 2] = [b"Elapsed time: ", b"event: "];

/// How lines begin by which curl tells itself.
const CURL: [&[u8]; 8] = [
    b"*   Trying ",
    b"* Connected to ",
    b"* Connection ",
    b"* Could not resolve ",
    b"* Found bundle ",
    b"* Host ",
    b"* Re-using ",
    b"* Uses proxy ",
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
pub(super) struct Chatter {
    heard_curl: bool,
    heard_wget: Wget,
    was_heard: bool,
    /// The number of an error of curl.
    curl_error: Option<u16>,
}

impl Chatter {
    /// Whether a line is neither a part of an answer nor worth a remark.
    pub(super) fn holds(&mut self, line: &[u8]) -> bool {
        self.listen(line);
        let holds = self.is_chatter(line);
        self.was_heard |= holds;
        holds
    }

    fn is_chatter(&self, line: &[u8]) -> bool {
        let begins = |(_, begin): &&(Client, &[u8])| line.starts_with(begin);
        let client = CHATTER.iter().find(begins).map(|(client, _)| *client);
        match client {
            Some(Client::Any) => true,
            Some(Client::Curl) => self.heard_curl,
            Some(Client::Wget) => self.heard_wget > Wget::Nothing,
            None => {
                is_wget_time(line)
                    || (self.heard_wget == Wget::Debug && is_status(line))
                    || (self.heard_wget > Wget::Nothing && is_wget_progress(line))
                    || OTHER_CHATTER.iter().any(|begin| line.starts_with(begin))
            }
        }
    }

    /// Notes who marks a head so.
    pub(super) fn hear(&mut self, style: Style) {
        match style {
            Style::Less | Style::Greater => self.heard_curl = true,
            Style::Indented => self.heard_wget = self.heard_wget.max(Wget::Something),
            Style::Plain | Style::Trace => {}
        }
    }

    /// Whether any client was heard.
    pub(super) fn was_heard(&self) -> bool {
        self.was_heard
    }

    /// The number of the last error that curl told of.
    pub(super) fn curl_error(&self) -> Option<u16> {
        self.curl_error
    }

    /// Whether no document can begin on a line that begins like this.
    pub(super) fn forbids_documents(&self, begin: &[u8]) -> bool {
        let is_header = |line: &[u8]| {
            !line.first().is_some_and(u8::is_ascii_whitespace) && Head::is_header(line)
        };
        let is_marked_header = [Style::Less, Style::Greater]
            .iter()
            .filter_map(|style| style.content(begin))
            .any(is_header);
        is_marked_header
            || (self.heard_curl && begin.starts_with(b"* "))
            || begin.starts_with(b"== Info:")
            || is_sent(begin)
    }

    fn listen(&mut self, line: &[u8]) {
        self.heard_curl |= CURL.iter().any(|begin| line.starts_with(begin));
        let heard = if line.starts_with(b"---response begin---") {
            Wget::Debug
        } else if line.starts_with(b"--") && is_wget_time(line) {
            Wget::Something
        } else {
            Wget::Nothing
        };
        self.heard_wget = self.heard_wget.max(heard);
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
pub(super) fn interrupts_head(line: &[u8]) -> bool {
    CHATTER.iter().any(|(_, begin)| line.starts_with(begin)) || is_wget_time(line)
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

/// Whether what stands before a document on its line is a mark or a quote and no text.
pub(super) fn is_mark(begin: &[u8]) -> bool {
    const MARKS: [&[u8]; 13] = [
        b"",
        b"\"",
        b"'",
        b"b'",
        b"b\"",
        b"\x1e",
        b"<",
        b">",
        b"data:",
        b"body:",
        b"response:",
        b"response body:",
        b"result:",
    ];
    let is_skipped_by_wget = begin.starts_with(b"Skipping ") && begin.ends_with(b" of body: ");
    let begin = begin.trim_ascii().to_ascii_lowercase();
    MARKS.contains(&&*begin) || is_skipped_by_wget
}

/// A line behind what curl shows of its progress, if it begins with that. What is written next
/// follows it without a break.
pub(super) fn behind_progress(line: &[u8]) -> &[u8] {
    behind_progress_bar(behind_progress_meter(line))
}

/// A line behind the bar of `-#`: marks and a percentage.
fn behind_progress_bar(line: &[u8]) -> &[u8] {
    let bar = |byte: &u8| matches!(byte, b'#' | b' ' | b'=' | b'-' | b'O');
    let marks = line.iter().take_while(|byte| bar(byte)).count();
    let is_number = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
    match word(line.get(marks..).unwrap_or_default(), is_number) {
        (1.., [b'%', behind @ ..]) if marks > 0 => behind,
        _ => line,
    }
}

/// A line behind the time that curl's `--trace-time` puts before it, if there is one.
pub(super) fn behind_time(line: &[u8]) -> &[u8] {
    const SHAPE: &[u8] = b"00:00:00.000000 ";
    const MARKS: [&[u8]; 7] = [b"* ", b"< ", b"> ", b"<= ", b"=> ", b"== Info:", b"{ ["];
    let Some((time, behind)) = line.split_at_checked(SHAPE.len()) else {
        return line;
    };
    let has_shape = time.iter().zip(SHAPE).all(|(byte, shape)| match shape {
        b'0' => byte.is_ascii_digit(),
        _ => byte == shape,
    });
    let is_curls = MARKS.iter().any(|mark| behind.starts_with(mark));
    if has_shape && is_curls { behind } else { line }
}

/// A line behind the meter: eight amounts, three times, and the speed.
fn behind_progress_meter(line: &[u8]) -> &[u8] {
    let mut rest = line;
    for column in 0..11 {
        let is_time = column >= 8;
        let is_part = |byte: &u8| match byte {
            b':' | b'-' => is_time,
            _ => byte.is_ascii_digit() || b".kMGTP".contains(byte),
        };
        match word(rest, is_part) {
            (1.., behind) if behind.starts_with(b" ") => rest = behind,
            _ => return line,
        }
    }
    match word(rest, |byte| byte.is_ascii_digit() || *byte == b'.') {
        (1.., behind) => {
            let has_unit = behind.first().is_some_and(|byte| b"kMGTP".contains(byte));
            behind.get(usize::from(has_unit)..).unwrap_or_default()
        }
        _ => line,
    }
}

/// The length of the word that follows blanks, and what is behind it.
fn word(text: &[u8], is_part: impl Fn(&u8) -> bool) -> (usize, &[u8]) {
    let text = text.trim_ascii_start();
    let length = text.iter().take_while(|byte| is_part(byte)).count();
    (length, text.get(length..).unwrap_or_default())
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

/// Whether a line looks like one of the middle or the end of a pretty JSON document.
pub(super) fn is_inside_json(line: &[u8]) -> bool {
    matches!(
        line.first(),
        Some(b' ' | b'\t' | b'"' | b'\'' | b'}' | b']' | b',')
    )
}

/// Whether a line has nothing but the end of a JSON document.
pub(super) fn closes_json(line: &[u8]) -> bool {
    line.iter().all(|byte| b" \t}],;".contains(byte))
}

/// Whether a line is the size of a chunk, which `curl --raw` leaves in.
pub(super) fn is_chunk_size(line: &[u8]) -> bool {
    let number = line.trim_ascii();
    (1..=16).contains(&number.len()) && number.iter().all(u8::is_ascii_hexdigit)
}

/// Whether a line is a number, such as the status that `curl -w '%{http_code}'` writes behind a
/// body.
pub(super) fn is_number(line: &[u8]) -> bool {
    let number = line.trim_ascii();
    let is_part = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
    (1..=16).contains(&number.len()) && number.iter().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_marked_in_four_ways() {
        for (line, style, content) in [
            ("HTTP/1.1 409", Style::Plain, "HTTP/1.1 409"),
            ("< HTTP/1.1 409", Style::Less, "HTTP/1.1 409"),
            ("> GET / HTTP/1.1", Style::Greater, "GET / HTTP/1.1"),
            (">", Style::Greater, ""),
            ("  HTTP/1.1 409", Style::Indented, "HTTP/1.1 409"),
            ("<html>", Style::Plain, "<html>"),
        ] {
            assert_eq!(
                Style::of(line.as_bytes()),
                (style, content.as_bytes()),
                "{line}"
            );
        }
        assert_eq!(Style::Less.content(b"> x"), None);
    }

    #[test]
    fn requests_are_known_by_their_first_line() {
        for (line, takes_body) in [
            ("GET /busy HTTP/1.1", Some(false)),
            ("POST /busy?token=x HTTP/2", Some(true)),
            ("CONNECT localhost:8443 HTTP/1.1", Some(false)),
            ("GET /busy", None),
            ("Get /busy HTTP/1.1", None),
            ("HTTP/1.1 409 Conflict", None),
            ("GET /busy HTTP/1.1 and more", None),
        ] {
            let request = Request::from_line(line.as_bytes());
            assert_eq!(
                request.map(|request| request.takes_body),
                takes_body,
                "{line}"
            );
        }
    }

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
            let mut chatter = Chatter::default();
            if let Some(before) = before {
                assert!(!chatter.holds(line.as_bytes()), "{line}");
                assert!(chatter.holds(before.as_bytes()), "{before}");
            }
            assert!(chatter.holds(line.as_bytes()), "{line}");
        }
        let mut chatter = Chatter::default();
        chatter.hear(Style::Less);
        chatter.hear(Style::Indented);
        assert!(chatter.holds(b"* Mark bundle as not supporting multiuse"));
        assert!(chatter.holds(b"Saving to: 'STDOUT'"));
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
            assert!(!chatter.holds(line.as_bytes()), "{line}");
        }
    }

    #[test]
    fn the_error_of_curl_is_remembered() {
        let mut chatter = Chatter::default();
        assert!(chatter.holds(b"curl: (7) Failed to connect"));
        assert_eq!(chatter.curl_error(), Some(7));
        assert!(chatter.holds(b"curl: (x) y"));
        assert_eq!(chatter.curl_error(), Some(7));
    }

    #[test]
    fn a_progress_meter_ends_with_the_speed() {
        let times = "--:--:-- --:--:-- --:--:--";
        for (line, behind) in [
            (
                format!("  0     0    0     0    0     0      0      0 {times}     0*   Trying"),
                "*   Trying",
            ),
            (
                format!("100   112  100   112    0     0  98939      0 {times}  109k"),
                "",
            ),
            (
                format!("100  9.1M  100   112    0     0  98939      0 {times}  1.5M{{}}"),
                "{}",
            ),
        ] {
            assert_eq!(
                behind_progress_meter(line.as_bytes()),
                behind.as_bytes(),
                "{line}"
            );
        }
        for line in [
            "1 2 3 4 5 6 7 8 9 10 11",
            "1 2 3 4 5 6 7 8 9 10 11 x",
            "text",
            "",
        ] {
            assert_eq!(behind_progress(line.as_bytes()), line.as_bytes());
        }
    }

    #[test]
    fn times_are_left_out_before_the_marks_of_curl() {
        assert_eq!(
            behind_time(b"04:47:09.283817 < HTTP/2 409"),
            b"< HTTP/2 409"
        );
        for line in [
            "04:47:09.283817 {}",
            "04:47:09 < x",
            "04:47:09.28381x * x",
            "< x",
        ] {
            assert_eq!(behind_time(line.as_bytes()), line.as_bytes());
        }
    }

    #[test]
    fn headers_and_remarks_of_a_client_hold_no_documents() {
        let mut chatter = Chatter::default();
        assert!(!chatter.forbids_documents(b"* "));
        chatter.hear(Style::Less);
        for (begin, forbidden) in [
            ("> x-filter: ", true),
            ("< content-security-policy: ", true),
            ("* Added cookie a=", true),
            ("> ", false),
            ("2026-11-23 app: ", false),
            ("", false),
        ] {
            assert_eq!(
                chatter.forbids_documents(begin.as_bytes()),
                forbidden,
                "{begin}"
            );
        }
    }
}
