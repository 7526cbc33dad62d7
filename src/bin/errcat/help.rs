//! The parts of the help that are not doc comments of the command line.

use clap::builder::styling::{Effects, Style, Styles};
use errcat::catalog::Catalog;

use crate::exit;

const HEADING: Style = Style::new().effects(Effects::BOLD.insert(Effects::UNDERLINE));

/// The styles of help, the same as those of [`Palette`](crate::output::Palette).
pub(crate) const STYLES: Styles = Styles::styled()
    .header(HEADING)
    .usage(HEADING)
    .literal(Style::new().effects(Effects::BOLD));

/// What errcat is used without a command for, and with one.
pub(crate) const USAGE: &str = "errcat [OPTIONS] [CODE|STATUS|FILE]...
       errcat [OPTIONS] <COMMAND>";

const EXAMPLES: &str = "  curl -sSi URL 2>&1 | errcat      diagnose what curl printed
  errcat response.txt              diagnose a file
  errcat volume_busy               explain a code
  errcat 409                       list the codes of an HTTP status
  errcat list --category volumes   list the codes of a category";

const MARKS: &str = "  [API]     from the response
  [header]  from a header of the response
  [CLI]     from the nullspace CLI
  [errcat]  inferred by errcat; not part of the API contract";

const INSTALL: &str =
    "  errcat completions bash > ~/.local/share/bash-completion/completions/errcat
  errcat completions fish > ~/.config/fish/completions/errcat.fish
  errcat completions zsh > ~/.zfunc/_errcat    (any folder of $fpath)";

/// The end of the short help.
pub(crate) fn short() -> String {
    section("Examples", EXAMPLES)
}

/// The end of the long help.
pub(crate) fn long() -> String {
    let sections = [
        ("Where a line comes from", MARKS),
        ("Exit codes", exit::HELP),
        ("Examples", EXAMPLES),
    ];
    sections
        .map(|(title, text)| section(title, text))
        .join("\n\n")
}

/// The end of the help of `completions`.
pub(crate) fn completions() -> String {
    section("Examples", INSTALL)
}

/// A section of the help, with a heading in the style of clap.
fn section(title: &str, text: &str) -> String {
    format!("{HEADING}{title}:{HEADING:#}\n{text}")
}

/// The version of errcat and of the built-in catalog.
pub(crate) fn version() -> String {
    let catalog = Catalog::bundled();
    let (codes, source) = (catalog.len(), catalog.source().unwrap_or("no source"));
    let checked = catalog.checked().map(|checked| {
        let (date, releases) = (checked.date(), checked.sdk_releases().join(" and "));
        format!("\nchecked: {date}, against nullspace-sdk {releases}")
    });
    format!(
        "{}\ncatalog: {codes} codes, {source}{}",
        env!("CARGO_PKG_VERSION"),
        checked.unwrap_or_default()
    )
}
