//! Finds error responses in the output of HTTP clients and in logs.
//!
//! The stages, in the order of the data:
//!
//! - `scan`: converts UTF-16 to UTF-8 and cuts the bytes into JSON documents and lines. It finds
//!   documents after other text, in lists, one after another, and inside escaped strings.
//!   - `scan::undo`: undoes what programs did to the text of a document, such as a prefix on each
//!     line or HTML entities. That is tried where a document breaks, and counts only if the result
//!     is an error response.
//! - `client`: recognizes headers, requests and the rows of a trace in lines, and ignores progress
//!   and notes. It decodes bodies that the input shows in chunks or in a trace; the scanner then
//!   reads the decoded bytes.
//! - `json`: parses documents, also malformed JSON, and searches their fields and strings for error
//!   responses. JSON nested in strings is searched down to the fourth level.
//! - `cli_report`: recognizes reports of the nullspace CLI in lines of text.
//! - `assemble`: puts headers, requests and bodies together into [`Record`]s.
//!
//! A response is returned as soon as the last byte of its JSON was read, unless it may depend on
//! what follows:
//!
//! - JSON that is an error response only as the whole input, at the end of the input or after the
//!   next frame,
//! - responses after headers whose body may still come, as with `curl -Z`, after a few frames,
//! - an error response without a request ID, which may follow it, after the next line,
//! - a report of the nullspace CLI, which is text, after the next line,
//! - a success, after its body.
//!
//! Time is linear in the input. Memory is bounded: at most one document of up to [`MAX_DOCUMENT`]
//! bytes is kept. Parsing it takes up to about thirty times its size.
//!
//! Everything that is not an error response becomes a record with its [`Skipped`] reason, except
//! for:
//!
//! - notes of clients, such as progress and warnings,
//! - headers of a success that other headers or a request follow,
//! - labels between headers and their body, and text on the line of a document,
//! - the body of a trace if it follows the trace once more,
//! - what surrounds the error responses in a document without headers.

mod assemble;
mod cli_report;
mod client;
mod hexadecimal;
mod json;
mod limits;
mod lone_line;
mod record;
mod scan;
mod skipped;

use std::io::{self, Read};
use std::iter::FusedIterator;

pub use limits::MAX_DOCUMENT;
pub(crate) use lone_line::{LoneLines, is_plain_text, permits_response};
pub use record::{Content, OtherFailure, Record};
pub(crate) use scan::encoding::Utf8;
pub use skipped::{SkipReason, Skipped, SkippedKind};

use assemble::Assembler;
use client::markers::Marker;
use client::seen_head::SeenHead;
use client::{ClientFrame, ClientOutput};
use json::classify;
use scan::{Frame, Scanner};

use crate::catalog::Catalog;
use crate::response::{ErrorResponse, ResponseHead};

/// An iterator over the records of an input, in order.
///
/// An input that is empty, or has only notes of a client, has one [`Skipped`] record. An error of
/// the reader is the last item.
///
/// ```
/// use errcat::extract::{Content, Extractor};
///
/// let printed = "HTTP/1.1 409 Conflict\r\n\r\n{\"error\": \"in use\", \"code\": \"volume_busy\"}";
/// let record = Extractor::new(printed.as_bytes()).next().ok_or("nothing found")??;
/// assert_eq!(record.head.and_then(|head| head.status()), Some(409));
/// assert!(matches!(record.content, Content::ErrorResponse(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Extractor<R> {
    scanner: Scanner<Utf8<R>, ClientOutput>,
    assembler: Assembler,
    /// The error of the reader, until it is returned.
    error: Option<io::Error>,
    progress: Progress,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    /// Nothing was found yet.
    Empty,
    Reading,
    Ended,
}

