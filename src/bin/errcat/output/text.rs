//! Answers for people: what explanations, diagnoses and remarks say, and in which order.

use std::fmt::{self, Display};
use std::io;
use std::time::Duration;

use errcat::catalog::{CliExit, Entry, Lookup, RetryBasis, RetryVerdict};
use errcat::diagnosis::Diagnosis;
use errcat::explanation::Explanation;
use errcat::extract::{MAX_DOCUMENT, Skipped, SkippedKind};
use errcat::response::{Detail, DetailKind, Head, RetryAfter};

use super::sheet::{Field, Sheet};
use super::{Palette, Source};
use crate::term::Terminal;

/// The longest text of a response that is shown, in characters.
const LONGEST_TEXT: usize = 2_000;

/// The longest id that is shown, in characters.
const LONGEST_ID: usize = 200;

/// The most fields of a detail that are shown.
const MOST_FIELDS: usize = 40;

/// What the catalog and errcat say of a code; `entry` is what the code was found to be.
pub(crate) fn explanation(explanation: &Explanation, entry: &Entry, terminal: Terminal) -> Sheet {
    let mut sheet = Sheet::new(terminal);
    let palette = sheet.palette;
    sheet.paragraph(format_args!(
        "{} ({})",
        palette.code(entry.code()),
        entry.category()
    ));
    sheet.paragraph(entry.description());
    sheet.gap();
    let mut fields = Vec::new();
    fields.extend(renamed_field(entry, explanation.lookup));
    fields.extend(retry_fields(
        palette,
        entry.retry(),
        entry.retry_basis(),
        Some(entry),
    ));
    fields.push(cli_exit_field(entry.cli_exit()));
    if !entry.related().is_empty() {
        fields.push(Field::new("related", entry.related().join(", ")));
    }
    fields.push(Field::unbroken(
        "docs",
        Link {
            url: explanation.catalog.source(),
            is_active: terminal.hyperlinks,
        },
    ));
    sheet.fields(&fields);
    advice(&mut sheet, entry.advice(), false);
    sheet
}

/// What a response says, what its code means and what to do about it.
pub(crate) fn diagnosis(diagnosis: &Diagnosis, source: &Source, terminal: Terminal) -> Sheet {
    let mut sheet = Sheet::new(terminal);
    let palette = sheet.palette;
    let response = &diagnosis.response;
    let entry = diagnosis.lookup.entry();

    sheet.hanging(Title { diagnosis, palette });
    sheet.gap();

    let mut fields = Vec::new();
    if let Some(message) = &response.message {
        fields.push(Field::new(
            "message",
            message.escaped().at_most(LONGEST_TEXT),
        ));
    }
    if let Some(id) = diagnosis.request_id() {
        fields.push(Field::new(
            "request_id",
            palette.key(id.escaped().at_most(LONGEST_ID)),
        ));
    }
    if let Some(id) = diagnosis.build_id() {
        fields.push(Field::new("build_id", id.escaped().at_most(LONGEST_ID)));
    }
    fields.push(Field::new("found at", source));
    match response.masked {
        0 => {}
        1 => fields.push(Field::new("masked", "1 credential in the response's texts")),
        many => fields.push(Field::new(
            "masked",
            format_args!("{many} credentials in the response's texts"),
        )),
    }
    if !diagnosis.suggestions.is_empty() {
        fields.push(Field::new("near codes", diagnosis.suggestions.join(", ")));
    }
    if let Some(entry) = entry {
        fields.push(Field::new("meaning", entry.description()));
        fields.extend(renamed_field(entry, diagnosis.lookup));
    }
    let retry = diagnosis.retry;
    fields.extend(retry_fields(palette, retry.verdict, retry.basis, entry));
    if let Some(when) = diagnosis.head.as_deref().and_then(retry_after) {
        let but =
            if retry.verdict == RetryVerdict::AfterChange && retry.basis == RetryBasis::Response {
                ", but the response says that a retry does not help"
            } else {
                ""
            };
        fields.push(Field::new("retry after", format_args!("{when}{but}")));
    }
    fields.push(cli_exit_field(diagnosis.cli_exit()));
    sheet.fields(&fields);

    if let Some(hint) = &response.hint {
        sheet.gap();
        sheet.paragraph(palette.heading("Hint (the official CLI's word):"));
        sheet.indented(hint.escaped().at_most(LONGEST_TEXT));
    }
    // The one of an error_detail shows among its fields.
    if let Some(action) = &response.suggested_action {
        sheet.gap();
        sheet.paragraph(palette.heading("Suggested action (the API's word):"));
        sheet.indented(action.escaped().at_most(LONGEST_TEXT));
    }
    for (name, part) in [
        ("error_detail", &response.error_detail),
        ("details", &response.details),
    ] {
        if let Some(part) = part {
            detail(&mut sheet, name, part);
        }
    }
    let is_general = entry.is_some() && retry.basis == RetryBasis::Response;
    advice(&mut sheet, diagnosis.advice(), is_general);
    sheet
}

