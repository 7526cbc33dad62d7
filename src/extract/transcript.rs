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

/// How the lines begin in which clients speak of themselves.
const CHATTER: &[&[u8]] = &[
    // curl
    b"* ",
    b"== Info:",
    b"{ [",
    b"} [",
    b"  % Total",
    b"                                 Dload",
    b"curl: (",
    b"Warning: Problem",
    b"Warning: Transient problem",
    // wget
    b"Connecting to ",
    b"HTTP request sent, awaiting response...",
    b"Proxy request sent, awaiting response...",
    b"Length: ",
    b"Location: ",
    b"Resolving ",
    b"Reusing existing connection to ",
    b"Saving to: ",
    b"Username/Password Authentication Failed.",
    b"---request begin---",
    b"---request end---",
    b"---response begin---",
    b"---response end---",
    // wget with --debug
    b"Closed fd ",
    b"Created socket ",
    b"DEBUG output created by Wget ",
    b"Deleting unused 0x",
    b"Disabling further reuse of socket ",
    b"Reading HSTS entries from ",
    b"Registered socket ",
    b"Releasing 0x",
    b"Setting --",
    b"Stored cookie ",
    b"URI encoding = ",
    // HTTPie and xh
    b"Elapsed time: ",
    b"http: warning: ",
    b"xh: warning: ",
    // Server-sent events
    b"event: ",
];

/// How those of them begin that may hold brackets of their own.
const CHATTER_WITH_BRACKETS: &[&[u8]] = &[b"* ", b"== Info:"];

/// Whether a line is what a client says of itself, so that it is neither a part of an answer nor
/// worth a remark.
pub(super) fn is_chatter(line: &[u8]) -> bool {
    CHATTER.iter().any(|begin| line.starts_with(begin)) || is_wget_time(line) || is_status(line)
}

/// Whether no document can begin on a line that begins like this.
pub(super) fn forbids_documents(begin: &[u8]) -> bool {
    let is_header = |line| !line_is_blank_led(line) && Head::is_header(line);
    CHATTER_WITH_BRACKETS
        .iter()
        .any(|mark| begin.starts_with(mark))
        || [Style::Less, Style::Greater]
            .iter()
            .filter_map(|style| style.content(begin))
            .any(is_header)
}

fn line_is_blank_led(line: &[u8]) -> bool {
    line.first().is_some_and(u8::is_ascii_whitespace)
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
        Some((1.., [b'%', behind @ ..])) if marks > 0 => behind,
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
            Some((1.., behind)) if behind.starts_with(b" ") => rest = behind,
            _ => return line,
        }
    }
    match word(rest, |byte| byte.is_ascii_digit() || *byte == b'.') {
        Some((1.., behind)) => {
            let has_unit = behind.first().is_some_and(|byte| b"kMGTP".contains(byte));
            behind.get(usize::from(has_unit)..).unwrap_or_default()
        }
        _ => line,
    }
}

/// The length of the word that follows blanks, and what is behind it.
fn word(text: &[u8], is_part: impl Fn(&u8) -> bool) -> Option<(usize, &[u8])> {
    let text = text.trim_ascii_start();
    let length = text.iter().take_while(|byte| is_part(byte)).count();
    Some((length, text.get(length..)?))
}

/// Whether a line begins with a time as wget writes it: `--2026-11-23 12:00:00--  URL` when it
/// begins, `2026-11-23 12:00:00 ERROR 409: Conflict.` or `... (5 MB/s) - written` when it ends, and
/// `     0K ....` in between.
fn is_wget_time(line: &[u8]) -> bool {
    let text = line.strip_prefix(b"--").unwrap_or(line);
    let shape: Vec<u8> = text
        .iter()
        .take(19)
        .map(|byte| if byte.is_ascii_digit() { b'0' } else { *byte })
        .collect();
    let rest = text.get(19..).unwrap_or_default();
    if shape == b"0000-00-00 00:00:00" {
        return rest.starts_with(b"--  ")
            || rest.starts_with(b" ERROR ")
            || rest.starts_with(b" (");
    }
    let amount = line.trim_ascii_start();
    let digits = amount
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    line.starts_with(b" ")
        && digits > 0
        && amount
            .get(digits..)
            .is_some_and(|rest| rest.starts_with(b"K "))
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

/// Whether a line is a number alone: the size of a chunk, which `curl --raw` leaves between head
/// and body, or the status that `curl -w '%{http_code}'` writes behind a body.
pub(super) fn is_bare_number(line: &[u8]) -> bool {
    let number = line.trim_ascii();
    (1..=16).contains(&number.len()) && number.iter().all(u8::is_ascii_hexdigit)
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
    fn chatter_is_told_from_text() {
        for line in [
            "* Connected to 127.0.0.1 (127.0.0.1) port 8409 (#0)",
            "{ [112 bytes data]",
            "--2026-11-23 03:58:35--  http://127.0.0.1:8409/busy",
            "2026-11-23 03:58:35 ERROR 409: Conflict.",
            "     0K                                                       100% 53.7M=0s",
            "409 Conflict",
        ] {
            assert!(is_chatter(line.as_bytes()), "{line}");
        }
        for line in [
            "2026-11-23 03:58:35 INFO started",
            "upstream connect error",
            "1 2 3",
            "Warning: low on disk",
            "409: Conflict",
            "40 Conflict",
            "",
        ] {
            assert!(!is_chatter(line.as_bytes()), "{line}");
        }
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
        for (begin, forbidden) in [
            ("> x-filter: ", true),
            ("< content-security-policy: ", true),
            ("* Added cookie a=", true),
            ("> ", false),
            ("2026-11-23 app: ", false),
            ("", false),
        ] {
            assert_eq!(forbids_documents(begin.as_bytes()), forbidden, "{begin}");
        }
    }
}
