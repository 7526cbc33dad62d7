//! Ctrl-C ends the reading, not the process, so that what was counted is shown.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

use crate::exit::Exit;

/// Whether Ctrl-C was pressed.
pub(super) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Takes Ctrl-C over. If it is pressed twice, the process ends at once. If it cannot be taken
    /// over, it ends the process the first time.
    pub(super) fn register() -> Self {
        let is_pressed = Arc::new(AtomicBool::new(false));
        let exit = Exit::INTERRUPTED.into();
        let _ = flag::register_conditional_shutdown(SIGINT, exit, Arc::clone(&is_pressed))
            .and_then(|_| flag::register(SIGINT, Arc::clone(&is_pressed)));
        Self(is_pressed)
    }

    /// The flag that Ctrl-C sets.
    pub(super) fn flag(&self) -> &AtomicBool {
        &self.0
    }

    pub(super) fn is_pressed(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Returns standard input, which ends when Ctrl-C is pressed, even while nothing can be read.
    pub(super) fn stdin(&self) -> Stdin {
        #[cfg(target_os = "linux")]
        enlarge_pipe();
        Stdin(Arc::clone(&self.0))
    }
}

/// Standard input.
pub(super) struct Stdin(Arc<AtomicBool>);

impl Read for Stdin {
    #[cfg(unix)]
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // Unlike `io::Stdin`, this has no buffer: in one, there could be input although nothing can
        // be read from the system.
        let stdin = io::stdin();
        while !self.0.load(Ordering::Relaxed) {
            if can_read(&stdin)? {
                return Ok(rustix::io::read(&stdin, buffer)?);
            }
        }
        Ok(0)
    }

    #[cfg(not(unix))]
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.load(Ordering::Relaxed) {
            true => Ok(0),
            false => io::stdin().lock().read(buffer),
        }
    }
}

/// The size of a pipe to standard input, in bytes. It is the most that Linux allows everyone.
#[cfg(target_os = "linux")]
const PIPE: usize = 1024 * 1024;

/// Lets the program before a pipe write on while errcat counts. Does nothing if standard input is not a
/// pipe, or if all pipes of the user together are too large.
#[cfg(target_os = "linux")]
fn enlarge_pipe() {
    let _ = rustix::pipe::fcntl_setpipe_size(io::stdin(), PIPE);
}

/// Waits for a moment until reading does not block. Returns whether that is so.
#[cfg(unix)]
fn can_read(stdin: &io::Stdin) -> io::Result<bool> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    const MOMENT: Timespec = Timespec {
        tv_sec: 0,
        tv_nsec: 100_000_000,
    };
    match poll(&mut [PollFd::new(stdin, PollFlags::IN)], Some(&MOMENT)) {
        Ok(ready) => Ok(ready > 0),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
