//! `errcat triage`: counts the error codes in logs, and says what is new.

mod decompress;
mod inputs;
mod interrupt;
mod options;
mod progress;
mod reports;

use std::io::{self, ErrorKind, IsTerminal};

use errcat::catalog::Catalog;
use errcat::triage::{Comparison, Counter, Options, ReadError, Refusal, Report, Side};

use super::files;
use super::refused::Refused;
use crate::cli::{TriageArgs, usage};
use crate::exit::Exit;
use crate::output::{Output, Problem, triage};
use inputs::{Input, Opened};
use interrupt::Interrupt;
use progress::Progress;

/// What to do if nothing is piped in.
const NO_LOG: &str = "name a log: `errcat triage app.log`";
const NO_REPORT: &str = "name reports: `errcat triage --merge *.json`";

/// How errcat reads a file, in tips.
const COMMAND: &str = "errcat triage";

pub(super) fn run(args: &TriageArgs, catalog: &Catalog, output: &mut Output) -> io::Result<Exit> {
    if args.files.is_empty() && io::stdin().is_terminal() {
        let tip = if args.merge { NO_REPORT } else { NO_LOG };
        return files::report_no_input(catalog, output, tip);
    }
    if let Some((since, until)) = args
        .since
        .zip(args.until)
        .filter(|(since, until)| since >= until)
    {
        return Refused::without_time(since, until).report(Some(catalog), output);
    }
    let options = match options::from_args(args, catalog) {
        Ok(options) => options,
        Err(error) => return usage::print(error, output),
    };
    let earlier = match earlier(args, catalog) {
        Ok(earlier) => earlier,
        Err(refused) => return refused.report(Some(catalog), output),
    };
    let mut session = Session {
        args,
        catalog,
        output,
        earlier,
        has_failed: false,
        has_duplicates: false,
        was_interrupted: false,
    };
    let mut report = if args.merge {
        let files = inputs::named(args);
        match reports::merge(&files, args, catalog) {
            Ok(report) => report,
            Err(refused) => return refused.report(Some(catalog), session.output),
        }
    } else {
        session.count(options)?
    };
    report.comparison = match &session.earlier {
        Some(earlier) => Some(Comparison::with_earlier(earlier, &report)),
        None => Comparison::at_cut(&report),
    };
    if args.fail_on.is_some() && report.comparison.is_none() {
        return Refused::without_cut().report(Some(catalog), session.output);
    }
    session.write(&report)?;
    Ok(session.exit(&report))
}

/// Returns the report to compare with.
fn earlier(args: &TriageArgs, catalog: &Catalog) -> Result<Option<Report>, Refused> {
    let file = args.against.as_ref().map(std::slice::from_ref);
    file.map(|file| reports::merge(file, args, catalog))
        .transpose()
}

/// One run of `triage`.
struct Session<'o> {
    args: &'o TriageArgs,
    catalog: &'o Catalog,
    output: &'o mut Output,
    /// The report to compare with.
    earlier: Option<Report>,
    /// Whether an input could not be read to its end.
    has_failed: bool,
    /// Whether an input was left out because it was already counted.
    has_duplicates: bool,
    /// Whether Ctrl-C ended the reading.
    was_interrupted: bool,
}

