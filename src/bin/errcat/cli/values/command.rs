//! The name of a command.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, CommandFactory, Error};

use super::{PossibleValues, invalid_value};
use crate::cli::Cli;

/// The name of a command or its alias.
#[derive(Clone, Copy)]
pub(crate) struct CommandParser;

impl TypedValueParser for CommandParser {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        let name = value.to_string_lossy();
        let errcat = Cli::command();
        // The name may be an alias.
        if let Some(command) = errcat.find_subcommand(name.as_ref()) {
            return Ok(command.get_name().to_owned());
        }
        let valid = errcat.get_subcommands().map(Command::get_name);
        Err(invalid_value(command, arg, value, valid))
    }

    fn possible_values(&self) -> Option<PossibleValues> {
        let commands: Vec<_> = Cli::command().get_subcommands().cloned().collect();
        Some(Box::new(commands.into_iter().map(|command| {
            let about = command.get_about().cloned().unwrap_or_default();
            PossibleValue::new(command.get_name().to_owned()).help(about)
        })))
    }
}
