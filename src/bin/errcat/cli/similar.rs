//! Suggests commands and files for a mistyped word.

use std::path::Path;

use clap::CommandFactory;

use super::Cli;
use crate::output::shell::{command_line, quoted};

/// How many files of a folder are compared.
const MAX_FILES: usize = 1_000;

/// Returns the command line that a mistyped command begins, with the words after it.
pub(crate) fn command<'w>(word: &str, others: impl Iterator<Item = &'w str>) -> Option<String> {
    let errcat = Cli::command();
    let names = errcat.get_subcommands().map(clap::Command::get_name);
    let name = match word {
        "version" => "--version",
        _ => closest(word, names)?,
    };
    command_line(name, others)
}

/// Returns the file that the path is a mistyped name of, in the same folder, quoted for a shell. The
/// extension may be missing.
pub(crate) fn file(path: &str) -> Option<String> {
    let name = Path::new(path).file_name()?.to_str()?;
    let folder = path.strip_suffix(name)?;
    let files = Path::new(if folder.is_empty() { "." } else { folder });
    let mut files: Vec<_> = files
        .read_dir()
        .ok()?
        .take(MAX_FILES)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        // A link to nothing has the name, but cannot be read.
        .filter(|file| file != name)
        .collect();
    files.sort_unstable();
    let is_stem = |file: &&String| Path::new(file).file_stem().is_some_and(|stem| stem == name);
    let with_stem = files.iter().find(is_stem).map(String::as_str);
    let found = with_stem.or_else(|| closest(name, files.iter().map(String::as_str)))?;
    let path = format!("{folder}{found}");
    let path = quoted(&path).filter(|_| !path.starts_with('-'))?;
    Some(path.into_owned())
}

/// Returns the value that a word is a mistyped name of, or of whose name it is a mistyped beginning.
pub(crate) fn value<'v>(word: &str, values: &[&'v str]) -> Option<&'v str> {
    let beginning = |value: &&'v str| value.split('-').next();
    let found = closest(word, values.iter().copied())
        .or_else(|| closest(word, values.iter().filter_map(beginning)))?;
    values
        .iter()
        .copied()
        .find(|value| value.starts_with(found))
}

/// Returns the name that differs by the fewest typos: one in a short name, two in a longer one.
fn closest<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let word = word.to_ascii_lowercase();
    let allowed = if word.len() < 5 { 1 } else { 2 };
    let is_close = |name: &&str| name.len().abs_diff(word.len()) <= allowed;
    names
        .filter(is_close)
        .map(|name| {
            (
                strsim::osa_distance(&word, &name.to_ascii_lowercase()),
                name,
            )
        })
        .filter(|&(typos, _)| typos <= allowed)
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_command_is_found() {
        for (word, others, expected) in [
            ("lst", &[][..], Some("errcat list")),
            ("Lits", &[], Some("errcat list")),
            (
                "explan",
                &["volume_busy", "409"],
                Some("errcat explain volume_busy 409"),
            ),
            ("diagnos", &["a b.txt"], Some("errcat diagnose 'a b.txt'")),
            ("diagnos", &["a'b.txt"], None),
            ("version", &[], Some("errcat --version")),
            ("volume", &[], None),
            ("dir", &[], None),
            ("", &[], None),
        ] {
            let found = command(word, others.iter().copied());
            assert_eq!(found.as_deref(), expected, "{word}");
        }
    }

    #[test]
    fn a_value_is_found_by_its_name_or_beginning_with_typos() {
        let values = ["volumes", "quotas-and-rate-limits", "general"];
        for (word, expected) in [
            ("volums", Some("volumes")),
            ("Quotas-and-rate-limit", Some("quotas-and-rate-limits")),
            ("quots", Some("quotas-and-rate-limits")),
            ("rate", None),
            ("", None),
        ] {
            assert_eq!(value(word, &values), expected, "{word}");
        }
    }

    #[test]
    fn a_file_is_found_by_its_name_without_extension_or_with_typos() {
        for (word, expected) in [
            ("README", Some("README.md")),
            ("Crago.toml", Some("Cargo.toml")),
            ("src/bin/errcat/man.rs", Some("src/bin/errcat/main.rs")),
            ("./README", Some("./README.md")),
            ("Crago", None),
            ("Cargo.toml", None),
            ("no/such/folder", None),
            ("", None),
            ("..", None),
            ("zzz", None),
        ] {
            assert_eq!(file(word).as_deref(), expected, "{word}");
        }
    }
}
