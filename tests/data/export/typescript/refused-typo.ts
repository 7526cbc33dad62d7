// refused: TS2820
import { type KnownErrorCode } from "./errors.js";

export const code: KnownErrorCode = "card_declind";
