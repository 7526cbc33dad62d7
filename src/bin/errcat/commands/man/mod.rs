//! `errcat man`: prints a man page, or writes all of them into a directory.

#[cfg(test)]
mod generate;
mod pages;

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::files;
use super::refused::Refused;
use crate::cli::ManArgs;
use crate::exit::Exit;
use crate::output::json::FailureReason;
use crate::output::{Output, Problem};
use pages::PAGES;

pub(super) fn run(args: &ManArgs, output: &mut Output) -> io::Result<Exit> {
    if let Some(folder) = &args.out {
        return match write_all(folder) {
            Ok(()) => Ok(Exit::Success),
            Err(refused) => refused.report(None, output),
        };
    }
    let is_wanted = |command: Option<&str>| command == args.command.as_deref();
    for page in PAGES.iter().filter(|page| is_wanted(page.command())) {
        output.text(&page.roff)?;
    }
    Ok(Exit::Success)
}

fn write_all(folder: &Path) -> Result<(), Refused> {
    create(folder).map_err(|error| unwritable(folder, &error))?;
    for page in &PAGES {
        let file = folder.join(page.file_name());
        fs::write(&file, page.roff).map_err(|error| unwritable(&file, &error))?;
    }
    Ok(())
}

/// Creates the folder unless it exists.
fn create(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder).map_err(|error| match error.kind() {
        // Otherwise, the error would say that it exists.
        ErrorKind::AlreadyExists => ErrorKind::NotADirectory.into(),
        _ => error,
    })
}

fn unwritable(path: &Path, error: &io::Error) -> Refused {
    Refused {
        reason: FailureReason::IoError,
        problem: Problem::cannot_write(&files::source(path), error),
    }
}
