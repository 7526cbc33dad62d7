//! Proves that a line has one error response, without parsing it into a value.
//!
//! That needs much less time than parsing. What is not certain is left to others: escapes in names, a
//! field twice, a code that other programs use as well beside fields of theirs.

use super::reader::Reader;
use crate::redact::is_secret_id;
use crate::response;
use crate::timestamp;
use crate::triage::codes::{Codes, Proof};
use crate::triage::sighting::Code;

/// The proven fields of an error response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Flat<'l> {
    pub(super) code: Code<'l>,
    pub(super) request_id: &'l [u8],
    /// The time of the log record that it is.
    pub(super) time: Option<&'l str>,
    /// Where it ends on the line.
    pub(super) end: usize,
}

/// Reads the error response that begins at an offset of a line. Other lines may follow.
pub(super) fn read<'l>(line: &'l [u8], start: usize, codes: &Codes) -> Option<Flat<'l>> {
    let mut reader = Reader { line, at: start };
    let fields = reader.fields()?;
    let error = fields.error?;
    // A template may be the text of an error.
    let first = error.trim_ascii_start().first()?;
    if b"{$#<%".contains(first) {
        return None;
    }
    let code = match codes.find_proof(fields.code?) {
        Some((code, Proof::Certain)) => Code::Known(code),
        Some((code, Proof::Everyday)) if !fields.has_others => Code::Known(code),
        None if !fields.has_others => unknown_code(fields.code?)?,
        _ => return None,
    };
    let request_id = fields.request_id?;
    is_plain_id(request_id).then_some(Flat {
        code,
        request_id,
        time: fields.time.map(|(_, time)| time),
        end: reader.at,
    })
}

/// Returns an unknown code that is one beside a message and a request ID.
fn unknown_code(code: &[u8]) -> Option<Code<'_>> {
    let code = std::str::from_utf8(code).ok()?;
    let is_whole = code.bytes().all(|byte| byte.is_ascii_graphic());
    let is_code = is_whole && response::is_plausible_code(code) && !is_secret_id(code);
    // It may be known in another case.
    let is_known = || code.bytes().any(|byte| byte.is_ascii_uppercase());
    (is_code && !is_known()).then_some(Code::Unknown(code))
}

/// How many bytes of an ID are checked at once.
const CHECKED: usize = 32;

/// Whether a request ID certainly needs no cleaning, as one of letters, digits, `_` and `-`.
fn is_plain_id(id: &[u8]) -> bool {
    let is_simple = |part: &[u8]| {
        let mut padded = [b'_'; CHECKED];
        if let Some(room) = padded.get_mut(..part.len()) {
            room.copy_from_slice(part);
        }
        are_simple(padded)
    };
    id.chunks(CHECKED).all(is_simple) || std::str::from_utf8(id).is_ok_and(response::is_plain_id)
}

#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches, all bytes are checked at once"
)]
fn are_simple(bytes: [u8; CHECKED]) -> bool {
    bytes.iter().fold(true, |all, byte| {
        let is_letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        let is_digit = byte.wrapping_sub(b'0') < 10;
        all & (is_letter | is_digit | (*byte == b'_') | (*byte == b'-'))
    })
}

/// The fields of an object that matter.
#[derive(Debug, Default)]
struct Fields<'l> {
    error: Option<&'l [u8]>,
    code: Option<&'l [u8]>,
    request_id: Option<&'l [u8]>,
    /// The time in the best of the fields for it, with the rank of that field.
    time: Option<(usize, &'l str)>,
    /// Whether it has fields that the API does not send.
    has_others: bool,
}

/// Other fields that the API sends.
const OWN_FIELDS: [&[u8]; 5] = [
    b"build_id",
    b"error_detail",
    b"retryable",
    b"suggested_action",
    b"details",
];

/// The name of a field.
enum Name<'l> {
    Error,
    Code,
    RequestId,
    Other(&'l [u8]),
}

