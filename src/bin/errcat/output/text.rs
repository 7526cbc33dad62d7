//! Answers for people: what explanations and diagnoses say, and in which order.

use std::fmt::{self, Display};

use errcat::catalog::{Catalog, CliExit, Entry, Origin, RetryBasis, RetryVerdict};
use errcat::diagnosis::Diagnosis;
use errcat::explanation::Explanation;
use errcat::response::{Detail, DetailKind};

use super::sheet::{Field, Sheet};
use super::{LONGEST_ID, LONGEST_TEXT, Palette, Source, words};
use crate::term::Terminal;

/// The most fields of a detail that are shown.
const MOST_FIELDS: usize = 40;

/// What the catalog and errcat say of a code; `entry` is what the code was found to be.
pub(crate) fn explanation(explanation: &Explanation, entry: &Entry, terminal: Terminal) -> Sheet {
    let mut sheet = Sheet::new(terminal);
    let palette = sheet.palette;
    sheet.paragraph(format_args!(
        "{} ({})",
        palette.code(entry.code()),
        entry.origin()
    ));
    sheet.paragraph(entry.description());
    sheet.gap();
    let mut fields = Vec::new();
    fields.extend(origin_field(entry, explanation.catalog));
    fields.extend(renamed_field(entry, explanation.asked_by_newer_name()));
    fields.extend(status_field(entry));
    fields.extend(retry_fields(
        palette,
        entry.retry(),
        entry.retry_basis(),
        entry.permits_retry(),
        Some(entry),
    ));
    fields.push(cli_exit_field(entry.cli_exit()));
    if !entry.see_also().is_empty() {
        fields.push(Field::new("see also", entry.see_also().join(", ")));
    }
    // No page has the others.
    if entry.category().is_some() {
        fields.push(Field::unbroken(
            "docs",
            Link {
                url: explanation.catalog.source(),
                is_active: terminal.hyperlinks,
            },
        ));
    }
    sheet.fields(&fields);
    readings(&mut sheet, entry);
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
        let near = words::near(&diagnosis.suggestions, diagnosis.catalog);
        fields.push(Field::new("near codes", near));
    }
    if let Some(entry) = entry {
        fields.push(Field::new("meaning", entry.description()));
        fields.extend(origin_field(entry, diagnosis.catalog));
        fields.extend(renamed_field(entry, diagnosis.is_by_newer_name()));
    }
    let retry = diagnosis.retry;
    fields.extend(retry_fields(
        palette,
        retry.verdict,
        retry.basis,
        retry.permitted,
        entry,
    ));
    if let Some(when) = diagnosis.own_head().and_then(words::wait) {
        let but =
            if retry.verdict == RetryVerdict::AfterChange && retry.basis == RetryBasis::Response {
                ", but the response says that a retry does not help"
            } else {
                ""
            };
        fields.push(Field::new("retry after", format_args!("{when}{but}")));
    }
    fields.push(cli_exit_field(diagnosis.cli_exit()));
    let warnings = diagnosis.warnings.iter();
    fields.extend(warnings.map(|warning| {
        let warning = words::warning(warning, entry);
        Field::new("warning", palette.key(warning))
    }));
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
    let is_settled = matches!(retry.basis, RetryBasis::Response | RetryBasis::Header);
    if let Some(entry) = entry.filter(|_| !is_settled) {
        readings(&mut sheet, entry);
    }
    let is_general = entry.is_some() && retry.basis == RetryBasis::Response;
    advice(&mut sheet, &diagnosis.advice(), is_general);
    sheet
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

/// What speaks for which verdict, where the sources leave a doubt.
fn readings(sheet: &mut Sheet, entry: &Entry) {
    if entry.readings().is_empty() {
        return;
    }
    let readings = entry.readings().iter();
    let fields: Vec<_> = readings
        .map(|reading| Field::new(reading.verdict.as_str(), reading.because))
        .collect();
    sheet.gap();
    let heading = sheet.palette.heading("In doubt, what speaks for which:");
    sheet.paragraph(heading.to_string());
    sheet.fields(&fields);
}

/// Who makes a code that is not the catalog's.
fn origin_field(entry: &Entry, catalog: &Catalog) -> Option<Field> {
    let origin = entry.origin();
    let is_related = !matches!(origin, Origin::Catalog(_));
    is_related.then(|| {
        let known = catalog.len();
        let made_by = origin.made_by();
        Field::new(
            "origin",
            format_args!(
                "made by {made_by}; not among the {known} catalog codes: errcat's reading"
            ),
        )
    })
}

fn renamed_field(entry: &Entry, is_by_newer_name: bool) -> Option<Field> {
    let (name, code) = (entry.renamed_to()?, entry.code());
    let newer = match entry.origin() {
        Origin::Catalog(_) => "release 1.0 of the official SDK",
        _ => "newer documentation",
    };
    Some(if is_by_newer_name {
        Field::new(
            "renamed",
            format_args!("{name} is what {newer} calls {code}"),
        )
    } else {
        Field::new("renamed", format_args!("{name} in {newer}"))
    })
}

/// The HTTP statuses that a code is known to come with.
fn status_field(entry: &Entry) -> Option<Field> {
    let statuses = entry.statuses();
    (!statuses.is_empty()).then(|| Field::new("http status", words::statuses(statuses)))
}

fn retry_fields(
    palette: Palette,
    verdict: RetryVerdict,
    basis: RetryBasis,
    is_permitted: bool,
    entry: Option<&Entry>,
) -> Vec<Field> {
    let name = palette.verdict(verdict, verdict.as_str());
    let mut fields = vec![Field::new(
        "retry",
        format_args!("{name}: {}", verdict.meaning()),
    )];
    let whose = match (basis, entry) {
        (RetryBasis::Response, _) => "the response's own `retryable`".to_owned(),
        (RetryBasis::Header, _) => "the Retry-After header of the response".to_owned(),
        (RetryBasis::Catalog, _) => "the catalog's description".to_owned(),
        (RetryBasis::Reading, Some(entry)) => {
            format!("errcat's reading of {}", entry.evidence().meaning())
        }
        (RetryBasis::Reading, None) => "errcat's reading of the status".to_owned(),
        _ => return fields,
    };
    let is_in_doubt = verdict.permits_retry() && !is_permitted;
    let doubt = if is_in_doubt { ", in doubt" } else { "" };
    fields.push(Field::new("basis", format_args!("{whose}{doubt}")));
    fields
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
            (Some(entry), _) => write!(f, "{} ({})", palette.code(entry.code()), entry.origin())?,
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
