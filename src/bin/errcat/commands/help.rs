//! `errcat help`: prints help for errcat or for a command.

use std::io;

use crate::cli::{HelpArgs, definition};
use crate::exit::Exit;
use crate::output::Output;

pub(super) fn run(args: &HelpArgs, output: &mut Output) -> io::Result<Exit> {
    let mut errcat = definition();
    let name = args.command.as_deref().unwrap_or_default();
    let help = match errcat.find_subcommand_mut(name) {
        Some(command) => command.render_long_help(),
        None => errcat.render_long_help(),
    };
    output.help(&help)?;
    Ok(Exit::Success)
}
