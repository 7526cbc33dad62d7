//! A response in the input, as `diagnose` and `run` report it.

use errcat::catalog::{Catalog, CliExit};
use errcat::diagnosis::{Diagnosis, Retry};
use errcat::extract::{Content, OtherFailure, Record, Skipped, SkippedKind};
use errcat::response::ResponseHead;
use errcat::untrusted::Untrusted;

use crate::exit::Exit;
use crate::output::ticket::Ticket;
use crate::output::{Page, Source, View, json, text};

/// A response in the input.
#[derive(Debug)]
pub(super) enum Response<'c> {
    Error(Box<Diagnosis<'c>>),
    /// A failed response that is not an error response.
    OtherFailure {
        failure: Box<OtherFailure>,
        head: ResponseHead,
        catalog: &'c Catalog,
    },
    Success {
        body: Skipped,
        head: ResponseHead,
        catalog: &'c Catalog,
    },
}

/// A part of the input that is not a response and may hide one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// The body of a success, which may not be one.
    Success,
    /// A document that may be another response.
    Document,
}

impl Unreadable {
    /// Returns what a skipped part may hide. `has_head` says that it follows the headers of a response.
    pub(super) fn new(skipped: Skipped, has_head: bool) -> Option<Self> {
        if has_head {
            Some(Self::Success)
        } else {
            (skipped.kind() == SkippedKind::Unreadable).then_some(Self::Document)
        }
    }
}

impl<'c> Response<'c> {
    /// Diagnoses a record. Returns `None` for one that is not a response.
    pub(super) fn new(record: Record, catalog: &'c Catalog) -> Option<Self> {
        match (record.content, record.head) {
            (Content::ErrorResponse(response), head) => {
                let diagnosis = Diagnosis::new(*response, head, catalog)
                    .with_doubtful_head(record.doubtful_head);
                Some(Self::Error(Box::new(diagnosis)))
            }
            (Content::OtherFailure(failure), Some(head)) => Some(Self::OtherFailure {
                failure,
                head,
                catalog,
            }),
            (Content::Success(body), Some(head)) => Some(Self::Success {
                body,
                head,
                catalog,
            }),
            _ => None,
        }
    }

    /// The status and headers, if they are known.
    pub(super) fn head(&self) -> Option<&ResponseHead> {
        match self {
            Self::Error(diagnosis) => diagnosis.trusted_head(),
            Self::OtherFailure { head, .. } | Self::Success { head, .. } => Some(head),
        }
    }

    /// The request ID to quote to support.
    pub(super) fn request_id(&self) -> Option<&Untrusted> {
        match self {
            Self::Error(diagnosis) => diagnosis.request_id(),
            Self::OtherFailure { head, .. } | Self::Success { head, .. } => head.request_id(),
        }
    }

    /// What failed, in a line without the message: `volume_busy (HTTP 409), request_id req_1`.
    pub(super) fn summary(&self) -> String {
        let code = match self {
            Self::Error(diagnosis) => diagnosis.response().code(),
            _ => None,
        };
        text::summary(code, self.head(), self.request_id())
    }

    /// Whether both are the response to one request, by its ID.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        let id = self.request_id();
        id.is_some() && id == other.request_id()
    }

    /// How the nullspace CLI ends.
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::Error(diagnosis) => Exit::OfficialCli(diagnosis.cli_exit()),
            Self::OtherFailure { failure, head, .. } => {
                Exit::OfficialCli(CliExit::for_failure(head, failure.body.reason()))
            }
            Self::Success { .. } => Exit::Success,
        }
    }

    /// Whether and when to send the request again; `None` for a success.
    pub(super) fn retry(&self) -> Option<Retry> {
        match self {
            Self::Error(diagnosis) => Some(diagnosis.retry()),
            Self::OtherFailure { failure, head, .. } => {
                Some(Retry::for_failure(head, failure.body.reason()))
            }
            Self::Success { .. } => None,
        }
    }

    /// Whether a program may send the same request again.
    pub(super) fn permits_retry(&self) -> bool {
        self.retry().is_some_and(|retry| retry.is_permitted())
    }

    /// The response as JSON.
    pub(super) fn json<'r>(&'r self, source: &'r Source) -> json::Record<'r> {
        match self {
            Self::Error(diagnosis) => json::Record::diagnosed(diagnosis, source),
            Self::OtherFailure {
                failure,
                head,
                catalog,
            } => json::Record::other_failure(failure, head, source, catalog),
            Self::Success {
                body,
                head,
                catalog,
            } => json::Record::success(*body, head, source, catalog),
        }
    }

    /// The response as text.
    pub(super) fn page(&self, source: &Source, view: View) -> Page {
        match self {
            Self::Error(diagnosis) => text::diagnosis(diagnosis, source, view),
            Self::OtherFailure {
                failure,
                head,
                catalog,
            } => text::other_failure(failure, head, source, catalog, view),
            Self::Success { head, .. } => text::success(head, source, view),
        }
    }

    /// The facts for a support ticket; `None` for a success.
    pub(super) fn ticket(&self, source: &Source) -> Option<Ticket> {
        match self {
            Self::Error(diagnosis) => Some(Ticket::for_diagnosis(diagnosis, source)),
            Self::OtherFailure { failure, head, .. } => {
                Some(Ticket::for_failure(failure, head, source))
            }
            Self::Success { .. } => None,
        }
    }
}
