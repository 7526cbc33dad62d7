//! The error for an input without any response: what it is instead, and how to get the response.

use errcat::catalog::Catalog;
use errcat::extract::{MAX_DOCUMENT, Skipped};

use super::{Problem, Tally};

/// The exit code of curl for a response with an HTTP error, with `-f` or `--fail-with-body`.
const CURL_HTTP_ERROR: u16 = 22;

/// What curl's errors of the connection mean, from its manual.
const CURL_ERRORS: [(u16, &str); 8] = [
    (5, "curl could not resolve the proxy"),
    (6, "curl could not resolve the host"),
    (7, "curl could not connect"),
    (28, "curl timed out"),
    (35, "curl could not establish TLS"),
    (52, "the server closed the connection without a response"),
    (56, "the connection broke while curl received data"),
    (60, "curl could not verify the certificate of the server"),
];

const PIPE: &str = "pipe in what your client printed, for example `curl -sSi URL 2>&1 | errcat`";

const WHOLE: &str = "pipe in the whole response, for example `curl -sSi URL 2>&1 | errcat`";

const SMALLER: &str = "pipe in only the object that has the `error` and the `code`";

const AS_RECEIVED: &str =
    "pipe in the response as received, for example `curl -sSi URL 2>&1 | errcat`";

/// Returns the error for an input without any response. `tally` counts what it has instead.
pub(crate) fn in_input(tally: &Tally, catalog: &Catalog) -> Problem {
    let only = tally.only_skipped();
    if let Some((message, tip)) = only.and_then(|skipped| for_only(skipped, catalog)) {
        return Problem::new(message, tip);
    }
    let found = [tally.list_responses(), tally.list_skipped("")];
    let found: Vec<_> = found.into_iter().filter(|list| !list.is_empty()).collect();
    let found = match found.join(", ") {
        list if list.is_empty() => list,
        list => format!(" ({list})"),
    };
    Problem::new(format!("no error response in the input{found}"), PIPE)
}

/// Returns the error for a command whose output has only messages of the HTTP client.
pub(crate) fn of_command(skipped: Skipped, catalog: &Catalog) -> Option<Problem> {
    let (message, tip) = for_only(skipped, catalog)?;
    let tip = match skipped {
        Skipped::NoAnswer {
            curl_error: Some(CURL_HTTP_ERROR),
        } => "`curl -f` drops the response: use `curl --fail-with-body -D /dev/stderr`",
        Skipped::NoAnswer { curl_error: None } => "`curl -sS` also shows connection errors",
        _ => tip,
    };
    Some(Problem::new(message, tip))
}

/// Returns the message and the tip for an input that consists of one part, if more can be said than
/// its name.
fn for_only(skipped: Skipped, catalog: &Catalog) -> Option<(String, &'static str)> {
    Some(match skipped {
        Skipped::Empty => (
            "the input is empty".to_owned(),
            "use `curl -sSi URL 2>&1 | errcat`, without -f: it shows the response or the \
             connection error",
        ),
        Skipped::NoAnswer {
            curl_error: Some(CURL_HTTP_ERROR),
        } => (
            "no response, only the HTTP error that curl reports".to_owned(),
            "`curl -f` drops the response: use `curl -sSi --fail-with-body URL 2>&1 | errcat`",
        ),
        Skipped::NoAnswer {
            curl_error: Some(number),
        } => match CURL_ERRORS.iter().find(|(known, _)| *known == number) {
            Some((_, meaning)) => (
                format!("no response: {meaning} (error {number})"),
                if catalog.is_of_nullspace() {
                    "`nullspace doctor` shows the API URL in use and whether it responds"
                } else {
                    "check the URL and the network"
                },
            ),
            None => (
                format!("no response: curl failed with error {number}"),
                "`man curl` lists what its errors mean",
            ),
        },
        Skipped::NoAnswer { .. } => (
            "no response, only messages of the HTTP client".to_owned(),
            "`curl -sSi URL 2>&1 | errcat` also shows connection errors",
        ),
        Skipped::Html => (
            "no error response in the input (1 HTML page)".to_owned(),
            "the page does not come from the API: `curl -sSi URL 2>&1 | errcat` shows its status \
             and request ID",
        ),
        Skipped::Gzip => (
            "the input is gzip-compressed".to_owned(),
            "use `zcat FILE | errcat`, or `curl --compressed` for a response",
        ),
        Skipped::Binary => (
            "the input is binary".to_owned(),
            "if it is a compressed response, use `curl --compressed`",
        ),
        Skipped::InvalidJson { line, column } => (
            format!("invalid JSON on line {line}, column {column}"),
            AS_RECEIVED,
        ),
        Skipped::Truncated { line } => (
            format!("the JSON is cut off: the input ends on line {line}"),
            WHOLE,
        ),
        Skipped::TooLarge => (
            format!(
                "the JSON document is larger than {} MiB",
                MAX_DOCUMENT >> 20
            ),
            SMALLER,
        ),
        Skipped::TooDeep => ("the JSON document is nested too deeply".to_owned(), SMALLER),
        _ => return None,
    })
}
