// refused: cannot use message

package main

import "errcat.test/errorcodes"

func permits(code errorcodes.ErrorCode) bool {
	return code.Retry().Permitted
}

func main() {
	message := "card_declined"
	println(permits(message))
}
