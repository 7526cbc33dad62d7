//! The commands of the bundled entries. Each is written here once; entries list them by name.
//!
//! They come from the Python SDK's releases 1.0.3 and 0.1.9, with which `.ci/check-commands` checks
//! them.

use std::borrow::Cow;

use crate::catalog::Generation::{V0_1, V1_0};
use crate::catalog::Placeholder::{
    AttachmentId, BuildId, FunctionId, FunctionName, MachineId, Path, RunId, ServiceId, SnapshotId,
    Subcommand, TemplateRef, UploadId, VolumeId, VolumeName, WarmPoolId,
};
use crate::catalog::Via::{Cli, Http, Sdk};
use crate::catalog::{Command, Evidence, Generation, Placeholder, Via};

/// Makes a list of commands by their names in this file: `commands![MACHINE_LIST, GET_MACHINES]`.
macro_rules! commands {
    ($($command:ident),+ $(,)?) => {
        const { &[$(crate::catalog::bundled::commands::$command),+] }
    };
}

pub(super) use commands;

/// Declares commands: `NAME = generation, via, "run", [placeholders];`. In braces, because rustfmt
/// then keeps the layout of a table.
macro_rules! declare {
    ($($NAME:ident = $generation:ident, $via:ident, $run:literal, [$($placeholder:ident),*];)+) => {
        $(pub(super) const $NAME: Command =
            command($generation, $via, $run, &[$($placeholder),*]);)+
    };
}

const fn command(
    generation: Generation,
    via: Via,
    run: &'static str,
    placeholders: &'static [Placeholder],
) -> Command {
    Command {
        run: Cow::Borrowed(run),
        via,
        generation,
        evidence: Evidence::Sdk,
        placeholders: Cow::Borrowed(placeholders),
    }
}

declare! {
    AUTH_LOGIN = V1_0, Cli, "nullspace auth login", [];
    AUTH_STATUS = V1_0, Cli, "nullspace auth status", [];
    DOCTOR = V1_0, Cli, "nullspace doctor", [];
    HELP = V1_0, Cli, "nullspace COMMAND --help", [Subcommand];
    SCHEMA = V1_0, Cli, "nullspace schema COMMAND", [Subcommand];
    GET_HEALTH = V1_0, Http, "GET /healthz", [];
}

// Sandboxes: release 1.0 calls them machines.
declare! {
    MACHINE_EVENTS = V1_0, Cli, "nullspace lifecycle events --machine-id ID", [MachineId];
    MACHINE_FILE_INFO = V1_0, Cli, "nullspace machine file info ID PATH", [MachineId, Path];
    MACHINE_GET = V1_0, Cli, "nullspace machine get ID", [MachineId];
    MACHINE_LIST = V1_0, Cli, "nullspace machine list", [];
    MACHINE_PREVIEW_URLS = V1_0, Cli, "nullspace machine preview-url list ID", [MachineId];
    MACHINE_PROCESSES = V1_0, Cli, "nullspace machine process list ID", [MachineId];
    MACHINE_TERMINALS = V1_0, Cli, "nullspace machine pty list ID", [MachineId];
    MACHINE_VOLUMES = V1_0, Sdk, "machine.list_volumes()", [];
    MACHINE_VOLUME_HEALTH = V1_0, Sdk, "machine.get_volume_health(ATTACHMENT)", [AttachmentId];
    GET_MACHINES = V1_0, Http, "GET /v1/machines", [];
    GET_MACHINE = V1_0, Http, "GET /v1/machines/ID", [MachineId];
    GET_MACHINE_LIFECYCLE = V1_0, Http, "GET /v1/machines/ID/lifecycle", [MachineId];
    GET_MACHINE_PREVIEW_URLS = V1_0, Http, "GET /v1/machines/ID/preview-urls", [MachineId];
    GET_MACHINE_PROCESSES = V1_0, Http, "GET /v1/machines/ID/processes", [MachineId];
    GET_MACHINE_TERMINALS = V1_0, Http, "GET /v1/machines/ID/pty", [MachineId];
    GET_MACHINE_UPLOAD = V1_0, Http,
        "GET /v1/machines/ID/uploads/UPLOAD_ID", [MachineId, UploadId];
    GET_MACHINE_VOLUMES = V1_0, Http, "GET /v1/machines/ID/volumes", [MachineId];
    GET_MACHINE_VOLUME_HEALTH = V1_0, Http,
        "GET /v1/machines/ID/volumes/ATTACHMENT/health", [MachineId, AttachmentId];
    SANDBOX_EVENTS = V0_1, Cli, "nullspace lifecycle events --sandbox-id ID", [MachineId];
    SANDBOX_GET = V0_1, Cli, "nullspace sandbox get ID", [MachineId];
    SANDBOX_LIST = V0_1, Cli, "nullspace sandbox list", [];
    GET_SANDBOXES = V0_1, Http, "GET /v1/sandboxes", [];
    GET_SANDBOX = V0_1, Http, "GET /v1/sandboxes/ID", [MachineId];
    GET_SANDBOX_LIFECYCLE = V0_1, Http, "GET /v1/sandboxes/ID/lifecycle", [MachineId];
}

