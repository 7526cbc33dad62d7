//! Error responses inside other JSON: in a field of a log record, or escaped in a string of it.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::tree::{Map, Value};

pub(crate) use super::matches::{Matches, TimedResponse};
use super::quoted::{Document, Documents};
use super::{beside, classify, joined};
use crate::catalog::KnownCodes;
use crate::extract::skipped::Skipped;
use crate::response::{ErrorResponse, Place, ResponseHead, Shape, Verdict};
use crate::table::{Fact, Table, fact};
use crate::timestamp;

/// How many levels of JSON nested in strings are searched.
pub(super) const MAX_LEVELS: u32 = 4;

/// A document without error responses.
#[derive(Debug)]
pub(crate) struct Other {
    pub(crate) value: Value,
    /// A document in one of its strings that may be an error response and cannot be read.
    pub(crate) unreadable: Option<Skipped>,
}

/// Finds the error responses in a document, or returns the document.
///
/// An error response is not searched for others, unless its code is unknown and it has no request
/// ID: the document may be a log record or an object of a client, with the response in one of its
/// fields. The message of a response is not searched, since it may quote what was sent. A quoted
/// response replaces neither the one around it nor the body of a failed one.
pub(crate) fn find_responses(
    mut value: Value,
    place: Place,
    known: &KnownCodes,
) -> Result<Matches, Other> {
    let mut search = Search::new(known);
    let is_whole = search.visit(&mut value, 0, Around::default(), place);
    if place == Place::FailedBody && search.are_quoted(0) {
        search.found.clear();
    }
    match search.found.pop() {
        None => {
            let unreadable = search.unreadable;
            Err(Other { value, unreadable })
        }
        Some(only) if is_whole => Ok(Matches::Whole(Box::new(only))),
        Some(last) => {
            search.found.push(last);
            Ok(Matches::Inside(search.found))
        }
    }
}

/// Returns the error responses in a value at this level of JSON nested in strings, wherever it is.
pub(super) fn responses_in(mut value: Value, level: u32, known: &KnownCodes) -> Vec<TimedResponse> {
    let mut search = Search::new(known);
    search.visit(&mut value, level, Around::default(), Place::Anywhere);
    search.found
}

/// What the objects around a response say about it.
#[derive(Clone, Copy, Debug, Default)]
struct Around<'v> {
    time: Option<&'v str>,
    request_id: Option<&'v str>,
    head: Option<&'v ResponseHead>,
    strings: Strings,
}

/// What the strings of an object say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Strings {
    #[default]
    Unknown,
    /// What a program logged, like a line of a log in text.
    Log,
    /// What failed. They may quote what was sent.
    Messages,
}

impl Strings {
    /// Returns what the strings of an object inside say, which is an error response in the place
    /// `needed`, if in any.
    fn inside(self, shape: &Shape<'_>, needed: Option<Place>, place: Place) -> Self {
        if self == Self::Messages || place == Place::FailedBody {
            Self::Messages
        } else if shape.is_certainly_logged() {
            Self::Log
        } else if needed.is_some() {
            Self::Messages
        } else {
            self
        }
    }
}

/// The error responses found so far.
#[derive(Debug)]
struct Search<'k> {
    known: &'k KnownCodes,
    found: Vec<TimedResponse>,
    /// The index of the last response with each request ID, apart from the last response of all.
    by_id: HashMap<String, usize>,
    /// The first document in a string that cannot be read.
    unreadable: Option<Skipped>,
}

/// Which texts of an object are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Texts {
    All,
    AllButMessage,
}

impl<'k> Search<'k> {
    fn new(known: &'k KnownCodes) -> Self {
        Self {
            known,
            found: Vec::new(),
            by_id: HashMap::new(),
            unreadable: None,
        }
    }