impl<R: Read> Extractor<R> {
    /// Creates an extractor that reads from `reader`. It reads up to 64 KiB at once, so the reader
    /// needs no buffer, and only after all records so far were returned.
    ///
    /// ```
    /// use errcat::extract::Extractor;
    ///
    /// let file = std::fs::File::open("Cargo.toml")?;
    /// assert!(Extractor::new(file).count() > 0);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn new(reader: R) -> Self {
        Self::with_scanner(Scanner::new(
            Utf8::new(reader),
            ClientOutput::in_input(),
            classify::document,
        ))
    }

    /// Creates an extractor for a part of an input, with a buffer for this many bytes if they are few.
    /// Nothing in it is the whole input, or begins it.
    pub(crate) fn of_part(reader: R, len: usize) -> Self {
        let client = ClientOutput::default();
        let reader = Utf8::new(reader);
        let scanner = Scanner::with_len(reader, len, client, classify::document);
        let mut extractor = Self::with_scanner(scanner);
        extractor.assembler.note_beginning();
        extractor
    }

    /// Looks for the codes of this catalog instead of those of the bundled one: a known code shows that
    /// JSON is an error response, even in a log.
    ///
    /// ```
    /// use errcat::Catalog;
    /// use errcat::catalog::file::EntryList;
    /// use errcat::extract::{Content, Extractor};
    ///
    /// let bundled = Catalog::bundled();
    /// let json = serde_json::to_string(&EntryList::new(bundled, bundled.known()))?;
    /// let other = Catalog::from_json(&json.replace("volume_busy", "disk.busy"))?;
    ///
    /// let log = br#"ERROR call failed: {"error": "in use", "code": "disk.busy"}"#;
    /// let record = Extractor::from_slice(log).with_catalog(&other).next().ok_or("nothing found")??;
    /// assert!(matches!(record.content, Content::ErrorResponse(_)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_catalog(mut self, catalog: &Catalog) -> Self {
        let known = catalog.codes();
        self.assembler.set_known(known.clone());
        self.scanner = self.scanner.with_known(known.clone());
        self
    }

    fn with_scanner(scanner: Scanner<Utf8<R>, ClientOutput>) -> Self {
        Self {
            scanner,
            assembler: Assembler::default(),
            error: None,
            progress: Progress::Empty,
        }
    }

    fn end(&mut self) {
        let has_failed = self.error.is_some();
        self.assembler.end(has_failed);
        if self.progress == Progress::Empty && !has_failed {
            let client = self.scanner.context();
            let skipped = match client.curl_error() {
                None if !client.saw_client() => Skipped::Empty,
                curl_error => Skipped::NoAnswer { curl_error },
            };
            self.assembler.skip(1, skipped);
        }
        self.progress = Progress::Ended;
    }
}

impl<'b> Extractor<&'b [u8]> {
    /// Creates an extractor for bytes in memory, with a buffer no larger than necessary.
    ///
    /// ```
    /// use errcat::extract::{Content, Extractor};
    ///
    /// let log = br#"ERROR call failed: {"error": "in use", "code": "volume_busy"}"#;
    /// let record = Extractor::from_slice(log).next().ok_or("nothing found")??;
    /// assert!(matches!(record.content, Content::ErrorResponse(_)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn from_slice(bytes: &'b [u8]) -> Self {
        Self::from_slice_after(bytes, ClientOutput::in_input())
    }

    fn from_slice_after(bytes: &'b [u8], client: ClientOutput) -> Self {
        Self::with_scanner(Scanner::with_len(
            Utf8::new(bytes),
            bytes.len(),
            client,
            classify::document,
        ))
    }
}

impl<R: Read> Iterator for Extractor<R> {
    type Item = io::Result<Record>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(record) = self.assembler.next_record() {
                return Some(Ok(record));
            }
            if self.progress == Progress::Ended {
                return self.error.take().map(Err);
            }
            match self.scanner.next_frame() {
                Ok(Some(frame)) => {
                    self.progress = Progress::Reading;
                    self.assembler.push_frame(frame);
                }
                Ok(None) => self.end(),
                Err(error) => {
                    // The records before the error come first.
                    self.error = Some(error);
                    self.scanner.end();
                }
            }
        }
    }
}

impl<R: Read> FusedIterator for Extractor<R> {}

/// Returns the error response in the body of a response with these headers. [`Extractor`] finds the
/// same one if the response is printed.
pub(crate) fn error_response_in(
    body: &[u8],
    head: &ResponseHead,
    catalog: &Catalog,
) -> Option<ErrorResponse> {
    let mut seen = SeenHead::new(1, head.clone(), Marker::Plain);
    // HTTP libraries decompress bodies. The caller knows that it is the body of this response.
    seen.is_compressed = true;
    // Headers inside a body, such as those of a quoted response, are text.
    let extractor = Extractor::from_slice_after(body, ClientOutput::in_body());
    let mut extractor = extractor.with_catalog(catalog);
    let frame = Frame::Found(ClientFrame::Head(seen));
    extractor.assembler.push_frame(frame);
    extractor.find_map(|record| match record.ok()? {
        // Another response inside the body may have a status beside it.
        Record {
            head: Some(own),
            content: Content::ErrorResponse(response),
            ..
        } if own == *head => Some(*response),
        _ => None,
    })
}
