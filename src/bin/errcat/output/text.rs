//! Answers for people: what explanations, diagnoses and remarks say, and in which order.

use std::fmt::{self, Display};
use std::io;
use std::time::Duration;

use errcat::catalog::{Catalog, CliExit, Entry, Lookup, RetryBasis, RetryVerdict, SOURCE};
use errcat::diagnosis::Diagnosis;
use errcat::explanation::Explanation;
use errcat::extract::{MAX_DOCUMENT, Skipped};
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

/// What the catalog and errcat say of a code.
pub(crate) fn explanation(entry: &Entry, lookup: Lookup, terminal: Terminal) -> Sheet {
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
    fields.extend(renamed_field(entry, lookup));
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
    fields.push(Field::verbatim(
        "docs",
        Link {
            url: SOURCE,
            is_active: terminal.hyperlinks,
        },
    ));
    sheet.fields(&fields);
    advice(&mut sheet, entry);
    sheet
}

/// What a response says, what its code means and what to do about it.
pub(crate) fn diagnosis(diagnosis: &Diagnosis, source: &Source, terminal: Terminal) -> Sheet {
    let mut sheet = Sheet::new(terminal);
    let palette = sheet.palette;
    let response = &diagnosis.response;
    let entry = diagnosis.lookup.entry();

    sheet.paragraph(Title { diagnosis, palette });
    if let Some(message) = &response.message {
        sheet.paragraph(message.escaped().at_most(LONGEST_TEXT));
    }
    sheet.gap();

    let mut fields = Vec::new();
    if let Some(id) = diagnosis.request_id() {
        fields.push(Field::verbatim(
            "request_id",
            palette.key(id.escaped().at_most(LONGEST_ID)),
        ));
    }
    if let Some(id) = diagnosis.build_id() {
        fields.push(Field::verbatim(
            "build_id",
            id.escaped().at_most(LONGEST_ID),
        ));
    }
    if source.is_told {
        fields.push(Field::verbatim("found at", source));
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
    fields.extend(diagnosis.head.as_ref().and_then(retry_after_field));
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
    if let Some(entry) = entry {
        advice(&mut sheet, entry);
    }
    sheet
}

/// The remark on a code that the catalog does not have.
pub(crate) fn unknown_code(explanation: &Explanation, catalog: &Catalog) -> String {
    let asked = explanation.asked.escaped().at_most(LONGEST_ID);
    let known = catalog.len();
    if explanation.suggestions.is_empty() {
        format!("{asked} is not among the {known} catalog codes; `errcat list TEXT` searches them")
    } else {
        let near = explanation.suggestions.join(", ");
        format!("{asked} is not among the {known} catalog codes; near: {near}")
    }
}

/// The remark on a part of the input that is no error response.
pub(crate) fn skipped(skipped: Skipped, head: Option<&Head>, source: &Source) -> String {
    let what = match skipped {
        Skipped::Empty if head.is_some() => "the body is empty".to_owned(),
        Skipped::Empty => "the input is empty; `curl -f` drops bodies, `curl --fail-with-body` \
                           keeps them"
            .to_owned(),
        Skipped::Json if head.is_some_and(|head| !head.is_failure()) => {
            "the answer is a success".to_owned()
        }
        Skipped::Json => "JSON, but not an ErrorResponse".to_owned(),
        Skipped::ProblemJson => {
            "a problem document (RFC 9457), which is not from the API but perhaps from a gateway"
                .to_owned()
        }
        Skipped::Html => "an HTML page, perhaps from a gateway".to_owned(),
        Skipped::Text => "text without JSON".to_owned(),
        Skipped::Binary => "binary data; `curl --compressed` unpacks bodies".to_owned(),
        Skipped::InvalidJson { line, column } => {
            format!("not valid JSON: it breaks on line {line}, column {column}")
        }
        Skipped::Truncated { line } => {
            format!("JSON cut off: the input ends on line {line} before it is complete")
        }
        Skipped::TooLarge => format!("a JSON document over {MAX_DOCUMENT} bytes"),
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
    let place = if source.is_told {
        format!("{source}: ")
    } else {
        String::new()
    };
    format!("{place}no error response: {what}{facts}")
}

/// The remark on a file or stream that could not be read.
pub(crate) fn failed(source: &Source, error: &io::Error) -> String {
    format!("cannot read {}: {error}", FileName(source))
}

fn advice(sheet: &mut Sheet, entry: &Entry) {
    sheet.gap();
    let heading = sheet
        .palette
        .heading("Advice (errcat's reading, not the API's word):");
    sheet.paragraph(heading);
    sheet.indented(entry.advice());
}

fn detail(sheet: &mut Sheet, name: &str, detail: &Detail) {
    let kind = match detail.kind() {
        DetailKind::Template => " (template failure)",
        DetailKind::Upload => " (upload failure)",
        _ => "",
    };
    let all = detail.fields();
    if all.is_empty() {
        return;
    }
    let mut fields: Vec<Field> = all
        .iter()
        .take(MOST_FIELDS)
        .map(|(path, value)| {
            let path = path.escaped().at_most(LONGEST_ID);
            Field::new(path, value.escaped().at_most(LONGEST_TEXT))
        })
        .collect();
    if let Some(more) = all.len().checked_sub(MOST_FIELDS).filter(|&more| more > 0) {
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
        _ => None,
    };
    fields.extend(whose.map(|whose| Field::new("basis", whose)));
    fields
}

fn retry_after_field(head: &Head) -> Option<Field> {
    retry_after(head).map(|when| Field::new("retry after", when))
}

/// What the Retry-After header asks for, in words.
fn retry_after(head: &Head) -> Option<String> {
    let delay = |delay| {
        let seconds = Duration::as_secs_f64(&delay);
        let long = if seconds >= 120.0 {
            format!(" ({})", humantime::format_duration(delay))
        } else {
            String::new()
        };
        format!("{seconds} s{long}")
    };
    let header = head.retry_after.as_ref()?;
    Some(match header {
        RetryAfter::Delay(wait) => format!("in {}", delay(*wait)),
        RetryAfter::Date(date) => {
            let at = humantime::format_rfc3339_seconds(*date);
            match header.delay(head.date) {
                Some(wait) => format!("{at}, {} after the answer", delay(wait)),
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
                let known = Catalog::bundled().len();
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
        write!(f, "{}:{}", FileName(self), self.line)
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
struct Link {
    url: &'static str,
    is_active: bool,
}

impl Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = self.url;
        if self.is_active {
            write!(f, "\u{1b}]8;;{url}\u{1b}\\{url}\u{1b}]8;;\u{1b}\\")
        } else {
            f.write_str(url)
        }
    }
}
