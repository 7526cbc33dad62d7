//! What the output of a try says.

use errcat::catalog::{Catalog, Origin};
use errcat::diagnosis::Diagnosis;
use errcat::extract::{Content, Extractor, Record, Skipped};
use errcat::response::ResponseHead;

use super::attempt::{Attempt, End};
use super::command_line::CommandLine;
use super::kept::{self, Kept};
use super::status_lines;
use crate::commands::response::{Response, Unreadable};
use crate::exit::Exit;
use crate::table::{Fact, Table, fact};

/// What a try did.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact that a rule needs"
)]
pub(super) struct Judgment<'c> {
    pub(super) outcome: Outcome<'c>,
    /// Whether it sent several requests, or may have.
    pub(super) sent_several: bool,
    /// Whether it certainly sent nothing.
    pub(super) nothing_sent: bool,
    /// Whether its response did not come, or not to its end.
    pub(super) is_incomplete: bool,
    /// Whether its request may have an `Idempotency-Key`.
    pub(super) has_idempotency_key: bool,
}

/// How a try ended, by its exit code and the last response in its output.
#[derive(Debug)]
pub(super) enum Outcome<'c> {
    Success,
    /// A signal ended it.
    Signaled,
    /// It failed, and no failed response is in its output.
    OtherFailure,
    /// It failed without a response, as curl says.
    NoResponse(Skipped),
    /// It failed with this response, which begins on this line of the output.
    Response(Response<'c>, u64),
}

impl<'c> Judgment<'c> {
    /// The response that it failed with.
    pub(super) fn response(&self) -> Option<&Response<'c>> {
        match &self.outcome {
            Outcome::Response(response, _) => Some(response),
            _ => None,
        }
    }

    /// Whether there is more to say about the failure than how the command ended.
    pub(super) fn has_diagnosis(&self) -> bool {
        matches!(self.outcome, Outcome::Response(..) | Outcome::NoResponse(_))
    }

    pub(super) fn diagnosis(&self) -> Option<&Diagnosis<'c>> {
        match self.response()? {
            Response::Error(diagnosis) => Some(diagnosis),
            _ => None,
        }
    }

    /// The code of the response, as sent.
    pub(super) fn code(&self) -> Option<&str> {
        let code = self.diagnosis()?.response().code()?;
        Some(code.as_raw_str().trim())
    }

    /// The status of the response.
    pub(super) fn status(&self) -> Option<u16> {
        self.response()?.head()?.status()
    }

    /// How errcat ends after a command that exited with 0.
    pub(super) fn exit(&self) -> Exit {
        self.response().map_or(Exit::Success, Response::exit)
    }
}

/// Judges a try by what it printed.
pub(super) fn judge<'c>(
    attempt: &Attempt,
    command: &CommandLine,
    catalog: &'c Catalog,
) -> Judgment<'c> {
    let output = Seen::new(attempt, catalog);
    let code = match attempt.end {
        End::Exited(code) => Some(code),
        End::Signaled(_) => None,
    };
    let curl_error = code.filter(|_| command.is_curl);
    let could_not_connect = curl_error.is_some_and(|error| has(&NOT_CONNECTED, error));
    let is_silent = output.status_lines == 0 && attempt.stdout.is_empty();
    let nothing_sent = could_not_connect && command.sends_one_request && is_silent;
    let may_have_sent_several =
        command.sends_several || (command.may_write_and_go_on && output.status_lines != 1);
    let is_cut = curl_error.is_some_and(|error| has(&BROKEN_OFF, error));
    Judgment {
        sent_several: (may_have_sent_several && !could_not_connect)
            || output.status_lines > 1
            || output.responses > 1,
        nothing_sent,
        is_incomplete: is_cut
            || output.unreadable.is_some()
            || (could_not_connect && !nothing_sent),
        has_idempotency_key: command.has_idempotency_key,
        outcome: match code {
            None => Outcome::Signaled,
            Some(0) => output.after_exit_0(attempt, catalog),
            Some(_) => output.after_failure(curl_error.filter(|_| could_not_connect)),
        },
    }
}

/// curl's exit codes for a host that it could not find or connect to.
pub(super) static NOT_CONNECTED: Table<Fact<u8>> =
    Table::new(&[fact(6, "unknown host"), fact(7, "connection refused")]);

/// curl's exit codes for a response that did not come, or not to its end.
pub(super) static BROKEN_OFF: Table<Fact<u8>> = Table::new(&[
    fact(16, "broken HTTP/2 framing"),
    fact(18, "cut failure"),
    fact(28, "timeout"),
    fact(52, "empty reply"),
    fact(55, "broken upload"),
    fact(56, "broken connection"),
    fact(92, "broken HTTP/2 stream"),
]);

