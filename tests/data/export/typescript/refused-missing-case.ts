// refused: TS2322
import { isKnownErrorCode, type ErrorCode } from "./errors.js";

export function describe(code: ErrorCode): string {
  if (!isKnownErrorCode(code)) return "unknown";
  switch (code) {
    case "card_declined":
    case "slow_down":
    case "LEDGER_LOCKED":
    case "gone_for_now":
    case "try_elsewhere":
    case "retry":
    case "a_b":
    case "a.b":
      return "known";
    default: {
      const missing: never = code;
      return missing;
    }
  }
}
