// refused: TS2678
import { isKnownErrorCode, type ErrorCode } from "./errors.js";

export function isCard(code: ErrorCode): boolean {
  if (!isKnownErrorCode(code)) return false;
  switch (code) {
    case "card_declind":
      return true;
    default:
      return false;
  }
}
