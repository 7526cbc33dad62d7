//! Codes of agent deployments, versions, runs and service instances.

use crate::catalog::{Argument, Category, Entry, Evidence, KnownStatus, Origin, RetryVerdict};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "agent_deployment_not_found",
        origin: Origin::Catalog(Category::AgentDeployments),
        description: "The referenced agent deployment does not exist or is not visible to the caller.",
        renamed_to: Some("function_not_found"),
        statuses: &[KnownStatus::Inferred(404)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "Check the deployment's ID: it may be mistyped, or the deployment may be deleted \
                 or another account's.",
        see_also: &["agent_deployment_version_not_found", "agent_run_not_found"],
    },
    Entry {
        code: "agent_deployment_version_not_found",
        origin: Origin::Catalog(Category::AgentDeployments),
        description: "The referenced agent deployment version does not exist or is not visible to the caller.",
        renamed_to: Some("function_version_not_found"),
        statuses: &[KnownStatus::Inferred(404)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "Check the version's ID against the versions of that deployment: it may be \
                 mistyped or belong to another deployment.",
        see_also: &["agent_deployment_not_found"],
    },
    Entry {
        code: "agent_run_not_found",
        origin: Origin::Catalog(Category::AgentDeployments),
        description: "The referenced agent run does not exist or is not visible to the caller.",
        renamed_to: Some("function_run_not_found"),
        statuses: &[KnownStatus::Inferred(404)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "Check the run's ID against the runs of the deployment: it may be mistyped, or \
                 the run may be another account's.",
        see_also: &[
            "agent_deployment_not_found",
            "agent_service_instance_not_found",
        ],
    },
    Entry {
        code: "agent_service_instance_not_found",
        origin: Origin::Catalog(Category::AgentDeployments),
        description: "The referenced agent service instance does not exist or is not visible to the caller.",
        renamed_to: Some("function_service_instance_not_found"),
        statuses: &[KnownStatus::Inferred(404)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "Look the service's instances up again: this one may have been replaced, or its \
                 ID may be mistyped.",
        see_also: &["agent_deployment_not_found", "agent_run_not_found"],
    },
    Entry {
        code: "agent_deployment_name_conflict",
        origin: Origin::Catalog(Category::AgentDeployments),
        description: "The request conflicts with the current agent deployment name state.",
        renamed_to: Some("function_name_conflict"),
        statuses: &[KnownStatus::Inferred(409)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::Description,
        arguments: &[],
        advice: "A deployment with this name probably exists. Use that one or choose another \
                 name.",
        see_also: &["agent_deployment_idempotency_mismatch"],
    },
    Entry {
        code: "agent_deployment_idempotency_mismatch",
        origin: Origin::Catalog(Category::AgentDeployments),
        description: "Agent deployment idempotency mismatch.",
        renamed_to: Some("function_idempotency_mismatch"),
        statuses: &[],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[],
        advice: "The Idempotency-Key was probably used with another payload. Resend that payload, \
                 or use a new key for the new one.",
        see_also: &["agent_deployment_name_conflict"],
    },
    Entry {
        code: "agent_deployment_invalid_config",
        origin: Origin::Catalog(Category::AgentDeployments),
        description: "Agent deployment invalid config.",
        renamed_to: Some("function_invalid_config"),
        statuses: &[KnownStatus::Inferred(400)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[],
        advice: "Check the config sent: perhaps the mode (only job and service are live), or the \
                 readiness or debug-retention settings, did not pass validation.",
        see_also: &["agent_deployment_invalid_state"],
    },
    Entry {
        code: "agent_deployment_invalid_state",
        origin: Origin::Catalog(Category::AgentDeployments),
        description: "Agent deployment invalid state.",
        renamed_to: Some("function_invalid_state"),
        statuses: &[KnownStatus::Inferred(409)],
        retry: RetryVerdict::AfterChange,
        evidence: Evidence::CodeNameOnly,
        arguments: &[
            Argument {
                verdict: RetryVerdict::AfterChange,
                rationale: "a status that does not allow the call has to be changed first",
            },
            Argument {
                verdict: RetryVerdict::Later,
                rationale: "a run or service that is starting or stopping may change by itself",
            },
        ],
        advice: "The status of the deployment, version, run or service seems not to allow this. \
                 Wait if it is starting or stopping; else change the status first.",
        see_also: &[
            "agent_deployment_invalid_config",
            "agent_deployment_not_found",
        ],
    },
];
