//! Codes of agent deployments, versions, runs and service instances.

use super::{Category, Entry, Evidence, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "agent_deployment_not_found",
        category: Category::AgentDeployments,
        description: "The referenced agent deployment does not exist or is not visible to the caller.",
        renamed_to: Some("function_not_found"),
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        advice: "Check the deployment's ID: it may be mistyped, or the deployment may be deleted \
                 or another account's.",
        related: &["agent_deployment_version_not_found", "agent_run_not_found"],
    },
    Entry {
        code: "agent_deployment_version_not_found",
        category: Category::AgentDeployments,
        description: "The referenced agent deployment version does not exist or is not visible to the caller.",
        renamed_to: Some("function_version_not_found"),
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        advice: "Check the version's ID against the versions of that deployment: it may be \
                 mistyped or belong to another deployment.",
        related: &["agent_deployment_not_found"],
    },
    Entry {
        code: "agent_run_not_found",
        category: Category::AgentDeployments,
        description: "The referenced agent run does not exist or is not visible to the caller.",
        renamed_to: Some("function_run_not_found"),
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        advice: "Check the run's ID against the runs of the deployment: it may be mistyped, or \
                 the run may be another account's.",
        related: &[
            "agent_deployment_not_found",
            "agent_service_instance_not_found",
        ],
    },
    Entry {
        code: "agent_service_instance_not_found",
        category: Category::AgentDeployments,
        description: "The referenced agent service instance does not exist or is not visible to the caller.",
        renamed_to: Some("function_service_instance_not_found"),
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        advice: "Look the service's instances up again: this one may have been replaced, or its \
                 ID may be mistyped.",
        related: &["agent_deployment_not_found", "agent_run_not_found"],
    },
    Entry {
        code: "agent_deployment_name_conflict",
        category: Category::AgentDeployments,
        description: "The request conflicts with the current agent deployment name state.",
        renamed_to: Some("function_name_conflict"),
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        advice: "A deployment with this name probably exists. Use that one or choose another \
                 name.",
        related: &["agent_deployment_idempotency_mismatch"],
    },
    Entry {
        code: "agent_deployment_idempotency_mismatch",
        category: Category::AgentDeployments,
        description: "Agent deployment idempotency mismatch.",
        renamed_to: Some("function_idempotency_mismatch"),
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Identifier,
        advice: "The Idempotency-Key was probably used with another payload. Resend that payload, \
                 or use a new key for the new one.",
        related: &["agent_deployment_name_conflict"],
    },
    Entry {
        code: "agent_deployment_invalid_config",
        category: Category::AgentDeployments,
        description: "Agent deployment invalid config.",
        renamed_to: Some("function_invalid_config"),
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Identifier,
        advice: "Check the config sent: perhaps the mode (only job and service are live), or the \
                 readiness or debug-retention settings, did not pass validation.",
        related: &["agent_deployment_invalid_state"],
    },
    Entry {
        code: "agent_deployment_invalid_state",
        category: Category::AgentDeployments,
        description: "Agent deployment invalid state.",
        renamed_to: Some("function_invalid_state"),
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Identifier,
        advice: "The status of the deployment, version, run or service seems not to allow this. \
                 Wait if it is starting or stopping; else change the status first.",
        related: &[
            "agent_deployment_invalid_config",
            "agent_deployment_not_found",
        ],
    },
];
