//! Codes for credentials that the edge or the preview proxy rejects.
//!
//! The Python SDK has treated them as authentication errors since release 0.1.8.

use crate::catalog::Evidence::{Docs, Sdk};
use crate::catalog::KnownStatus::Sourced;
use crate::catalog::RetryVerdict::AfterChange;
use crate::catalog::bundled::builder::{code, codes, entries, with_origin};
use crate::catalog::bundled::commands::commands;
use crate::catalog::{Entry, Origin};

pub(in crate::catalog::bundled) static ENTRIES: &[Entry] = entries! {
    with_origin(Origin::Edge),
    code("edge_token_missing", "The request to a preview URL had no edge token.")
        .statuses(&[Sourced(401)])
        .retry(AfterChange, Sdk)
        .advice("Open the signed preview URL exactly as issued, with its token, or create a new \
                 one.")
        .commands(commands![MACHINE_PREVIEW_URLS, GET_MACHINE_PREVIEW_URLS])
        .see_also(codes!["edge_token_expired", "edge_token_invalid"]),
    code("edge_token_expired", "The edge token of the preview URL has expired.")
        .retry(AfterChange, Docs)
        .advice("Create a new signed preview URL and use that one: this token will not work again.")
        .commands(commands![MACHINE_PREVIEW_URLS, GET_MACHINE_PREVIEW_URLS])
        .see_also(codes!["edge_token_invalid", "edge_token_missing"]),
    code("edge_token_invalid", "The edge token of the preview URL was not accepted.")
        .retry(AfterChange, Docs)
        .advice("Create a new signed preview URL and use it unchanged: the token was probably \
                 truncated, changed or issued elsewhere.")
        .commands(commands![MACHINE_PREVIEW_URLS, GET_MACHINE_PREVIEW_URLS])
        .see_also(codes!["edge_token_expired", "edge_token_scope_mismatch"]),
    code("edge_token_scope_mismatch",
         "The edge token seems to be for something other than this request.")
        .retry(AfterChange, Docs)
        .advice("Create a signed preview URL for exactly this use: the token seems to be for \
                 another sandbox or port, or for WebSocket instead of HTTP.")
        .commands(commands![MACHINE_PREVIEW_URLS, GET_MACHINE_PREVIEW_URLS])
        .see_also(codes!["edge_token_invalid"]),
    code("preview_grant_invalid", "The grant of the preview URL was not accepted.")
        .retry(AfterChange, Sdk)
        .advice("Check the grant's status and last error. Create a new preview URL if needed.")
        .commands(commands![MACHINE_PREVIEW_URLS, GET_MACHINE_PREVIEW_URLS])
        .see_also(codes!["preview_grant_revoked", "preview_grant_disabled"]),
    code("preview_grant_revoked", "The grant of the preview URL was revoked.")
        .retry(AfterChange, Sdk)
        .advice("Ask the owner why the grant was revoked, or create a new preview URL. The list of \
                 preview URLs shows the last error.")
        .commands(commands![MACHINE_PREVIEW_URLS, GET_MACHINE_PREVIEW_URLS])
        .see_also(codes!["preview_grant_invalid", "preview_grant_disabled"]),
    code("preview_proxy_token_missing", "The request through the preview proxy had no token.")
        .retry(AfterChange, Sdk)
        .advice("Send the preview proxy target's token as x-nullspace-preview-proxy-token with \
                 every upstream request; a proxy in between may drop it.")
        .see_also(codes!["preview_proxy_token_expired", "preview_proxy_token_invalid"]),
    code("preview_proxy_token_expired", "The token for the preview proxy has expired.")
        .retry(AfterChange, Sdk)
        .advice("Create a new preview proxy target and send its token: this one will not work \
                 again.")
        .see_also(codes!["preview_proxy_token_invalid", "preview_proxy_token_revoked"]),
    code("preview_proxy_token_invalid", "The token for the preview proxy was not accepted.")
        .retry(AfterChange, Sdk)
        .advice("Create a new preview proxy target and send its token unchanged: this one was \
                 probably truncated, changed or issued elsewhere.")
        .see_also(codes!["preview_proxy_token_expired", "preview_proxy_token_scope_mismatch"]),
    code("preview_proxy_token_revoked", "The token for the preview proxy was revoked.")
        .retry(AfterChange, Sdk)
        .advice("Ask the owner of the grant why the token was revoked, or create a new preview \
                 proxy target.")
        .see_also(codes!["preview_proxy_token_expired", "preview_grant_revoked"]),
    code("preview_proxy_token_scope_mismatch",
         "The token for the preview proxy seems to be for something other than this request.")
        .retry(AfterChange, Sdk)
        .advice("Send the token created for exactly this use: this one seems to be for another \
                 sandbox or port, or for WebSocket instead of HTTP.")
        .see_also(codes!["preview_proxy_token_invalid"]),
};
