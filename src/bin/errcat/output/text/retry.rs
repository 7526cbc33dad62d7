//! Whether to retry, and when.

use std::time::{Duration, SystemTime};

use errcat::catalog::{Entry, Evidence, RetryBasis, RetryVerdict, RetryWord};
use errcat::diagnosis::{Author, Diagnosis, Retry};
use errcat::extract::SkipReason;
use errcat::response::{ResponseHead, RetryTime};

use super::{HEADER, mark};
use crate::output::page::{Page, Row};
use crate::output::wording;

/// The length of reasons that fit on two lines of 80 columns. Longer ones are only on a verbose page.
const LONGEST_REASONS: usize = 125;

/// Adds whether to retry after an error response. A verbose page has the reasons elsewhere.
pub(super) fn of_diagnosis(page: &mut Page, diagnosis: &Diagnosis, is_verbose: bool) {
    let retry = diagnosis.retry();
    let word = retry.word();
    let more = match word {
        RetryWord::Yes if diagnosis.head().is_none() => without_headers(diagnosis),
        RetryWord::Yes => when(diagnosis.trusted_head()),
        RetryWord::Depends => on_what(diagnosis, is_verbose)
            .map(|reasons| [": ", &reasons].concat())
            .unwrap_or_default(),
        _ => String::new(),
    };
    step(page, word, &more, retry.basis(), diagnosis.author());
    retry_after(page, word, diagnosis.trusted_head());
}

/// Adds whether to retry after another failed response.
pub(super) fn of_failure(page: &mut Page, head: &ResponseHead, body: SkipReason) {
    let retry = Retry::for_failure(head, body);
    let word = retry.word();
    let more = match word {
        RetryWord::Yes => when(Some(head)),
        _ => String::new(),
    };
    step(page, word, &more, retry.basis(), Author::Api);
    retry_after(page, word, Some(head));
}

/// Adds whether to retry after a code in general, with the reasons if it depends.
pub(super) fn of_entry(page: &mut Page, entry: &Entry) {
    let word = entry.retry_word();
    let palette = page.palette;
    let words = palette.retry(word, word.in_general());
    let more = match word {
        RetryWord::Depends if entry.arguments().is_empty() => reason_of_doubt(entry),
        _ => None,
    };
    let more = more.map(|more| format!(": {more}")).unwrap_or_default();
    let by = (word != RetryWord::Unknown).then_some(mark(Author::Errcat));
    page.step("Retry", format_args!("{words}{more}"), by);
    if word == RetryWord::Depends {
        page.rows_below_step(&arguments(entry));
    }
}

/// The reasons for each verdict.
pub(super) fn arguments(entry: &Entry) -> Vec<Row> {
    let arguments = entry.arguments().iter();
    arguments
        .map(|argument| Row::new(argument.verdict.when(), &argument.rationale))
        .collect()
}

fn step(page: &mut Page, word: RetryWord, more: &str, basis: RetryBasis, author: Author) {
    let by = match basis {
        RetryBasis::Response => Some(mark(author)),
        RetryBasis::Header => Some(HEADER),
        RetryBasis::Catalog | RetryBasis::Inference => Some(mark(Author::Errcat)),
        _ => None,
    };
    let styled = page.palette.retry(word, word.as_str());
    page.step("Retry", format_args!("{styled}{more}"), by);
}

/// When to retry: `, in 30 s (12:00:30 UTC)`.
fn when(head: Option<&ResponseHead>) -> String {
    match head.and_then(ResponseHead::retry_time) {
        Some(time) => format!(", {}", after(&time, head)),
        None => ", with backoff".to_owned(),
    }
}

/// When to retry if the input shows no headers. The advice says how to see them, unless the API's
/// next step replaces it.
fn without_headers(diagnosis: &Diagnosis) -> String {
    let waits = diagnosis.retry().verdict() == RetryVerdict::AfterWindow;
    let hint = if waits && diagnosis.next_step().by == Author::Api {
        " (`curl -i` shows how long to wait)"
    } else {
        ""
    };
    format!(", with backoff{hint}")
}

/// Adds a Retry-After header that permits nothing.
fn retry_after(page: &mut Page, word: RetryWord, head: Option<&ResponseHead>) {
    if let Some(time) = head
        .and_then(ResponseHead::retry_time)
        .filter(|_| word != RetryWord::Yes)
    {
        let after = after(&time, head);
        page.step(
            "",
            format_args!("the Retry-After header says: {after}"),
            Some(HEADER),
        );
    }
}

/// A time to retry: `in 30 s (12:00:30 UTC)`. The clock time counts from the Date header.
fn after(time: &RetryTime, head: Option<&ResponseHead>) -> String {
    let response = head.and_then(ResponseHead::date);
    let Some(delay) = time.delay() else {
        return time.date().map_or_else(String::new, |date| {
            format!("at {} UTC", wording::date_and_time(date))
        });
    };
    let date = time.date().or_else(|| response?.checked_add(delay));
    let clock = match (date, response) {
        (Some(date), Some(response)) => format!(" ({} UTC)", clock_time(date, response)),
        _ => String::new(),
    };
    if delay.is_zero() {
        return "now".to_owned();
    }
    format!("in {} s{clock}", delay.as_secs_f64())
}

/// A time of day, with the date unless it is that of the response. It is rounded up to the second.
fn clock_time(date: SystemTime, response: SystemTime) -> String {
    let date = date
        .checked_add(Duration::from_nanos(999_999_999))
        .unwrap_or(date);
    let (date, response) = (
        wording::date_and_time(date),
        wording::date_and_time(response),
    );
    match (date.split_once(' '), response.split_once(' ')) {
        (Some((day, time)), Some((response_day, _))) if day == response_day => time.to_owned(),
        _ => date,
    }
}

/// What an uncertain verdict depends on, if it can be said in a few words. With a warning there is no
/// room for the reasons.
fn on_what(diagnosis: &Diagnosis, is_verbose: bool) -> Option<String> {
    let has_warning = !diagnosis.warnings().is_empty();
    let basis = diagnosis.retry().basis();
    let is_of_code = matches!(basis, RetryBasis::Catalog | RetryBasis::Inference);
    let entry = diagnosis.lookup().entry();
    match entry.filter(|entry| is_of_code && !entry.permits_retry()) {
        None => has_warning.then(|| "see the warning".to_owned()),
        Some(entry) if entry.arguments().is_empty() => reason_of_doubt(entry),
        Some(_) if is_verbose || has_warning => None,
        Some(entry) => {
            let mut reasons = String::with_capacity(2 * LONGEST_REASONS);
            for argument in entry.arguments() {
                let separator = if reasons.is_empty() { "" } else { " or " };
                let reason = main_clause(&argument.rationale);
                reasons.extend([separator, argument.verdict.when(), " (", reason, ")"]);
            }
            (reasons.len() <= LONGEST_REASONS).then_some(reasons)
        }
    }
}

/// A reason without the evidence for it, which follows after a semicolon or colon.
fn main_clause(reason: &str) -> &str {
    let end = memchr::memchr2(b';', b':', reason.as_bytes());
    end.and_then(|end| reason.get(..end)).unwrap_or(reason)
}

/// Why a verdict without arguments is uncertain.
fn reason_of_doubt(entry: &Entry) -> Option<String> {
    if entry.needs_retry_after() {
        Some("yes only if a Retry-After header says when".to_owned())
    } else if entry.evidence() == Evidence::CodeNameOnly && entry.retry().permits_retry() {
        Some("probably temporary, guessed from the code's name".to_owned())
    } else {
        None
    }
}
