//! Codes of sign-in, sign-up and accounts.

use crate::catalog::Evidence::{CodeNameOnly, Description, Docs, Sdk};
use crate::catalog::KnownStatus::{Inferred, Sourced};
use crate::catalog::RetryVerdict::{AfterChange, AfterWindow, Depends, Later, Unknown};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, in_category};
use crate::catalog::{Category, Entry};

static CATEGORY: Category =
    Category::bundled("Authentication And Accounts", "authentication-and-accounts");

pub(super) static ENTRIES: &[Entry] = entries! {
    in_category(&CATEGORY),
    code("unauthorized", "Unauthorized.")
        .statuses(&[Sourced(401)])
        .retry(AfterChange, Docs)
        .advice("The server did not accept the API key. Check the key itself, the API URL it is \
                 sent to and what its account may access.")
        .see_also(codes!["auth_failed", "operator_required", "account_deleted"]),
    code("auth_failed", "The auth operation failed.")
        .retry(AfterChange, CodeNameOnly)
        .arguments(arguments![
            (AfterChange, "trouble behind the auth proxy has codes of its own, which leaves \
                           rejected credentials"),
            (Unknown, "no source describes the code, so it may stand for any failure of the \
                       sign-in"),
        ])
        .advice("The sign-in credentials were probably rejected: check them before another try, as \
                 failed logins can lock sign-in. A server fault is possible too.")
        .see_also(codes!["unauthorized", "auth_locked", "auth_proxy_error"]),
    code("auth_locked", "Auth locked.")
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (AfterWindow, "sign-in declares 429, as a lock that ends with time would answer"),
            (AfterChange, "no source says that the lock ends by itself: somebody may have to lift \
                           it"),
        ])
        .advice("Failed logins probably locked sign-in. Stop trying and wait in case the lock is \
                 timed, which is not documented; if it stays, ask support.")
        .see_also(codes!["auth_failed"]),
    code("auth_proxy_error", "An auth proxy error occurred.")
        .statuses(&[Inferred(502)])
        .retry(Depends, CodeNameOnly)
        .arguments(arguments![
            (Later, "the endpoints that can answer it declare 502, a gateway's passing trouble"),
            (AfterChange, "an outage has a code of its own, auth_proxy_unavailable; no source \
                           calls this one passing"),
        ])
        .advice("The auth proxy or the service behind it seems to have failed. Retry once in case \
                 the fault was passing; if it stays, send support the request_id.")
        .see_also(codes!["auth_proxy_unavailable", "auth_failed"]),
    code("auth_proxy_unavailable", "The auth proxy is currently unavailable; retry later.")
        .statuses(&[Inferred(503)])
        .retry(Later, Description)
        .advice("The auth service behind sign-in and sign-up seems down. Retry with a growing \
                 delay and any Idempotency-Key you sent; if it lasts, ask support.")
        .see_also(codes!["auth_proxy_error", "captcha_unavailable"]),
    code("invalid_auth_redirect", "Invalid auth redirect.")
        .statuses(&[Inferred(400)])
        .retry(AfterChange, CodeNameOnly)
        .advice("The redirect_to address was probably refused. Check it for slips, or ask support \
                 which ones are allowed, as that is not documented.")
        .see_also(codes!["invalid_oauth_provider"]),
    code("invalid_oauth_provider", "Invalid oauth provider.")
        .statuses(&[Inferred(400)])
        .retry(AfterChange, Sdk)
        .advice("The OAuth start request knows two providers, google and github. Send one of these \
                 two names.")
        .see_also(codes!["oauth_rate_limited", "invalid_auth_redirect"]),
    code("captcha_required", "Captcha required.")
        .retry(AfterChange, Sdk)
        .advice("CAPTCHA checks are switched on for this request. Solve the challenge and repeat \
                 the call with its captcha_token.")
        .see_also(codes!["captcha_failed", "captcha_unavailable"]),
    code("captcha_failed", "The captcha operation failed.")
        .retry(AfterChange, CodeNameOnly)
        .advice("The captcha_token was probably rejected. Solve a new challenge and send the fresh \
                 token; the old one will not do.")
        .see_also(codes!["captcha_required", "captcha_unavailable"]),
    code("captcha_unavailable", "The captcha is currently unavailable; retry later.")
        .statuses(&[Inferred(503)])
        .retry(Later, Description)
        .advice("The CAPTCHA check is down, which says nothing about your token. Retry with a \
                 growing delay and any Idempotency-Key that you sent.")
        .see_also(codes!["captcha_failed", "auth_proxy_unavailable"]),
    code("disposable_email", "Disposable email.")
        .retry(AfterChange, CodeNameOnly)
        .advice("The address seems to belong to a throw-away mail provider. Use a permanent \
                 address.")
        .see_also(codes!["email_not_verified"]),
    code("signup_rate_limited", "Too many signup attempts; retry after the rate-limit window.")
        .statuses(&[Inferred(429)])
        .retry(AfterWindow, Description)
        .advice("The sign-up limit applies to OAuth start too, so tries there may count. Wait for \
                 Retry-After if given, then try once, not in a loop.")
        .see_also(codes!["oauth_rate_limited", "email_action_rate_limited"]),
    code("oauth_rate_limited", "Too many oauth attempts; retry after the rate-limit window.")
        .statuses(&[Inferred(429)])
        .retry(AfterWindow, Description)
        .advice("OAuth start seems to have a limit besides the sign-up one. Wait for Retry-After \
                 if given, and do not restart the flow before that.")
        .see_also(codes!["signup_rate_limited", "email_action_rate_limited"]),
    code("email_action_rate_limited",
         "Too many email action attempts; retry after the rate-limit window.")
        .statuses(&[Inferred(429)])
        .retry(AfterWindow, Description)
        .advice("Password resets and verification mails seem to share this limit. Look for the \
                 mail already sent; wait for Retry-After if given.")
        .see_also(codes!["signup_rate_limited", "email_not_verified"]),
    code("email_not_verified", "Email not verified.")
        .statuses(&[Inferred(403)])
        .retry(AfterChange, CodeNameOnly)
        .advice("API keys seem to be only for verified users. Open the verification mail or \
                 request a new one, then repeat the call.")
        .see_also(codes!["email_action_rate_limited", "disposable_email"]),
    code("account_deleted", "Account deleted.")
        .retry(AfterChange, CodeNameOnly)
        .advice("The account seems to be soft-deleted, its keys revoked. A hard delete follows: if \
                 this was a mistake, ask support soon whether it can be restored.")
        .see_also(codes!["unauthorized", "account_not_found"]),
    code("operator_required", "Operator required.")
        .statuses(&[Inferred(403)])
        .retry(AfterChange, Sdk)
        .advice("Admin calls need a verified session of an account marked as operator. Sign in \
                 with such an account, or ask an operator to make the call.")
        .see_also(codes!["unauthorized", "email_not_verified"]),
    code("account_not_found",
         "The referenced account does not exist or is not visible to the caller.")
        .statuses(&[Inferred(404)])
        .retry(AfterChange, Description)
        .advice("Check the user ID in the admin call: it may be mistyped, or the account may have \
                 been hard-deleted already.")
        .see_also(codes!["account_deleted", "account_not_soft_deleted"]),
    code("account_not_soft_deleted", "Account not soft deleted.")
        .statuses(&[Inferred(409)])
        .retry(AfterChange, Sdk)
        .advice("Check the user ID first: a hard delete is final. The account has to be \
                 soft-deleted before that, and the SDK lets only its owner do so.")
        .see_also(codes!["account_hard_delete_active_resources", "account_deleted"]),
    code("account_hard_delete_active_resources", "Account hard delete active resources.")
        .statuses(&[Inferred(409)])
        .retry(AfterChange, Docs)
        .advice("The account still owns active resources. If nobody needs them, end them and \
                 repeat the hard delete. It may also answer 200 with deleted=false.")
        .see_also(codes!["account_not_soft_deleted"]),
};
