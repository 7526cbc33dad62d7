package main

import "errcat.test/errorcodes"

func check(isTrue bool, what string) {
	if !isTrue {
		panic(what)
	}
}

func main() {
	// A code that the catalog does not have.
	var unknown errorcodes.ErrorCode = "brand_new"
	check(!unknown.IsKnown(), "unknown")
	check(unknown.Retry() == errorcodes.Retry{Verdict: errorcodes.RetryUnknown}, "retry of unknown")

	sent := errorcodes.ErrorCode("slow_down")
	switch sent {
	case errorcodes.CodeSlowDown:
	case errorcodes.CodeCardDeclined, errorcodes.CodeLedgerLocked, errorcodes.CodeAB, errorcodes.CodeAB_2, errorcodes.CodeE404:
		panic("another code")
	default:
		panic("unknown")
	}
	check(sent.IsKnown(), "known")
	check(sent.Retry().Verdict == errorcodes.RetryAfterWindow, "verdict")
	check(errorcodes.CodeGoneForNow.Retry().Permitted, "permitted")
	elsewhere := errorcodes.Retry{Verdict: errorcodes.RetryLater, NeedsRetryAfter: true}
	check(errorcodes.CodeTryElsewhere.Retry() == elsewhere, "needs Retry-After")

	newer := errorcodes.ErrorCode("payment_refused")
	check(!newer.IsKnown(), "newer name")
	check(newer.Current() == errorcodes.CodeCardDeclined, "current name")
	check(newer.Retry().Verdict == errorcodes.RetryAfterChange, "retry of newer name")
}
