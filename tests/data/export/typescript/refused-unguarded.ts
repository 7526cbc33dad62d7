// refused: TS7053
import { RETRY, type ErrorCode } from "./errors.js";

export const permits = (code: ErrorCode): boolean => RETRY[code].permitted;
