# refused: Invalid index type
from errors import RETRY, ErrorCode


def permits(code: ErrorCode) -> bool:
    return RETRY[code].permitted
