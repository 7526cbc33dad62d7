//! The fields of `error_detail` and `details`.

use errcat::diagnosis::Diagnosis;
use errcat::response::{Detail, DetailKind};
use errcat::untrusted::Untrusted;

use crate::output::page::{Page, Row};
use crate::output::{LONGEST_ID, LONGEST_TEXT};

/// How many fields of a detail are shown on a verbose page.
const MAX_FIELDS: usize = 40;

/// How many rows other pages have.
const MAX_ROWS: usize = 4;

/// How much of a value other pages show.
const LONGEST_VALUE: usize = 120;

/// The fields that come first: where and why it failed.
const FIRST: [&str; 4] = ["phase", "command", "path", "reason"];

/// The fields that are part of a heading or a step.
const SHOWN: [&str; 5] = [
    "message",
    "suggested_action",
    "retryable",
    "request_id",
    "build_id",
];

/// A field of a detail.
struct Field {
    path: Untrusted,
    value: Untrusted,
}

impl Field {
    /// The name without the names of the objects around it.
    fn name(&self) -> &str {
        let path = self.path.as_raw_str();
        path.rsplit_once('.').map_or(path, |(_, name)| name)
    }
}

/// Adds the fields that the rest of the page does not show, where and why it failed first.
pub(super) fn short(page: &mut Page, diagnosis: &Diagnosis) {
    let response = diagnosis.response();
    let mut fields: Vec<Field> = Vec::new();
    let mut count = 0;
    for detail in [response.error_detail(), response.details()]
        .into_iter()
        .flatten()
    {
        count += detail.field_count();
        for field in fields_of(detail) {
            if is_shown(&field, detail, diagnosis) {
                count -= 1;
            } else {
                fields.push(field);
            }
        }
    }
    let step = fields.iter().position(|field| field.path == "step_index");
    let step = step.filter(|_| fields.iter().any(|field| field.path == "phase"));
    let step = step.map(|index| fields.remove(index).value);
    count -= usize::from(step.is_some());
    if fields.is_empty() {
        return;
    }
    fields.sort_by_key(|field| {
        FIRST
            .iter()
            .position(|first| *first == field.name())
            .unwrap_or(FIRST.len())
    });
    let shown = if count > MAX_ROWS {
        MAX_ROWS - 1
    } else {
        MAX_ROWS
    };
    let mut rows: Vec<Row> = fields
        .iter()
        .take(shown)
        .map(|field| {
            let is_unique = fields
                .iter()
                .filter(|other| other.name() == field.name())
                .count()
                == 1;
            let value = field.value.escaped().at_most(LONGEST_VALUE);
            match &step {
                Some(step) if field.path == "phase" => {
                    let step = step.escaped().at_most(LONGEST_ID);
                    Row::new("phase", format_args!("{value}, step {step}"))
                }
                _ if is_unique => Row::new(Untrusted::new(field.name()).escaped(), value),
                _ => Row::new(field.path.escaped(), value),
            }
        })
        .collect();
    if let Some(more @ 1..) = count.checked_sub(shown) {
        let fields = if more == 1 { "field" } else { "fields" };
        rows.push(Row::new(
            "...",
            format_args!("{more} more {fields}; --verbose shows them"),
        ));
    }
    page.section("Detail");
    page.rows(&rows);
}

/// Whether the rest of the page shows the field.
fn is_shown(field: &Field, detail: &Detail, diagnosis: &Diagnosis) -> bool {
    let path = field.path.as_raw_str();
    match path {
        "request_id" => diagnosis.request_id() == Some(&field.value),
        "build_id" => diagnosis.build_id() == Some(&field.value),
        "code" => diagnosis.response().code() == Some(&field.value),
        // Those of an unknown shape may be something else.
        _ => detail.kind() != DetailKind::Other && SHOWN.contains(&path),
    }
}

/// Adds all fields, with their names as sent.
pub(super) fn verbose(page: &mut Page, diagnosis: &Diagnosis) {
    let response = diagnosis.response();
    for (name, detail) in [
        ("error_detail", response.error_detail()),
        ("details", response.details()),
    ] {
        if let Some(detail) = detail {
            verbose_part(page, name, detail);
        }
    }
}

fn verbose_part(page: &mut Page, name: &str, detail: &Detail) {
    let kind = match detail.kind() {
        DetailKind::Template => " (template failure)",
        DetailKind::Upload => " (upload failure)",
        _ => "",
    };
    let mut rows: Vec<Row> = fields_of(detail)
        .map(|Field { path, value }| {
            let value = value.escaped().at_most(LONGEST_TEXT);
            if path.is_empty() {
                Row::new("value", value)
            } else {
                Row::new(path.escaped(), value)
            }
        })
        .collect();
    if let Some(more @ 1..) = detail.field_count().checked_sub(MAX_FIELDS) {
        rows.push(Row::new(
            "...",
            format_args!("{more} more fields; --json shows all"),
        ));
    }
    page.section(&format!("{name}{kind}"));
    page.rows(&rows);
}

/// The first fields. Their number is limited because each has its whole path.
fn fields_of(detail: &Detail) -> impl Iterator<Item = Field> {
    let fields = detail.fields().take(MAX_FIELDS);
    fields.map(|(path, value)| Field { path, value })
}