// Snapshots, templates and warm pools.
declare! {
    SNAPSHOT_LIST = V1_0, Cli, "nullspace snapshot list", [];
    GET_SNAPSHOTS = V1_0, Http, "GET /v1/snapshots", [];
    GET_SNAPSHOT_LIFECYCLE = V1_0, Http, "GET /v1/snapshots/ID/lifecycle", [SnapshotId];
    BUILD_LOGS = V1_0, Cli, "nullspace template logs BUILD_ID", [BuildId];
    TEMPLATE_BUILDS = V1_0, Cli, "nullspace template builds REF", [TemplateRef];
    TEMPLATE_EXISTS = V1_0, Cli, "nullspace template exists REF", [TemplateRef];
    TEMPLATE_LIST = V1_0, Cli, "nullspace template list", [];
    GET_BUILD_LOGS = V1_0, Http, "GET /v1/templates/builds/BUILD_ID/logs", [BuildId];
    GET_TEMPLATES = V1_0, Http, "GET /v1/templates", [];
    GET_TEMPLATE = V1_0, Http, "GET /v1/templates/refs/REF", [TemplateRef];
    GET_TEMPLATE_BUILDS = V1_0, Http, "GET /v1/templates/refs/REF/builds", [TemplateRef];
    WARM_POOL_GET = V1_0, Cli, "nullspace template warm-pool get ID", [WarmPoolId];
    GET_WARM_POOL_STATUS = V1_0, Http, "GET /v1/template-warm-pools/ID/status", [WarmPoolId];
}

// Agent deployments: release 1.0 calls them functions.
declare! {
    FUNCTION_DRY_RUN = V1_0, Cli, "nullspace functions deploy --dry-run", [];
    FUNCTION_HISTORY = V1_0, Cli, "nullspace functions history NAME", [FunctionName];
    FUNCTION_LIST = V1_0, Cli, "nullspace functions list", [];
    FUNCTION_RUN_STATUS = V1_0, Cli,
        "nullspace functions status NAME --run ID", [FunctionName, RunId];
    FUNCTION_SERVICE_STATUS = V1_0, Cli,
        "nullspace functions status NAME --service ID", [FunctionName, ServiceId];
    FUNCTION_RUNS = V1_0, Sdk, "function.list_runs()", [];
    FUNCTION_SERVICES = V1_0, Sdk, "function.list_services()", [];
    FUNCTION_VERSIONS = V1_0, Sdk, "function.list_versions()", [];
    SECRET_LIST = V1_0, Cli, "nullspace secret list", [];
    GET_FUNCTIONS = V1_0, Http, "GET /v1/functions", [];
    GET_FUNCTION_RUNS = V1_0, Http, "GET /v1/functions/ID/runs", [FunctionId];
    GET_FUNCTION_SERVICES = V1_0, Http, "GET /v1/functions/ID/services", [FunctionId];
    GET_FUNCTION_VERSIONS = V1_0, Http, "GET /v1/functions/ID/versions", [FunctionId];
    GET_SECRETS = V1_0, Http, "GET /v1/secrets", [];
    AGENT_DRY_RUN = V0_1, Cli, "nullspace agent deploy --dry-run", [];
    AGENT_LIST = V0_1, Cli, "nullspace agent list", [];
    AGENT_RUN_STATUS = V0_1, Cli, "nullspace agent status NAME --run ID", [FunctionName, RunId];
    AGENT_SERVICE_STATUS = V0_1, Cli,
        "nullspace agent status NAME --service ID", [FunctionName, ServiceId];
    AGENT_RUNS = V0_1, Sdk, "deployment.list_runs()", [];
    AGENT_SERVICES = V0_1, Sdk, "deployment.list_services()", [];
    AGENT_VERSIONS = V0_1, Sdk, "deployment.list_versions()", [];
    GET_AGENTS = V0_1, Http, "GET /v1/agent-deployments", [];
    GET_AGENT_RUNS = V0_1, Http, "GET /v1/agent-deployments/ID/runs", [FunctionId];
    GET_AGENT_SERVICES = V0_1, Http, "GET /v1/agent-deployments/ID/services", [FunctionId];
    GET_AGENT_VERSIONS = V0_1, Http, "GET /v1/agent-deployments/ID/versions", [FunctionId];
}

