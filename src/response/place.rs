//! Where JSON is an error response.

/// Where JSON was found. The later the place, the less it takes to be an error response there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// Inside a document that cannot be read, so that what is around it is unknown.
    Broken,
    /// Among other input, such as a log, or inside another document.
    Anywhere,
    /// It is the whole input, apart from what clients print about a call.
    WholeInput,
    /// It is the body of a response with a status of 400 or above.
    FailedBody,
}

impl Place {
    /// Returns the place of a body with this HTTP status. Without a status, there is nothing but
    /// the body.
    pub(crate) fn of_body(status: Option<u16>) -> Self {
        match status {
            None => Self::WholeInput,
            Some(400..) => Self::FailedBody,
            Some(_) => Self::Anywhere,
        }
    }
}

/// Whether JSON is an error response.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verdict {
    /// As [`Shape::needs`](super::Shape::needs) returns it.
    pub(crate) needed: Option<Place>,
    /// Whether nothing inside the JSON can outrank it as the error response: its code is known, or
    /// it has a message and a request ID and is not a record of a log.
    pub(crate) is_certain: bool,
}
