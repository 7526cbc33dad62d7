//! Codes of sign-in, sign-up and accounts.

use crate::catalog::{Argument, Category, Entry, Evidence, KnownStatus, Origin, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "unauthorized",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "Unauthorized.",
        renamed_to: None,
        statuses: &[KnownStatus::Sourced(401)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[],
        advice: "The server did not accept the API key. Check the key itself, the API URL it is \
                 sent to and what its account may access.",
        see_also: &["auth_failed", "operator_required", "account_deleted"],
    },
    Entry {
        code: "auth_failed",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "The auth operation failed.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "trouble behind the auth proxy has codes of its own, which leaves \
                          rejected credentials",
            },
            Argument {
                verdict: RetryVerdict::Unknown,
                rationale: "no source describes the code, so it may stand for any failure of the \
                          sign-in",
            },
        ],
        advice: "The sign-in credentials were probably rejected: check them before another try, \
                 as failed logins can lock sign-in. A server fault is possible too.",
        see_also: &["unauthorized", "auth_locked", "auth_proxy_error"],
    },
    Entry {
        code: "auth_locked",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "Auth locked.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::Depends,
        evidence: Evidence::CodeNameOnly,
        arguments: &[
            Argument {
                verdict: RetryVerdict::AfterWindow,
                rationale: "sign-in declares 429, as a lock that ends with time would answer",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "no source says that the lock ends by itself: somebody may have to lift \
                          it",
            },
        ],
        advice: "Failed logins probably locked sign-in. Stop trying and wait in case the lock is \
                 timed, which is not documented; if it stays, ask support.",
        see_also: &["auth_failed"],
    },
    Entry {
        code: "auth_proxy_error",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "An auth proxy error occurred.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(502)],
        retry: RetryVerdict::Depends,
        evidence: Evidence::CodeNameOnly,
        arguments: &[
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "the endpoints that can answer it declare 502, a gateway's passing \
                          trouble",
            },
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "an outage has a code of its own, auth_proxy_unavailable; no source \
                          calls this one passing",
            },
        ],
        advice: "The auth proxy or the service behind it seems to have failed. Retry once in case \
                 the fault was passing; if it stays, send support the request_id.",
        see_also: &["auth_proxy_unavailable", "auth_failed"],
    },
    Entry {
        code: "auth_proxy_unavailable",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "The auth proxy is currently unavailable; retry later.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(503)],
        retry: RetryVerdict::Later,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "The auth service behind sign-in and sign-up seems down. Retry with a growing delay \
                 and any Idempotency-Key you sent; if it lasts, ask support.",
        see_also: &["auth_proxy_error", "captcha_unavailable"],
    },
    Entry {
        code: "invalid_auth_redirect",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "Invalid auth redirect.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(400)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[],
        advice: "The redirect_to address was probably refused. Check it for slips, or ask support \
                 which ones are allowed, as that is not documented.",
        see_also: &["invalid_oauth_provider"],
    },
    Entry {
        code: "invalid_oauth_provider",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "Invalid oauth provider.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(400)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "The OAuth start request knows two providers, google and github. Send one of \
                 these two names.",
        see_also: &["oauth_rate_limited", "invalid_auth_redirect"],
    },
    Entry {
        code: "captcha_required",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "Captcha required.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "CAPTCHA checks are switched on for this request. Solve the challenge and repeat \
                 the call with its captcha_token.",
        see_also: &["captcha_failed", "captcha_unavailable"],
    },
    Entry {
        code: "captcha_failed",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "The captcha operation failed.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[],
        advice: "The captcha_token was probably rejected. Solve a new challenge and send the \
                 fresh token; the old one will not do.",
        see_also: &["captcha_required", "captcha_unavailable"],
    },
    Entry {
        code: "captcha_unavailable",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "The captcha is currently unavailable; retry later.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(503)],
        retry: RetryVerdict::Later,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "The CAPTCHA check is down, which says nothing about your token. Retry with a \
                 growing delay and any Idempotency-Key that you sent.",
        see_also: &["captcha_failed", "auth_proxy_unavailable"],
    },
    Entry {
        code: "disposable_email",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "Disposable email.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[],
        advice: "The address seems to belong to a throw-away mail provider. Use a permanent \
                 address.",
        see_also: &["email_not_verified"],
    },
    Entry {
        code: "signup_rate_limited",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "Too many signup attempts; retry after the rate-limit window.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(429)],
        retry: RetryVerdict::AfterWindow,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "The sign-up limit applies to OAuth start too, so tries there may count. Wait for \
                 Retry-After if given, then try once, not in a loop.",
        see_also: &["oauth_rate_limited", "email_action_rate_limited"],
    },
    Entry {
        code: "oauth_rate_limited",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "Too many oauth attempts; retry after the rate-limit window.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(429)],
        retry: RetryVerdict::AfterWindow,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "OAuth start seems to have a limit besides the sign-up one. Wait for Retry-After \
                 if given, and do not restart the flow before that.",
        see_also: &["signup_rate_limited", "email_action_rate_limited"],
    },
    Entry {
        code: "email_action_rate_limited",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "Too many email action attempts; retry after the rate-limit window.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(429)],
        retry: RetryVerdict::AfterWindow,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "Password resets and verification mails seem to share this limit. Look for the \
                 mail already sent; wait for Retry-After if given.",
        see_also: &["signup_rate_limited", "email_not_verified"],
    },
    Entry {
        code: "email_not_verified",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "Email not verified.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(403)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[],
        advice: "API keys seem to be only for verified users. Open the verification mail or \
                 request a new one, then repeat the call.",
        see_also: &["email_action_rate_limited", "disposable_email"],
    },
    Entry {
        code: "account_deleted",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "Account deleted.",
        renamed_to: None,
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[],
        advice: "The account seems to be soft-deleted, its keys revoked. A hard delete follows: if \
                 this was a mistake, ask support soon whether it can be restored.",
        see_also: &["unauthorized", "account_not_found"],
    },
    Entry {
        code: "operator_required",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "Operator required.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(403)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Admin calls need a verified session of an account marked as operator. Sign in \
                 with such an account, or ask an operator to make the call.",
        see_also: &["unauthorized", "email_not_verified"],
    },
    Entry {
        code: "account_not_found",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "The referenced account does not exist or is not visible to the caller.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(404)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "Check the user ID in the admin call: it may be mistyped, or the account may have \
                 been hard-deleted already.",
        see_also: &["account_deleted", "account_not_soft_deleted"],
    },
    Entry {
        code: "account_not_soft_deleted",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "Account not soft deleted.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(409)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Sdk,
        arguments: &[],
        advice: "Check the user ID first: a hard delete is final. The account has to be \
                 soft-deleted before that, and the SDK lets only its owner do so.",
        see_also: &["account_hard_delete_active_resources", "account_deleted"],
    },
    Entry {
        code: "account_hard_delete_active_resources",
        origin: Origin::Catalog(Category::AuthenticationAndAccounts),
        description: "Account hard delete active resources.",
        renamed_to: None,
        statuses: &[KnownStatus::Inferred(409)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Docs,
        arguments: &[],
        advice: "The account still owns active resources. If nobody needs them, end them and \
                 repeat the hard delete. It may also answer 200 with deleted=false.",
        see_also: &["account_not_soft_deleted"],
    },
];
