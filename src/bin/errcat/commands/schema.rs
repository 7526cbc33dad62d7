//! `errcat schema`: the JSON Schema of what a command prints with `--json`.

use std::io;

use crate::cli::SchemaArgs;
use crate::exit::Exit;
use crate::output::Output;

pub(super) fn run(args: &SchemaArgs, output: &mut Output) -> io::Result<Exit> {
    output.text(&args.command.text())?;
    Ok(Exit::Success)
}
