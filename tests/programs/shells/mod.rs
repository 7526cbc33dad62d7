//! Completion in real shells: tmux types into a terminal, and the test reads its screen.

mod candidates;
mod installed;
mod offers;

use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::project::project;
use crate::search_path::search_path;

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

/// bash with the package bash-completion, which loads the completions of a command when it is needed.
const BASH_WITH_COMPLETION: Shell = Shell {
    load: "source /usr/share/bash-completion/bash_completion && source completions/errcat.bash",
    ..BASH
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
        Self::start_with(shell, &[])
    }

    /// Starts a shell with these environment variables.
    fn start_with(shell: Shell, variables: &[(&str, &str)]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = shell.command.split(' ').next().unwrap_or_default();
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let socket = format!("errcat-{name}-{}-{number}", std::process::id());
        let variables = variables.iter();
        let variables = variables.map(|(name, value)| format!("'{name}={value}'"));
        let variables = variables.collect::<Vec<_>>().join(" ");
        // The shell that tmux starts may set the variables itself.
        let command = format!(
            "exec env 'PATH={}' {variables} {}",
            search_path(),
            shell.command
        );
        let terminal = Self { shell, socket };
        let folder = project("");
        let folder = folder.to_str().expect("the path is UTF-8");
        let begin = ["-f", "/dev/null", "new-session", "-d", "-c", folder];
        let size = ["-x", "160", "-y", "50"];
        terminal.tmux(&[&begin[..], &size, &[&command]].concat());
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

    /// Clears the command line. A busy shell may miss the key that ends elvish's list of candidates.
    fn clear(&self) {
        for _ in 0..10 {
            self.type_keys(self.shell.clear);
            sleep(Duration::from_millis(300));
            if !self.shows(&["COMPLETING"]) {
                return;
            }
        }
    }

    /// Types a line, presses Tab and waits until the screen shows all expected texts.
    fn completes(&self, line: &str, expected: &[&str]) {
        self.clear();
        self.tmux(&["send-keys", "-l", line]);
        self.type_keys(&["Tab"]);
        sleep(Duration::from_millis(500));
        // The first Tab may complete only the common prefix; the second lists the candidates.
        if !self.shows(expected) {
            self.type_keys(&["Tab"]);
        }
        self.wait_for(expected, line);
    }

    /// Types a line, presses Tab twice and asserts that the screen never shows these texts.
    fn does_not_complete(&self, line: &str, absent: &[&str]) {
        self.clear();
        self.tmux(&["send-keys", "-l", line]);
        for _ in 0..2 {
            self.type_keys(&["Tab"]);
            sleep(Duration::from_millis(700));
            let screen = self.screen();
            let shown = absent.iter().find(|text| screen.contains(**text));
            assert_eq!(shown, None, "{line}:\n{screen}");
        }
        // Ends a question whether to show everything.
        self.type_keys(&["n", "C-u"]);
    }

    /// What every shell completes. A beginning that is common to all candidates may be abbreviated.
    fn completes_common_lines(&self) {
        for (line, expected) in [
            (
                "errcat ",
                &[
                    "diagnose",
                    "explain",
                    "list",
                    "schema",
                    "completions",
                    "help",
                ][..],
            ),
            ("errcat comp", &["errcat completions"]),
            (
                "errcat volume_b",
                &["volume_backend_unavailable", "volume_busy"],
            ),
            ("errcat READ", &["errcat README.md"]),
            ("errcat 50", &["502", "503"]),
            ("errcat volume_busy unautho", &["volume_busy unauthorized"]),
            ("errcat --retryable READ", &["--retryable README.md"]),
            (
                "errcat explain volume_b",
                &["volume_backend_unavailable", "volume_busy"],
            ),
            (
                "errcat explain volume_busy QUO",
                &["volume_busy QUOTA_EXCEEDED"],
            ),
            (
                "errcat explain machine_not_",
                &["hine_not_found", "hine_not_ready"],
            ),
            (
                "errcat explain edge_token_e",
                &["explain edge_token_expired"],
            ),
            ("errcat explain 40", &["404", "409"]),
            ("errcat list --category vol", &["--category volumes"]),
            ("errcat list --origin ", &["client", "related"]),
            (
                "errcat list --retry ",
                &["after_change", "after_window", "depends", "later"],
            ),
            ("errcat list --status 42", &["--status 429"]),
            (
                "errcat list account_",
                &["account_deleted", "account_not_found"],
            ),
            ("errcat schema ", &["diagnose", "explain"]),
            ("errcat completions ", &["elvish", "powershell"]),
            ("errcat help comp", &["errcat help completions"]),
            ("errcat diagnose tests/data/pag", &["tests/data/page.tsv"]),
            ("errcat parse tests/data/pag", &["tests/data/page.tsv"]),
        ] {
            self.completes(line, expected);
        }
        self.does_not_complete("errcat ", &["parse", "Cargo.toml"]);
        self.does_not_complete("errcat list ", &["Cargo.toml", "errcat list -"]);
        self.does_not_complete("errcat list zzz", &["Cargo.toml", "errcat list -"]);
        self.does_not_complete("errcat list C", &["Cargo.toml"]);
    }

    /// Asserts that the first candidate is a command, not a flag.
    fn offers_commands_first(&self) {
        self.completes("errcat ", &["diagnose", "--json"]);
        let screen = self.screen();
        let candidates = screen.lines().skip(1).flat_map(str::split_whitespace);
        let mut candidates = candidates.filter(|word| *word == "diagnose" || word.starts_with('-'));
        assert_eq!(candidates.next(), Some("diagnose"), "{screen}");
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
fn bash_completes_commands_words_and_values() {
    let bash = Terminal::start(BASH);
    bash.completes_common_lines();
    bash.offers_commands_first();
    bash.completes("errcat explain quo", &["explain QUOTA_EXCEEDED"]);
    bash.completes("errcat VOLUME_BU", &["errcat volume_busy"]);
    bash.completes("errcat diagnose ", &["Cargo.toml", "README.md"]);
    bash.completes("errcat diagnose --js", &["--json"]);
    bash.completes("errcat READM", &["README.md"]);
    bash.completes("errcat tests/dat", &["tests/data/"]);
}

#[test]
#[ignore = "needs tmux and zsh"]
fn zsh_completes_commands_words_and_values_with_descriptions() {
    let zsh = Terminal::start(ZSH);
    zsh.completes_common_lines();
    zsh.completes("errcat explain quo", &["explain QUOTA_EXCEEDED"]);
    zsh.completes("errcat VOLUME_BU", &["errcat volume_busy"]);
    zsh.completes("errcat volume_b", &["volume_busy", "-- Volume busy."]);
    zsh.completes("errcat volume_busy --js", &["volume_busy --json"]);
    zsh.completes(
        "errcat explain machine_not_",
        &["machine_not_ready", "-- newer name of sandbox_not_ready"],
    );
    zsh.completes(
        "errcat list --category s",
        &["snapshots", "-- Sandboxes And Scheduling"],
    );
    zsh.completes("errcat list --retry ", &["after_window", "-- "]);
    zsh.completes("errcat list --", &["--category", "--status"]);
}

#[test]
#[ignore = "needs tmux and fish"]
fn fish_completes_commands_words_and_values_with_descriptions() {
    let fish = Terminal::start(FISH);
    fish.completes_common_lines();
    fish.completes("errcat explain quo", &["explain QUOTA_EXCEEDED"]);
    fish.completes("errcat VOLUME_BU", &["errcat volume_busy"]);
    fish.completes("errcat volume_b", &["volume_busy", "Volume busy."]);
    fish.completes(
        "errcat explain machine_not_",
        &["hine_not_ready", "newer name of sandbox_not_ready"],
    );
    fish.completes(
        "errcat list --category s",
        &["snapshots", "Sandboxes And Scheduling"],
    );
    fish.completes("errcat --color al", &["--color always"]);
}

#[test]
#[ignore = "needs tmux and elvish"]
fn elvish_completes_commands_words_and_values_with_descriptions() {
    let elvish = Terminal::start(ELVISH);
    elvish.completes_common_lines();
    // elvish sorts candidates, so flags are offered only after a hyphen.
    elvish.does_not_complete("errcat ", &["--retryable"]);
    elvish.completes("errcat --js", &["--json"]);
    elvish.completes("errcat list --ca", &["--category"]);
    elvish.completes("errcat volume_b", &["volume_busy", "Volume busy."]);
    elvish.completes(
        "errcat explain machine_not_",
        &["hine_not_ready", "newer name of sandbox_not_ready"],
    );
}
