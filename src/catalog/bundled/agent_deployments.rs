//! Codes of agent deployments, versions, runs and service instances.

use crate::catalog::Evidence::{CodeNameOnly, Description};
use crate::catalog::KnownStatus::Inferred;
use crate::catalog::RepeatAdvice::IdempotencyKey;
use crate::catalog::RetryVerdict::{AfterChange, Later};
use crate::catalog::bundled::builder::{arguments, code, codes, entries, in_category};
use crate::catalog::bundled::commands::commands;
use crate::catalog::{Category, Entry};

static CATEGORY: Category = Category::bundled("Agent Deployments", "agent-deployments");

pub(super) static ENTRIES: &[Entry] = entries! {
    in_category(&CATEGORY),
    code("agent_deployment_not_found",
         "The referenced agent deployment does not exist or is not visible to the caller.")
        .renamed_to("function_not_found")
        .statuses(&[Inferred(404)])
        .retry(AfterChange, Description)
        .advice("List the deployments: this one may be mistyped or another account's. In 1.0 a \
                 name is looked up in one environment: try --env.")
        .commands(commands![AGENT_LIST, GET_AGENTS, FUNCTION_LIST, GET_FUNCTIONS])
        .see_also(codes!["agent_deployment_version_not_found", "agent_run_not_found"]),
    code("agent_deployment_version_not_found",
         "The referenced agent deployment version does not exist or is not visible to the caller.")
        .renamed_to("function_version_not_found")
        .statuses(&[Inferred(404)])
        .retry(AfterChange, Description)
        .advice("Check the version ID in the deployment's list of versions: it may be mistyped or \
                 belong to another deployment.")
        .commands(commands![
            AGENT_VERSIONS, GET_AGENT_VERSIONS, FUNCTION_HISTORY, FUNCTION_VERSIONS,
            GET_FUNCTION_VERSIONS,
        ])
        .see_also(codes!["agent_deployment_not_found"]),
    code("agent_run_not_found",
         "The referenced agent run does not exist or is not visible to the caller.")
        .renamed_to("function_run_not_found")
        .statuses(&[Inferred(404)])
        .retry(AfterChange, Description)
        .advice("Check the run ID in the deployment's list of runs: it may be mistyped, or the run \
                 may belong to another account.")
        .commands(commands![AGENT_RUNS, GET_AGENT_RUNS, FUNCTION_RUNS, GET_FUNCTION_RUNS])
        .see_also(codes!["agent_deployment_not_found", "agent_service_instance_not_found"]),
    code("agent_service_instance_not_found",
         "The referenced agent service instance does not exist or is not visible to the caller.")
        .renamed_to("function_service_instance_not_found")
        .statuses(&[Inferred(404)])
        .retry(AfterChange, Description)
        .advice("List the service's instances again: this one may have been replaced, or its ID \
                 may be mistyped.")
        .commands(commands![
            AGENT_SERVICES, GET_AGENT_SERVICES, FUNCTION_SERVICES, GET_FUNCTION_SERVICES,
        ])
        .see_also(codes!["agent_deployment_not_found", "agent_run_not_found"]),
    code("agent_deployment_name_conflict",
         "The request conflicts with the current agent deployment name state.")
        .renamed_to("function_name_conflict")
        .statuses(&[Inferred(409)])
        .retry(AfterChange, Description)
        .advice("Use the deployment with this name, which probably exists, or choose another name.")
        .commands(commands![AGENT_LIST, GET_AGENTS, FUNCTION_LIST, GET_FUNCTIONS])
        .see_also(codes!["agent_deployment_idempotency_mismatch"]),
    code("agent_deployment_idempotency_mismatch", "Agent deployment idempotency mismatch.")
        .renamed_to("function_idempotency_mismatch")
        .retry(AfterChange, CodeNameOnly)
        .advice("The Idempotency-Key was probably used with another payload. Send that payload \
                 again, or use a new key for this one.")
        .repeat_advice(IdempotencyKey)
        .see_also(codes!["agent_deployment_name_conflict"]),
    code("agent_deployment_invalid_config", "Agent deployment invalid config.")
        .renamed_to("function_invalid_config")
        .statuses(&[Inferred(400)])
        .retry(AfterChange, CodeNameOnly)
        .advice("Check the mode (only job and service work) and the readiness and debug-retention \
                 settings: one of them is probably invalid.")
        .commands(commands![AGENT_DRY_RUN, FUNCTION_DRY_RUN])
        .see_also(codes!["agent_deployment_invalid_state"]),
    code("agent_deployment_invalid_state", "Agent deployment invalid state.")
        .renamed_to("function_invalid_state")
        .statuses(&[Inferred(409)])
        .retry(AfterChange, CodeNameOnly)
        .arguments(arguments![
            (AfterChange, "a status that does not allow the call has to be changed first"),
            (Later, "a run or service that is starting or stopping may change by itself"),
        ])
        .advice("The status of the deployment, run or service seems not to allow this. Wait while \
                 it starts or stops; otherwise change it first.")
        .commands(commands![
            AGENT_RUN_STATUS, AGENT_SERVICE_STATUS, GET_AGENT_SERVICES, FUNCTION_RUN_STATUS,
            FUNCTION_SERVICE_STATUS, GET_FUNCTION_SERVICES,
        ])
        .see_also(codes!["agent_deployment_invalid_config", "agent_deployment_not_found"]),
};
