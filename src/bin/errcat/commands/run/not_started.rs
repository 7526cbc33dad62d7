//! What errcat says about a command that cannot be started.

use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind};

use errcat::catalog::Catalog;
use errcat::untrusted::Untrusted;

use crate::cli::masked;
use crate::exit::Exit;
use crate::output::json::{Failure, FailureReason};
use crate::output::{Output, Problem, shell};

/// Reports the error. The exit code is that of a shell.
pub(super) fn report(
    program: &OsStr,
    arguments: &[OsString],
    error: &io::Error,
    catalog: &Catalog,
    output: &mut Output,
) -> io::Result<Exit> {
    let name = masked(program);
    let message = format!("cannot run `{}`: {error}", name.escaped());
    if output.is_json() {
        let failure = Failure::new(FailureReason::IoError, &message, Some(catalog));
        output.json_note(&failure)?;
    } else {
        let tip = tip(&name, arguments, error);
        output.error(&Problem { message, tip })?;
    }
    Ok(Exit::Command(exit_code(error)))
}

fn exit_code(error: &io::Error) -> u8 {
    match error.kind() {
        ErrorKind::NotFound => 127,
        _ => 126,
    }
}

fn tip(name: &Untrusted, arguments: &[OsString], error: &io::Error) -> Option<String> {
    let raw = name.as_raw_str();
    if is_script_without_interpreter(error) {
        let name = shell::quoted(raw)?;
        return Some(format!("`errcat run -- sh {name}`"));
    }
    if error.kind() != ErrorKind::NotFound {
        return None;
    }
    // A shell line in quotes is a frequent mistake.
    if arguments.is_empty() && raw.contains(' ') {
        return Some(format!(
            "`errcat run -- {}` without the quotes",
            name.escaped()
        ));
    }
    let is_path = raw.contains('/');
    (!is_path).then(|| "for a builtin or a pipeline: `errcat run -- bash -c 'COMMAND'`".to_owned())
}

/// Whether the file may be executed but does not say by which program.
#[cfg(unix)]
fn is_script_without_interpreter(error: &io::Error) -> bool {
    use rustix::io::Errno;

    Errno::from_io_error(error) == Some(Errno::NOEXEC)
}

#[cfg(not(unix))]
fn is_script_without_interpreter(_: &io::Error) -> bool {
    false
}
