//! Completion in real shells: tmux types into a terminal, and the test reads its screen.

use std::process::{Command, Output};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::{path, project};

/// How long to wait for a shell. A slow machine needs a second.
const PATIENCE: Duration = Duration::from_secs(20);

/// What differs between the shells.
struct Shell {
    command: &'static str,
    /// Loads the completions.
    load: &'static str,
    /// Prints `ready42` without containing that text, which the echo of the command would show.
    ready: &'static str,
    /// The keys that clear the command line and, if the shell can, the screen.
    clear: &'static [&'static str],
}

const BASH: Shell = Shell {
    command: "bash --norc",
    load: "source completions/errcat.bash",
    ready: "echo ready$((40 + 2))",
    clear: &["C-u", "C-l"],
};

const ZSH: Shell = Shell {
    command: "zsh -f",
    load: "fpath=(completions $fpath); autoload -Uz compinit; compinit -u -D",
    ..BASH
};

const FISH: Shell = Shell {
    command: "fish --no-config",
    load: "source completions/errcat.fish",
    ready: "echo ready(math 40 + 2)",
    ..BASH
};

const ELVISH: Shell = Shell {
    command: "elvish -norc",
    load: "eval (slurp < completions/errcat.elv)",
    ready: "print ready(+ 40 2)",
    // C-l opens a list of folders in elvish.
    clear: &["Escape", "C-u"],
};

/// A shell in a new terminal.
struct Terminal {
    shell: Shell,
    socket: String,
}

impl Terminal {
    /// Starts a shell without the user's configuration and loads the completions.
    fn start(shell: Shell) -> Self {
        let name = shell.command.split(' ').next().unwrap_or_default();
        let socket = format!("errcat-{name}-{}", std::process::id());
        let terminal = Self { shell, socket };
        let path = format!("PATH={}", path());
        let folder = project();
        let folder = folder.to_str().expect("the path is UTF-8");
        let size = ["-x", "160", "-y", "50"];
        let begin = [
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-e",
            &path,
            "-c",
            folder,
        ];
        terminal.tmux(&[&begin[..], &size, &[terminal.shell.command]].concat());
        let Shell { load, ready, .. } = terminal.shell;
        terminal.type_keys(&[load, "Enter", ready, "Enter"]);
        terminal.wait_for(&["ready42"], name);
        terminal
    }

    fn type_keys(&self, keys: &[&str]) {
        for key in keys {
            self.tmux(&["send-keys", key]);
            // Without a pause, Escape and the next key would be one key with Alt.
            sleep(Duration::from_millis(100));
        }
    }

    /// Types a line, presses Tab and waits until the screen shows all expected texts.
    fn completes(&self, line: &str, expected: &[&str]) {
        self.type_keys(self.shell.clear);
        sleep(Duration::from_millis(300));
        self.tmux(&["send-keys", "-l", line]);
        self.type_keys(&["Tab"]);
        sleep(Duration::from_millis(500));
        // The first Tab may complete only the common prefix; the second lists the candidates.
        if !self.shows(expected) {
            self.type_keys(&["Tab"]);
        }
        self.wait_for(expected, line);
    }

    fn shows(&self, expected: &[&str]) -> bool {
        let screen = self.screen();
        expected.iter().all(|text| screen.contains(text))
    }

    fn wait_for(&self, expected: &[&str], what: &str) {
        let start = Instant::now();
        while !self.shows(expected) {
            let screen = self.screen();
            assert!(
                start.elapsed() < PATIENCE,
                "{what}: {expected:?} is not shown:\n{screen}"
            );
            sleep(Duration::from_millis(100));
        }
    }

    fn screen(&self) -> String {
        String::from_utf8_lossy(&self.tmux(&["capture-pane", "-p"]).stdout).into_owned()
    }

    fn tmux(&self, args: &[&str]) -> Output {
        let output = Command::new("tmux")
            .args(["-L", &self.socket])
            .args(args)
            .output();
        let output = output.expect("tmux starts");
        assert!(output.status.success(), "tmux {args:?}: {output:?}");
        output
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = Command::new("tmux")
            .args(["-L", &self.socket, "kill-server"])
            .output();
    }
}

