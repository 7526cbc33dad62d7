//! Codes that the Python SDK and the nullspace CLI create themselves.
//!
//! Most of them mean that there was no response of the API, so they come without a request ID.

use crate::catalog::Evidence::Sdk;
use crate::catalog::RepeatAdvice::CheckFirst;
use crate::catalog::RetryVerdict::{AfterChange, Depends, Later, Unknown};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, with_origin};
use crate::catalog::bundled::commands::commands;
use crate::catalog::{Entry, Origin};

pub(in crate::catalog::bundled) static ENTRIES: &[Entry] = entries! {
    with_origin(Origin::Client),
    code("missing_api_key", "The Python SDK or the CLI has no API key to send.")
        .retry(AfterChange, Sdk)
        .advice("Set NULLSPACE_API_KEY or run `nullspace auth login`. Nothing was sent, so there \
                 is no request ID.")
        .commands(commands![AUTH_LOGIN])
        .see_also(codes!["unauthorized"]),
    code("transport_error",
         "The connection to the API failed, timed out or broke, or a WebSocket was refused with a \
          5xx status other than 501.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "failures of a network or server are often temporary"),
            (AfterChange, "the address or a certificate may be wrong; a proxy or a firewall may \
                           also block the call"),
        ])
        .advice("Run `nullspace doctor`: it shows the API URL and whether it responds. Before \
                 repeating a write, check whether it took effect.")
        .repeat_advice(CheckFirst)
        .commands(commands![DOCTOR, AUTH_STATUS, GET_HEALTH])
        .see_also(codes!["timeout"]),
    code("timeout",
         "The Python SDK gave up waiting, for example for a terminal to start or for a warm pool.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "what the SDK waited for may only be slow"),
            (AfterChange, "the timeout may be too short; also, what the SDK waited for may never \
                           happen"),
        ])
        .advice("Check whether what the SDK waited for has happened since. If not, wait longer, or \
                 find out what prevents it.")
        .see_also(codes!["transport_error", "exec_timeout"]),
    code("invalid_response", "The Python SDK or the CLI got a response of an unexpected shape.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "a gateway may have responded for a moment; the next response may be the \
                     API's"),
            (AfterChange, "the client may be too old or too new for the API; the SDK also raises \
                           this for an error_detail with an unknown key"),
        ])
        .advice("Retry once if the request only reads; it may have worked. If it fails again, \
                 compare client and API versions, and report the response.")
        .see_also(codes!["unknown"]),
    code("cli_error",
         "A CLI command failed without a more specific code, for example on a local file or a \
          download; its MCP server uses it for any failure without JSON.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "a download may fail temporarily"),
            (AfterChange, "a local file that is in the way, or a wrong argument, fails again"),
        ])
        .advice("Read the message. The command may have started its work: check what it did before \
                 repeating it.")
        .repeat_advice(CheckFirst)
        .see_also(codes!["invalid_fields", "invalid_request"]),
    code("unknown",
         "The Python SDK or the CLI got a response without a usable code, or failed without a more \
          specific one.")
        .retry(Unknown, Sdk)
        .advice("Go by the message. HTML pages and empty bodies are reported like this, too: if \
                 the request only reads, see the response with curl -i.")
        .see_also(codes!["invalid_response"]),
    code("git_error",
         "A git helper of the Python SDK failed: git itself or, since release 1.0, its call to the \
          API.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "the repository or the API may be unreachable for now"),
            (AfterChange, "the address or the credentials may be wrong; so may the command"),
        ])
        .advice("Read GitError.stderr and exit_code: address or credentials may be wrong. If an \
                 API call failed, error.__cause__ has its code."),
    code("batch_write_partial_failure", "Some or all files of a batch write could not be written.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "another try may write the files that failed"),
            (AfterChange, "a path may be wrong or not writable, and fails again"),
        ])
        .advice("Write only the failed files again: BatchWriteError.failures has each path with \
                 its error."),
    code("websocket_error",
         "A stream of events ended with an error, or could not be subscribed to.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "a broken stream is often temporary"),
            (AfterChange, "what the client subscribed to may be gone or not allowed"),
        ])
        .advice("Read the message, then subscribe again; events in between may be lost.")
        .see_also(codes!["websocket_upgrade_error", "watch_error"]),
    code("websocket_upgrade_error",
         "The server refused to open a WebSocket, with a status from 400 to 499 other than 401, \
          403 and 429.")
        .retry(AfterChange, Sdk)
        .advice("Check the ID and the URL; the status in the message says more. A proxy that \
                 blocks WebSockets may cause this too.")
        .see_also(codes!["websocket_error"]),
    code("watch_error", "The server refused or ended a watch on files with an error.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "a broken watch is often temporary"),
            (AfterChange, "the watched path may be gone or not allowed"),
        ])
        .advice("Read the message, check that the path exists, then watch again; changes in \
                 between may be lost.")
        .see_also(codes!["websocket_error"]),
    code("pty_protocol_error", "The server sent an error for a terminal, without a code.")
        .retry(Depends, Sdk)
        .arguments(arguments![
            (Later, "the terminal's stream may have broken temporarily"),
            (AfterChange, "the process or the sandbox may have ended"),
        ])
        .advice("Check whether the sandbox and the process still run, then open a new terminal.")
        .commands(commands![MACHINE_TERMINALS, GET_MACHINE_TERMINALS])
        .see_also(codes!["websocket_error"]),
    code("invalid_state",
         "An object of the Python SDK does not allow this call in its current state.")
        .retry(AfterChange, Sdk)
        .advice("Fix the program or await the run: a keep-alive was started twice, or the output \
                 of a run is not available (the message has its status)."),
    code("missing_snapshot_id",
         "A paused sandbox came without the ID of its snapshot; releases 0.1 and 1.0.0 of the \
          Python SDK report this.")
        .retry(AfterChange, Sdk)
        .advice("Use nullspace-sdk 1.0.1 or later, which resumes by the sandbox ID, or resume from \
                 an ID of `nullspace snapshot list`.")
        .commands(commands![SNAPSHOT_LIST, GET_SNAPSHOTS, GET_SNAPSHOT_LIFECYCLE]),
};
