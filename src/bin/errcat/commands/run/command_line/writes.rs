//! Whether a client may send a request that changes something.

use super::curl::Argument;
use crate::table::{Words, words};

/// Whether these arguments of curl may send a write: a body, a method other than GET and HEAD, or
/// options that errcat does not see.
pub(super) fn curl_may_write(arguments: &[Argument]) -> bool {
    let moves_body_to_url = arguments.iter().any(|argument| match argument {
        Argument::Flag(name) => name.is_in(&GET),
        _ => false,
    });
    arguments.iter().any(|argument| match argument {
        Argument::Value(name, value) if name.is_in(&METHODS) => !is_read(value),
        Argument::Value(name, _) => name.is_in(&BODIES) && !moves_body_to_url,
        Argument::Unknown(name) => !name.is_in(&MORE_REQUESTS),
        Argument::Flag(_) | Argument::Url(_) => false,
    })
}

/// Whether these arguments of wget may send a write.
pub(super) fn wget_may_write(arguments: &[&[u8]]) -> bool {
    arguments.iter().any(|argument| {
        let mut starts = WGET_WRITES.iter();
        starts.any(|start| argument.starts_with(start.as_bytes()))
    })
}

/// The methods that change nothing.
fn is_read(method: &[u8]) -> bool {
    READS.iter().any(|read| method == read.as_bytes())
}

static READS: Words = words! { "GET" "HEAD" };

/// Options of curl that send a body.
static BODIES: Words = words! {
    "-d" "-F" "--data" "--data-ascii" "--data-binary" "--data-raw" "--data-urlencode" "--form"
    "--form-string" "--json"
};

/// Options of curl that append the data to the URL.
static GET: Words = words! { "-G" "--get" };

/// Options of curl that name the method.
static METHODS: Words = words! { "-X" "--request" };

/// Options of curl that can send more requests, but that alone send no write.
static MORE_REQUESTS: Words = words! {
    "-L" "-Z" "--anyauth" "--digest" "--follow" "--location" "--location-trusted" "--negotiate"
    "--ntlm" "--parallel" "--parallel-immediate" "--parallel-max" "--retry" "--retry-all-errors"
    "--retry-connrefused" "--retry-delay" "--retry-max-time"
};

/// How the arguments of wget begin that send a body or name the method.
static WGET_WRITES: Words = words! { "--post-" "--method" "--body-" };

#[cfg(test)]
mod tests {
    use super::super::curl::read;
    use super::*;
    use crate::table::proof::assert_each_word_is_needed;

    fn writes(line: &str) -> bool {
        let arguments: Vec<_> = line.split_whitespace().map(str::as_bytes).collect();
        curl_may_write(&read(&arguments))
    }

    #[test]
    fn each_option_is_needed() {
        assert_each_word_is_needed("bodies", &BODIES, |word| {
            writes(&format!("{word} x http://a"))
        });
        assert_each_word_is_needed("get", &GET, |word| {
            !writes(&format!("{word} -d x http://a"))
        });
        assert_each_word_is_needed("methods", &METHODS, |word| {
            writes(&format!("{word} PUT http://a"))
        });
        assert_each_word_is_needed("reads", &READS, |word| {
            !writes(&format!("-X {word} http://a"))
        });
        assert_each_word_is_needed("more requests", &MORE_REQUESTS, |word| {
            !writes(&format!("{word} http://a"))
        });
        assert_each_word_is_needed("wget", &WGET_WRITES, |word| {
            wget_may_write(&[word.as_bytes()])
        });
    }

    #[test]
    fn what_errcat_does_not_know_may_be_a_write() {
        for line in [
            "-T f http://a",
            "-K f",
            "--dat x http://a",
            "-GXPOST -d x http://a",
        ] {
            assert!(writes(line), "{line}");
        }
        assert!(!writes("-sSLD- http://a") && !wget_may_write(&[b"-qO-", b"http://a"]));
    }
}