// Volumes.
declare! {
    VOLUME_ATTACHMENTS = V1_0, Sdk, "Volume.get_by_name(NAME).attachments()", [VolumeName];
    VOLUME_GET = V1_0, Cli, "nullspace volume get NAME", [VolumeName];
    GET_VOLUME = V1_0, Http, "GET /v1/volumes/ID", [VolumeId];
    GET_VOLUME_ATTACHMENTS = V1_0, Http, "GET /v1/volumes/ID/attachments", [VolumeId];
    GET_VOLUME_BY_NAME = V1_0, Http, "GET /v1/volumes/by-name/NAME", [VolumeName];
    GET_VOLUME_UPLOAD = V1_0, Http, "GET /v1/volumes/ID/uploads/UPLOAD_ID", [VolumeId, UploadId];
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::catalog::{Catalog, Entry};

    fn with_commands() -> impl Iterator<Item = &'static Entry> {
        let entries = Catalog::bundled().known();
        entries.filter(|entry| !entry.commands().is_empty())
    }

    /// The words of a command that stand for values.
    fn words_in_capitals(run: &str) -> Vec<&str> {
        let is_capital = |c: char| c.is_ascii_uppercase() || c == '_';
        let run = run.strip_prefix("GET ").unwrap_or(run);
        let words = run.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        words
            .filter(|word| !word.is_empty() && word.chars().all(is_capital))
            .collect()
    }

    #[test]
    fn the_placeholders_are_the_words_in_capitals() {
        for command in with_commands().flat_map(Entry::commands) {
            let words = command.placeholders.iter().map(|it| it.word());
            let expected = words_in_capitals(&command.run);
            assert_eq!(words.collect::<Vec<_>>(), expected, "{}", command.run);
        }
    }

    #[test]
    fn each_command_is_of_its_kind_and_only_reads() {
        for command in with_commands().flat_map(Entry::commands) {
            let run = &*command.run;
            assert!(run.is_ascii() && !run.contains("  "), "{run}");
            let fits = match command.via {
                Cli => run.starts_with("nullspace "),
                Http => run.starts_with("GET /"),
                Sdk => run.ends_with(')'),
            };
            assert!(fits, "{run}");
        }
    }

    #[test]
    fn only_codes_that_were_renamed_have_commands_of_both_generations() {
        for entry in with_commands() {
            let generations = entry.commands().iter().map(|command| command.generation);
            let generations: HashSet<_> = generations.collect();
            let expected = match entry.renamed_to() {
                Some(_) => HashSet::from([V0_1, V1_0]),
                None => HashSet::from([V1_0]),
            };
            assert_eq!(generations, expected, "{}", entry.code());
            let is_newer = |command: &Command| command.generation == V1_0;
            assert!(entry.commands().is_sorted_by_key(is_newer), "0.1 first");
        }
    }

    #[test]
    fn each_command_has_the_names_of_its_generation() {
        for command in with_commands().flat_map(Entry::commands) {
            let others = match command.generation {
                V0_1 => ["machine", "function"],
                V1_0 => ["sandbox", "agent"],
            };
            let has_others = others.iter().any(|name| command.run.contains(name));
            assert!(!has_others, "{}", command.run);
        }
    }

    #[test]
    fn no_entry_lists_a_command_twice() {
        for entry in with_commands() {
            let runs: HashSet<_> = entry.commands().iter().map(|it| &it.run).collect();
            assert_eq!(runs.len(), entry.commands().len(), "{}", entry.code());
        }
    }
}
