# refused: has no attribute "CARD_DECLIND"
import errors

print(errors.CARD_DECLIND)
