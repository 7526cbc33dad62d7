//! `errcat run` with real commands, and with a server on this machine.

#![cfg(unix)]
#![expect(dead_code, reason = "the tests that use the rest come next")]

mod harness;
mod server;
