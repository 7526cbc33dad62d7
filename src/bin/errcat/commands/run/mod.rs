//! `errcat run`: runs a command, explains its failure, and repeats it if that can help.

mod attempt;
mod background;
mod child;
mod command_line;
mod decide;
mod delay;
mod events;
mod judge;
mod kept;
mod not_started;
mod pipe;
mod report;
#[cfg(unix)]
mod signals;
mod status_lines;
mod stdin;
mod streams;
mod wait;

use std::io;
use std::time::{Instant, SystemTime};

use super::catalog::Chosen;
use crate::cli::RunArgs;
use crate::exit::Exit;
use crate::output::Output;
use attempt::{Attempt, End};
use child::Failed;
use command_line::CommandLine;
use decide::{Decision, Policy, Progress, decide};
use events::Events;
use judge::{Judgment, judge};
use report::Report;
use stdin::Stdin;

pub(super) fn run(args: &RunArgs, chosen: &Chosen, output: &mut Output) -> io::Result<Exit> {
    let catalog = chosen.catalog();
    let Some((program, arguments)) = args.command.split_first() else {
        // clap requires it.
        return Ok(Exit::Error);
    };
    let policy = match Policy::new(args, catalog) {
        Ok(policy) => policy,
        Err(refused) => return refused.report(Some(catalog), output),
    };
    let command = CommandLine::new(program, arguments);
    let may_repeat_input = policy.retries > 0 && !command.ignores_stdin;
    let (events, mut stdin) = match (Events::start(), Stdin::new(may_repeat_input)) {
        (Ok(events), Ok(stdin)) => (events, stdin),
        (Err(error), _) | (_, Err(error)) => {
            return not_started::report(program, arguments, &error, catalog, output);
        }
    };
    let start = Instant::now();
    let report = Report::new(args, chosen);
    for tries in 1.. {
        let may_repeat = tries <= policy.retries;
        let attempt = match child::run(program, arguments, &mut stdin, may_repeat, &events) {
            Ok(attempt) => attempt,
            Err(Failed::Start(error)) => {
                return not_started::report(program, arguments, &error, catalog, output);
            }
            Err(Failed::Output(error)) => return Err(error),
        };
        let judgment = judge(&attempt, &command, catalog);
        let progress = Progress {
            tries,
            elapsed: start.elapsed(),
            now: SystemTime::now(),
            is_output_held: attempt.is_held,
            is_input_kept: stdin.end_try(),
            is_interrupted: attempt.is_interrupted,
            random: fastrand::f64(),
        };
        let decision = decide(&judgment, &policy, &progress);
        if matches!(decision, Decision::Stop { .. }) && attempt.is_held {
            streams::pass_on(&attempt.stdout, &attempt.stderr)?;
        }
        report.after_try(&progress, &attempt, &judgment, decision, output)?;
        let Decision::Retry { delay, .. } = decision else {
            return Ok(exit(&attempt, &judgment));
        };
        if let Some(number) = wait::wait(delay, &events, output) {
            return Ok(end_by_signal(number));
        }
    }
    Ok(Exit::Error)
}

/// Ends as the command did, or as the nullspace CLI does if the command hides its failure.
fn exit(attempt: &Attempt, judgment: &Judgment) -> Exit {
    match attempt.end {
        End::Exited(0) => judgment.exit(),
        End::Exited(code) => Exit::Command(code),
        End::Signaled(number) => end_by_signal(number),
    }
}

/// Ends the process by a signal. Returns the exit code that shells have for it, where that is not
/// possible.
fn end_by_signal(number: i32) -> Exit {
    #[cfg(unix)]
    signals::end_by(number);
    Exit::Command(128_u8.saturating_add(u8::try_from(number).unwrap_or(u8::MAX)))
}
