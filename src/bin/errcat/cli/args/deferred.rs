//! Arguments that are defined only if their command is used.

use clap::builder::Resettable;
use clap::{ArgMatches, Args, Command, Error, FromArgMatches};

use crate::cli::Global;

/// The arguments of a command. Defining those of all commands takes longer than most commands do.
///
/// The help of the command has to be a doc comment of its variant of the enum, because the list of
/// commands shows it.
#[derive(Debug)]
pub(crate) struct Deferred<T>(pub(crate) T);

impl<T: Args> FromArgMatches for Deferred<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches(matches).map(Self)
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches_mut(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }

    fn update_from_arg_matches_mut(&mut self, matches: &mut ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches_mut(matches)
    }
}

impl<T: Args> Args for Deferred<T> {
    fn augment_args(command: Command) -> Command {
        command.defer(define::<T>)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// Defines the arguments and the flags that every command takes. What they say about the command does
/// not replace its help.
fn define<T: Args>(command: Command) -> Command {
    define_by(command, T::augment_args)
}

/// Does what `define` does. It is one function for all commands, which makes the program smaller.
#[inline(never)]
fn define_by(command: Command, augment: fn(Command) -> Command) -> Command {
    let [about, long_about] = [command.get_about(), command.get_long_about()]
        .map(|text| text.cloned().map_or(Resettable::Reset, Resettable::Value));
    let command = Global::augment_args(augment(command));
    command.about(about).long_about(long_about)
}
