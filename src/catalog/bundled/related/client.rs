//! Codes that the official SDK and CLI make themselves.
//!
//! Most stand for no answer of the API, so they have no request id.

use crate::catalog::{Argument, Entry, Evidence, Origin, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "missing_api_key",
        origin: Origin::Client,
        description: "The official client has no API key to send.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Put the key into NULLSPACE_API_KEY or sign in with `nullspace auth login`. \
                 Nothing was sent, so there is no request_id.",
        see_also: &["unauthorized"],
    },
    Entry {
        code: "transport_error",
        origin: Origin::Client,
        description: "The connection to the API failed, timed out or broke, or a WebSocket was \
                      refused with a 5xx status other than 501.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "networks and servers fail in passing",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "the address, a proxy, a firewall or a certificate may be wrong, \
                          which no wait cures",
            },
        ],
        advice: "Check the network and the API URL, by default localhost:3000, then retry. A write \
                 may have arrived: resend only with the same Idempotency-Key.",
        see_also: &["timeout"],
    },
    Entry {
        code: "timeout",
        origin: Origin::Client,
        description: "A wait of the official SDK ran out, such as for the start of a terminal \
                      or for a warm pool.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "what was waited for may only be slow",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "the wait may be set too short, or it may never come",
            },
        ],
        advice: "See whether what was waited for came meanwhile. If not, wait longer, or look for \
                 what keeps it from coming.",
        see_also: &["transport_error", "exec_timeout"],
    },
    Entry {
        code: "invalid_response",
        origin: Origin::Client,
        description: "The official client got an answer of a shape that it does not expect.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "a gateway in between may have answered in the API's place for a \
                          moment",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "the client may be too old or too new for the API; the SDK gives this \
                          too for an error_detail with a key it does not know",
            },
        ],
        advice: "The request may have worked all the same. See the raw answer, with curl -i if it \
                 only reads, and compare the versions of client and API.",
        see_also: &["unknown"],
    },
    Entry {
        code: "invalid_fields",
        origin: Origin::Client,
        description: "Fields of the command were not valid; the documentation lists it, but no \
                      release of the official SDK makes it.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[],
        advice: "Check the names and values of the fields on the command line.",
        see_also: &["cli_error", "invalid_request"],
    },
    Entry {
        code: "cli_error",
        origin: Origin::Client,
        description: "A command of the official CLI failed without a code that it keeps, as over a \
                      local file or a download; its MCP server says so of any failure without \
                      JSON.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "a download may break in passing",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "a local file that is in the way or a wrong argument stays so",
            },
        ],
        advice: "Read the message. The command may have begun its work: see what it did before you \
                 repeat it.",
        see_also: &["invalid_fields", "invalid_request"],
    },
    Entry {
        code: "unknown",
        origin: Origin::Client,
        description: "The official client got an answer without a code that it can use, or \
                      failed in a way of its own.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Unknown,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Go by the message. The client says this for HTML pages and empty bodies too: see \
                 the raw answer, with curl -i if the request only reads.",
        see_also: &["invalid_response"],
    },
    Entry {
        code: "git_error",
        origin: Origin::Client,
        description: "A git helper of the official SDK failed: git itself, or since release 1.0 \
                      the call to the API for it.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "the remote repository or the API may be out of reach for a moment",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "the command, the address or the credentials for git may be wrong",
            },
        ],
        advice: "Read the message: the repository, its address or credentials may be wrong, or a \
                 call to the API failed, whose code the SDK hides here.",
        see_also: &[],
    },
    Entry {
        code: "batch_write_partial_failure",
        origin: Origin::Client,
        description: "Some files of a batch write, perhaps all, could not be written.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "the files that failed may be written by another try",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "a path may be wrong or not writable, and fails again",
            },
        ],
        advice: "See which files failed and why in the result; write only those again.",
        see_also: &[],
    },
    Entry {
        code: "websocket_error",
        origin: Origin::Client,
        description: "A stream of events ended with an error, or could not be subscribed to.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "streams break in passing",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "what was subscribed to may be gone or not allowed",
            },
        ],
        advice: "Read the message, then subscribe again; events in between may be lost.",
        see_also: &["websocket_upgrade_error", "watch_error"],
    },
    Entry {
        code: "websocket_upgrade_error",
        origin: Origin::Client,
        description: "The server refused to open a WebSocket, with a status from 400 to 499 \
                      other than 401, 403 and 429.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Check the ID and the address by the status in the message. A proxy that blocks \
                 WebSockets may cause this too.",
        see_also: &["websocket_error"],
    },
    Entry {
        code: "watch_error",
        origin: Origin::Client,
        description: "The server refused or ended a watch on files with an error.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "streams break in passing",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "the watched path may be gone or not allowed",
            },
        ],
        advice: "Read the message, check that the path exists, then watch again; changes in \
                 between may be lost.",
        see_also: &["websocket_error"],
    },
    Entry {
        code: "pty_protocol_error",
        origin: Origin::Client,
        description: "The server sent an error for a terminal, without a code of its own.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::Sdk,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "the terminal's stream may have broken in passing",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "the process or the sandbox may have ended",
            },
        ],
        advice: "See whether the sandbox and the process still run; then open a new terminal.",
        see_also: &["websocket_error"],
    },
    Entry {
        code: "invalid_state",
        origin: Origin::Client,
        description: "The official SDK was used in a way that its object does not allow at \
                      this point.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Either a keep-alive was started twice, or the output of a run is not available: \
                 the message has its status. Mend the program or await the run.",
        see_also: &[],
    },
    Entry {
        code: "missing_snapshot_id",
        origin: Origin::Client,
        description: "A paused sandbox came without the ID of its snapshot; only releases 0.1 \
                      of the official SDK say so.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Look for the snapshot in the list of snapshots and resume from its ID, or use \
                 a newer SDK.",
        see_also: &[],
    },
];
