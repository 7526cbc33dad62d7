//! Reads the arguments of curl as curl does.

use super::curl_options::{FLAGS, WITH_VALUE};
use crate::table::{Words, words};

/// What an argument of curl is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Argument<'a> {
    /// An option with its value.
    Value(Name<'a>, &'a [u8]),
    Flag(Name<'a>),
    Url(&'a [u8]),
    /// An option after which curl may send several requests, or one that errcat does not know.
    Unknown(Name<'a>),
}

/// The name of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name<'a> {
    /// With its hyphens.
    Long(&'a [u8]),
    Short(u8),
}

impl Name<'_> {
    pub(super) fn is(self, name: &str) -> bool {
        match self {
            Self::Long(long) => long == name.as_bytes(),
            Self::Short(short) => name.as_bytes() == [b'-', short],
        }
    }

    pub(super) fn is_in(self, names: &Words) -> bool {
        names.iter().any(|name| self.is(name))
    }
}

/// Reads arguments in order. Short options can share one argument: `-sSo FILE`.
pub(super) fn read<'a>(arguments: &[&'a [u8]]) -> Vec<Argument<'a>> {
    let mut read = Vec::with_capacity(arguments.len());
    let mut has_options = true;
    let mut arguments = arguments.iter().copied();
    while let Some(argument) = arguments.next() {
        match argument {
            b"--" if has_options => has_options = false,
            b"-" if has_options => read.push(Argument::Unknown(Name::Long(argument))),
            [b'-', b'-', ..] if has_options => {
                let name = Name::Long(argument);
                read.push(option(name, || arguments.next()));
            }
            [b'-', letters @ ..] if has_options => {
                read_short(letters, || arguments.next(), &mut read);
            }
            url => read.push(Argument::Url(url)),
        }
    }
    read
}

/// Reads short options that share an argument. One that takes a value takes the rest of the argument,
/// or the next one if there is no rest.
fn read_short<'a>(
    mut letters: &'a [u8],
    mut next: impl FnMut() -> Option<&'a [u8]>,
    read: &mut Vec<Argument<'a>>,
) {
    while let [letter, rest @ ..] = letters {
        let attached = Some(rest).filter(|rest| !rest.is_empty());
        let argument = option(Name::Short(*letter), || attached.or_else(&mut next));
        letters = match argument {
            Argument::Value(..) | Argument::Url(_) => &[],
            Argument::Flag(_) | Argument::Unknown(_) => rest,
        };
        read.push(argument);
    }
}

fn option<'a>(name: Name<'a>, value: impl FnOnce() -> Option<&'a [u8]>) -> Argument<'a> {
    if name.is_in(&FLAGS) {
        return Argument::Flag(name);
    }
    let value = name.is_in(&WITH_VALUE).then(value).flatten();
    match value {
        Some(url) if name.is("--url") => Argument::Url(url),
        Some(value) => Argument::Value(name, value),
        None => Argument::Unknown(name),
    }
}

/// Whether curl certainly sends one request and no other: one URL of HTTP, and only options that
/// change nothing about that. The arguments are all that curl reads if the first one is `-q`, or if
/// there is no configuration file.
pub(super) fn sends_one_request(arguments: &[Argument]) -> bool {
    let expands = expands_patterns(arguments);
    let is_one = |url: &[u8]| is_http(url) && !(expands && is_pattern(url));
    let mut urls = urls(arguments);
    let (first, second) = (urls.next(), urls.next());
    !has_unknown(arguments) && second.is_none() && first.is_some_and(is_one)
}

/// Whether the arguments show several requests. After an option that errcat does not know, a URL
/// without `http://` may be the value of that option.
pub(super) fn shows_several_requests(arguments: &[Argument]) -> bool {
    let is_next = |argument: &Argument| match argument {
        Argument::Unknown(name) => name.is_in(&NEXT),
        _ => false,
    };
    let is_certain = !has_unknown(arguments);
    let expands = expands_patterns(arguments);
    let mut urls = urls(arguments).filter(|url| is_certain || is_http(url));
    let first = urls.next();
    arguments.iter().any(is_next)
        || urls.next().is_some()
        || first.is_some_and(|url| expands && is_pattern(url))
}

