//! The nine categories that the published catalog groups its codes by.

use std::fmt;

/// A category of the catalog, in the order of the published page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Category {
    /// Sign-in, sign-up, API keys and the accounts themselves.
    AuthenticationAndAccounts,
    /// Sandboxes, their state changes and the hosts they run on.
    SandboxesAndScheduling,
    /// Saved sandbox state and what restoring it needs.
    Snapshots,
    /// Templates, their names and their builds.
    TemplatesAndBuilds,
    /// Agent deployments, versions, runs and service instances.
    AgentDeployments,
    /// Shared volumes and their mounts.
    Volumes,
    /// Commands and files inside a sandbox.
    ExecutionAndFiles,
    /// Quotas and request rates of the whole account.
    QuotasAndRateLimits,
    /// What any endpoint can answer.
    General,
}

impl Category {
    /// Every category, in the order of the published page.
    pub const ALL: &'static [Self] = &[
        Self::AuthenticationAndAccounts,
        Self::SandboxesAndScheduling,
        Self::Snapshots,
        Self::TemplatesAndBuilds,
        Self::AgentDeployments,
        Self::Volumes,
        Self::ExecutionAndFiles,
        Self::QuotasAndRateLimits,
        Self::General,
    ];

    /// The heading of the category, as the published page spells it.
    ///
    /// ```
    /// use errcat::catalog::Category;
    ///
    /// assert_eq!(Category::SandboxesAndScheduling.name(), "Sandboxes And Scheduling");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.labels().0
    }

    /// The name as one lower-case word with hyphens: what JSON and tab-separated output carry.
    ///
    /// ```
    /// use errcat::catalog::Category;
    ///
    /// assert_eq!(Category::SandboxesAndScheduling.slug(), "sandboxes-and-scheduling");
    /// ```
    #[must_use]
    pub const fn slug(self) -> &'static str {
        self.labels().1
    }

    const fn labels(self) -> (&'static str, &'static str) {
        match self {
            Self::AuthenticationAndAccounts => {
                ("Authentication And Accounts", "authentication-and-accounts")
            }
            Self::SandboxesAndScheduling => {
                ("Sandboxes And Scheduling", "sandboxes-and-scheduling")
            }
            Self::Snapshots => ("Snapshots", "snapshots"),
            Self::TemplatesAndBuilds => ("Templates And Builds", "templates-and-builds"),
            Self::AgentDeployments => ("Agent Deployments", "agent-deployments"),
            Self::Volumes => ("Volumes", "volumes"),
            Self::ExecutionAndFiles => ("Execution And Files", "execution-and-files"),
            Self::QuotasAndRateLimits => ("Quotas And Rate Limits", "quotas-and-rate-limits"),
            Self::General => ("General", "general"),
        }
    }

    /// Finds the categories that `text` can mean: the one it names, else all whose name or slug
    /// it begins, so that one result is an answer and several are an ambiguity. Case does not
    /// matter, and a blank or an underscore is as good as a hyphen; an empty text finds nothing.
    ///
    /// ```
    /// use errcat::catalog::Category;
    ///
    /// assert_eq!(Category::matching("auth"), [Category::AuthenticationAndAccounts]);
    /// assert_eq!(Category::matching("s").len(), 2);
    /// assert!(Category::matching("disks").is_empty());
    /// ```
    #[must_use]
    pub fn matching(text: &str) -> Vec<Self> {
        let wanted = text.trim().to_ascii_lowercase().replace([' ', '_'], "-");
        if wanted.is_empty() {
            return Vec::new();
        }
        if let Some(exact) = Self::ALL
            .iter()
            .copied()
            .find(|category| category.slug() == wanted)
        {
            return vec![exact];
        }
        Self::ALL
            .iter()
            .copied()
            .filter(|category| category.slug().starts_with(&wanted))
            .collect()
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slug_is_the_name_in_lower_case_with_hyphens() {
        for &category in Category::ALL {
            assert_eq!(
                category.slug(),
                category.name().to_lowercase().replace(' ', "-")
            );
        }
    }

    #[test]
    fn every_name_slug_and_spelling_of_it_finds_its_category() {
        for &category in Category::ALL {
            for text in [
                category.name().to_owned(),
                category.slug().to_owned(),
                category.slug().replace('-', "_").to_uppercase(),
            ] {
                assert_eq!(Category::matching(&text), [category], "{text}");
            }
        }
    }

    #[test]
    fn nothing_and_blanks_match_no_category() {
        assert!(Category::matching("").is_empty());
        assert!(Category::matching("  ").is_empty());
    }
}
