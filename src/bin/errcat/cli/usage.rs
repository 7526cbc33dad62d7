//! Prints help, and errors of the command line.

use std::ffi::OsString;
use std::io;
use std::str::FromStr;

use clap::ColorChoice;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use errcat::redact;
use errcat::untrusted::{Untrusted, needs_escape};

use super::{definition, similar};
use crate::exit::Exit;
use crate::output::{Output, json, write_stderr};
use crate::term::Terminals;

/// Reports what clap reports instead of arguments.
pub(crate) fn report(error: Error) -> Exit {
    let mut output = output();
    let result = print(error, &mut output);
    output.end(result)
}

/// Returns the output for arguments that clap rejected. The arguments are searched for `--json` and
/// `--color`, because clap returns no values with an error.
fn output() -> Output {
    let args: Vec<OsString> = std::env::args_os()
        .skip(1)
        .take_while(|arg| arg.as_os_str() != "--")
        .collect();
    let color = args
        .iter()
        .zip(args.iter().skip(1).map(Some).chain([None]))
        .filter_map(|(arg, next)| match arg.to_str()?.strip_prefix("--color")? {
            "" => next?.to_str(),
            value => value.strip_prefix('='),
        })
        .filter_map(|value| ColorChoice::from_str(value).ok())
        .last();
    let json = args.iter().any(|arg| arg == "--json");
    Output::new(Terminals::detect(color.unwrap_or_default()), json, false)
}

/// Prints help as a result, and all other errors of clap as wrong usage.
pub(crate) fn print(mut error: Error, output: &mut Output) -> io::Result<Exit> {
    if error.kind() == ErrorKind::DisplayHelp {
        output.help(&error.render())?;
        return Ok(Exit::Success);
    }
    if error.kind() == ErrorKind::UnknownArgument {
        let tip = tip(&error);
        if tip.is_some() {
            // It is better than a flag with a similar name.
            error.remove(ContextKind::SuggestedArg);
        }
        let tip = tip.map(|tip| ContextValue::StyledStrs(vec![tip.into()]));
        error.insert(ContextKind::Suggested, tip.unwrap_or(ContextValue::None));
    }
    escape_context(&mut error);
    let message = error.render();
    if output.is_json() {
        let plain = message.to_string();
        // The usage and the hint after it are for people.
        let detail = plain.split("\n\nUsage:").next().unwrap_or(&plain);
        let detail = detail
            .split("\n\nFor more information")
            .next()
            .unwrap_or(detail);
        let detail = detail.strip_prefix("error: ").unwrap_or(detail);
        let reason = json::FailureReason::Usage;
        output.json(&json::Failure::new(reason, detail, None))?;
        output.flush()?;
    }
    if output.colors_notes() {
        write_stderr(&message.ansi());
    } else {
        write_stderr(&message);
    }
    Ok(Exit::Error)
}

/// Masks secrets and escapes hidden characters in the arguments that the error quotes. The tips of
/// clap quote the same arguments in a form that cannot be edited, so they are removed.
fn escape_context(error: &mut Error) {
    let quoted: Vec<_> = error
        .context()
        .filter_map(|(kind, value)| match value {
            ContextValue::String(text)
                if text.contains(needs_escape) || redact::text(text).masked.count() > 0 =>
            {
                Some((kind, redact::text(text).text.into_owned()))
            }
            _ => None,
        })
        .collect();
    for (kind, text) in quoted {
        let escaped = Untrusted::new(text).escaped().to_string();
        error.insert(kind, ContextValue::String(escaped));
        error.insert(ContextKind::Suggested, ContextValue::None);
    }
}

/// Returns a tip for an unknown flag: the command before it is mistyped, or another command has it.
/// clap itself only suggests to pass the flag as a value, but no code begins with a hyphen.
fn tip(error: &Error) -> Option<String> {
    if let Some(command) = mistyped_command() {
        return Some(format!("did you mean `{command}`?"));
    }
    let ContextValue::String(flag) = error.get(ContextKind::InvalidArg)? else {
        return None;
    };
    let name = flag.strip_prefix("--")?;
    let errcat = definition();
    let mut commands = errcat.get_subcommands();
    let has_flag = |command: &&clap::Command| {
        let mut args = command.get_arguments();
        args.any(|arg| arg.get_long() == Some(name))
    };
    let command = commands.find(has_flag)?.get_name();
    Some(format!("`{flag}` is a flag of `errcat {command}`"))
}

/// Returns the command that a word is a mistyped name of. Its flags are then unknown.
fn mistyped_command() -> Option<String> {
    let words = std::env::args_os().skip(1);
    let mut words = words.filter_map(|word| word.into_string().ok());
    words.find_map(|word| {
        let command = similar::command(&word, std::iter::empty())?;
        Some((command != format!("errcat {word}")).then_some(command))
    })?
}
