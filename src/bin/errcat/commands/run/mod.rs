//! `errcat run`: runs a command, explains its failure, and repeats it if that can help.
#![expect(dead_code, reason = "the command itself follows")]

mod attempt;
mod command_line;
mod decide;
mod delay;
mod judge;
mod kept;
