# refused: Incompatible types in assignment
from errors import KnownErrorCode

code: KnownErrorCode = "card_declind"
