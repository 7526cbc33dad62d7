//! Codes of the edge and the preview proxy, on the credentials that they are shown.
//!
//! The official SDK knows them since release 0.1.8, as authentication errors.

use crate::catalog::{Entry, Evidence, KnownStatus, Origin, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "edge_token_missing",
        origin: Origin::Edge,
        description: "The request to a preview address carried no edge token.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(401)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Open the signed preview URL as it was issued, with its token, or ask for a \
                 fresh one.",
        see_also: &["edge_token_expired", "edge_token_invalid"],
    },
    Entry {
        code: "edge_token_expired",
        origin: Origin::Edge,
        description: "The edge token of a preview address is past its time.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[],
        advice: "Ask for a fresh signed preview URL and use that one: this token will not work \
                 again.",
        see_also: &["edge_token_invalid", "edge_token_missing"],
    },
    Entry {
        code: "edge_token_invalid",
        origin: Origin::Edge,
        description: "The edge token of a preview address was not accepted.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[],
        advice: "The token was probably cut, changed or made elsewhere. Ask for a fresh signed \
                 preview URL and use it whole.",
        see_also: &["edge_token_expired", "edge_token_scope_mismatch"],
    },
    Entry {
        code: "edge_token_scope_mismatch",
        origin: Origin::Edge,
        description: "The edge token seems to be for something else than what was asked for.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[],
        advice: "The token seems to be for another sandbox or port, or those for HTTP and \
                 WebSocket are mixed up. Get a signed preview URL for this very use.",
        see_also: &["edge_token_invalid"],
    },
    Entry {
        code: "preview_grant_invalid",
        origin: Origin::Edge,
        description: "The grant behind a preview address was not accepted.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "See whether the grant exists and belongs to this sandbox; if it does not, \
                 make a new preview URL.",
        see_also: &["preview_grant_revoked", "preview_grant_disabled"],
    },
    Entry {
        code: "preview_grant_revoked",
        origin: Origin::Edge,
        description: "The grant behind a preview address was withdrawn.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Somebody revoked the grant. Ask its owner why, or make a new preview URL if \
                 you may.",
        see_also: &["preview_grant_invalid", "preview_grant_disabled"],
    },
    Entry {
        code: "preview_proxy_token_missing",
        origin: Origin::Edge,
        description: "The request through the preview proxy carried no token.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Send the token of the preview proxy target as x-nullspace-preview-proxy-token \
                 with every upstream request; a proxy in between may drop it.",
        see_also: &["preview_proxy_token_expired", "preview_proxy_token_invalid"],
    },
    Entry {
        code: "preview_proxy_token_expired",
        origin: Origin::Edge,
        description: "The token for the preview proxy is past its time.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Make a new preview proxy target and send its token: this one will not work again.",
        see_also: &["preview_proxy_token_invalid", "preview_proxy_token_revoked"],
    },
    Entry {
        code: "preview_proxy_token_invalid",
        origin: Origin::Edge,
        description: "The token for the preview proxy was not accepted.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "The token was probably cut, changed or made elsewhere. Get a new one for the \
                 preview proxy and send it whole.",
        see_also: &[
            "preview_proxy_token_expired",
            "preview_proxy_token_scope_mismatch",
        ],
    },
    Entry {
        code: "preview_proxy_token_revoked",
        origin: Origin::Edge,
        description: "The token for the preview proxy was withdrawn.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Somebody revoked the token. Ask the owner of the grant, or get a new token if \
                 you may.",
        see_also: &["preview_proxy_token_expired", "preview_grant_revoked"],
    },
    Entry {
        code: "preview_proxy_token_scope_mismatch",
        origin: Origin::Edge,
        description: "The token for the preview proxy seems to be for something else than what \
                      was asked for.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "The token seems to be for another sandbox or port, or those for HTTP and \
                 WebSocket are swapped. Send the one that was made for this very use.",
        see_also: &["preview_proxy_token_invalid"],
    },
];
