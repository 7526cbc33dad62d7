//! Decides cases of `tests/data/run/decisions.tsv`.

use std::ffi::OsString;

use clap::{Args, FromArgMatches};
use errcat::catalog::Catalog;

use super::*;
use crate::commands::run::attempt::{Attempt, End};
use crate::commands::run::command_line::CommandLine;
use crate::commands::run::judge::{BROKEN_OFF, NOT_CONNECTED, judge};
use crate::commands::run::kept::Kept;
use crate::table::proof::assert_each_row_is_needed;

const FIRST_TRY: Progress = Progress {
    tries: 1,
    elapsed: Duration::ZERO,
    now: SystemTime::UNIX_EPOCH,
    is_output_held: true,
    is_input_kept: true,
    is_interrupted: false,
    random: 1.0,
};

/// A row of the table.
struct Line {
    name: &'static str,
    end: &'static str,
    stderr: &'static str,
    stdout: &'static str,
    arguments: &'static str,
    expected: &'static str,
}

fn lines() -> impl Iterator<Item = Line> {
    let table = include_str!("../../../../../../tests/data/run/decisions.tsv");
    let rows = table.lines().filter(|row| !row.starts_with('#'));
    rows.map(|row| {
        let fields: Vec<_> = row.split('\t').collect();
        let [name, end, stderr, stdout, arguments, expected] = fields[..] else {
            panic!("six fields: {row}");
        };
        let arguments = match arguments {
            "" => "--retries 3 -- curl -q -sSi http://a",
            arguments => arguments,
        };
        Line {
            name,
            end,
            stderr,
            stdout,
            arguments,
            expected,
        }
    })
}

impl Line {
    fn find(name: &str) -> Self {
        let line = lines().find(|line| line.name == name);
        line.unwrap_or_else(|| panic!("no case {name}"))
    }

    fn decide(&self, progress: &Progress) -> Decision {
        let arguments = std::iter::once("run").chain(self.arguments.split(' '));
        let matches = RunArgs::augment_args(clap::Command::new("run")).get_matches_from(arguments);
        let args = RunArgs::from_arg_matches(&matches).expect("they are valid");
        let (program, arguments): (&OsString, _) = args.command.split_first().expect("a command");
        let command = CommandLine::new(program, arguments);
        let kept = |text: &str| {
            let mut kept = Kept::default();
            kept.push(text.replace("\\n", "\n").as_bytes());
            kept
        };
        let attempt = Attempt {
            end: match self.end.parse().expect("a number") {
                15 => End::Signaled(15),
                code => End::Exited(code),
            },
            stdout: kept(self.stdout),
            stderr: kept(self.stderr),
            is_held: true,
            is_interrupted: false,
        };
        let judgment = judge(&attempt, &command, Catalog::bundled());
        let Ok(policy) = Policy::new(&args, Catalog::bundled()) else {
            panic!("unknown code: {}", self.arguments);
        };
        decide(&judgment, &policy, progress)
    }

    /// Decides as the table writes it.
    fn shown(&self) -> String {
        let (action, reason, delay) = match self.decide(&FIRST_TRY) {
            Decision::Retry { delay, reason } => ("retry", reason, Some(delay)),
            Decision::Stop { reason, delay } => ("stop", reason, delay),
        };
        let reason = serde_json::to_value(reason).expect("an enum");
        let delay = delay.map(|delay| format!(" {}", delay.as_secs_f64()));
        let reason = reason.as_str().expect("a word");
        format!("{action} {reason}{}", delay.unwrap_or_default())
    }
}

#[test]
fn each_case_is_decided_as_in_the_table() {
    let wrong: Vec<_> = lines()
        .filter(|line| line.shown() != line.expected)
        .map(|line| format!("{}: {}, not {}", line.name, line.shown(), line.expected))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_rule_is_needed() {
    let is_decided = |name: &str| {
        let line = Line::find(name);
        line.shown() == line.expected
    };
    assert_each_row_is_needed("rules", &RULES, |rule| is_decided(rule.example));
    assert_each_row_is_needed("unsafe statuses", &UNSAFE_STATUSES, |row| {
        is_decided(row.example())
    });
    assert_each_row_is_needed("not connected", &NOT_CONNECTED, |row| {
        is_decided(row.example())
    });
    assert_each_row_is_needed("broken off", &BROKEN_OFF, |row| is_decided(row.example()));
}

#[test]
fn each_limit_ends_the_tries() {
    type Change = fn(&mut Progress);
    let limits: [(Change, Reason); 5] = [
        (|progress| progress.tries = 4, Reason::TriesUsedUp),
        (
            |progress| progress.is_output_held = false,
            Reason::OutputPassedOn,
        ),
        (
            |progress| progress.is_input_kept = false,
            Reason::InputNotKept,
        ),
        (|progress| progress.is_interrupted = true, Reason::Signal),
        (
            |progress| progress.elapsed = Duration::from_secs(300),
            Reason::Deadline,
        ),
    ];
    let line = Line::find("transition");
    for (change, expected) in limits {
        let mut progress = FIRST_TRY;
        change(&mut progress);
        let decision = line.decide(&progress);
        assert!(
            matches!(decision, Decision::Stop { reason, .. } if reason == expected),
            "{decision:?}, not {expected:?}"
        );
    }
}
