//! Codes that the official SDK and CLI create themselves.
//!
//! Most of them mean that there was no response of the API, so they come without a request ID.

use crate::catalog::Evidence::{Docs, Sdk};
use crate::catalog::RetryVerdict::{AfterChange, Depends, Later, Unknown};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, with_origin};
use crate::catalog::{Entry, Origin};

pub(in crate::catalog::bundled) static ENTRIES: &[Entry] = entries! {
    with_origin(Origin::Client),
    code("missing_api_key", "The official client has no API key to send.")
        .retry(AfterChange, Sdk)
        .advice("Put the key into NULLSPACE_API_KEY or sign in with `nullspace auth login`. \
                 Nothing was sent, so there is no request_id.")
        .see_also(codes!["unauthorized"]),
    code("transport_error",
         "The connection to the API failed, timed out or broke, or a WebSocket was refused with a \
          5xx status other than 501.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "networks and servers fail in passing"),
            (AfterChange, "the address, a proxy, a firewall or a certificate may be wrong, which \
                           no wait cures"),
        ])
        .advice("Check the network and the API URL, by default localhost:3000, then retry. A write \
                 may have arrived: resend only with the same Idempotency-Key.")
        .see_also(codes!["timeout"]),
    code("timeout",
         "A wait of the official SDK ran out, such as for the start of a terminal or for a warm \
          pool.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "what was waited for may only be slow"),
            (AfterChange, "the wait may be set too short, or it may never come"),
        ])
        .advice("See whether what was waited for came meanwhile. If not, wait longer, or look for \
                 what keeps it from coming.")
        .see_also(codes!["transport_error", "exec_timeout"]),
    code("invalid_response",
         "The official client got an answer of a shape that it does not expect.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "a gateway in between may have answered in the API's place for a moment"),
            (AfterChange, "the client may be too old or too new for the API; the SDK gives this \
                           too for an error_detail with a key it does not know"),
        ])
        .advice("The request may have worked all the same. See the raw answer, with curl -i if it \
                 only reads, and compare the versions of client and API.")
        .see_also(codes!["unknown"]),
    code("invalid_fields",
         "Fields of the command were not valid; the documentation lists it, but no release of the \
          official SDK makes it.")
        .retry(AfterChange, Docs)
        .advice("Check the names and values of the fields on the command line.")
        .see_also(codes!["cli_error", "invalid_request"]),
    code("cli_error",
         "A command of the official CLI failed without a code that it keeps, as over a local file \
          or a download; its MCP server says so of any failure without JSON.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "a download may break in passing"),
            (AfterChange, "a local file that is in the way or a wrong argument stays so"),
        ])
        .advice("Read the message. The command may have begun its work: see what it did before you \
                 repeat it.")
        .see_also(codes!["invalid_fields", "invalid_request"]),
    code("unknown",
         "The official client got an answer without a code that it can use, or failed in a way of \
          its own.")
        .retry(Unknown, Sdk)
        .advice("Go by the message. The client says this for HTML pages and empty bodies too: see \
                 the raw answer, with curl -i if the request only reads.")
        .see_also(codes!["invalid_response"]),
    code("git_error",
         "A git helper of the official SDK failed: git itself, or since release 1.0 the call to \
          the API for it.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "the remote repository or the API may be out of reach for a moment"),
            (AfterChange, "the command, the address or the credentials for git may be wrong"),
        ])
        .advice("Read the message: the repository, its address or credentials may be wrong, or a \
                 call to the API failed, whose code the SDK hides here."),
    code("batch_write_partial_failure",
         "Some files of a batch write, perhaps all, could not be written.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "the files that failed may be written by another try"),
            (AfterChange, "a path may be wrong or not writable, and fails again"),
        ])
        .advice("See which files failed and why in the result; write only those again."),
    code("websocket_error",
         "A stream of events ended with an error, or could not be subscribed to.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "streams break in passing"),
            (AfterChange, "what was subscribed to may be gone or not allowed"),
        ])
        .advice("Read the message, then subscribe again; events in between may be lost.")
        .see_also(codes!["websocket_upgrade_error", "watch_error"]),
    code("websocket_upgrade_error",
         "The server refused to open a WebSocket, with a status from 400 to 499 other than 401, \
          403 and 429.")
        .retry(AfterChange, Sdk)
        .advice("Check the ID and the address by the status in the message. A proxy that blocks \
                 WebSockets may cause this too.")
        .see_also(codes!["websocket_error"]),
    code("watch_error", "The server refused or ended a watch on files with an error.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "streams break in passing"),
            (AfterChange, "the watched path may be gone or not allowed"),
        ])
        .advice("Read the message, check that the path exists, then watch again; changes in \
                 between may be lost.")
        .see_also(codes!["websocket_error"]),
    code("pty_protocol_error",
         "The server sent an error for a terminal, without a code of its own.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "the terminal's stream may have broken in passing"),
            (AfterChange, "the process or the sandbox may have ended"),
        ])
        .advice("See whether the sandbox and the process still run; then open a new terminal.")
        .see_also(codes!["websocket_error"]),
    code("invalid_state",
         "The official SDK was used in a way that its object does not allow at this point.")
        .retry(AfterChange, Sdk)
        .advice("Either a keep-alive was started twice, or the output of a run is not available: \
                 the message has its status. Mend the program or await the run."),
    code("missing_snapshot_id",
         "A paused sandbox came without the ID of its snapshot; only releases 0.1 of the official \
          SDK say so.")
        .retry(AfterChange, Sdk)
        .advice("Look for the snapshot in the list of snapshots and resume from its ID, or use a \
                 newer SDK."),
};