    /// Takes out a value that is an error response in this place, or searches it. `level` says how
    /// many strings it is in. Returns whether the value is a response.
    fn visit(&mut self, value: &mut Value, level: u32, around: Around<'_>, place: Place) -> bool {
        let Value::Object(object) = value else {
            self.search(value, level, around);
            return false;
        };
        let shape = Shape::of_object(object, self.known);
        let Verdict { needed, is_certain } = shape.verdict();
        let is_response = needed.is_some_and(|needed| needed <= place);
        let around = Around {
            strings: around.strings.inside(&shape, needed, place),
            ..around
        };
        if is_response && is_certain {
            self.take(value, around);
            return true;
        }
        if is_description(object) {
            return false;
        }
        // An error response in a log may have no code. It is one if its message quotes one. The
        // message of a failed response, even of another API, may quote what was sent.
        let may_quote = needed == Some(Place::WholeInput) && is_certain;
        let texts = if may_quote || place == Place::FailedBody {
            Texts::AllButMessage
        } else {
            Texts::All
        };
        let found = self.found.len();
        self.search_object(object, texts, level, around);
        let has_found = self.found.len() > found;
        // What it quotes is not the response, even if it is in a log.
        let is_likely = is_response || needed.is_some_and(|needed| needed <= Place::WholeInput);
        let quotes = has_found && is_likely && self.are_quoted(found);
        if has_found && !quotes {
            return false;
        }
        self.found.truncate(found);
        let is_response = is_response
            || quotes
            || (may_quote && quotes_response(object.get("error"), level, self.known));
        if is_response {
            self.take(value, around);
        }
        is_response
    }

    fn search(&mut self, value: &mut Value, level: u32, around: Around<'_>) {
        match value {
            Value::Object(object) => self.search_object(object, Texts::All, level, around),
            Value::Array(items) => {
                let before = self.found.len();
                // The status around a list is not the one of its items.
                let around = Around {
                    head: None,
                    ..around
                };
                for item in &mut *items {
                    self.visit(item, level, around, Place::Anywhere);
                }
                // Nothing is in a single line.
                if self.found.len() == before && level < MAX_LEVELS {
                    let unreadable = self.unreadable;
                    // The lines of a text are like those of a log.
                    let around = Around {
                        strings: Strings::Log,
                        ..around
                    };
                    for text in joined::texts_of(items).into_iter().flatten() {
                        self.search_text(&text, level, around);
                        if self.found.len() > before {
                            break;
                        }
                    }
                    // The lines may be anything.
                    self.unreadable = unreadable;
                }
            }
            Value::String(text) if level <= MAX_LEVELS && may_have_response(text) => {
                self.search_text(text, level, around);
            }
            _ => {}
        }
    }

    fn search_text(&mut self, text: &str, level: u32, around: Around<'_>) {
        let mut unreadable = None;
        let before = self.found.len();
        let mut documents = Documents::of(text, classify::in_string, self.known);
        for document in documents.by_ref() {
            match document {
                Ok(Document {
                    mut value,
                    is_quoted,
                }) if level < MAX_LEVELS => {
                    let before = self.found.len();
                    self.visit(&mut value, level + 1, around, Place::Anywhere);
                    if is_quoted {
                        self.quote(before);
                    }
                }
                Ok(_) => unreadable = unreadable.or(Some(Skipped::TooDeep)),
                Err(skipped) => unreadable = unreadable.or(Some(skipped)),
            }
        }
        if around.strings != Strings::Log && documents.are_quoted() {
            self.quote(before);
        }
        if self.unreadable.is_none() && unreadable.is_some() && has_error_field(text) {
            self.unreadable = unreadable;
        }
    }

    fn search_object(&mut self, object: &mut Map, texts: Texts, level: u32, around: Around<'_>) {
        let time = timestamp::from_record(object).map(String::from);
        let request_id = object.get("request_id").and_then(Value::as_str);
        let request_id = request_id.filter(|id| !id.is_empty()).map(str::to_owned);
        let head = beside::head(object, around.head);
        let before = self.found.len();
        let around = Around {
            time: time.as_deref().or(around.time),
            request_id: request_id.as_deref().or(around.request_id),
            head: head.as_ref().or(around.head),
            ..around
        };
        for (name, field) in object.iter_mut().filter(|(name, _)| !is_request(name)) {
            match field {
                Value::String(_) if texts == Texts::AllButMessage && is_message(name) => {}
                Value::Object(error) if texts == Texts::AllButMessage && name == "error" => {
                    self.search_object(error, texts, level, around);
                }
                field => drop(self.visit(field, level, around, Place::Anywhere)),
            }
        }
        // The status may be the one of any of several responses.
        if let [_, _, ..] = self.found.get(before..).unwrap_or_default() {
            for timed in self.found.iter_mut().skip(before) {
                timed.head.take_if(|own| Some(&*own) == around.head);
            }
        }
    }