/// Options that begin another request.
static NEXT: Words = words! { "-:" "--next" };

/// Whether there is an option after which curl may send several requests, or one that errcat does
/// not know.
pub(super) fn has_unknown(arguments: &[Argument]) -> bool {
    let is_unknown = |argument: &Argument| matches!(argument, Argument::Unknown(_));
    arguments.iter().any(is_unknown)
}

fn urls<'a>(arguments: &[Argument<'a>]) -> impl Iterator<Item = &'a [u8]> {
    arguments.iter().filter_map(|argument| match argument {
        Argument::Url(url) => Some(*url),
        _ => None,
    })
}

fn expands_patterns(arguments: &[Argument]) -> bool {
    !arguments.iter().any(|argument| match argument {
        Argument::Flag(name) => name.is("--globoff") || name.is("-g"),
        _ => false,
    })
}

static SCHEMES: Words = words! { "http://" "https://" };

fn is_http(url: &[u8]) -> bool {
    SCHEMES.iter().any(|scheme| {
        let start = url.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme.as_bytes()))
    })
}

/// Whether curl may make several URLs of one: `{a,b}` and `[1-3]`.
fn is_pattern(url: &[u8]) -> bool {
    url.iter().any(|byte| b"{}[]".contains(byte))
}

/// Whether a file may add headers to the request.
pub(super) fn reads_headers_from_file(arguments: &[Argument]) -> bool {
    arguments.iter().any(|argument| match argument {
        Argument::Value(name, value) => name.is_in(&HEADERS) && value.starts_with(b"@"),
        Argument::Unknown(name) => name.is_in(&CONFIGURATION),
        _ => false,
    })
}

/// Options that read headers from a file whose name follows an `@`.
static HEADERS: Words = words! { "-H" "--header" };

/// Options that read more options from a file.
static CONFIGURATION: Words = words! { "-K" "--config" };

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::proof::assert_each_word_is_needed;

    fn with<T>(line: &str, test: impl FnOnce(&[Argument]) -> T) -> T {
        let arguments: Vec<_> = line.split_whitespace().map(str::as_bytes).collect();
        test(&read(&arguments))
    }

    #[test]
    fn each_option_is_needed() {
        let one = |line: &str| with(line, sends_one_request);
        let with_value = |option: &str| match option {
            // The URL itself.
            "--url" => one("--url http://a"),
            name => one(&format!("{name} x http://a")),
        };
        assert_eq!(
            assert_each_word_is_needed("options with a value", &WITH_VALUE, with_value),
            WITH_VALUE.iter().count()
        );
        assert_each_word_is_needed("flags", &FLAGS, |option| one(&format!("{option} http://a")));
        assert_each_word_is_needed("schemes", &SCHEMES, |scheme| one(&format!("{scheme}a")));
    }

    #[test]
    fn several_urls_are_several_requests() {
        for (line, expected) in [
            ("http://a", false),
            ("http://a http://b", true),
            ("a b", true),
            ("-d x a b", true),
            ("http://a --url https://b", true),
            ("http://a/{b,c}", true),
            ("a/{b,c}", true),
            ("-g http://a/{b,c}", false),
            ("--unknown value http://a", false),
            ("--retry 3 a", false),
        ] {
            assert_eq!(with(line, shows_several_requests), expected, "{line}");
        }
        assert_each_word_is_needed("next", &NEXT, |option| {
            let line = format!("a {option} b");
            with(&line, shows_several_requests)
        });
    }

    #[test]
    fn each_option_that_reads_headers_is_needed() {
        let reads = |line: &str| with(line, reads_headers_from_file);
        let with_file = |option: &str| reads(&format!("{option} @headers"));
        assert_each_word_is_needed("headers", &HEADERS, with_file);
        assert_each_word_is_needed("configuration", &CONFIGURATION, with_file);
        assert!(!reads("-H Accept:x http://a") && reads("-sH@headers http://a"));
    }
}
