// refused: TS2551
import { ERROR_CODES } from "./errors.js";

export const code = ERROR_CODES.CARD_DECLIND;