    /// Notes that the responses from this one on are in a string with other text.
    fn quote(&mut self, from: usize) {
        for timed in self.found.iter_mut().skip(from) {
            timed.quote();
        }
    }

    /// Whether all responses from this one on are quoted.
    fn are_quoted(&self, from: usize) -> bool {
        let mut found = self.found.iter().skip(from);
        found.all(|timed| timed.response.is_quoted())
    }

    /// Takes out a value that is an error response.
    fn take(&mut self, value: &mut Value, around: Around<'_>) {
        let Value::Object(fields) = value.take() else {
            return;
        };
        let time = timestamp::from_record(&fields).map(String::from);
        let time = time.or_else(|| around.time.map(str::to_owned));
        let head = beside::head(&fields, around.head).or_else(|| around.head.cloned());
        let response =
            ErrorResponse::from_object(fields, self.known).with_outer_id(around.request_id);
        let head = head.filter(|head| head.may_belong_to(response.request_id()));
        if !self.is_found(&response) {
            self.found.push(TimedResponse {
                response: Box::new(response),
                time,
                head,
            });
        }
    }

    /// Whether the last response with the same request ID equals this one: objects of clients
    /// contain the body more than once.
    fn is_found(&mut self, response: &ErrorResponse) -> bool {
        let Some(last) = self.found.last() else {
            return false;
        };
        if let Some(id) = last.response.request_id() {
            let index = self.found.len() - 1;
            self.by_id.insert(id.as_raw_str().to_owned(), index);
        }
        let id = response.request_id();
        let same = id.and_then(|id| self.found.get(*self.by_id.get(id.as_raw_str())?));
        same.is_some_and(|timed| *timed.response == *response)
    }
}

/// The shortest text with the beginning of an error response, in bytes: `{"error`.
const SHORTEST: usize = 7;

/// Whether a text may have an error response, or one that cannot be read.
fn may_have_response(text: &str) -> bool {
    text.len() >= SHORTEST && text.contains('{')
}

/// Whether a field with this name is the message of an error response.
fn is_message(name: &str) -> bool {
    matches!(name, "error" | "message")
}

/// Whether a message quotes an error response.
fn quotes_response(message: Option<&Value>, level: u32, known: &KnownCodes) -> bool {
    let message = match message {
        Some(Value::Object(error)) => error.get("message"),
        message => message,
    };
    let Some(Value::String(text)) = message else {
        return false;
    };
    let mut quoted = Search::new(known);
    if level < MAX_LEVELS {
        quoted.search_text(text, level, Around::default());
    }
    !quoted.found.is_empty()
}

/// The fields of documents that describe an API, with examples of its responses.
static DESCRIPTIONS: Table<Fact<&str>> = Table::new(&[
    fact("$schema", "$schema"),
    fact("asyncapi", "asyncapi"),
    fact("openapi", "openapi"),
    fact("swagger", "swagger"),
]);

/// Whether an object describes an API.
fn is_description(object: &Map) -> bool {
    let mut rows = DESCRIPTIONS.rows();
    rows.any(|name| object.get(name).is_some_and(Value::is_string))
}

/// The names of fields with what was sent, and with what may be received, in lower case.
static REQUEST_FIELDS: Table<Fact<&str>> = Table::new(&[
    // JSON Schema and OpenAPI.
    fact("example", "example"),
    fact("examples", "examples"),
    fact("req", "req"),
    fact("request", "request"),
    fact("requestbody", "requestBody"),
    fact("request_body", "request_body"),
    fact("requestdata", "requestData"),
]);

/// Whether a field with this name contains what a client sent, or what a server may send.
fn is_request(name: &str) -> bool {
    REQUEST_FIELDS.contains_ignore_case(name.as_bytes())
}

/// Whether a text has the name of a field that most error responses have.
fn has_error_field(text: &str) -> bool {
    ["\"error", "'error"].iter().any(|name| text.contains(name))
}
