//! What errcat itself says about a try, on standard error.

use std::io;

use errcat::catalog::Catalog;

use super::attempt::{Attempt, End};
use super::decide::{Decision, Progress};
use super::judge::{Judgment, Outcome};
use crate::cli::RunArgs;
use crate::commands::catalog::Chosen;
use crate::output::json::{Action, Reason, Try, TryFacts};
use crate::output::run::{self, TryNumber};
use crate::output::{Output, Source, no_response};

/// Writes about the tries what the caller asked for.
pub(super) struct Report<'r> {
    tries: u32,
    is_quiet: bool,
    chosen: &'r Chosen,
}

impl<'r> Report<'r> {
    pub(super) fn new(args: &RunArgs, chosen: &'r Chosen) -> Self {
        Self {
            tries: args.retries.saturating_add(1),
            is_quiet: args.quiet,
            chosen,
        }
    }

    /// Writes about a try: an object as JSON. As text, a line before another try, and the whole
    /// diagnosis after the last one. What the command printed must have been written before.
    pub(super) fn after_try(
        &self,
        progress: &Progress,
        attempt: &Attempt,
        judgment: &Judgment,
        decision: Decision,
        output: &mut Output,
    ) -> io::Result<()> {
        let number = TryNumber {
            number: progress.tries,
            tries: self.tries,
        };
        if self.is_quiet {
            return Ok(());
        }
        if output.is_json() {
            if matches!(decision, Decision::Stop { .. }) {
                begin_line(attempt, output)?;
            }
            return self.write_json(number, attempt.end, judgment, decision, output);
        }
        match decision {
            Decision::Retry { delay, .. } => output.note(&run::retry(
                number,
                &failure(judgment, self.chosen.catalog()),
                delay,
            )),
            Decision::Stop { reason, delay } => {
                let note = match reason {
                    Reason::Success if number.number > 1 => {
                        Some(run::success(number, progress.elapsed))
                    }
                    _ if number.tries > 1 => run::no_retry(reason, number, delay),
                    _ => None,
                };
                if note.is_some() || judgment.has_diagnosis() {
                    begin_line(attempt, output)?;
                }
                write_diagnosis(judgment, self.chosen.catalog(), output)?;
                let catalog = self.chosen.note().filter(|_| judgment.has_diagnosis());
                let mut notes = note.into_iter().chain(catalog);
                notes.try_for_each(|note| output.note(&note))
            }
        }
    }

    fn write_json(
        &self,
        number: TryNumber,
        end: End,
        judgment: &Judgment,
        decision: Decision,
        output: &mut Output,
    ) -> io::Result<()> {
        let found = match &judgment.outcome {
            Outcome::Response(response, line) => Some((response, source(*line))),
            _ => None,
        };
        let found = found.as_ref();
        let (exit_code, signal) = match end {
            End::Exited(code) => (Some(code), None),
            End::Signaled(signal) => (None, Some(signal)),
        };
        let (action, reason, delay) = match decision {
            Decision::Retry { delay, reason } => (Action::Retry, reason, Some(delay)),
            Decision::Stop { reason, delay } => (Action::Stop, reason, delay),
        };
        let facts = TryFacts {
            r#try: number.number,
            tries: number.tries,
            exit_code,
            signal,
            response: found.map(|(response, source)| response.json(source)),
            action,
            reason,
            delay_seconds: delay.map(|delay| delay.as_secs_f64()),
        };
        output.json_note(&Try::new(facts, self.chosen.catalog()))
    }
}

/// Ends the line that the command printed last, if it did not, where what follows would be on the same
/// line.
fn begin_line(attempt: &Attempt, output: &mut Output) -> io::Result<()> {
    let is_on_terminal = output.notes_are_on_terminal() && output.terminal().width.is_some();
    if attempt.stderr.ends_line() && (attempt.stdout.ends_line() || !is_on_terminal) {
        return Ok(());
    }
    output.end_line_of_notes()
}

fn write_diagnosis(judgment: &Judgment, catalog: &Catalog, output: &mut Output) -> io::Result<()> {
    match &judgment.outcome {
        Outcome::Response(response, line) => {
            let page = response.page(&source(*line), output.view_of_notes());
            output.page_note(&page)
        }
        Outcome::NoResponse(skipped) => match no_response::of_command(*skipped, catalog) {
            Some(problem) => output.error(&problem),
            None => Ok(()),
        },
        Outcome::Success | Outcome::Signaled | Outcome::OtherFailure => Ok(()),
    }
}

/// What failed, in a few words.
fn failure(judgment: &Judgment, catalog: &Catalog) -> String {
    match &judgment.outcome {
        Outcome::Response(response, _) => response.summary(),
        Outcome::NoResponse(skipped) => {
            let problem = no_response::of_command(*skipped, catalog);
            problem.map(|problem| problem.message).unwrap_or_default()
        }
        Outcome::Success | Outcome::Signaled | Outcome::OtherFailure => String::new(),
    }
}

/// The place of a response in the output of the command.
fn source(line: u64) -> Source {
    Source {
        file: None,
        line: Some(line),
        time: None,
    }
}