/// The remark on a code that the catalog does not have.
pub(crate) fn unknown_code(explanation: &Explanation) -> String {
    let asked = explanation.asked.escaped().at_most(LONGEST_ID);
    let known = explanation.catalog.len();
    let unknown = format!("`{asked}` is not among the {known} catalog codes");
    match &explanation.suggestions[..] {
        [] => format!("{unknown}; `errcat list TEXT` searches them"),
        near => format!("{unknown}; near: {}", near.join(", ")),
    }
}

/// The remark on a part of the input that is no error response.
pub(crate) fn skipped(skipped: Skipped, head: Option<&Head>, source: &Source) -> String {
    let what = match skipped {
        Skipped::Empty if head.is_some() => "the body is empty".to_owned(),
        Skipped::Empty => "the input is empty: perhaps the connection failed, which `curl -sS` \
                           shows, or `curl -f` dropped the body, which `curl --fail-with-body` \
                           keeps"
            .to_owned(),
        Skipped::Json if head.is_some_and(|head| !head.is_failure()) => {
            "the answer is no failure".to_owned()
        }
        Skipped::Json => "JSON without the `error` and `code` of an error response".to_owned(),
        Skipped::ProblemJson => {
            "a problem document (RFC 9457), which is not from the API but perhaps from a gateway"
                .to_owned()
        }
        Skipped::Html => "an HTML page, perhaps from a gateway".to_owned(),
        Skipped::Text => "text, not a JSON object".to_owned(),
        Skipped::NoAnswer {
            curl_error: Some(number),
        } => format!(
            "there is no answer: curl failed with error {number}, which `man curl` explains"
        ),
        Skipped::NoAnswer { .. } => "there is no answer, only what the client says of itself: \
                                     perhaps the connection failed"
            .to_owned(),
        Skipped::Request => "JSON that was sent with a request".to_owned(),
        Skipped::Binary => {
            "binary data; if it is a compressed body, `curl --compressed` unpacks it".to_owned()
        }
        Skipped::InvalidJson { line, column } => {
            format!("not valid JSON: it breaks on line {line}, column {column}")
        }
        Skipped::Truncated { line } => {
            format!("JSON cut off: the input ends on line {line} before it is complete")
        }
        Skipped::TooLarge => format!(
            "a JSON document over {} MiB; only responses within it are looked for",
            MAX_DOCUMENT >> 20
        ),
        Skipped::TooDeep => "a JSON document that nests too deep".to_owned(),
        other => other.as_str().to_owned(),
    };
    let mut facts = Vec::new();
    if let Some(head) = head {
        facts.push(format!("HTTP {}", head.status));
        if let Some(id) = &head.request_id {
            facts.push(format!("request_id {}", id.escaped().at_most(LONGEST_ID)));
        }
        facts.extend(retry_after(head).map(|when| format!("retry {when}")));
    }
    let facts = if facts.is_empty() {
        String::new()
    } else {
        format!(" ({})", facts.join(", "))
    };
    // An input with nothing in it has no line to speak of.
    let place = match (skipped, head, &source.file) {
        (Skipped::Empty | Skipped::NoAnswer { .. }, None, None) => String::new(),
        (Skipped::Empty | Skipped::NoAnswer { .. }, None, Some(_)) => {
            format!("{}: ", FileName(source))
        }
        _ => format!("{source}: "),
    };
    let verdict = match skipped.kind() {
        SkippedKind::NotAnError => "no error response",
        SkippedKind::Unreadable => "cannot be read",
    };
    format!("{place}{verdict}: {what}{facts}")
}

/// The remark on a file or stream that could not be read.
pub(crate) fn failed(source: &Source, error: &io::Error) -> String {
    format!("cannot read {}: {error}", FileName(source))
}

/// Adds advice. `is_general` says that the response itself settles the retry, which the advice,
/// being the same for every response with the code, cannot know.
fn advice(sheet: &mut Sheet, advice: &str, is_general: bool) {
    let on = if is_general {
        " on the code in general"
    } else {
        ""
    };
    let heading = format!("Advice{on} (errcat's reading, not the API's word):");
    sheet.gap();
    sheet.paragraph(sheet.palette.heading(heading).to_string());
    sheet.indented(advice);
}

