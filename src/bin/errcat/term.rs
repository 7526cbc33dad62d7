//! Determines the color and the width of each output stream.

use std::ffi::OsString;
use std::io::{self, IsTerminal};

use clap::ColorChoice;

/// The two output streams.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terminals {
    pub(crate) stdout: Terminal,
    pub(crate) stderr: Terminal,
}

/// One output stream.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Terminal {
    /// Whether to color the output.
    pub(crate) color: bool,
    /// The width in columns; `None` if the stream is not a terminal.
    pub(crate) width: Option<usize>,
}

/// The width of a terminal that does not report its size, in columns.
const DEFAULT_WIDTH: usize = 80;

impl Terminals {
    /// Reads the properties of both streams from the system and the environment.
    pub(crate) fn detect(choice: ColorChoice) -> Self {
        let stdout = io::stdout();
        let stderr = io::stderr();
        Self {
            stdout: Terminal::detect(choice, stdout.is_terminal(), || {
                terminal_size::terminal_size_of(&stdout)
            }),
            stderr: Terminal::detect(choice, stderr.is_terminal(), || {
                terminal_size::terminal_size_of(&stderr)
            }),
        }
    }
}

impl Terminal {
    fn detect(
        choice: ColorChoice,
        is_terminal: bool,
        size: impl FnOnce() -> Option<(terminal_size::Width, terminal_size::Height)>,
    ) -> Self {
        let size = || size().map(|(width, _)| usize::from(width.0));
        Self {
            color: wants_color(choice, is_terminal, |name| std::env::var_os(name)),
            width: is_terminal.then(|| {
                parse_columns(std::env::var_os("COLUMNS"))
                    .or_else(size)
                    .unwrap_or(DEFAULT_WIDTH)
            }),
        }
    }
}

/// Parses the variable `COLUMNS`; `None` unless it is a number above zero.
fn parse_columns(variable: Option<OsString>) -> Option<usize> {
    variable?.to_str()?.parse().ok().filter(|&width| width > 0)
}

/// Whether to color a stream. The first of these decides: the flag, `NO_COLOR`, `CLICOLOR_FORCE`
/// and `FORCE_COLOR`, `CLICOLOR=0` and `TERM=dumb`, whether the stream is a terminal.
///
/// Following no-color.org and bixense.com/clicolors, an empty variable counts as unset, and so
/// does a force of 0.
fn wants_color(
    choice: ColorChoice,
    is_terminal: bool,
    variable: impl Fn(&str) -> Option<OsString>,
) -> bool {
    let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
    let has_value = |name, value| variable(name).is_some_and(|actual| actual == value);
    let forces = |name| is_set(name) && !has_value(name, "0");
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if is_set("NO_COLOR") => false,
        ColorChoice::Auto if forces("CLICOLOR_FORCE") || forces("FORCE_COLOR") => true,
        ColorChoice::Auto if has_value("CLICOLOR", "0") || has_value("TERM", "dumb") => false,
        ColorChoice::Auto => is_terminal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn color_follows_the_flag_then_the_environment_then_the_terminal() {
        use ColorChoice::{Always, Auto, Never};
        type Environment = &'static [(&'static str, &'static str)];
        // Flag, environment, colored on a terminal, colored elsewhere.
        let table: [(ColorChoice, Environment, bool, bool); 19] = [
            (Auto, &[], true, false),
            (Always, &[], true, true),
            (Never, &[], false, false),
            (Always, &[("NO_COLOR", "1")], true, true),
            (Never, &[("CLICOLOR_FORCE", "1")], false, false),
            (Auto, &[("NO_COLOR", "1")], false, false),
            (Auto, &[("NO_COLOR", "0")], false, false),
            (Auto, &[("NO_COLOR", "")], true, false),
            (Auto, &[("CLICOLOR_FORCE", "1")], true, true),
            (Auto, &[("FORCE_COLOR", "1")], true, true),
            (Auto, &[("FORCE_COLOR", "3")], true, true),
            (Auto, &[("CLICOLOR_FORCE", "0")], true, false),
            (Auto, &[("CLICOLOR_FORCE", "")], true, false),
            (
                Auto,
                &[("NO_COLOR", "1"), ("FORCE_COLOR", "1")],
                false,
                false,
            ),
            (Auto, &[("CLICOLOR", "0")], false, false),
            (Auto, &[("CLICOLOR", "1")], true, false),
            (
                Auto,
                &[("CLICOLOR", "0"), ("CLICOLOR_FORCE", "1")],
                true,
                true,
            ),
            (Auto, &[("TERM", "dumb")], false, false),
            (Auto, &[("TERM", "xterm-256color")], true, false),
        ];
        for (choice, environment, on_terminal, elsewhere) in table {
            let variable = |name: &str| {
                environment
                    .iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| value.into())
            };
            let place = format!("{choice:?} {environment:?}");
            assert_eq!(
                wants_color(choice, true, variable),
                on_terminal,
                "{place} on a terminal"
            );
            assert_eq!(
                wants_color(choice, false, variable),
                elsewhere,
                "{place} elsewhere"
            );
        }
    }

    #[test]
    fn columns_must_be_a_number_above_zero() {
        for (value, width) in [
            ("120", Some(120)),
            ("0", None),
            ("", None),
            ("-1", None),
            ("x", None),
        ] {
            assert_eq!(parse_columns(Some(value.into())), width, "{value}");
        }
        assert_eq!(parse_columns(None), None);
    }
}
