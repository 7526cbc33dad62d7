//! Counts the error responses that the extractor finds.

use std::cell::Cell;
use std::io::{self, Read};

use super::summary::Summary;
use crate::extract::{Content, Extractor, Record, SkippedKind, Utf8};
use crate::triage::counts::Counts;
use crate::triage::sighting::{Code, Context, Sighting};
use crate::triage::time::Timestamp;

/// Counts the error responses of an input.
pub(super) fn read(
    reader: impl Read,
    context: &Context<'_>,
    counts: &mut Counts,
    summary: &mut Summary,
) -> io::Result<()> {
    let bytes = Cell::new(0);
    let raw = Measured {
        reader,
        bytes: &bytes,
    };
    // The lines are those of the text, also in UTF-16.
    let mut text = Summarized {
        reader: Utf8::new(raw),
        summary,
    };
    let outcome = count(Extractor::new(&mut text), context, counts);
    summary.add_bytes(bytes.get());
    outcome
}

/// Counts the error responses of a part of an input with about this many bytes.
pub(super) fn read_part(
    mut part: impl Read,
    len: usize,
    context: &Context<'_>,
    counts: &mut Counts,
) -> io::Result<()> {
    count(Extractor::of_part(&mut part, len), context, counts)
}

// For all readers, there is one extractor in the program.
fn count(
    extractor: Extractor<&mut dyn Read>,
    context: &Context<'_>,
    counts: &mut Counts,
) -> io::Result<()> {
    for record in extractor.with_catalog(context.catalog) {
        count_record(record?, context, counts);
    }
    Ok(())
}

/// Counts what a record holds.
fn count_record(record: Record, context: &Context<'_>, counts: &mut Counts) {
    if let Some(skipped) = record.content.skipped() {
        counts.unreadable += u64::from(skipped.kind() == SkippedKind::Unreadable);
    }
    let Content::ErrorResponse(response) = record.content else {
        return;
    };
    let now = context.options.now;
    let time = record.time.as_deref();
    let time = time.and_then(|time| Timestamp::from_log(time, now));
    // In the order of `Diagnosis::request_id`.
    let in_body = response.request_id();
    let in_head = || record.head.as_ref()?.request_id();
    let in_detail = || response.error_detail()?.id("request_id");
    let request_id = in_body.or_else(in_head).cloned().or_else(in_detail);
    let code = response.code();
    let sighting = Sighting {
        code: code.map_or(Code::Missing, |code| context.code(code.as_raw_str())),
        time,
        request_id: request_id.as_ref().map(|id| id.as_raw_str().as_bytes()),
    };
    counts.add(&sighting, context);
}

/// A reader that counts its bytes.
struct Measured<'b, R> {
    reader: R,
    bytes: &'b Cell<u64>,
}

impl<R: Read> Read for Measured<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.bytes.set(self.bytes.get() + count as u64);
        Ok(count)
    }
}

/// A reader that notes the text that it reads.
struct Summarized<'s, R> {
    reader: R,
    summary: &'s mut Summary,
}

impl<R: Read> Read for Summarized<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        let bytes = buffer.get(..count).unwrap_or_default();
        self.summary.feed_text(bytes);
        self.summary.count_breaks(bytes);
        Ok(count)
    }
}