fn detail(sheet: &mut Sheet, name: &str, detail: &Detail) {
    let kind = match detail.kind() {
        DetailKind::Template => " (template failure)",
        DetailKind::Upload => " (upload failure)",
        _ => "",
    };
    let mut fields: Vec<Field> = detail
        .fields()
        .take(MOST_FIELDS)
        .map(|(path, value)| {
            let value = value.escaped().at_most(LONGEST_TEXT);
            if path.is_empty() {
                Field::new("value", value)
            } else {
                Field::new(path.escaped(), value)
            }
        })
        .collect();
    if let Some(more @ 1..) = detail.field_count().checked_sub(MOST_FIELDS) {
        fields.push(Field::new(
            "...",
            format_args!("{more} more fields; --json shows all"),
        ));
    }
    sheet.gap();
    sheet.paragraph(
        sheet
            .palette
            .heading(format_args!("{name}{kind}:"))
            .to_string(),
    );
    sheet.fields(&fields);
}

fn renamed_field(entry: &Entry, lookup: Lookup) -> Option<Field> {
    let name = entry.renamed_to()?;
    Some(match lookup {
        Lookup::Renamed(_) => Field::new(
            "renamed",
            format_args!(
                "{name} is what release 1.0 of the official SDK calls {}",
                entry.code()
            ),
        ),
        _ => Field::new(
            "renamed",
            format_args!("{name} in release 1.0 of the official SDK"),
        ),
    })
}

fn retry_fields(
    palette: Palette,
    verdict: RetryVerdict,
    basis: RetryBasis,
    entry: Option<&Entry>,
) -> Vec<Field> {
    let name = palette.verdict(verdict, verdict.as_str());
    let mut fields = vec![Field::new(
        "retry",
        format_args!("{name}: {}", verdict.meaning()),
    )];
    let whose = match (basis, entry) {
        (RetryBasis::Response, _) => Some("the response's own `retryable`".to_owned()),
        (RetryBasis::Header, _) => Some("the Retry-After header of the response".to_owned()),
        (RetryBasis::Catalog, _) => Some("the catalog's description".to_owned()),
        (RetryBasis::Reading, Some(entry)) => Some(format!(
            "errcat's reading of {}",
            entry.evidence().meaning()
        )),
        (RetryBasis::Reading, None) => Some("errcat's reading of the status".to_owned()),
        _ => None,
    };
    fields.extend(whose.map(|whose| Field::new("basis", whose)));
    fields
}

/// What the Retry-After header asks for, in words.
fn retry_after(head: &Head) -> Option<String> {
    let header = head.retry_after.as_ref()?;
    Some(match header {
        RetryAfter::Delay(wait) => format!("in {} s", wait.as_secs_f64()),
        RetryAfter::Date(date) => {
            let at = humantime::format_rfc3339_seconds(*date);
            match header.delay(head.date) {
                Some(Duration::ZERO) => format!("{at}, which was past when the answer came"),
                Some(wait) => format!("{at}, {} s after the answer", wait.as_secs_f64()),
                None => at.to_string(),
            }
        }
        RetryAfter::Unreadable(text) => {
            format!(
                "\"{}\", which is no time",
                text.escaped().at_most(LONGEST_ID)
            )
        }
        _ => return None,
    })
}

fn cli_exit_field(exit: CliExit) -> Field {
    Field::new(
        "cli exit",
        format_args!("{} ({})", exit.number(), exit.meaning()),
    )
}

/// The first line of a diagnosis: the code and the status.
struct Title<'a> {
    diagnosis: &'a Diagnosis<'a>,
    palette: Palette,
}

impl Display for Title<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { diagnosis, palette } = self;
        match (diagnosis.lookup.entry(), &diagnosis.response.code) {
            (Some(entry), _) => write!(f, "{} ({})", palette.code(entry.code()), entry.category())?,
            (None, Some(code)) => {
                let code = code.escaped().at_most(LONGEST_ID);
                let known = diagnosis.catalog.len();
                write!(
                    f,
                    "{} (not among the {known} catalog codes)",
                    palette.code(code)
                )?;
            }
            (None, None) => f.write_str("an error response without a code")?,
        }
        match &diagnosis.head {
            Some(head) => write!(f, ", HTTP {}", head.status),
            None => Ok(()),
        }
    }
}

impl Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", FileName(self)),
            None => FileName(self).fmt(f),
        }
    }
}

/// The file of a source as people call it.
struct FileName<'a>(&'a Source);

impl Display for FileName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.file {
            Some(name) => Display::fmt(&name.escaped(), f),
            None => f.write_str("standard input"),
        }
    }
}

/// A link whose text is its address, so that nobody is led elsewhere.
struct Link<'a> {
    url: &'a str,
    is_active: bool,
}

impl Display for Link<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = self.url;
        if self.is_active {
            write!(f, "\u{1b}]8;;{url}\u{1b}\\{url}\u{1b}]8;;\u{1b}\\")
        } else {
            f.write_str(url)
        }
    }
}
