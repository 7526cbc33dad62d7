//! The fields of `error_detail` and `details`.

use std::fmt::Display;

use errcat::diagnosis::Diagnosis;
use errcat::response::{Detail, DetailKind};
use errcat::untrusted::Untrusted;

use crate::output::page::{Page, Row};
use crate::output::{LONGEST_ID, LONGEST_TEXT, MAX_FIELDS, counted};

/// How many rows a short page has.
const MAX_ROWS: usize = 4;

/// How many characters of a value a short page shows.
const LONGEST_VALUE: usize = 120;

const PHASE: &str = "phase";
const STEP: &str = "step_index";

/// The fields that come first: where and why it failed.
const FIRST: [&str; 4] = [PHASE, "command", "path", "reason"];

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

    fn is_same(&self, other: &Self) -> bool {
        self.name() == other.name() && self.value == other.value
    }

    /// The position among the fields of a page: first those that say where and why it failed.
    fn rank(&self) -> usize {
        let rank = FIRST.iter().position(|first| *first == self.name());
        rank.unwrap_or(FIRST.len())
    }
}

fn row(name: &str, value: impl Display) -> Row {
    // A detail that is not an object is a field without a name.
    let name = if name.is_empty() { "value" } else { name };
    Row::new(Untrusted::new(name).escaped(), value)
}

/// Adds the fields that the rest of the page does not show, at most a few rows.
pub(super) fn short(page: &mut Page, diagnosis: &Diagnosis) {
    let response = diagnosis.response();
    let details = [response.error_detail(), response.details()];
    let (mut fields, mut hidden) = (Vec::<Field>::new(), 0);
    for detail in details.into_iter().flatten() {
        hidden += detail.field_count();
        for field in fields_of(detail) {
            hidden -= 1;
            // The nullspace CLI repeats the fields of `error_detail.details` in `details`.
            let is_repeated = fields.iter().any(|other| other.is_same(&field));
            if !is_repeated && !is_shown(&field, detail, diagnosis) {
                fields.push(field);
            }
        }
    }
    let step = take_step(&mut fields);
    if fields.is_empty() {
        return;
    }
    fields.sort_by_key(Field::rank);
    if fields.len() + usize::from(hidden > 0) > MAX_ROWS {
        hidden += fields.len() + 1 - MAX_ROWS;
    }
    let rows = fields.iter().take(MAX_ROWS - usize::from(hidden > 0));
    let rows = rows.map(|field| {
        let value = field.value.escaped().at_most(LONGEST_VALUE);
        let namesakes = fields.iter().filter(|other| other.name() == field.name());
        match &step {
            Some(step) if field.path == PHASE => row(
                PHASE,
                format_args!("{value}, step {}", step.escaped().at_most(LONGEST_ID)),
            ),
            _ if namesakes.count() == 1 => row(field.name(), value),
            _ => row(field.path.as_raw_str(), value),
        }
    });
    let mut rows: Vec<Row> = rows.collect();
    if hidden > 0 {
        let more = counted(hidden as u64, "more field", "more fields");
        rows.push(Row::new(
            "...",
            format_args!("{more}; --verbose shows them"),
        ));
    }
    page.section("Detail");
    page.rows(&rows);
}

/// Takes out the step of a build, which is shown with the phase.
fn take_step(fields: &mut Vec<Field>) -> Option<Untrusted> {
    let has_phase = fields.iter().any(|field| field.path == PHASE);
    let step = fields.iter().position(|field| field.path == STEP)?;
    has_phase.then(|| fields.remove(step).value)
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

/// Adds all fields that the rest of the page does not show, with their names as sent.
pub(super) fn verbose(page: &mut Page, diagnosis: &Diagnosis) {
    let response = diagnosis.response();
    let mut shown = Vec::new();
    for (name, detail) in [
        ("error_detail", response.error_detail()),
        ("details", response.details()),
    ] {
        if let Some(detail) = detail {
            let fields: Vec<_> = fields_of(detail)
                .filter(|field| !is_elsewhere(field, detail, diagnosis))
                .filter(|field| !shown.iter().any(|other| field.is_same(other)))
                .collect();
            verbose_part(page, name, detail, &fields);
            shown.extend(fields);
        }
    }
}

fn verbose_part(page: &mut Page, name: &str, detail: &Detail, fields: &[Field]) {
    let kind = match detail.kind() {
        DetailKind::Template => " (template failure)",
        DetailKind::Upload => " (upload failure)",
        _ => "",
    };
    let mut rows: Vec<Row> = fields
        .iter()
        .map(|field| {
            let value = field.value.escaped().at_most(LONGEST_TEXT);
            row(field.path.as_raw_str(), value)
        })
        .collect();
    if let Some(more @ 1..) = detail.field_count().checked_sub(MAX_FIELDS) {
        let more = counted(more as u64, "more field", "more fields");
        rows.push(Row::new("...", format_args!("{more}; --json shows all")));
    }
    if !rows.is_empty() {
        page.section(&format!("{name}{kind}"));
        page.rows(&rows);
    }
}

/// Whether the rest of a verbose page shows the value of the field.
fn is_elsewhere(field: &Field, detail: &Detail, diagnosis: &Diagnosis) -> bool {
    is_shown(field, detail, diagnosis)
        && (field.path != "suggested_action" || diagnosis.suggested_action() == Some(&field.value))
}

/// The first fields.
fn fields_of(detail: &Detail) -> impl Iterator<Item = Field> {
    let fields = detail.fields().take(MAX_FIELDS);
    fields.map(|(path, value)| Field { path, value })
}
