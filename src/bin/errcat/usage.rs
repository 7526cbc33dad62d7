//! Prints help, the version, and errors of the command line.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::str::FromStr;

use clap::ColorChoice;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use errcat::catalog::{Catalog, Entry};
use errcat::untrusted::{Untrusted, needs_escape};

use crate::exit::Exit;
use crate::output::{Output, json, write_stderr};
use crate::term::Terminals;

/// Prints help and version as results, and all other errors of clap as wrong usage.
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

fn print(mut error: Error, output: &mut Output) -> io::Result<Exit> {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        output.help(&error.render())?;
        return Ok(Exit::Success);
    }
    if let Some(tip) = tip(&error) {
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
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
        output.json(&json::Failure::usage(
            detail.strip_prefix("error: ").unwrap_or(detail),
        ))?;
        output.flush()?;
    }
    if output.colors_notes() {
        write_stderr(&message.ansi());
    } else {
        write_stderr(&message);
    }
    Ok(Exit::Error)
}

/// Escapes hidden characters in the arguments that the error quotes. The tips of clap quote the
/// same arguments in a form that cannot be edited, so they are removed.
fn escape_context(error: &mut Error) {
    let quoted: Vec<_> = error
        .context()
        .filter_map(|(kind, value)| match value {
            ContextValue::String(text) if text.contains(needs_escape) => Some((kind, text.clone())),
            _ => None,
        })
        .collect();
    for (kind, text) in quoted {
        let escaped = Untrusted::new(text).escaped().to_string();
        error.insert(kind, ContextValue::String(escaped));
        error.insert(ContextKind::Suggested, ContextValue::None);
    }
}

/// Suggests a command line if the unknown command is a code, a file, or the name of a flag.
fn tip(error: &Error) -> Option<StyledStr> {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    if matches!(word.as_str(), "help" | "version") {
        return Some(format!("errcat --{word}").into());
    }
    if word == "-" || word.contains(['.', '/']) || Path::new(word).is_file() {
        let is_plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
        return match word {
            word if word.chars().all(is_plain) => Some(format!("errcat diagnose {word}").into()),
            word if !word.contains('\'') => Some(format!("errcat diagnose '{word}'").into()),
            _ => None,
        };
    }
    let lookup = Catalog::bundled().find_pasted(word);
    // For a single word, even the closest code would be a guess.
    let closest = lookup
        .suggestions()
        .first()
        .filter(|_| word.contains(['_', '-', ' ']));
    let code = lookup.entry().map(Entry::code).or(closest.copied())?;
    Some(format!("errcat explain {code}").into())
}
