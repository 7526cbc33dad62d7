//! Starts the command and waits for its end.

use std::ffi::{OsStr, OsString};
use std::io;
use std::process::{Child, Command, ExitStatus, Stdio};

use super::attempt::{Attempt, End};
use super::events::{Event, Events};
use super::stdin::Stdin;
use super::streams::{Printed, Reading, Streams};

/// Why a try has no result.
#[derive(Debug)]
pub(super) enum Failed {
    /// The command cannot be started.
    Start(io::Error),
    /// The output of the command cannot be passed on.
    Output(io::Error),
}

/// Runs the command once. Its output is held if another try may follow.
///
/// # Errors
///
/// Returns an error if the command cannot be started, or if its output cannot be passed on.
pub(super) fn run(
    program: &OsStr,
    arguments: &[OsString],
    stdin: &mut Stdin,
    is_held: bool,
    events: &Events,
) -> Result<Attempt, Failed> {
    let streams = Streams::new(is_held, &events.sender).map_err(Failed::Start)?;
    let input = stdin.for_try().map_err(Failed::Start)?;
    let mut child = start(program, arguments, input.stdio).map_err(Failed::Start)?;
    let streams = child
        .stdout
        .take()
        .zip(child.stderr.take())
        .map(|(stdout, stderr)| streams.read(stdout, stderr));
    if let (Some(writer), Some(stdin)) = (input.writer, child.stdin.take()) {
        writer.give(stdin);
    }
    let open = streams.as_ref().map_or(0, |_| Reading::COUNT);
    let (status, is_interrupted) = wait(&mut child, open, events).map_err(Failed::Start)?;
    let printed = streams.map_or_else(|| Ok(Printed::default()), Reading::into_printed);
    let Printed {
        stdout,
        stderr,
        is_held,
    } = printed.map_err(Failed::Output)?;
    Ok(Attempt {
        end: End::from(status),
        stdout,
        stderr,
        is_held,
        is_interrupted,
    })
}

fn start(program: &OsStr, arguments: &[OsString], stdin: Stdio) -> io::Result<Child> {
    Command::new(program)
        .args(arguments)
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
}

/// Waits until the command and its streams have ended. Signals are passed to it. Returns how it ended, and
/// whether a signal came.
fn wait(
    child: &mut Child,
    mut open_streams: usize,
    events: &Events,
) -> io::Result<(ExitStatus, bool)> {
    let mut status = None;
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has signals"))]
    let mut is_interrupted = false;
    loop {
        if status.is_none() {
            status = child.try_wait()?;
        }
        if let (Some(status), 0) = (status, open_streams) {
            return Ok((status, is_interrupted));
        }
        match events.next() {
            Event::ChildChanged => {}
            Event::StreamEnded => open_streams -= 1,
            #[cfg(unix)]
            Event::Signal(signal) => {
                is_interrupted = true;
                if status.is_none() {
                    signal.pass_to(child);
                } else {
                    // A process in the background holds the streams open.
                    open_streams = 0;
                }
            }
        }
    }
}
