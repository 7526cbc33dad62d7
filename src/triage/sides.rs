//! Which responses are compared: those of two reports, or those before and after a cut.

use super::comparison::{Comparison, Refusal, Side};
use super::report::Report;
use super::rows::CodeCount;
use super::seen::Seen;
use crate::untrusted::Untrusted;

impl Comparison {
    /// Compares a report with an earlier one.
    ///
    /// ```
    /// use errcat::Catalog;
    /// use errcat::triage::{Comparison, Counter, Options, Report};
    ///
    /// fn count(log: &str) -> Result<Report, Box<dyn std::error::Error>> {
    ///     let mut counter = Counter::new(Catalog::bundled(), Options::default());
    ///     counter.read("app.log", log.as_bytes())?;
    ///     Ok(counter.into_report())
    /// }
    ///
    /// let busy = "{\"error\": \"m\", \"code\": \"volume_busy\", \"request_id\": \"r\"}\n";
    /// let failed = busy.replace("volume_busy", "exec_failed");
    /// let earlier = count(&busy.repeat(20))?;
    /// let later = count(&failed.repeat(20))?;
    /// let comparison = Comparison::with_earlier(&earlier, &later);
    /// let new = comparison.new.first().ok_or("nothing is new")?;
    /// assert!(new.code == "exec_failed" && new.count_after == 20);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_earlier(earlier: &Report, report: &Report) -> Self {
        let side = |report: &Report| {
            let totals = &report.totals;
            Side::new(totals.counted, totals.first_seen, totals.last_seen)
        };
        let refusal = (earlier.filter.codes != report.filter.codes
            || earlier.filter.categories != report.filter.categories)
            .then_some(Refusal::OtherFilter);
        let count = |report: &Report, code: &Untrusted| {
            let row = report.rows().find(|row| row.code == *code);
            row.map_or(0, |row| row.count)
        };
        let before = earlier
            .rows()
            .map(|row| (&row.code, row.count, count(report, &row.code)));
        let is_new = |row: &&CodeCount| count(earlier, &row.code) == 0;
        let after = report
            .rows()
            .filter(is_new)
            .map(|row| (&row.code, 0, row.count));
        Self::new(side(earlier), side(report), refusal, before.chain(after))
    }

    /// Compares the responses of a report before its cut with those after it. Responses without a
    /// time count on neither side. Returns `None` if it has no cut.
    #[must_use]
    pub fn at_cut(report: &Report) -> Option<Self> {
        let cut = report.cut?;
        let totals = &report.totals;
        let after = (totals.counted)
            .saturating_sub(totals.before_cut)
            .saturating_sub(totals.without_time);
        let first = totals.first_seen.filter(|first| *first < cut);
        let last = totals.last_seen.filter(|last| *last >= cut);
        let before = Side::new(totals.before_cut, first, first.map(|_| cut));
        let after = Side::new(after, last.map(|_| cut), last);
        let rows = report.rows().map(|row| {
            let Seen {
                count,
                before_cut,
                without_time,
                ..
            } = row.seen();
            let after = count
                .saturating_sub(before_cut)
                .saturating_sub(without_time);
            (&row.code, before_cut, after)
        });
        let has_no_times = totals.counted > 0 && totals.counted == totals.without_time;
        let refusal = has_no_times.then_some(Refusal::WithoutTimes);
        Some(Self::new(before, after, refusal, rows))
    }
}
