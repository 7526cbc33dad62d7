//! `errcat schema`: prints the JSON Schema of the `--json` output of a command.

use std::io;

use crate::cli::SchemaArgs;
use crate::exit::Exit;
use crate::output::Output;

pub(super) fn run(args: &SchemaArgs, output: &mut Output) -> io::Result<Exit> {
    output.text(&args.command.text())?;
    Ok(Exit::Success)
}
