//! What each shell offers at the end of a line. The shells run in a terminal, and scripts under
//! `tests/data/shells` write their candidates into a file. Prefixes are completed exactly.

use std::collections::BTreeMap;
use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{PATIENCE, Shell, Terminal};
use crate::folder::Folder;

/// Names of files that a shell has to quote.
pub(super) const FILES: [&str; 6] = [
    "$dollar.log",
    "[ab].log",
    "a.log",
    "it's.log",
    "with space.log",
    "ü.log",
];

/// How a shell is asked for candidates.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Each line is typed. A key inserts all candidates, and the words of the line are written.
    Words,
    /// Each line is typed. A key writes the candidates.
    Lines,
    /// A script asks for all lines.
    Script,
}

/// A candidate, and what the shell shows for it. bash shows nothing else.
type Candidates = BTreeMap<String, String>;

/// A shell that is asked for candidates.
pub(super) struct Reader {
    terminal: Terminal,
    way: Way,
    folder: Folder,
}

impl Reader {
    /// Starts a shell that runs the script `tests/data/shells/read.*`, in a folder with [`FILES`].
    pub(super) fn start(shell: Shell, way: Way, script: &str) -> Self {
        let terminal = Terminal::start(shell);
        let folder = Folder::new();
        for file in FILES {
            folder.write(&format!("files/{file}"), "");
        }
        let reader = Self {
            terminal,
            way,
            folder,
        };
        if way != Way::Script {
            reader.run_script(script);
            reader.output();
        }
        reader
    }

    /// Starts the script, with the names of its files in the environment.
    fn run_script(&self, script: &str) {
        let folder = self.folder.path();
        let variables = [("OUT", "out"), ("ASK", "lines"), ("FILES", "files")];
        let shell = self.terminal.shell.command.split(' ').next();
        let commands = variables.map(|(name, file)| match shell {
            Some("elvish") => format!("set E:{name} = {folder}/{file}"),
            Some("fish") => format!("set -x {name} {folder}/{file}"),
            _ => format!("export {name}={folder}/{file}"),
        });
        let source = match shell {
            Some("elvish") => format!("eval (slurp < tests/data/shells/{script})"),
            _ => format!("source tests/data/shells/{script}"),
        };
        self.terminal
            .type_keys(&[&format!("{}; {source}", commands.join("; ")), "Enter"]);
    }

    /// Waits for the file that the script writes.
    fn output(&self) -> String {
        let file = self.folder.join("out");
        let start = Instant::now();
        while !file.exists() {
            assert!(
                start.elapsed() < PATIENCE,
                "no candidates:\n{}",
                self.terminal.screen()
            );
            sleep(Duration::from_millis(10));
        }
        let output = fs::read_to_string(&file).expect("the candidates are UTF-8");
        fs::remove_file(&file).expect("the file can be removed");
        output
    }

    /// The candidates at the end of each line.
    pub(super) fn read(&self, lines: &[String]) -> Vec<Candidates> {
        if self.way == Way::Script {
            self.folder.write("lines", lines.join("\n") + "\n");
            let shell = self.terminal.shell.command;
            let name = if shell.starts_with("fish") {
                "fish"
            } else {
                "elv"
            };
            self.run_script(&format!("read.{name}"));
            let output = self.output();
            let mut all: Vec<Candidates> = Vec::new();
            for line in output.lines() {
                match (line.strip_prefix("> "), all.last_mut()) {
                    (None, Some(last)) => last.extend([candidate(line)]),
                    _ => all.push(Candidates::new()),
                }
            }
            assert_eq!(all.len(), lines.len(), "{output}");
            return all;
        }
        lines.iter().map(|line| self.read_line(line)).collect()
    }

    fn read_line(&self, line: &str) -> Candidates {
        self.terminal.tmux(&["send-keys", "-l", line]);
        self.terminal.tmux(&["send-keys", "C-x", "a", "Enter"]);
        let output = self.output();
        if self.way == Way::Lines {
            return output.lines().map(candidate).collect();
        }
        // The words before the one that is completed are written, too.
        let words: Vec<_> = line.split(' ').skip(1).collect();
        let (last, before) = words.split_last().expect("there is a word");
        let (option, last) = match last.split_once('=') {
            Some((option, last)) => (format!("{option}="), last),
            None => (String::new(), *last),
        };
        let mut found = Candidates::new();
        for word in output.lines().skip(before.len()) {
            let word = word.strip_prefix(&option).unwrap_or(word);
            // It stays if there is no candidate.
            if word != last {
                found.insert(word.to_owned(), String::new());
            }
        }
        found
    }
}

fn candidate(line: &str) -> (String, String) {
    let (name, shown) = line.split_once('\t').unwrap_or((line, ""));
    // elvish writes how a style ends.
    let name = name.trim_start_matches("\x1b[m");
    (name.to_owned(), shown.to_owned())
}
