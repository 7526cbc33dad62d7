// refused: duplicate case

package main

import "errcat.test/errorcodes"

func main() {
	switch errorcodes.ErrorCode("card_declined") {
	case errorcodes.CodeCardDeclined:
	case "card_declined":
	}
}
