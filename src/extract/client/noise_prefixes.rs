//! Beginnings of lines that clients print about connections, progress and warnings.

use crate::first_bytes::{FirstBytes, first_bytes};
use crate::table::{Fact, Table, fact};

/// What lines about the connection begin with. They do not end a body.
pub(super) const INFO: &str = "== Info:";

/// When a line is noise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    /// Unmistakable, whichever client was seen.
    Always,
    /// Only after verbose output of curl was seen.
    AfterCurl,
    /// Only after wget was seen.
    AfterWget,
}

/// A beginning of lines that are noise.
#[derive(Clone, Copy, Debug)]
pub(super) struct NoisePrefix {
    pub(super) condition: Condition,
    pub(super) text: &'static [u8],
}

const fn prefix(
    condition: Condition,
    text: &'static str,
    example: &'static str,
) -> Fact<NoisePrefix> {
    let text = text.as_bytes();
    fact(NoisePrefix { condition, text }, example)
}

const fn always(text: &'static str, example: &'static str) -> Fact<NoisePrefix> {
    prefix(Condition::Always, text, example)
}

const fn after_wget(text: &'static str, example: &'static str) -> Fact<NoisePrefix> {
    prefix(Condition::AfterWget, text, example)
}

/// Prefixes of lines that may also interrupt a marked header section.
pub(super) static NOISE: Table<Fact<NoisePrefix>> = Table::new(&[
    // curl
    always(INFO, "== Info:   Trying 127.0.0.1:35515..."),
    always("{ [", "{ [102 bytes data]"),
    always("} [", "} [5 bytes data]"),
    always(
        "  % Total",
        "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current",
    ),
    always(
        "                                 Dload",
        "                                 Dload  Upload   Total   Spent    Left  Speed",
    ),
    always(
        "DL% UL%",
        "DL% UL%  Dled  Uled  Xfers  Live Total     Current  Left    Speed",
    ),
    always(
        "curl: (",
        "curl: (22) The requested URL returned error: 409",
    ),
    always(
        "Warning: Problem",
        "Warning: Problem : timeout. Will retry in 1 seconds. 3 retries left.",
    ),
    always(
        "Warning: Transient problem",
        "Warning: Transient problem: HTTP error Will retry in 1 seconds. 3 retries left.",
    ),
    prefix(
        Condition::AfterCurl,
        "* ",
        "* Mark bundle as not supporting multiuse",
    ),
    // wget
    after_wget(
        "Connecting to ",
        "Connecting to 127.0.0.1:35515... connected.",
    ),
    after_wget(
        "HTTP request sent, awaiting response...",
        "HTTP request sent, awaiting response... 409 Conflict",
    ),
    after_wget(
        "Proxy request sent, awaiting response...",
        "Proxy request sent, awaiting response... 409 Conflict",
    ),
    after_wget("Length: ", "Length: 110 [application/json]"),
    after_wget("Location: ", "Location: /busy [following]"),
    after_wget(
        "Resolving ",
        "Resolving localhost (localhost)... ::1, 127.0.0.1",
    ),
    after_wget(
        "Reusing existing connection to ",
        "Reusing existing connection to 127.0.0.1:35515.",
    ),
    after_wget("Saving to: ", "Saving to: 'STDOUT'"),
    after_wget(
        "Username/Password Authentication Failed.",
        "Username/Password Authentication Failed.",
    ),
    // wget with --debug
    always("---request begin---", "---request begin---"),
    always("---request end---", "---request end---"),
    always("---response begin---", "---response begin---"),
    always("---response end---", "---response end---"),
    always(
        "DEBUG output created by Wget ",
        "DEBUG output created by Wget 1.21.3 on linux-gnu.",
    ),
    always(
        "Setting --",
        "Setting --content-on-error (contentonerror) to 1",
    ),
    always(
        "Reading HSTS entries from ",
        "Reading HSTS entries from /home/user/.wget-hsts",
    ),
    always("URI encoding = ", "URI encoding = 'UTF-8'"),
    always("URI content encoding = ", "URI content encoding = None"),
    after_wget("Closed fd ", "Closed fd 3"),
    after_wget("Created socket ", "Created socket 3."),
    after_wget("Deleting unused 0x", "Deleting unused 0x00005606b9077b30."),
    after_wget(
        "Disabling further reuse of socket ",
        "Disabling further reuse of socket 3.",
    ),
    after_wget(
        "Registered socket ",
        "Registered socket 3 for persistent reuse.",
    ),
    after_wget(
        "Releasing 0x",
        "Releasing 0x00005606b9077b30 (new refcount 0).",
    ),
    after_wget("Reusing fd ", "Reusing fd 3."),
    after_wget(
        "Stored cookie ",
        "Stored cookie 127.0.0.1 35515 / <session> <insecure> [expiry none] a b",
    ),
    // Loggers of libraries
    always("<-- END HTTP", "<-- END HTTP (91-byte body)"),
    always("--> END ", "--> END GET"),
    always("<--- END HTTP", "<--- END HTTP (91-byte body)"),
    always("---> END HTTP", "---> END HTTP (0-byte body)"),
    // HTTPie and xh
    always("http: warning: ", "http: warning: HTTP 409 Conflict"),
    always("xh: warning: ", "xh: warning: HTTP 409 Conflict"),
]);

