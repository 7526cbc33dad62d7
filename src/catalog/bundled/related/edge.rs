//! Codes for credentials that the edge or the preview proxy rejects.
//!
//! The official SDK has treated them as authentication errors since release 0.1.8.

use crate::catalog::Evidence::{Docs, Sdk};
use crate::catalog::KnownStatus::Sourced;
use crate::catalog::RetryVerdict::AfterChange;
use crate::catalog::bundled::builder::{code, codes, entries, with_origin};
use crate::catalog::{Entry, Origin};

pub(in crate::catalog::bundled) static ENTRIES: &[Entry] = entries! {
    with_origin(Origin::Edge),
    code("edge_token_missing", "The request to a preview address carried no edge token.")
        .statuses(&[Sourced(401)])
        .retry(AfterChange, Sdk)
        .advice("Open the signed preview URL as it was issued, with its token, or ask for a fresh \
                 one.")
        .see_also(codes!["edge_token_expired", "edge_token_invalid"]),
    code("edge_token_expired", "The edge token of a preview address is past its time.")
        .retry(AfterChange, Docs)
        .advice("Ask for a fresh signed preview URL and use that one: this token will not work \
                 again.")
        .see_also(codes!["edge_token_invalid", "edge_token_missing"]),
    code("edge_token_invalid", "The edge token of a preview address was not accepted.")
        .retry(AfterChange, Docs)
        .advice("The token was probably cut, changed or made elsewhere. Ask for a fresh signed \
                 preview URL and use it whole.")
        .see_also(codes!["edge_token_expired", "edge_token_scope_mismatch"]),
    code("edge_token_scope_mismatch",
         "The edge token seems to be for something else than what was asked for.")
        .retry(AfterChange, Docs)
        .advice("The token seems to be for another sandbox or port, or those for HTTP and \
                 WebSocket are mixed up. Get a signed preview URL for this very use.")
        .see_also(codes!["edge_token_invalid"]),
    code("preview_grant_invalid", "The grant behind a preview address was not accepted.")
        .retry(AfterChange, Sdk)
        .advice("See whether the grant exists and belongs to this sandbox; if it does not, make a \
                 new preview URL.")
        .see_also(codes!["preview_grant_revoked", "preview_grant_disabled"]),
    code("preview_grant_revoked", "The grant behind a preview address was withdrawn.")
        .retry(AfterChange, Sdk)
        .advice("Somebody revoked the grant. Ask its owner why, or make a new preview URL if you \
                 may.")
        .see_also(codes!["preview_grant_invalid", "preview_grant_disabled"]),
    code("preview_proxy_token_missing", "The request through the preview proxy carried no token.")
        .retry(AfterChange, Sdk)
        .advice("Send the token of the preview proxy target as x-nullspace-preview-proxy-token \
                 with every upstream request; a proxy in between may drop it.")
        .see_also(codes!["preview_proxy_token_expired", "preview_proxy_token_invalid"]),
    code("preview_proxy_token_expired", "The token for the preview proxy is past its time.")
        .retry(AfterChange, Sdk)
        .advice("Make a new preview proxy target and send its token: this one will not work again.")
        .see_also(codes!["preview_proxy_token_invalid", "preview_proxy_token_revoked"]),
    code("preview_proxy_token_invalid", "The token for the preview proxy was not accepted.")
        .retry(AfterChange, Sdk)
        .advice("The token was probably cut, changed or made elsewhere. Get a new one for the \
                 preview proxy and send it whole.")
        .see_also(codes!["preview_proxy_token_expired", "preview_proxy_token_scope_mismatch"]),
    code("preview_proxy_token_revoked", "The token for the preview proxy was withdrawn.")
        .retry(AfterChange, Sdk)
        .advice("Somebody revoked the token. Ask the owner of the grant, or get a new token if you \
                 may.")
        .see_also(codes!["preview_proxy_token_expired", "preview_grant_revoked"]),
    code("preview_proxy_token_scope_mismatch",
         "The token for the preview proxy seems to be for something else than what was asked for.")
        .retry(AfterChange, Sdk)
        .advice("The token seems to be for another sandbox or port, or those for HTTP and \
                 WebSocket are swapped. Send the one that was made for this very use.")
        .see_also(codes!["preview_proxy_token_invalid"]),
};
