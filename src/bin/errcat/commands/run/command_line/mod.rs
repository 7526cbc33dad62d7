//! What the arguments of a command show about the requests that it sends.

mod curl;
mod curl_input;
mod curl_options;
mod writes;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::table::{Fact, Table, Words, fact, words};

/// What the arguments of a command show.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact that the judgment needs"
)]
pub(super) struct CommandLine {
    /// Whether the command is curl.
    pub(super) is_curl: bool,
    /// Whether it certainly sends one request, unless it cannot connect.
    pub(super) sends_one_request: bool,
    /// Whether it shows several requests.
    pub(super) sends_several: bool,
    /// Whether it may send a write and other requests, for example after a redirect.
    pub(super) may_write_and_go_on: bool,
    /// Whether the request may have an `Idempotency-Key`.
    pub(super) has_idempotency_key: bool,
    /// Whether the command certainly leaves its standard input alone.
    pub(super) ignores_stdin: bool,
}

/// The system that the command runs in.
struct System<'s> {
    /// Returns a variable of the environment.
    variable: &'s dyn Fn(&str) -> Option<OsString>,
    is_file: &'s dyn Fn(&Path) -> bool,
}

impl CommandLine {
    /// Reads the name of the program and its arguments.
    pub(super) fn new(program: &OsStr, arguments: &[OsString]) -> Self {
        let system = System {
            variable: &|name| std::env::var_os(name),
            is_file: &Path::exists,
        };
        Self::in_system(program, arguments, &system)
    }

    fn in_system(program: &OsStr, arguments: &[OsString], system: &System) -> Self {
        let arguments = arguments.iter().map(|argument| argument.as_encoded_bytes());
        let arguments: Vec<_> = arguments.collect();
        let has_key = arguments.iter().any(|argument| names_key(argument));
        if !is_named(program, &CURL) {
            return Self {
                has_idempotency_key: has_key,
                may_write_and_go_on: is_named(program, &WGET) && writes::wget_may_write(&arguments),
                ..Self::default()
            };
        }
        let read = curl::read(&arguments);
        let is_configured = !ignores_configuration(&arguments) && system.may_configure_curl();
        Self {
            is_curl: true,
            sends_several: curl::shows_several_requests(&read),
            may_write_and_go_on: (curl::has_unknown(&read) || is_configured)
                && writes::curl_may_write(&read),
            sends_one_request: curl::sends_one_request(&read) && !is_configured,
            has_idempotency_key: has_key || curl::reads_headers_from_file(&read),
            ignores_stdin: curl_input::ignores_stdin(&read) && !is_configured,
        }
    }
}

static CURL: Words = words! { "curl" "curl.exe" };

/// A client that follows redirects by default.
static WGET: Words = words! { "wget" "wget.exe" };

fn is_named(program: &OsStr, names: &Words) -> bool {
    let file = Path::new(program).file_name().unwrap_or_default();
    names.iter().any(|name| file.eq_ignore_ascii_case(name))
}

/// The header, as arguments and options of clients spell it.
static KEY_NAMES: Table<Fact<&str>> = Table::new(&[
    fact("idempotency-key", "-HIdempotency-Key:x"),
    fact("idempotency_key", "idempotency_key=x"),
]);

/// Whether an argument names the header `Idempotency-Key`.
fn names_key(argument: &[u8]) -> bool {
    let argument = argument.to_ascii_lowercase();
    let names = |name: &Fact<&str>| memchr::memmem::find(&argument, name.as_bytes()).is_some();
    KEY_NAMES.rows().any(names)
}

/// Whether curl reads no configuration file: that depends on its first argument alone.
fn ignores_configuration(arguments: &[&[u8]]) -> bool {
    arguments
        .first()
        .is_some_and(|first| first.starts_with(b"-q") || *first == b"--disable")
}

/// The variables with folders that curl searches for its configuration file.
static FOLDERS: Words = words! { "CURL_HOME" "XDG_CONFIG_HOME" "HOME" "USERPROFILE" "APPDATA" };