/// Reads a flat object.
impl<'l> Reader<'l> {
    /// Reads the name of a field up to its value. If that has to be a string, its quote is read, too.
    #[inline]
    fn name(&mut self) -> Option<Name<'l>> {
        // Compact JSON is the most frequent form.
        if self.skip(b"\"error\":\"") {
            return Some(Name::Error);
        } else if self.skip(b"\"code\":\"") {
            return Some(Name::Code);
        } else if self.skip(b"\"request_id\":\"") {
            return Some(Name::RequestId);
        }
        self.expect(b'"')?;
        let name = if self.skip(b"error\"") {
            Name::Error
        } else if self.skip(b"code\"") {
            Name::Code
        } else if self.skip(b"request_id\"") {
            Name::RequestId
        } else {
            Name::Other(self.plain_string()?)
        };
        self.expect(b':')?;
        if !matches!(name, Name::Other(_)) {
            self.expect(b'"')?;
        }
        Some(name)
    }

    /// Reads the fields of an object.
    fn fields(&mut self) -> Option<Fields<'l>> {
        let mut fields = Fields::default();
        self.expect(b'{')?;
        loop {
            let before = match self.name()? {
                Name::Error => {
                    let text = self.string()?;
                    fields.error.replace(text.bytes)
                }
                Name::Code => {
                    let code = self.plain_string()?;
                    fields.code.replace(code)
                }
                Name::RequestId => {
                    let id = self.plain_string()?;
                    fields.request_id.replace(id)
                }
                Name::Other(name) if OWN_FIELDS.contains(&name) => {
                    self.skip_value(0)?;
                    None
                }
                Name::Other(name) => {
                    fields.has_others = true;
                    match timestamp::rank(name) {
                        Some(rank) => self.time(rank, &mut fields)?,
                        None => self.skip_value(0)?,
                    }
                    None
                }
            };
            if before.is_some() {
                return None;
            }
            match self.next()? {
                b',' => {}
                b'}' => return Some(fields),
                _ => return None,
            }
        }
    }

    /// Reads the value of a field with a time. Keeps it if the rank of the field is lower than that of
    /// the fields before it.
    fn time(&mut self, rank: usize, fields: &mut Fields<'l>) -> Option<()> {
        let before = self.at;
        let time = if self.next()? == b'"' {
            let text = self.string()?;
            if text.has_escape {
                return None;
            }
            timestamp::from_field(text.bytes, false)
        } else {
            self.at = before;
            self.skip_value(0)?;
            let number = self.line.get(before..self.at)?.trim_ascii();
            timestamp::from_field(number, true)
        };
        let is_better = fields.time.is_none_or(|(best, _)| rank < best);
        if let Some(time) = time.filter(|_| is_better) {
            fields.time = Some((rank, time));
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::reader::MAX_NESTING;
    use super::*;
    use crate::catalog::Catalog;

    fn found(line: &str) -> Option<(&str, usize)> {
        let start = line.find('{').unwrap_or_default();
        let codes = Codes::new(Catalog::bundled());
        let flat = read(line.as_bytes(), start, &codes)?;
        let expected = codes.find(b"volume_busy").map(Code::Known);
        assert_eq!(Some(flat.code), expected, "{line}");
        Some((std::str::from_utf8(flat.request_id).ok()?, flat.end))
    }

    #[test]
    fn error_responses_with_a_known_code_are_proven() {
        for line in [
            r#"{"error":"m","code":"volume_busy","request_id":"req_1"}"#,
            r#"{ "code" : "volume_busy" , "request_id" : "req_1" , "error" : "a \" \u00e9 \\" }"#,
            r#"{"error_detail":{"code":"build_error","a":[1,-2.5,{}],"b":[]},"error":"m","code":"volume_busy","request_id":"req_1"}"#,
            r#"{"error":"m","code":"volume_busy","request_id":"req_1","retryable":false,"x":null}"#,
            r#"ERROR x {"error":"m","code":"volume_busy","request_id":"req_1"} y"#,
        ] {
            let end = line.rfind('}').expect("an object") + 1;
            assert_eq!(found(line), Some(("req_1", end)), "{line}");
        }
        let everyday = br#"{"error":"m","code":"not_found","request_id":"req_1"}"#;
        let codes = Codes::new(Catalog::bundled());
        assert!(read(everyday, 0, &codes).is_some());
        let unknown = br#"{"error":"m","code":"brand_new","request_id":"req_1"}"#;
        let code = read(unknown, 0, &codes).map(|flat| flat.code);
        assert_eq!(code, Some(Code::Unknown("brand_new")));
    }

    #[test]
    fn the_time_is_in_the_best_field() {
        for (fields, expected) in [
            (
                r#""ts":"2026-11-23T06:50:27Z","level":"error""#,
                Some("2026-11-23T06:50:27Z"),
            ),
            (
                r#""ts":"2026-11-23T06:50:27Z","time":"2026-11-23T06:50:28Z""#,
                Some("2026-11-23T06:50:28Z"),
            ),
            (
                r#""time":"2026-11-23T06:50:28Z","ts":"2026-11-23T06:50:27Z""#,
                Some("2026-11-23T06:50:28Z"),
            ),
            (r#""time":"x","ts": 1763877600.5 "#, Some("1763877600.5")),
            (r#""ts":17,"time":null"#, None),
        ] {
            let line =
                format!(r#"{{{fields},"error":"m","code":"volume_busy","request_id":"req_1"}}"#);
            let flat = read(line.as_bytes(), 0, &Codes::new(Catalog::bundled()));
            assert_eq!(flat.expect(&line).time, expected, "{line}");
        }
    }

    #[test]
    fn what_is_not_certain_is_left_to_others() {
        for line in [
            "",
            "{}",
            r#"{"error":"m","code":"volume_busy"}"#,
            r#"{"code":"volume_busy","request_id":"req_1"}"#,
            r#"{"error":"","code":"volume_busy","request_id":"req_1"}"#,
            r#"{"error":"{{ m }}","code":"volume_busy","request_id":"req_1"}"#,
            r#"{"error":{"message":"m"},"code":"volume_busy","request_id":"req_1"}"#,
            r#"{"error":"m","code":"brand_new","request_id":"req_1","x":1}"#,
            r#"{"error":"m","code":"BRAND_NEW","request_id":"req_1"}"#,
            r#"{"error":"m","code":"brand-new","request_id":"req_1"}"#,
            r#"{"error":"m","code":"ns_live_a1b2c3","request_id":"req_1"}"#,
            r#"{"error":"m","code":"missing_api_key","request_id":"req_1"}"#,
            r#"{"error":"m","code":"not_found","request_id":"req_1","status":"x"}"#,
            r#"{"error":"m","code":"volume_busy","code":"volume_busy","request_id":"req_1"}"#,
            r#"{"error":"m","error":"m","code":"volume_busy","request_id":"req_1"}"#,
            r#"{"error":"m","code":"volume_busy","request_id":"a","request_id":"b"}"#,
            r#"{"error":"m","c\u006fde":"volume_busy","request_id":"req_1"}"#,
            r#"{"error":"m","code":"volume_bus\u0079","request_id":"req_1"}"#,
            r#"{"error":"m","code":"volume_busy","request_id":"[req_1]"}"#,
            r#"{"error":"m","code":"volume_busy","request_id":"req_1"#,
            r#"{"error":"m","code":"volume_busy","request_id":"req_1",}"#,
            r#"{"error":"m","code":"volume_busy","request_id":"req_1" "x":1}"#,
            r#"{"error":"m","code":"volume_busy","request_id":"req_1","x":tru}"#,
            r#"{"error":"m","code":"volume_busy","request_id":"req_1","x":[1}"#,
            r#"{"error":"\q","code":"volume_busy","request_id":"req_1"}"#,
            "{\"error\":\"m\nm\",\"code\":\"volume_busy\",\"request_id\":\"req_1\"}",
            "{\"error\":\"m\",\n\"code\":\"volume_busy\",\"request_id\":\"req_1\"}",
            r#"{"error":"m","code":"volume_busy","request_id":"req_1","ts":"\u0032026-11-23"}"#,
        ] {
            assert_eq!(found(line), None, "{line}");
        }
        let deep = "[".repeat(MAX_NESTING + 1);
        let line =
            format!(r#"{{"x":{deep},"error":"m","code":"volume_busy","request_id":"req_1"}}"#);
        assert_eq!(found(&line), None);
    }
}
