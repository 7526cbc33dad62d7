//! The parts of the help that are not doc comments of the command line.

use clap::builder::styling::{Effects, Style, Styles};

const HEADING: Style = Style::new().effects(Effects::BOLD.insert(Effects::UNDERLINE));

/// The styles of help, the same as those of [`Palette`](crate::output::Palette).
pub(crate) const STYLES: Styles = Styles::styled()
    .header(HEADING)
    .usage(HEADING)
    .literal(Style::new().effects(Effects::BOLD));

/// A section, with a heading in [`HEADING`]. It is built at compile time, because most runs print no
/// help.
macro_rules! section {
    ($title:literal, $text:literal) => {
        concat!("\u{1b}[1m\u{1b}[4m", $title, ":\u{1b}[0m\n", $text)
    };
}

macro_rules! examples {
    () => {
        section!(
            "Examples",
            "  curl -sSi URL 2>&1 | errcat      diagnose what curl printed
  errcat run -- curl -sSi URL      explain the failure of a command
  errcat response.txt              diagnose a file
  errcat volume_busy               explain a code
  errcat 409                       list the codes of an HTTP status
  errcat list --category volumes   list the codes of a category
  errcat triage app.log            count the error codes in a log
  errcat check openapi.yaml        compare a document with the catalog"
        )
    };
}

/// What errcat is used without a command for, and with one.
pub(crate) const USAGE: &str = "errcat [OPTIONS] [CODE|STATUS|FILE]...
       errcat [OPTIONS] <COMMAND>";

/// The end of the short help.
pub(crate) const SHORT: &str = examples!();

/// The end of the long help.
pub(crate) const LONG: &str = concat!(
    section!(
        "Where a line comes from",
        "  [API]     from the response
  [header]  from a header of the response
  [CLI]     from the nullspace CLI
  [errcat]  inferred by errcat; not part of the API contract"
    ),
    "\n\n",
    section!(
        "Exit codes",
        "  0    success (a diagnosed error is a success)
  1    negative result: nothing found, unknown code, not retryable, a difference
  2    error: wrong usage, a file that cannot be read, output that cannot be written
  130  Ctrl-C in `errcat triage`"
    ),
    "\n\n",
    examples!()
);

/// The end of the help of `diagnose`.
pub(crate) const DIAGNOSE: &str = section!(
    "Examples",
    "  curl -sSi URL 2>&1 | errcat diagnose          diagnose what curl printed
  errcat diagnose response.txt                  diagnose a file
  errcat diagnose --support response.txt        print what a support ticket needs
  errcat diagnose -q --retryable response.txt   exit with 0 if a retry is permitted
  errcat diagnose --json app.log | jq .code     print the codes in a log"
);

/// The end of the help of `explain`.
pub(crate) const EXPLAIN: &str = section!(
    "Examples",
    "  errcat explain volume_busy                explain a code
  errcat explain 409                        list the codes of an HTTP status
  errcat explain -v volume_busy not_found   explain two codes with all details"
);

/// The end of the help of `list`.
pub(crate) const LIST: &str = section!(
    "Examples",
    "  errcat list --category volumes   list the codes of a category
  errcat list volume mount         list the codes with both words
  errcat list --retry later        list temporary errors
  errcat list | cut -f1            print only the codes"
);

/// The end of the help of `schema`.
pub(crate) const SCHEMA: &str = section!(
    "Examples",
    "  errcat schema diagnose > schema.json   write the schema to a file"
);

/// The end of the help of `completions`.
pub(crate) const COMPLETIONS: &str = section!(
    "Add one of these lines to the startup file of your shell",
    "  bash         source <(errcat completions bash)
  elvish       eval (errcat completions elvish | slurp)
  fish         errcat completions fish | source
  powershell   errcat completions powershell | Out-String | Invoke-Expression
  zsh          source <(errcat completions zsh)    (after compinit)"
);

/// The end of the help of `man`.
pub(crate) const MAN: &str = section!(
    "Examples",
    "  errcat man | man -l -                      read errcat(1)
  errcat man triage | man -l -               read errcat-triage(1)
  errcat man --out ~/.local/share/man/man1   install all pages"
);

/// The end of the help of `triage`.
pub(crate) const TRIAGE: &str = section!(
    "Examples",
    "  errcat triage app.log                         count the codes in a log
  errcat triage app.log --by hour               count by hour
  errcat triage app.log --code volume_busy      count one code
  errcat triage app.log --cut '2h ago'          show what is new since then
  errcat triage --json app.log > report.json    save a report
  errcat triage app.log --against report.json   show what is new since a report
  errcat triage --merge *.json                  merge reports"
);

/// The end of the help of `run`.
pub(crate) const RUN: &str = concat!(
    section!(
        "Exit codes",
        "  0    the command succeeded, and shows no error
  N    the exit code of the command, or the nullspace CLI's if the command hides an error
  126  the command cannot be started
  127  the command does not exist"
    ),
    "\n\n",
    section!(
        "Examples",
        "  errcat run -- curl -sSi URL               explain a failure
  errcat run --retries 4 -- curl -sSi URL   repeat what can be repeated"
    )
);

/// The end of the help of `check`.
pub(crate) const CHECK: &str = concat!(
    section!(
        "Exit codes",
        "  0    nothing differs; there may be notes
  1    something differs
  2    the document or the ignore file cannot be read or understood"
    ),
    "\n\n",
    section!(
        "Examples",
        "  errcat check openapi.yaml                      compare a document
  errcat check openapi.yaml --ignore drift.txt   accept the differences in a file
  errcat check openapi.yaml --format github      annotate a pull request
  errcat list | cut -f1 | errcat check -         compare a list"
    )
);

/// The end of the help of `export`.
pub(crate) const EXPORT: &str = section!(
    "Examples",
    "  errcat export html > errors.html             write a page
  errcat export typescript > errors.ts         write constants for TypeScript
  errcat export typescript --check errors.ts   check in CI that the file is up to date"
);

#[cfg(test)]
#[test]
fn sections_have_the_style_of_headings() {
    let heading = format!("{HEADING}Examples:{HEADING:#}\n");
    assert!(SHORT.starts_with(&heading), "{SHORT:?} {heading:?}");
}