/// Prefixes of lines between bodies: how long a response took.
pub(super) static BETWEEN_BODIES: Table<Fact<&str>> =
    Table::new(&[fact("Elapsed time: ", "Elapsed time: 0.004512s")]);

/// Prefixes that identify curl.
pub(super) static CURL: Table<Fact<&str>> = Table::new(&[
    fact("*   Trying ", "*   Trying 127.0.0.1:51691..."),
    fact(
        "* Connected to ",
        "* Connected to 127.0.0.1 (127.0.0.1) port 51691 (#0)",
    ),
    fact(
        "* Connection ",
        "* Connection #0 to host 127.0.0.1 left intact",
    ),
    fact("* Could not resolve ", "* Could not resolve host: api"),
    fact(
        "* Found bundle ",
        "* Found bundle for host: 0x55d675e7a1e0 [serially]",
    ),
    fact("* Host ", "* Host localhost:8409 was resolved."),
    fact(
        "* Re-using ",
        "* Re-using existing connection #0 with host 127.0.0.1",
    ),
    fact(
        "* Uses proxy ",
        "* Uses proxy env variable http_proxy == 'x'",
    ),
]);

/// The first bytes of [`NOISE`].
static FIRST_BYTES: FirstBytes = first_bytes!(NOISE, text);

/// The first bytes of [`CURL`].
static FIRST_BYTES_OF_CURL: FirstBytes = CURL.first_bytes();

/// The first bytes of [`BETWEEN_BODIES`].
static FIRST_BYTES_BETWEEN: FirstBytes = BETWEEN_BODIES.first_bytes();

/// Whether a line may begin with one of the prefixes.
pub(super) fn may_begin(line: &[u8]) -> bool {
    let all = [&FIRST_BYTES, &FIRST_BYTES_OF_CURL, &FIRST_BYTES_BETWEEN];
    all.iter().any(|first| first.may_begin(line))
}

/// Whether the prefix of a line identifies curl.
pub(super) fn identifies_curl(line: &[u8]) -> bool {
    FIRST_BYTES_OF_CURL.may_begin(line) && CURL.has_prefix_of(line)
}

/// Returns the condition under which a line is noise by its prefix.
pub(super) fn condition(line: &[u8]) -> Option<Condition> {
    if !FIRST_BYTES.may_begin(line) {
        return None;
    }
    let mut prefixes = NOISE.rows();
    let prefix = prefixes.find(|prefix| line.starts_with(prefix.text))?;
    Some(prefix.condition)
}
