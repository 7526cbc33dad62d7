//! A pseudo-terminal of a given width, on which tests run errcat.

use std::fs::File;
use std::io::Read;
use std::process::{Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

/// What erases a line of progress before the cursor goes back to its beginning.
pub(crate) const ERASE: &str = "\u{1b}[2K";

/// Returns the screen in the end, without the progress that was erased on each line.
pub(crate) fn without_erased(written: &str) -> String {
    let lines = written.split_inclusive('\n');
    lines.filter_map(|line| line.rsplit(ERASE).next()).collect()
}

/// Runs a command on a terminal, with its standard input from a file if one is given. Returns its
/// exit code and the screen.
pub(crate) fn run(mut command: Command, input: Option<File>, columns: u16) -> (i32, String) {
    let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("there are terminals");
    grantpt(&terminal).expect("it is ours");
    unlockpt(&terminal).expect("it is ours");
    let name = ptsname(&terminal, Vec::new()).expect("it has a name");
    let name = name.to_str().expect("the name is UTF-8");
    let stream = File::options()
        .read(true)
        .write(true)
        .open(name)
        .expect("it opens");
    let size = Winsize {
        ws_row: 50,
        ws_col: columns,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(&stream, size).expect("it has a size");
    let stdio = || Stdio::from(stream.try_clone().expect("it can be shared"));
    command
        .env("TERM", "xterm-256color")
        .stdin(input.map_or_else(stdio, Stdio::from))
        .stdout(stdio())
        .stderr(stdio());
    let mut child = command.spawn().expect("errcat starts");
    // The terminal closes when no process has it open.
    drop((command, stream));
    let mut screen = Vec::new();
    let mut reader = File::from(terminal);
    let mut buffer = [0; 4096];
    // On Linux, reading fails when the other side is closed.
    while let Ok(count @ 1..) = reader.read(&mut buffer) {
        screen.extend_from_slice(&buffer[..count]);
    }
    let exit = child
        .wait()
        .expect("errcat ends")
        .code()
        .expect("errcat ends by itself");
    let screen = String::from_utf8(screen).expect("errcat prints UTF-8");
    (exit, screen.replace("\r\n", "\n"))
}
