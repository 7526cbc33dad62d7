//! Arguments and file names for display.

use std::ffi::OsStr;

use errcat::redact;
use errcat::untrusted::Untrusted;

/// Converts an argument to text, with secrets masked: a shell may have put a whole URL there.
pub(crate) fn masked(argument: &OsStr) -> Untrusted {
    let text = Untrusted::from_bytes(argument.as_encoded_bytes());
    match redact::text(text.as_raw_str()) {
        redacted if redacted.masked.count() > 0 => Untrusted::new(redacted.text),
        _ => text,
    }
}
