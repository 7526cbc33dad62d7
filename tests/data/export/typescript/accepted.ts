import assert from "node:assert";
import {
  ERROR_CODES, NEWER_NAMES, RETRY, isKnownErrorCode, retryOf,
  type ErrorCode, type KnownErrorCode, type RetryVerdict,
} from "./errors.js";

// A code that the catalog does not have.
const unknown: ErrorCode = "brand_new";
const sent = JSON.parse('{"code": "slow_down"}') as { code: ErrorCode };

function describe(code: KnownErrorCode): string {
  switch (code) {
    case ERROR_CODES.CARD_DECLINED:
    case "slow_down":
    case "LEDGER_LOCKED":
    case "gone_for_now":
    case "try_elsewhere":
      return "known";
    case "retry":
    case "a_b":
    case "a.b":
    case "e-404":
      return "hostile";
    default: {
      const missing: never = code;
      return missing;
    }
  }
}

assert.equal(isKnownErrorCode(unknown), false);
assert.equal(isKnownErrorCode("toString"), false);
assert(isKnownErrorCode(sent.code));
assert.equal(describe(sent.code), "known");
const verdict: RetryVerdict = RETRY[sent.code].verdict;
assert.equal(verdict, "after_window");
assert.equal(RETRY.gone_for_now.permitted, true);
assert.deepEqual(RETRY.try_elsewhere, { verdict: "later", permitted: false, needsRetryAfter: true });
assert.equal(NEWER_NAMES.get("payment_refused"), "card_declined");
assert.equal(retryOf("payment_refused").verdict, "after_change");
for (const code of [unknown, "toString", "__proto__", "constructor", ""]) {
  assert.deepEqual(retryOf(code), { verdict: "unknown", permitted: false, needsRetryAfter: false });
}
