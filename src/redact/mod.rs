//! Masks the secrets in a text: keys, tokens, passwords, cookies.
//!
//! [`text`] replaces each secret by `[masked]` and keeps the words around it. errcat masks all texts
//! of a response that it shows, because a message may quote the request that failed.
//!
//! What it promises:
//!
//! - It masks what is recognized by its shape: keys of some 300 prefixes, JSON Web Tokens, private
//!   keys, passwords in URLs.
//! - After `Authorization:`, `Cookie:` and `Bearer` it masks all of the value.
//! - After a name such as `api_key` or `password` it masks a value that looks like a secret.
//! - It looks at escaped and percent-encoded text as if it were decoded, and ignores zero-width
//!   characters and colors.
//! - It masks each secret that it recognizes as a whole.
//! - It never panics, takes time that is linear in the length of the text, and changes nothing more
//!   when it is applied again.
//!
//! What it cannot do:
//!
//! - A secret that is an ordinary word is only masked if its name or flag says that it is a
//!   password: `password=swordfish`, not `the password swordfish is wrong`.
//! - A random text without a name or a known prefix stays, because IDs and hashes look the same.

mod blocks;
mod context;
mod cost;
mod flags;
mod json;
mod judge;
mod keys;
mod letters;
mod look;
mod names;
mod prefixes;
mod scan;
#[cfg(test)]
#[path = "../../tests/redact/mod.rs"]
mod tests;
mod urls;
mod value;
mod view;

use std::borrow::Cow;
use std::ops::Range;

use crate::named_enum::named_enum;
use crate::slice::{from, to};

pub(crate) use json::{is_id, is_secret_id, redact_id, redact_value};
use view::View;

/// Replaces a secret.
pub(crate) const MASK: &str = "[masked]";

/// How often a text is searched for secrets, at most.
const MAX_PASSES: usize = 8;

named_enum! {
    /// What kind of secret was masked.
    pub enum SecretKind {
        /// A key or token that its prefix identifies, such as `ghp_...`.
        Key = "key",
        /// A JSON Web Token.
        Jwt = "jwt",
        /// A private key in PEM, `OpenPGP`, SSH2 or `PuTTY` format.
        PrivateKey = "private_key",
        /// A credential of an `Authorization` header or after `Bearer` or `Basic`.
        Authorization = "authorization",
        /// A cookie.
        Cookie = "cookie",
        /// The user information of a URL, or the secret path of one.
        Url = "url",
        /// A value after the name of a secret or a flag, such as `password=...`.
        NamedValue = "named_value",
    }
}

/// How many secrets were masked, and of which kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Masked {
    count: usize,
    /// A bit for each kind.
    kinds: u8,
}

impl Masked {
    /// Returns how many secrets were masked.
    #[must_use]
    pub fn count(self) -> usize {
        self.count
    }

    /// Returns the kinds of secrets that were masked, in the order of [`SecretKind::ALL`].
    pub fn kinds(self) -> impl Iterator<Item = SecretKind> + use<> {
        let kinds = SecretKind::ALL.iter().copied();
        kinds.filter(move |&kind| self.kinds >> kind as u8 & 1 == 1)
    }

    fn has_any(self) -> bool {
        self.count > 0
    }

    fn insert(&mut self, kind: SecretKind) {
        self.count += 1;
        self.kinds |= 1 << kind as u8;
    }

    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.kinds |= other.kinds;
    }
}

/// A text in which secrets are replaced by `[masked]`; returned by [`text`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Redacted<'t> {
    /// The text without secrets. It is borrowed if nothing was masked.
    pub text: Cow<'t, str>,
    /// What was masked.
    pub masked: Masked,
}

/// A secret in a text.
#[derive(Debug)]
struct Span {
    range: Range<usize>,
    kind: SecretKind,
    /// What introduced it, if others of a list may follow.
    list: Option<(names::Class, judge::Connector)>,
}

impl SecretKind {
    fn at(self, range: Range<usize>) -> Span {
        Span {
            range,
            kind: self,
            list: None,
        }
    }
}

/// Masks the secrets in a text. The [module](self) says what it promises.
///
/// ```
/// use errcat::redact;
///
/// let redacted = redact::text("volume ns_test_vol_1 is busy, sent Authorization: Bearer a1b2c3d4");
/// assert_eq!(redacted.text, "volume ns_test_vol_1 is busy, sent Authorization: [masked]");
/// assert_eq!(redacted.masked.count(), 1);
/// assert!(redacted.masked.kinds().eq([redact::SecretKind::Authorization]));
/// ```
#[must_use]
pub fn text(text: &str) -> Redacted<'_> {
    text_after(text, 0)
}

/// Masks the secrets in a text from `begin` on. What is before it only introduces values.
fn text_after(text: &str, begin: usize) -> Redacted<'_> {
    let mut redacted = Redacted {
        text: Cow::Borrowed(text),
        masked: Masked::default(),
    };
    // Without one secret, another may be detected: in `--ns_live_a1b2 x1y2`, the first pass masks
    // the value of the flag, and the second one the name, which looks like a key.
    for _ in 0..MAX_PASSES {
        let Some((text, masked)) = redact_once(&redacted.text, begin) else {
            return redacted;
        };
        redacted.text = Cow::Owned(text);
        redacted.masked.add(masked);
    }
    // Only a text that was crafted for it needs more passes.
    redacted.text = Cow::Owned(to(text, begin).to_owned() + MASK);
    redacted
}

/// Returns the text after one search, with what was masked; `None` if nothing was found.
fn redact_once(text: &str, begin: usize) -> Option<(String, Masked)> {
    let mut view = View::of_plain(text);
    let spans = scan::secrets(&view).or_else(|| {
        view = View::new(text);
        scan::secrets(&view)
    });
    let spans = spans?.into_iter();
    let spans = spans.map(|span| (view.origin(&span.range), span.kind));
    let mut spans = spans
        .skip_while(|(range, _)| range.start < begin)
        .peekable();
    spans.peek()?;
    let (mut redacted, mut masked, mut copied_to) = (String::new(), Masked::default(), 0);
    for (range, kind) in spans {
        redacted.push_str(text.get(copied_to..range.start).unwrap_or_default());
        redacted.push_str(MASK);
        copied_to = range.end;
        masked.insert(kind);
    }
    redacted.push_str(from(text, copied_to));
    Some((redacted, masked))
}
