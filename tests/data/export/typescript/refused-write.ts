// refused: TS2540
import { RETRY } from "./errors.js";

RETRY.slow_down.permitted = true;
