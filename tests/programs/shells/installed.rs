//! Completions where users install them: by a command in the configuration of a shell, or as files in
//! the folders of a package.

use std::fs;
use std::process::Command;

use super::{BASH, ELVISH, FISH, Shell, Terminal, ZSH};
use crate::folder::Folder;
use crate::project::project;

/// A line that only errcat's completions complete, and the result.
const LINE: (&str, &str) = ("errcat completions powe", "errcat completions powershell");

/// The command of a shell in README's table, in the file that it names, of a new user.
#[test]
#[ignore = "needs tmux, zsh, fish and elvish"]
fn the_commands_in_the_readme_install_completions() {
    let readme = fs::read_to_string(project("README.md")).expect("there is one");
    let installed = |command, shell| Shell {
        command,
        load: "",
        ..shell
    };
    for (name, shell, file, before) in [
        ("bash", installed("bash", BASH), ".bashrc", ""),
        (
            "zsh",
            installed("zsh", ZSH),
            ".zshrc",
            "autoload -Uz compinit; compinit",
        ),
        (
            "fish",
            installed("fish", FISH),
            ".config/fish/config.fish",
            "",
        ),
        (
            "elvish",
            installed("elvish", ELVISH),
            ".config/elvish/rc.elv",
            "",
        ),
    ] {
        let row = readme
            .lines()
            .find(|line| line.starts_with(&format!("| {name} | `")));
        let row = row.unwrap_or_else(|| panic!("README has no command for {name}"));
        let command = row.split('`').nth(1).expect("it has a command");
        let home = Folder::new();
        let content = format!("{before}\n{}\n", command.replace("\\|", "|"));
        home.write(file, content);
        let terminal = Terminal::start_with(shell, &[("HOME", home.path())]);
        terminal.completes(LINE.0, &[LINE.1]);
    }
}

/// The files of a package, in a folder beside those of the system.
#[test]
#[ignore = "needs tmux, bash-completion, zsh and fish"]
fn shells_find_the_files_of_a_package() {
    let (prefix, home) = (Folder::new(), Folder::new());
    let share = prefix.path().to_owned() + "/share";
    let status = Command::new(project("packaging/install-files"))
        .arg(prefix.path())
        .status();
    assert!(status.expect("the script starts").success());
    for shell in [
        Shell {
            load: "source /usr/share/bash-completion/bash_completion",
            ..BASH
        },
        Shell {
            load: "fpath=($XDG_DATA_DIRS/zsh/site-functions $fpath); autoload -Uz compinit; compinit -u -D",
            ..ZSH
        },
        Shell {
            command: "fish",
            load: "",
            ..FISH
        },
    ] {
        let variables = [("HOME", home.path()), ("XDG_DATA_DIRS", &share)];
        Terminal::start_with(shell, &variables).completes(LINE.0, &[LINE.1]);
    }
}
