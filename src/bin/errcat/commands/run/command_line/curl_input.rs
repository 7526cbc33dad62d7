//! Whether curl reads its standard input.

use super::curl::Argument;
use crate::table::{Fact, Table, Words, fact, words};

/// Whether curl certainly leaves its standard input alone, so that it is still there for a loop of the
/// shell: `while read id; do errcat run --retries 3 -- curl "$URL/$id"; done`. The arguments are all that
/// curl reads if there is no configuration file.
pub(super) fn ignores_stdin(arguments: &[Argument]) -> bool {
    !arguments.iter().any(|argument| match argument {
        Argument::Value(name, b"-") => !name.is_in(&OUTPUTS),
        Argument::Value(_, value) | Argument::Url(value) => names_stdin(value),
        Argument::Flag(_) => false,
        Argument::Unknown(name) => !name.is_in(&REDIRECTS),
    })
}

/// Options for which `-` is the standard output.
static OUTPUTS: Words = words! {
    "-D" "-c" "-o" "--cookie-jar" "--dump-header" "--libcurl" "--output" "--stderr" "--trace"
    "--trace-ascii"
};

/// Options that follow redirects.
static REDIRECTS: Words = words! { "-L" "--location" "--location-trusted" };

/// Parts of values for which curl may read its standard input.
static STDIN: Table<Fact<&str>> = Table::new(&[
    fact("@-", "-d @-"),
    fact("<-", "-F a=<-"),
    fact("stdin", "-d @/dev/stdin"),
    fact("fd/0", "-H @/dev/fd/0"),
]);

fn names_stdin(value: &[u8]) -> bool {
    let names = |part: &Fact<&str>| memchr::memmem::find(value, part.as_bytes()).is_some();
    STDIN.rows().any(names)
}

#[cfg(test)]
mod tests {
    use super::super::curl::read;
    use super::*;
    use crate::table::Row;
    use crate::table::proof::{assert_each_row_is_needed, assert_each_word_is_needed};

    fn ignores(line: &str) -> bool {
        let arguments: Vec<_> = line.split_whitespace().map(str::as_bytes).collect();
        ignores_stdin(&read(&arguments))
    }

    #[test]
    fn each_option_is_needed() {
        let with = |value: &'static str| {
            move |option: &str| ignores(&format!("{option} {value} http://a"))
        };
        assert_each_word_is_needed("outputs", &OUTPUTS, with("-"));
        assert_each_word_is_needed("redirects", &REDIRECTS, with(""));
        assert_each_row_is_needed("standard input", &STDIN, |row| {
            !ignores(&format!("{} http://a", row.example()))
        });
    }

    #[test]
    fn curl_reads_its_input_only_where_an_argument_says_so() {
        for line in [
            "http://a",
            "-sSi http://a",
            "-fL -D /dev/stderr http://a",
            "-sD- http://a",
            "-X POST -d {} -H Accept:*/* http://a",
        ] {
            assert!(ignores(line), "{line}");
        }
        for line in [
            "-d@- http://a",
            "--json @- http://a",
            "-F file=@-;type=text/plain http://a",
            "-b - http://a",
            "-T - http://a",
            "-T. http://a",
            "-K - http://a",
            "-K file http://a",
            "--variable a@- http://a",
            "- http://a",
            "--no-such-option http://a",
        ] {
            assert!(!ignores(line), "{line}");
        }
    }
}
