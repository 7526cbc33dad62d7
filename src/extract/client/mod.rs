//! What HTTP clients print around bodies.

pub(super) mod headers;
pub(super) mod markers;
pub(super) mod noise;
pub(super) mod progress;
pub(super) mod trace;
