//! The next step in words, and the commands to run.

use std::borrow::Cow;

use errcat::catalog::Via;
use errcat::diagnosis::{Author, NextStep, NextText, RunCommand};

use super::{mark, with_line_breaks};
use crate::output::page::Page;

/// How many commands are shown unless the page is verbose.
const MAX_COMMANDS: usize = 2;

/// Adds what to do next.
pub(super) fn next(page: &mut Page, step: &NextStep) {
    page.step("Next", words(&step.text), Some(mark(step.by)));
}

/// The words of a step, with the line breaks of the response.
fn words<'t>(text: &'t NextText) -> Cow<'t, str> {
    match text {
        NextText::Response(text) => with_line_breaks(text).into(),
        NextText::Errcat(text) => Cow::Borrowed(text),
    }
}

/// Adds the commands to run. A verbose page shows all of them, and writes requests as commands for
/// curl.
pub(super) fn run(page: &mut Page, commands: &[RunCommand], is_verbose: bool) {
    let shown: Vec<_> = if is_verbose {
        commands.iter().collect()
    } else {
        selection(commands)
    };
    for (index, command) in shown.into_iter().enumerate() {
        let label = if index == 0 { "Run" } else { "or" };
        match command.by {
            Author::Errcat => match is_verbose.then(|| command.curl()).flatten() {
                Some(curl) => page.shell_step(label, &curl),
                None => page.step(label, &command.run, None),
            },
            by => page.step(label, &command.run, Some(mark(by))),
        }
    }
}

/// The commands of the response, else the first command and the first request.
fn selection<'a, 'd>(commands: &'a [RunCommand<'d>]) -> Vec<&'a RunCommand<'d>> {
    let of_response = commands.iter().filter(|run| run.by != Author::Errcat);
    let of_response: Vec<_> = of_response.take(MAX_COMMANDS).collect();
    if !of_response.is_empty() {
        return of_response;
    }
    let first = |is_request| {
        let mut commands = commands.iter();
        commands.find(|run| (run.via == Via::Http) == is_request)
    };
    [first(false), first(true)].into_iter().flatten().collect()
}
