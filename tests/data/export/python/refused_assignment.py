# refused: Cannot assign to final name
import errors

errors.CARD_DECLINED = "slow_down"
