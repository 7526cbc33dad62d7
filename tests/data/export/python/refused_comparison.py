# refused: Non-overlapping equality check
from errors import ErrorCode, is_known_error_code


def is_card(code: ErrorCode) -> bool:
    return is_known_error_code(code) and code == "card_declind"
