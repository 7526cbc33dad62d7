//! The headers that errcat uses.

use std::time::SystemTime;

use super::RetryAfter;
use super::clean;
use super::media_type::MediaType;
use crate::untrusted::{self, Untrusted};

/// The longest request ID that is read from a header, in bytes. Those of the API have a few dozen.
const LONGEST_ID: usize = 1024;

/// The longest Retry-After header that is extended when it is repeated, in bytes.
const LONGEST_LIST: usize = 256;

/// The headers that errcat uses. All others, which may hold cookies or tokens, are dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct HeaderFields {
    pub(super) request_id: Single<Untrusted>,
    pub(super) retry_after: Option<RetryAfter>,
    /// The text of the Retry-After headers.
    retry_after_list: Vec<u8>,
    pub(super) date: Single<SystemTime>,
    pub(super) media_type: Option<MediaType>,
    pub(super) content_length: Single<u64>,
}

/// The value of a header that a response has only once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Single<T> {
    #[default]
    Missing,
    Value(T),
    /// The header is repeated with another value, so none of them counts.
    Ambiguous,
}

impl<T: PartialEq> Single<T> {
    pub(super) fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Missing | Self::Ambiguous => None,
        }
    }

    fn add(&mut self, value: T) {
        *self = match self {
            Self::Missing => Self::Value(value),
            Self::Value(first) if *first == value => return,
            Self::Value(_) | Self::Ambiguous => Self::Ambiguous,
        };
    }
}

/// Splits a header line such as `Retry-After: 30` into name and value.
pub(crate) fn split_header(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let (name, value) = line.split_at(memchr::memchr(b':', line)?);
    Some((name.trim_ascii(), value.get(1..)?.trim_ascii()))
}

impl HeaderFields {
    /// Adds a header.
    pub(super) fn add(&mut self, name: &[u8], value: &[u8]) {
        let value = value.trim_ascii();
        let text = |value| std::str::from_utf8(value).unwrap_or_default();
        match name.trim_ascii().to_ascii_lowercase().as_slice() {
            b"x-request-id" if (1..=LONGEST_ID).contains(&value.len()) => {
                if let Some(id) = clean::request_id(&untrusted::utf8(value, "\\x")) {
                    self.request_id.add(id);
                }
            }
            b"retry-after" => self.add_retry_after(value),
            b"date" => {
                if let Ok(date) = httpdate::parse_http_date(text(value)) {
                    self.date.add(date);
                }
            }
            b"content-length" => {
                if let Ok(length) = text(value).parse() {
                    self.content_length.add(length);
                }
            }
            b"content-type" => self.media_type = Some(MediaType::parse(value)),
            _ => {}
        }
    }

    /// Joins the values of a repeated header, as HTTP libraries do. A list of different values is
    /// unreadable, so neither delay counts.
    fn add_retry_after(&mut self, value: &[u8]) {
        let list = &mut self.retry_after_list;
        if self.retry_after.is_some() && *list != value && list.len() < LONGEST_LIST {
            list.extend_from_slice(b", ");
            list.extend_from_slice(value);
        } else if self.retry_after.is_none() {
            list.extend_from_slice(value);
        } else {
            return;
        }
        self.retry_after = Some(RetryAfter::parse(list));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_id_has_no_marks_of_other_programs() {
        for (value, id) in [
            ("[req_1](https://example.com)", Some("req_1")),
            ("'req_1'", Some("req_1")),
            ("[req_1] (copied)", None),
        ] {
            let mut fields = HeaderFields::default();
            fields.add(b"X-Request-Id", value.as_bytes());
            let found = fields.request_id.value().map(Untrusted::as_raw_str);
            assert_eq!(found, id, "{value}");
        }
    }
}
