//! Words without a command: `errcat volume_busy`, `errcat 409` or `errcat response.txt`.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs;
use std::path;

use errcat::catalog::Catalog;
use errcat::untrusted::Untrusted;

use super::values::Query;
use super::{Command, Deferred, DiagnoseArgs, DiagnoseFlags, ExplainArgs, masked, similar};

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A known code or an HTTP status.
    Code,
    /// A path, or `-` for standard input.
    File,
    /// Neither. It may be a mistyped code, command or name of a file.
    Unknown,
}

/// A code and a file, which no command takes together.
#[derive(Debug)]
pub(crate) struct Mixed {
    code: Untrusted,
    file: Untrusted,
}

impl fmt::Display for Mixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is a code and `{}` is a file\n\n  tip: use `errcat explain` for codes and `errcat \
             diagnose` for files",
            self.code.escaped(),
            self.file.escaped()
        )
    }
}

/// Returns the command that the words are short for: `explain` for codes and statuses, `diagnose`
/// for files. Unknown words are of the same kind as the known ones. If all are unknown, they are
/// files if there is a flag of `diagnose`, otherwise codes.
pub(crate) fn command(
    words: Vec<OsString>,
    flags: DiagnoseFlags,
    catalog: &Catalog,
) -> Result<Command, Mixed> {
    let kinds: Vec<_> = words.iter().map(|word| Kind::of(word, catalog)).collect();
    let first = |wanted| {
        let index = kinds.iter().position(|&kind| kind == wanted)?;
        words.get(index)
    };
    let has_flags = flags != DiagnoseFlags::default();
    let meant = first(Kind::Unknown)
        .filter(|_| !has_flags)
        .and_then(|word| Some((word, meant(word, &words, catalog)?)));
    match (meant, first(Kind::Code), first(Kind::File)) {
        (Some((word, meant)), _, _) => Ok(Command::Explain(Deferred(ExplainArgs {
            queries: vec![Query::new(word)],
            meant: Some(meant),
        }))),
        (None, Some(code), Some(file)) => Err(Mixed {
            code: masked(code),
            file: masked(file),
        }),
        (None, None, file) if file.is_some() || has_flags => {
            Ok(Command::Diagnose(Deferred(DiagnoseArgs {
                files: words.into_iter().map(Into::into).collect(),
                flags,
            })))
        }
        _ => Ok(Command::Explain(Deferred(ExplainArgs {
            queries: words.iter().map(|word| Query::new(word)).collect(),
            meant: None,
        }))),
    }
}

/// Returns the command line that an unknown word is a mistyped command of or, if it resembles no
/// code, a mistyped file.
fn meant(word: &OsStr, words: &[OsString], catalog: &Catalog) -> Option<String> {
    let text = word.to_str()?;
    let others = words.iter().filter(|other| *other != word);
    let others: Option<Vec<_>> = others.map(|other| other.to_str()).collect();
    similar::command(text, others?.into_iter()).or_else(|| {
        let is_like_code = !catalog.suggest(text).is_empty();
        let is_alone = words.len() == 1;
        let file = (is_alone && !is_like_code).then(|| similar::file(text))??;
        Some(format!("errcat {file}"))
    })
}

impl Kind {
    fn of(word: &OsStr, catalog: &Catalog) -> Self {
        let text = word.to_string_lossy();
        // A path such as `./volume_busy` is not a code.
        let is_path = text == "-" || text.contains(path::is_separator);
        let is_known = || match Query::new(word) {
            Query::Status(_) => true,
            Query::Code(code) => catalog.find_pasted(code.as_raw_str()).entry().is_some(),
        };
        if !is_path && is_known() {
            Self::Code
        } else if is_path || text.contains('.') || fs::symlink_metadata(word).is_ok() {
            // Also a link to nothing: reading it shows what is wrong.
            Self::File
        } else {
            Self::Unknown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_code_or_status_is_not_a_file() {
        for (word, kind) in [
            ("volume_busy", Kind::Code),
            ("Volume-Busy", Kind::Code),
            ("`volume_busy`.", Kind::Code),
            ("machine_not_found", Kind::Code),
            ("409", Kind::Code),
            ("HTTP 409", Kind::Code),
            ("418", Kind::Code),
            ("-", Kind::File),
            ("./volume_busy", Kind::File),
            ("volume_busy.txt", Kind::File),
            ("409.txt", Kind::File),
            ("no/such/file", Kind::File),
            ("src", Kind::File),
            ("volume_bsy", Kind::Unknown),
            ("999", Kind::Unknown),
            ("4090", Kind::Unknown),
            ("", Kind::Unknown),
        ] {
            let found = Kind::of(OsStr::new(word), Catalog::bundled());
            assert_eq!(found, kind, "{word}");
        }
    }
}
