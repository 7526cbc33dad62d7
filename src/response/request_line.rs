//! The request that led to a response.

use super::redacted;
use crate::untrusted::Untrusted;

/// The longest path that is kept, in bytes. Those of the API are below 200.
const LONGEST_PATH: usize = 1024;

/// The method and path of a request. The rest, which may hold credentials, is dropped at once: the
/// query, the headers, user names in a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestLine {
    method: String,
    path: Option<Untrusted>,
}

impl RequestLine {
    /// Creates a request line from a method and a path or URL. Returns `None` if the method is not
    /// a word of 3 to 16 capital letters.
    ///
    /// ```
    /// use errcat::response::RequestLine;
    ///
    /// let request = RequestLine::new("GET", "https://host/v1/volumes?token=secret");
    /// let request = request.ok_or("no such method")?;
    /// assert!(request.path().is_some_and(|path| path == "/v1/volumes"));
    ///
    /// assert_eq!(RequestLine::new("get it", "/"), None);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn new(method: impl AsRef<[u8]>, target: impl AsRef<[u8]>) -> Option<Self> {
        let method = method.as_ref();
        let is_method =
            (3..=16).contains(&method.len()) && method.iter().all(u8::is_ascii_uppercase);
        is_method.then(|| Self {
            method: String::from_utf8_lossy(method).into_owned(),
            path: path(target.as_ref()),
        })
    }

    /// Reads a request line such as `POST /v1/volumes HTTP/1.1`. Returns `None` for any other line.
    ///
    /// ```
    /// use errcat::response::RequestLine;
    ///
    /// let line = b"GET /v1/volumes?token=secret HTTP/1.1";
    /// let request = RequestLine::from_line(line).ok_or("no request line")?;
    /// assert_eq!(request.method(), "GET");
    /// assert!(request.path().is_some_and(|path| path == "/v1/volumes"));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn from_line(line: &[u8]) -> Option<Self> {
        let mut words = line.split(u8::is_ascii_whitespace);
        let (method, target, version) = (words.next()?, words.next()?, words.next()?);
        if !version.starts_with(b"HTTP/") || words.next().is_some() {
            return None;
        }
        Self::new(method, target)
    }

    /// Returns the method, in capitals.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Returns the path without the query, with credentials redacted; `None` for a request without
    /// one, such as `OPTIONS * HTTP/1.1`, or with one of more than 1024 bytes.
    #[must_use]
    pub fn path(&self) -> Option<&Untrusted> {
        self.path.as_ref()
    }

    /// Returns whether the method only reads, so that the request can safely be sent twice.
    ///
    /// ```
    /// use errcat::response::RequestLine;
    ///
    /// assert!(RequestLine::new("GET", "/v1/volumes").is_some_and(|request| request.is_read()));
    /// assert!(RequestLine::new("POST", "/v1/volumes").is_some_and(|request| !request.is_read()));
    /// ```
    // Source: the safe methods of RFC 9110.
    #[must_use]
    pub fn is_read(&self) -> bool {
        matches!(&*self.method, "GET" | "HEAD" | "OPTIONS" | "TRACE")
    }

    /// Returns whether requests with this method usually have a body.
    pub(crate) fn takes_body(&self) -> bool {
        !matches!(
            &*self.method,
            "GET" | "HEAD" | "DELETE" | "OPTIONS" | "TRACE" | "CONNECT"
        )
    }
}

/// Returns the path of a request target, which is a whole URL in a request to a proxy.
fn path(target: &[u8]) -> Option<Untrusted> {
    // The query is removed first, because it may contain a URL.
    let target = target.split(|byte| b"?#".contains(byte)).next()?;
    let path = if target.starts_with(b"/") {
        target
    } else {
        let colon = memchr::memmem::find(target, b"://")?;
        let after_scheme = target.get(colon + 3..)?;
        after_scheme.get(memchr::memchr(b'/', after_scheme)?..)?
    };
    (path.len() <= LONGEST_PATH).then(|| redacted(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn request_lines_are_distinguished_from_other_lines() {
        for (line, takes_body) in [
            ("GET /busy HTTP/1.1", Some(false)),
            ("POST /busy?token=x HTTP/2", Some(true)),
            ("CONNECT localhost:8443 HTTP/1.1", Some(false)),
            ("TRACE /busy HTTP/1.1", Some(false)),
            ("GET /busy", None),
            ("Get /busy HTTP/1.1", None),
            ("HTTP/1.1 409 Conflict", None),
            ("GET /busy HTTP/1.1 and more", None),
        ] {
            let request = RequestLine::from_line(line.as_bytes());
            assert_eq!(
                request.map(|request| request.takes_body()),
                takes_body,
                "{line}"
            );
        }
    }

    #[test]
    fn only_the_path_of_a_target_is_kept() {
        let long = format!("/{}", "a".repeat(LONGEST_PATH));
        for (target, path) in [
            ("/v1/volumes", Some("/v1/volumes")),
            ("/v1/volumes?token=secret", Some("/v1/volumes")),
            ("/v1/volumes#part", Some("/v1/volumes")),
            (
                "http://name:word@host:80/v1/volumes?x=1",
                Some("/v1/volumes"),
            ),
            ("http://h/v1/volumes", Some("/v1/volumes")),
            ("/v1/volumes?next=https://host/secret", Some("/v1/volumes")),
            ("/v1/http://host/part", Some("/v1/http://host/part")),
            ("http://host", None),
            ("http://host?x=/secret", None),
            ("host:443", None),
            ("*", None),
            (&*long, None),
        ] {
            let line = format!("GET {target} HTTP/1.1");
            let request = RequestLine::from_line(line.as_bytes()).expect("a request line");
            assert_eq!(request.path, path.map(Untrusted::new), "{target}");
        }
    }

    #[test]
    fn credentials_in_a_path_are_redacted() {
        let request = RequestLine::from_line(b"GET /k/ns_live_0123456789abcdef HTTP/1.1");
        let path = request
            .and_then(|request| request.path)
            .expect("it has a path");
        assert!(!path.escaped().to_string().contains("0123456789"));
    }
}
