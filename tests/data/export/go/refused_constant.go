// refused: CodeCardDeclind not declared by package errorcodes

package main

import "errcat.test/errorcodes"

func main() {
	println(errorcodes.CodeCardDeclind)
}