/// The names of the configuration file in these folders.
static CONFIGURATION_FILES: Words =
    words! { ".curlrc" "_curlrc" "curlrc" ".config/curlrc" ".config/.curlrc" };

impl System<'_> {
    /// Whether there may be a configuration file of curl.
    fn may_configure_curl(&self) -> bool {
        let folder = |name: &str| (self.variable)(name).filter(|folder| !folder.is_empty());
        // Without it, curl asks the system for the folder of the user.
        folder("HOME").is_none()
            || FOLDERS.iter().filter_map(folder).any(|folder| {
                let file = |name: &str| PathBuf::from(&folder).join(name);
                CONFIGURATION_FILES
                    .iter()
                    .any(|name| (self.is_file)(&file(name)))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Row;
    use crate::table::proof::{assert_each_row_is_needed, assert_each_word_is_needed};

    /// Reads a command line in a home folder without configuration.
    fn read(line: &str) -> CommandLine {
        with_file(line, "HOME", "/none")
    }

    /// Reads a command line in a system with one file, in the folder of a variable.
    fn with_file(line: &str, variable: &str, file: &str) -> CommandLine {
        let mut words = line.split_whitespace().map(OsString::from);
        let program = words.next().expect("a program comes first");
        let system = System {
            variable: &|name| match name {
                "HOME" => Some("/home".into()),
                name => (name == variable).then(|| format!("/{name}").into()),
            },
            is_file: &|path| path == Path::new(file),
        };
        CommandLine::in_system(&program, &words.collect::<Vec<_>>(), &system)
    }

    #[test]
    fn only_one_request_is_certain_with_these_arguments() {
        let table = include_str!("../../../../../../tests/data/run/command-lines.tsv");
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let (expected, line) = row.split_once('\t').expect("two fields");
            let read = read(line);
            let found = match (read.sends_one_request, read.has_idempotency_key) {
                (true, false) => "one",
                (true, true) => "one with a key",
                (false, false) => "several",
                (false, true) => "several with a key",
            };
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn each_name_of_the_program_and_the_header_is_needed() {
        assert_each_word_is_needed("curl", &CURL, |name| {
            read(&format!("/usr/bin/{name} http://a")).is_curl
        });
        assert_each_word_is_needed("wget", &WGET, |name| {
            let line = format!("{name} --post-data=x http://a");
            read(&line).may_write_and_go_on
        });
        assert_each_row_is_needed("key names", &KEY_NAMES, |row| {
            read(&format!("http POST {}", row.example())).has_idempotency_key
        });
    }

    #[test]
    fn each_place_of_a_configuration_file_is_needed() {
        let doubts = |variable: &str, file: &str| {
            !with_file("curl http://a", variable, file).sends_one_request
        };
        assert_each_word_is_needed("folders", &FOLDERS, |name| match name {
            "HOME" => doubts("HOME", "/home/.curlrc"),
            name => doubts(name, &format!("/{name}/.curlrc")),
        });
        assert_each_word_is_needed("files", &CONFIGURATION_FILES, |name| {
            doubts("HOME", &format!("/home/{name}"))
        });
        for ignored in [
            "curl -q http://a",
            "curl -qsS http://a",
            "curl --disable http://a",
        ] {
            assert!(with_file(ignored, "HOME", "/home/.curlrc").sends_one_request);
        }
        assert!(!with_file("curl -s -q http://a", "HOME", "/home/.curlrc").sends_one_request);
    }

    #[test]
    fn only_curl_is_known_to_leave_its_input_alone() {
        let ignores = |line: &str| read(line).ignores_stdin;
        assert!(ignores("curl http://a") && !ignores("curl -d @- http://a"));
        assert!(!ignores("http GET http://a") && !ignores("cat"));
        assert!(!with_file("curl http://a", "HOME", "/home/.curlrc").ignores_stdin);
    }
}
