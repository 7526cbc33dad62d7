# refused: expected "Never"
from typing import NoReturn

from errors import ErrorCode, is_known_error_code


def never(code: NoReturn) -> NoReturn:
    raise AssertionError(code)


def describe(code: ErrorCode) -> str:
    if not is_known_error_code(code):
        return "unknown"
    if code == "card_declined" or code == "slow_down" or code == "LEDGER_LOCKED":
        return "known"
    elif code == "gone_for_now" or code == "try_elsewhere":
        return "known"
    elif code == "retry" or code == "a_b" or code == "a.b":
        return "known"
    else:
        never(code)
