//! How much work and memory one document may take, however often its schemas refer to each other and
//! its aliases repeat texts.

use super::SpecError;

/// How many fields are compared and schemas visited: enough for the largest documents known, and
/// few enough for a moment.
const MAX_STEPS: usize = 10_000_000;

/// How many bytes of a text are compared in the time of a step.
pub(super) const BYTES_PER_STEP: usize = 64;

/// How many bytes descriptions and codes with a status may have together.
pub(super) const MAX_TEXTS: usize = 4 << 20;

/// What was used so far.
#[derive(Debug, Default)]
pub(super) struct Budget {
    steps: usize,
    texts: usize,
}

impl Budget {
    pub(super) fn count_steps(&mut self, count: usize) -> Result<(), SpecError> {
        self.steps = self.steps.saturating_add(count);
        if self.steps > MAX_STEPS {
            return Err(SpecError::TooManySteps);
        }
        Ok(())
    }

    /// Counts a text that is compared.
    pub(super) fn compare(&mut self, text: &str) -> Result<(), SpecError> {
        self.count_steps(text.len() / BYTES_PER_STEP)
    }

    /// Counts a text that is kept.
    pub(super) fn keep(&mut self, text: &str) -> Result<(), SpecError> {
        self.texts = self.texts.saturating_add(text.len());
        if self.texts > MAX_TEXTS {
            return Err(SpecError::TextsTooLong);
        }
        Ok(())
    }
}