#[test]
#[ignore = "needs tmux"]
fn bash_completes_codes_categories_and_verdicts() {
    let bash = Terminal::start(BASH);
    bash.completes(
        "errcat explain volume_b",
        &["volume_backend_unavailable", "volume_busy"],
    );
    bash.completes(
        "errcat explain volume_busy QUO",
        &["volume_busy QUOTA_EXCEEDED"],
    );
    bash.completes("errcat list --category vol", &["--category volumes"]);
    bash.completes("errcat explain edge_token_e", &["edge_token_expired"]);
    bash.completes("errcat list --origin ", &["client", "related"]);
    bash.completes("errcat schema ", &["diagnose", "explain"]);
    bash.completes(
        "errcat list --retry ",
        &["after_change", "after_window", "depends", "later"],
    );
    bash.completes(
        "errcat completions ",
        &["bash", "elvish", "fish", "powershell", "zsh"],
    );
    bash.completes(
        "errcat diagnose tests/data/cat",
        &["tests/data/catalog.tsv"],
    );
    bash.completes("errcat diagnose ", &["Cargo.toml", "README.md"]);
    bash.completes("errcat diagnose --js", &["--json"]);
}

#[test]
#[ignore = "needs tmux and zsh"]
fn zsh_completes_codes_categories_and_verdicts_with_descriptions() {
    let zsh = Terminal::start(ZSH);
    zsh.completes(
        "errcat explain volume_b",
        &["volume_busy", "-- Volume busy."],
    );
    zsh.completes(
        "errcat explain volume_busy QUO",
        &["volume_busy QUOTA_EXCEEDED"],
    );
    zsh.completes(
        "errcat list --category s",
        &["snapshots", "-- Sandboxes And Scheduling"],
    );
    zsh.completes("errcat explain edge_token_e", &["edge_token_expired"]);
    zsh.completes("errcat list --origin ", &["client", "related"]);
    zsh.completes("errcat schema ", &["diagnose", "explain"]);
    zsh.completes(
        "errcat list --retry ",
        &["after_window", "-- fails again until"],
    );
    zsh.completes("errcat completions ", &["elvish", "powershell"]);
    zsh.completes(
        "errcat diagnose tests/data/cat",
        &["tests/data/catalog.tsv"],
    );
}

#[test]
#[ignore = "needs tmux and fish"]
fn fish_completes_codes_categories_and_verdicts_with_descriptions() {
    let fish = Terminal::start(FISH);
    fish.completes("errcat explain volume_b", &["volume_busy", "Volume busy."]);
    fish.completes(
        "errcat explain volume_busy unautho",
        &["volume_busy unauthorized"],
    );
    fish.completes(
        "errcat list --category s",
        &["snapshots", "Sandboxes And Scheduling"],
    );
    fish.completes("errcat explain edge_token_e", &["edge_token_expired"]);
    fish.completes("errcat list --origin ", &["client", "related"]);
    fish.completes("errcat schema ", &["diagnose", "explain"]);
    fish.completes(
        "errcat list --retry ",
        &["after_window", "fails again until"],
    );
    fish.completes("errcat --color al", &["--color always"]);
    fish.completes("errcat completions ", &["elvish", "powershell"]);
    fish.completes(
        "errcat diagnose tests/data/cat",
        &["tests/data/catalog.tsv"],
    );
}

#[test]
#[ignore = "needs tmux and elvish"]
fn elvish_completes_codes_categories_and_verdicts_with_descriptions() {
    let elvish = Terminal::start(ELVISH);
    elvish.completes("errcat explain volume_b", &["volume_busy", "Volume busy."]);
    elvish.completes(
        "errcat explain volume_busy QUO",
        &["volume_busy QUOTA_EXCEEDED"],
    );
    elvish.completes(
        "errcat list --category s",
        &["snapshots", "Sandboxes And Scheduling"],
    );
    elvish.completes("errcat explain edge_token_e", &["edge_token_expired"]);
    elvish.completes("errcat list --origin ", &["client", "related"]);
    elvish.completes("errcat schema ", &["diagnose", "explain"]);
    elvish.completes(
        "errcat list --retry ",
        &["after_window", "fails again until"],
    );
    elvish.completes("errcat completions ", &["powershell"]);
    elvish.completes(
        "errcat diagnose tests/data/cat",
        &["tests/data/catalog.tsv"],
    );
}