fn has(errors: &Table<Fact<u8>>, error: u8) -> bool {
    errors.rows().any(|row| **row == error)
}

/// What is in the output of a try.
#[derive(Default)]
struct Seen<'c> {
    /// The last response.
    last: Option<(Response<'c>, u64)>,
    /// How many different responses there are.
    responses: usize,
    /// How many status lines of final responses there are.
    status_lines: usize,
    /// Whether something other than a response follows the last response.
    has_more: bool,
    /// What follows the last response and cannot be read.
    unreadable: Option<Unreadable>,
    /// What the output has if there is no response.
    no_response: Option<Skipped>,
    has_success: bool,
}

impl<'c> Seen<'c> {
    fn new(attempt: &Attempt, catalog: &'c Catalog) -> Self {
        let mut seen = Self::default();
        for record in Extractor::new(kept::joined([&attempt.stderr, &attempt.stdout]))
            .with_catalog(catalog)
            .flatten()
        {
            seen.add(record, catalog);
        }
        let printed = [&attempt.stderr, &attempt.stdout].map(status_lines::final_statuses);
        seen.status_lines = match printed {
            // With -v and -i, curl prints the headers on both.
            [stderr, stdout] if stderr == stdout && seen.responses < 2 => stdout.len(),
            [stderr, stdout] => stderr.len() + stdout.len(),
        };
        seen
    }

    fn add(&mut self, record: Record, catalog: &'c Catalog) {
        let status = record.head.as_ref().and_then(ResponseHead::status);
        self.has_success |= status.is_some_and(|status| (200..300).contains(&status));
        let line = record.line;
        if let Content::Skipped(skipped) = record.content {
            self.has_more = true;
            let unreadable = Unreadable::new(skipped, record.head.is_some());
            self.unreadable = unreadable.or(self.unreadable);
            if let Skipped::NoAnswer { .. } = skipped {
                self.no_response = Some(skipped);
            }
        } else if let Some(response) = Response::new(record, catalog) {
            self.has_more = false;
            self.unreadable = None;
            let is_same = self
                .last
                .as_ref()
                .is_some_and(|(last, _)| last.is_same_as(&response));
            self.responses += usize::from(!is_same);
            self.last = Some((response, line));
        }
    }

    /// The failed response that comes last.
    fn failure(self) -> Option<Outcome<'c>> {
        let is_last = self.unreadable != Some(Unreadable::Success);
        let (response, line) = self.last.filter(|_| is_last)?;
        response.retry().map(|_| Outcome::Response(response, line))
    }

    /// `connection_error` is curl's exit code if it could not connect: with `-s`, it prints nothing.
    fn after_failure(self, connection_error: Option<u8>) -> Outcome<'c> {
        let unsaid = connection_error.map(|error| Skipped::NoAnswer {
            curl_error: Some(u16::from(error)),
        });
        let no_response = self.no_response.or(unsaid).map(Outcome::NoResponse);
        let failure = self.failure().or(no_response);
        failure.unwrap_or(Outcome::OtherFailure)
    }

    /// A command that exits with 0 succeeded, unless all that it shows is a failed response.
    fn after_exit_0(self, attempt: &Attempt, catalog: &'c Catalog) -> Outcome<'c> {
        let status = self
            .last
            .as_ref()
            .and_then(|(last, _)| last.head()?.status());
        let has_failed = match status {
            Some(status) => status >= 400,
            None => !self.has_success && is_known_error(&attempt.stdout, catalog),
        };
        let is_last = !self.has_more && has_failed;
        self.failure()
            .filter(|_| is_last)
            .unwrap_or(Outcome::Success)
    }
}

/// Whether the whole standard output is one error response with a code of the catalog.
fn is_known_error(stdout: &Kept, catalog: &Catalog) -> bool {
    let text = stdout.first().trim_ascii();
    if !(stdout.is_whole() && text.starts_with(b"{") && text.ends_with(b"}")) {
        return false;
    }
    let extractor = Extractor::from_slice(text).with_catalog(catalog);
    let mut records = extractor.flatten();
    let (first, second) = (records.next(), records.next());
    let response = first.filter(|_| second.is_none());
    match response.and_then(|record| Response::new(record, catalog)) {
        Some(Response::Error(diagnosis)) => {
            let entry = diagnosis.lookup().entry();
            entry.is_some_and(|entry| entry.origin() == Origin::Catalog)
        }
        _ => false,
    }
}