/// Reading.
impl Session<'_> {
    /// Counts the error responses in all inputs.
    fn count(&mut self, options: Options) -> io::Result<Report> {
        let inputs = inputs::list(self.args);
        let is_typed = inputs.iter().any(Input::is_stdin) && io::stdin().is_terminal();
        let is_shown = self.output.notes_are_on_terminal() && !is_typed;
        let progress = Progress::new(inputs::size(&inputs), is_shown);
        let interrupt = Interrupt::register();
        let mut counter = Counter::new(self.catalog, options).with_stop(interrupt.flag());
        if self.args.allow_duplicates {
            counter = counter.allow_duplicates();
        }
        for input in inputs {
            let name = input.name();
            let outcome = match input.open(&interrupt) {
                Ok(Opened::Plain(file)) => counter.read_at(&name, &progress.track(file)),
                Ok(Opened::Stream(reader)) => match decompress::reader(progress.track(reader)) {
                    Ok(reader) => counter.read(&name, reader),
                    Err(error) => Err(error.into()),
                },
                Err(error) => Err(error.into()),
            };
            if let Err(error) = outcome {
                progress.suspend(|| self.report_failed(&input, &error))?;
            }
            if interrupt.is_pressed() {
                self.was_interrupted = true;
                break;
            }
        }
        let mut report = counter.into_report();
        report.partial |= self.has_failed || self.was_interrupted;
        Ok(report)
    }

    /// Reports an input that cannot be read. The next one is read then.
    fn report_failed(&mut self, input: &Input, error: &ReadError) -> io::Result<()> {
        let error = match error {
            ReadError::Io(error) => error,
            error => {
                self.has_duplicates = true;
                let tip = "it counts once; add `--allow-duplicates` to count it twice";
                let problem = Problem::new(error.to_string(), tip);
                return self.output.error(&problem);
            }
        };
        self.has_failed = true;
        let source = files::source(input.path());
        let mut problem = files::unreadable(&source, error, COMMAND, self.catalog);
        if error.kind() == ErrorKind::IsADirectory {
            problem.tip = Some("add `-r` to read all files in a directory".to_owned());
        }
        self.output.error(&problem)
    }
}

/// Writing.
impl Session<'_> {
    fn write(&mut self, report: &Report) -> io::Result<()> {
        let has_responses = report.totals.counted > 0;
        let is_with_report = self.earlier.is_some();
        // Without responses, a cut divides nothing.
        let is_shown = has_responses || is_with_report;
        if self.output.is_json() {
            self.output.json(report)?;
        } else if is_shown {
            self.write_text(report)?;
        }
        if is_shown {
            if let Some(problem) = triage::refusal(report, is_with_report) {
                return self.output.error(&problem);
            }
        }
        if has_responses || self.has_failed || self.was_interrupted {
            return Ok(());
        }
        self.output.error(&triage::nothing(report, self.catalog))
    }

    fn write_text(&mut self, report: &Report) -> io::Result<()> {
        let terminal = self.output.terminal();
        let top = match self.args.top {
            Some(top) => triage::Top::AtMost(top.get()),
            None if self.args.all || terminal.width.is_none() => triage::Top::All,
            None => triage::Top::Screen,
        };
        match (&report.comparison, terminal.width) {
            (Some(comparison), width) => {
                let changes = triage::Changes {
                    comparison,
                    report,
                    earlier: self.earlier.as_ref(),
                    catalog: self.catalog,
                    explain: self.output.command("explain"),
                    terminal,
                    top,
                };
                match width {
                    Some(_) => self.output.text(&changes.screen())?,
                    None => self.output.text(&changes.lines())?,
                }
            }
            (None, Some(_)) => self.output.text(&triage::Screen {
                report,
                catalog: self.catalog,
                explain: self.output.command("explain"),
                view: self.output.view(false),
                top,
            })?,
            (None, None) => self.output.text(&triage::Lines { report, top })?,
        }
        if terminal.width.is_none() {
            self.output.note(&triage::note(report))?;
        }
        Ok(())
    }

    /// How the process ends.
    fn exit(&self, report: &Report) -> Exit {
        let comparison = report.comparison.as_ref();
        match comparison.filter(|_| self.args.fail_on.is_some()) {
            _ if self.was_interrupted => Exit::Interrupted,
            _ if self.has_failed || self.has_duplicates => Exit::Error,
            None => Exit::from_verdict(report.totals.counted > 0),
            // No response is later, so nothing is new, but an empty log proves nothing.
            Some(Comparison {
                refused: Some(Refusal::EmptyBefore | Refusal::EmptyAfter),
                after: Side { responses: 0, .. },
                ..
            }) => {
                if report.totals.lines > 0 {
                    Exit::Success
                } else {
                    Exit::Error
                }
            }
            Some(comparison) if comparison.refused.is_some() => Exit::Error,
            Some(comparison) => Exit::from_verdict(comparison.new.is_empty()),
        }
    }
}
