//! Receives signals, passes them on, and ends the process by them.

use std::io;
use std::process::Child;

use rustix::process::{Pid, Resource, Rlimit, kill_process, setrlimit};
use signal_hook::consts::{SIGCHLD, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2};
use signal_hook::iterator::SignalsInfo;
use signal_hook::iterator::exfiltrator::WithOrigin;
use signal_hook::low_level::{emulate_default_handler, siginfo::Cause};

use super::background::Background;

/// The signals that are for the command.
const PASSED_ON: [i32; 6] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2];

/// A signal for the command.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signal {
    pub(super) number: i32,
    /// Whether it comes from the terminal, which sends it to the command, too.
    is_from_terminal: bool,
}

/// Calls a function for each signal, and with `None` for each change of a child, until it returns
/// `false`. Signals that are ignored when errcat starts, as under nohup, stay ignored.
///
/// # Errors
///
/// Returns an error if the system refuses a pipe or another thread for them.
pub(super) fn receive(
    mut take: impl FnMut(Option<Signal>) -> bool + Send + 'static,
) -> io::Result<()> {
    let ignored = ignored();
    let numbers = PASSED_ON.into_iter().chain([SIGCHLD]);
    let numbers = numbers.filter(|number| !(ignored.contains(number) && *number != SIGCHLD));
    let signals = SignalsInfo::<WithOrigin>::new(numbers)?;
    let thread = Background::start(move |mut signals: SignalsInfo<WithOrigin>| {
        for origin in &mut signals {
            let signal = (origin.signal != SIGCHLD).then_some(Signal {
                number: origin.signal,
                is_from_terminal: matches!(origin.cause, Cause::Kernel),
            });
            if !take(signal) {
                return;
            }
        }
    })?;
    thread.give(signals);
    Ok(())
}

/// The signals that this process ignores, where the system lists them.
fn ignored() -> Vec<i32> {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    let mask = mask.unwrap_or_default();
    let is_set = |number: &i32| mask >> (number - 1) & 1 == 1;
    PASSED_ON.into_iter().filter(is_set).collect()
}

impl Signal {
    /// Sends the signal to a child that has not been waited for, unless the child has it already.
    pub(super) fn pass_to(self, child: &Child) {
        let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        let signal = rustix::process::Signal::from_named_raw(self.number);
        if let (Some(pid), Some(signal), false) = (pid, signal, self.is_from_terminal) {
            // It may have ended in the meantime.
            let _ = kill_process(pid, signal);
        }
    }
}

/// Ends this process as the signal does. Returns if the signal does not end processes.
pub(super) fn end_by(number: i32) {
    // A memory dump of errcat would replace that of the command.
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let _ = setrlimit(Resource::Core, none);
    let _ = emulate_default_handler(number);
}
