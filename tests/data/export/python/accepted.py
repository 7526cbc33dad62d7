from typing import NoReturn

from errors import (
    CARD_DECLINED, KNOWN_ERROR_CODES, NEWER_NAMES, RETRY, RETRY_2, ErrorCode, KnownErrorCode, RetryVerdict,
    is_known_error_code, retry_of,
)


def never(code: NoReturn) -> NoReturn:
    raise AssertionError(code)


def describe(code: KnownErrorCode) -> str:
    if code == CARD_DECLINED or code == "slow_down" or code == "LEDGER_LOCKED":
        return "known"
    elif code == "gone_for_now" or code == "try_elsewhere":
        return "known"
    elif code == "retry" or code == "a_b" or code == "a.b" or code == "e-404":
        return "hostile"
    else:
        never(code)


# A code that the catalog does not have.
unknown: ErrorCode = "brand_new"
known: KnownErrorCode = CARD_DECLINED
sent: str = "slow_down"

assert not is_known_error_code(unknown)
assert is_known_error_code(sent)
assert describe(sent) == "known"
verdict: RetryVerdict = RETRY[sent].verdict
assert verdict == "after_window"
assert RETRY["gone_for_now"].permitted
assert RETRY["try_elsewhere"] == ("later", False, True)
assert NEWER_NAMES["payment_refused"] == "card_declined"
assert retry_of("payment_refused").verdict == "after_change"
assert retry_of(unknown) == ("unknown", False, False)
assert len(KNOWN_ERROR_CODES) == len(RETRY) == 9
assert RETRY_2 == "retry"
