//! Completions where users install them: by a command in the configuration of a shell, or as files in
//! the folders of a package.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::{BASH, ELVISH, FISH, Shell, Terminal, ZSH};
use crate::project;

/// A line that only errcat's completions complete, and the result.
const LINE: (&str, &str) = ("errcat completions powe", "errcat completions powershell");

fn new_folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("errcat-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

/// The command of a shell in README's table, in the file that it names, of a new user.
#[test]
#[ignore = "needs tmux, zsh, fish and elvish"]
fn the_commands_in_the_readme_install_completions() {
    let readme = fs::read_to_string(project().join("README.md")).expect("there is one");
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
        let home = new_folder(name);
        let file = home.join(file);
        fs::create_dir_all(file.parent().expect("it is in a folder")).expect("it is made");
        let content = format!("{before}\n{}\n", command.replace("\\|", "|"));
        fs::write(&file, content).expect("it is written");
        let terminal = Terminal::start_with(shell, &[("HOME", &home)]);
        terminal.completes(LINE.0, &[LINE.1]);
        drop(terminal);
        fs::remove_dir_all(home).expect("it is removed");
    }
}

/// The files of a package, in a folder beside those of the system.
#[test]
#[ignore = "needs tmux, bash-completion, zsh and fish"]
fn shells_find_the_files_of_a_package() {
    let prefix = new_folder("prefix");
    let home = new_folder("home");
    let status = Command::new(project().join("packaging/install-files"))
        .arg(&prefix)
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
        let variables = [("HOME", &*home), ("XDG_DATA_DIRS", &prefix.join("share"))];
        Terminal::start_with(shell, &variables).completes(LINE.0, &[LINE.1]);
    }
    for folder in [prefix, home] {
        fs::remove_dir_all(folder).expect("it is removed");
    }
}
