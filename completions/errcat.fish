# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_errcat_global_optspecs
    string join \n json v/verbose color= catalog= exit-code retryable q/quiet support all h/help V/version
end

function __fish_errcat_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_errcat_global_optspecs) -- $cmd 2>/dev/null
    or argparse -s (__fish_errcat_global_optspecs) -- $cmd[1..-2] 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_errcat_using_subcommand
    set -l cmd (__fish_errcat_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
    and not __fish_errcat_other_command >/dev/null
end

# A code, status or file is typed instead of a command, or after another one.
function __fish_errcat_takes_word
    set -l first (__fish_errcat_needs_command)
    set -l word (commandline -ct)
    if test -z "$first"
        test -n "$word"
    else
        not contains -- $first diagnose parse explain list triage run check export schema completions man help
    end
end

# The first word is the command, and none of the others follows it.
function __fish_errcat_lacks_argument
    __fish_errcat_using_subcommand $argv[1]
    or return
    set -l words (commandline -opc)
    set -l index (contains -i -- $argv[1] $words)
    for word in $words[(math $index + 1)..]
        contains -- $word $argv[2..]
        and return 1
    end
    return 0
end

# Prints the complete words of the command of another program, as in errcat run COMMAND. Fails unless
# such a command is typed.
function __fish_errcat_other_command
    set -l words (commandline -opc)[2..]
    set -l command
    set -l is_value
    for i in (seq (count $words))
        if set -q is_value[1]
            set -e is_value
        else if test "$words[$i]" = --
            set -q command[1]
            or return 1
            set -e words[1..$i]
            string join \n -- $words
            return 0
        else if contains -- $words[$i] --against --by --catalog --category --check --code --color --cut --deadline --fail-on --format --ignore --max-delay --origin --out --pointer --retries --retry --retry-on --since --status --top --until
            set is_value yes
        else if string match -q -- '-*' $words[$i]
            continue
        else if set -q command[1]
            string join \n -- $words[$i..]
            return 0
        else if contains -- $words[$i] run
            set command $words[$i]
        else
            return 1
        end
    end
    set -q command[1]
    and not set -q is_value[1]
    and not string match -q -- '-*' (commandline -ct)
end

# Offers what completes the command of another program.
function __fish_errcat_complete_other_command
    set -l words (string escape -- (__fish_errcat_other_command)) (commandline -ct)
    complete -C "$words"
end

complete -c errcat -n "__fish_errcat_needs_command" -l color -d 'When to color the output [default: auto]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_needs_command" -l catalog -d 'Use the catalog in a file that `errcat export json` wrote' -r -F
complete -c errcat -n "__fish_errcat_needs_command" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_needs_command" -s v -l verbose -d 'Show all details'
complete -c errcat -n "__fish_errcat_needs_command" -l exit-code -d 'Exit with the nullspace CLI\'s exit code for the last response'
complete -c errcat -n "__fish_errcat_needs_command" -l retryable -d 'Exit with 0 if the last request may be retried unchanged, else with 1'
complete -c errcat -n "__fish_errcat_needs_command" -s q -l quiet -d 'Print no results, only errors, such as a file that cannot be read'
complete -c errcat -n "__fish_errcat_needs_command" -l support -d 'Print only the facts that a support ticket needs'
complete -c errcat -n "__fish_errcat_needs_command" -l all -d 'Also show the parts of the input that are not responses'
complete -c errcat -n "__fish_errcat_needs_command" -s h -l help -d 'Print help'
complete -c errcat -n "__fish_errcat_needs_command" -s V -l version -d 'Print version'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "diagnose" -d 'Diagnose every error response in the input'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "explain" -d 'Explain codes, or list the codes of an HTTP status'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "list" -d 'List the codes of the catalog'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "triage" -d 'Count the error codes in logs of any size'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "run" -d 'Run a command, explain its API failure, and retry what can be retried'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "check" -d 'Compare an OpenAPI document with the catalog'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "export" -d 'Write the catalog as a file for other programs'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "schema" -d 'Print the JSON Schema of what a command prints with --json'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "completions" -d 'Print the completion script for a shell'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "man" -d 'Print the man page of errcat or of a command'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "help" -d 'Print help for errcat or for a command'
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -l color -d 'When to color the output [default: auto]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -l catalog -d 'Use the catalog in a file that `errcat export json` wrote' -r -F
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -l exit-code -d 'Exit with the nullspace CLI\'s exit code for the last response'
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -l retryable -d 'Exit with 0 if the last request may be retried unchanged, else with 1'
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -s q -l quiet -d 'Print no results, only errors, such as a file that cannot be read'
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -l support -d 'Print only the facts that a support ticket needs'
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -l all -d 'Also show the parts of the input that are not responses'
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -s v -l verbose -d 'Show all details'
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_using_subcommand parse" -l color -d 'When to color the output [default: auto]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand parse" -l catalog -d 'Use the catalog in a file that `errcat export json` wrote' -r -F
complete -c errcat -n "__fish_errcat_using_subcommand parse" -l exit-code -d 'Exit with the nullspace CLI\'s exit code for the last response'
complete -c errcat -n "__fish_errcat_using_subcommand parse" -l retryable -d 'Exit with 0 if the last request may be retried unchanged, else with 1'
complete -c errcat -n "__fish_errcat_using_subcommand parse" -s q -l quiet -d 'Print no results, only errors, such as a file that cannot be read'
complete -c errcat -n "__fish_errcat_using_subcommand parse" -l support -d 'Print only the facts that a support ticket needs'
complete -c errcat -n "__fish_errcat_using_subcommand parse" -l all -d 'Also show the parts of the input that are not responses'
complete -c errcat -n "__fish_errcat_using_subcommand parse" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand parse" -s v -l verbose -d 'Show all details'
complete -c errcat -n "__fish_errcat_using_subcommand parse" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_using_subcommand explain" -l color -d 'When to color the output [default: auto]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand explain" -l catalog -d 'Use the catalog in a file that `errcat export json` wrote' -r -F
complete -c errcat -n "__fish_errcat_using_subcommand explain" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand explain" -s v -l verbose -d 'Show all details'
complete -c errcat -n "__fish_errcat_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_using_subcommand list" -l category -d 'Show only codes of this category; a unique beginning of its name is enough' -r -f -a "authentication-and-accounts\t'Authentication And Accounts'
sandboxes-and-scheduling\t'Sandboxes And Scheduling'
snapshots\t'Snapshots'
templates-and-builds\t'Templates And Builds'
agent-deployments\t'Agent Deployments'
volumes\t'Volumes'
execution-and-files\t'Execution And Files'
quotas-and-rate-limits\t'Quotas And Rate Limits'
general\t'General'"
complete -c errcat -n "__fish_errcat_using_subcommand list" -l retry -d 'Show only codes with this retry verdict' -r -f -a "later\t'temporary: yes, with backoff, or depends if that is uncertain'
after_window\t'rate limit: yes, after the delay in Retry-After'
after_change\t'not unchanged: something has to change first'
depends\t'the sources leave it open'
unknown\t'no source says anything'"
complete -c errcat -n "__fish_errcat_using_subcommand list" -l status -d 'Show only codes that come with this HTTP status' -r -f -a "200\t'codes that come with HTTP 200'
400\t'codes that come with HTTP 400'
401\t'codes that come with HTTP 401'
403\t'codes that come with HTTP 403'
404\t'codes that come with HTTP 404'
409\t'codes that come with HTTP 409'
410\t'codes that come with HTTP 410'
413\t'codes that come with HTTP 413'
429\t'codes that come with HTTP 429'
500\t'codes that come with HTTP 500'
501\t'codes that come with HTTP 501'
502\t'codes that come with HTTP 502'
503\t'codes that come with HTTP 503'
504\t'codes that come with HTTP 504'
507\t'codes that come with HTTP 507'"
complete -c errcat -n "__fish_errcat_using_subcommand list" -l origin -d 'Show codes of this origin; only those of the catalog are part of the API contract' -r -f -a "catalog\t'made by the API, as published in the catalog'
edge\t'made by the edge or the preview proxy, which rejected a credential'
server\t'made by the server'
client\t'made by the Python SDK or the nullspace CLI, not the API'
related\t'all non-catalog codes'
all\t'all codes'"
complete -c errcat -n "__fish_errcat_using_subcommand list" -l color -d 'When to color the output [default: auto]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand list" -l catalog -d 'Use the catalog in a file that `errcat export json` wrote' -r -F
complete -c errcat -n "__fish_errcat_using_subcommand list" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand list" -s v -l verbose -d 'Show all details'
complete -c errcat -n "__fish_errcat_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_using_subcommand triage" -l top -d 'Show at most N codes' -r -f
complete -c errcat -n "__fish_errcat_using_subcommand triage" -l by -d 'Count by something other than the code' -r -f -a "code\t'the error code'
category\t'the category, or the origin of a non-catalog code'
retry\t'the retry verdict'
hour\t'the hour, in UTC'
file\t'the file'"
complete -c errcat -n "__fish_errcat_using_subcommand triage" -l code -d 'Count only this code; repeat the flag for several' -r -f -a "unauthorized\t'Unauthorized.'
auth_failed\t'The auth operation failed.'
auth_locked\t'Auth locked.'
auth_proxy_error\t'An auth proxy error occurred.'
auth_proxy_unavailable\t'The auth proxy is currently unavailable; retry later.'
invalid_auth_redirect\t'Invalid auth redirect.'
invalid_oauth_provider\t'Invalid oauth provider.'
captcha_required\t'Captcha required.'
captcha_failed\t'The captcha operation failed.'
captcha_unavailable\t'The captcha is currently unavailable; retry later.'
disposable_email\t'Disposable email.'
signup_rate_limited\t'Too many signup attempts; retry after the rate-limit window.'
oauth_rate_limited\t'Too many oauth attempts; retry after the rate-limit window.'
email_action_rate_limited\t'Too many email action attempts; retry after the rate-limit window.'
email_not_verified\t'Email not verified.'
account_deleted\t'Account deleted.'
operator_required\t'Operator required.'
account_not_found\t'The referenced account does not exist or is not visible to the caller.'
account_not_soft_deleted\t'Account not soft deleted.'
account_hard_delete_active_resources\t'Account hard delete active resources.'
sandbox_not_found\t'The referenced sandbox does not exist or is not visible to the caller.'
machine_not_found\t'newer name of sandbox_not_found'
sandbox_not_ready\t'Sandbox not ready.'
machine_not_ready\t'newer name of sandbox_not_ready'
capacity_exceeded\t'The request exceeds the capacity limit.'
no_eligible_runtime_host\t'No eligible runtime host.'
same_host_required\t'Same host required.'
transition_in_progress\t'Transition in progress.'
transition_conflict\t'The request conflicts with the current transition state.'
snapshot_not_found\t'The referenced snapshot does not exist or is not visible to the caller.'
snapshot_in_use\t'Snapshot in use.'
incompatible_snapshot\t'Incompatible snapshot.'
rebuild_required\t'Rebuild required.'
template_not_found\t'The referenced template does not exist or is not visible to the caller.'
template_build_not_found\t'The referenced template build does not exist or is not visible to the caller.'
template_name_claim_not_found\t'The referenced template name claim does not exist or is not visible to the caller.'
build_error\t'A build error occurred.'
agent_deployment_not_found\t'The referenced agent deployment does not exist or is not visible to the caller.'
function_not_found\t'newer name of agent_deployment_not_found'
agent_deployment_version_not_found\t'The referenced agent deployment version does not exist or is not visible to the caller.'
function_version_not_found\t'newer name of agent_deployment_version_not_found'
agent_run_not_found\t'The referenced agent run does not exist or is not visible to the caller.'
function_run_not_found\t'newer name of agent_run_not_found'
agent_service_instance_not_found\t'The referenced agent service instance does not exist or is not visible to the caller.'
function_service_instance_not_found\t'newer name of agent_service_instance_not_found'
agent_deployment_name_conflict\t'The request conflicts with the current agent deployment name state.'
function_name_conflict\t'newer name of agent_deployment_name_conflict'
agent_deployment_idempotency_mismatch\t'Agent deployment idempotency mismatch.'
function_idempotency_mismatch\t'newer name of agent_deployment_idempotency_mismatch'
agent_deployment_invalid_config\t'Agent deployment invalid config.'
function_invalid_config\t'newer name of agent_deployment_invalid_config'
agent_deployment_invalid_state\t'Agent deployment invalid state.'
function_invalid_state\t'newer name of agent_deployment_invalid_state'
volume_beta_restriction\t'Volume beta restriction.'
volume_invalid_mount_path\t'Volume invalid mount path.'
volume_overlapping_mounts\t'Volume overlapping mounts.'
volume_backend_capability_unsupported\t'Volume backend capability unsupported.'
volume_quota_exceeded\t'The request exceeds the volume quota limit.'
volume_mount_credential_issue_failed\t'The volume mount credential issue operation failed.'
volume_backend_unavailable\t'The volume backend is currently unavailable; retry later.'
volume_stale_revision\t'Volume stale revision.'
volume_busy\t'Volume busy.'
volume_read_only\t'Volume read only.'
volume_limit_exceeded\t'The request exceeds the volume limit.'
file_upload_error\t'A file upload error occurred.'
exec_timeout\t'The exec operation timed out.'
exec_failed\t'The exec operation failed.'
file_error\t'A file error occurred.'
QUOTA_EXCEEDED\t'The request exceeds the quota limit.'
rate_limit_exceeded\t'The request hit a rate limit; respect Retry-After before retrying.'
invalid_request\t'Invalid request.'
database_error\t'A database error occurred.'
not_implemented\t'Not implemented.'
feature_unavailable\t'The feature is currently unavailable; retry later.'
internal_error\t'An internal error occurred.'
edge_token_missing\t'The request to a preview URL had no edge token.'
edge_token_expired\t'The edge token of the preview URL has expired.'
edge_token_invalid\t'The edge token of the preview URL was not accepted.'
edge_token_scope_mismatch\t'The edge token seems to be for something other than this request.'
preview_grant_invalid\t'The grant of the preview URL was not accepted.'
preview_grant_revoked\t'The grant of the preview URL was revoked.'
preview_proxy_token_missing\t'The request through the preview proxy had no token.'
preview_proxy_token_expired\t'The token for the preview proxy has expired.'
preview_proxy_token_invalid\t'The token for the preview proxy was not accepted.'
preview_proxy_token_revoked\t'The token for the preview proxy was revoked.'
preview_proxy_token_scope_mismatch\t'The token for the preview proxy seems to be for something other than this request.'
not_found\t'Something that the request names does not exist; release 1.0 of the Python SDK has this code in its catalog.'
function_secret_name_conflict\t'The environment seems to have a secret with this name already; only release 1.0 of the Python SDK has this code in its catalog.'
invalid_fields\t'A field that the caller asked for, as with `--fields`, does not seem to exist; only the documentation has this code.'
preview_grant_disabled\t'The grant of the preview URL is disabled.'
preview_proxy_token_disabled\t'The token for the preview proxy is disabled.'
preview_sandbox_disabled\t'Previews of this sandbox are disabled.'
sandbox_paused_auto_resume_disabled\t'The sandbox is paused, and auto-resume is off.'
machine_paused_auto_resume_disabled\t'newer name of sandbox_paused_auto_resume_disabled'
transition_recovery_required\t'A state change of the sandbox seems to have stopped halfway, so it has to be recovered.'
unsupported_preview_port\t'The port cannot be previewed.'
preview_service_not_ready\t'The previewed service did not accept the readiness probe; the response has status 200.'
warm_pool_unavailable\t'No sandbox of the warm pool was ready, and the checkout required one.'
desktop_raw_vnc_disabled\t'The policy of the API has disabled raw VNC to desktops.'
desktop_raw_vnc_operator_only\t'The policy of the API allows raw VNC to desktops only for operators.'
template_resource_not_found\t'Something that belongs to a template does not seem to exist.'
conflict\t'The request seems to conflict with the current state.'
upload_conflict\t'An upload seems to conflict with something at its target.'
file_upload_limit_exceeded\t'An upload seems to be larger than the limit.'
permission_denied\t'The caller may not do this: the Python SDK raises a permission error.'
forbidden\t'The caller may not do this: the Python SDK raises a permission error.'
unauthenticated\t'The request seems to have no valid credential; the Python SDK reports it as unauthorized.'
missing_api_key\t'The Python SDK or the CLI has no API key to send.'
transport_error\t'The connection to the API failed, timed out or broke, or a WebSocket was refused with a 5xx status other than 501.'
timeout\t'The Python SDK gave up waiting, for example for a terminal to start or for a warm pool.'
invalid_response\t'The Python SDK or the CLI got a response of an unexpected shape.'
cli_error\t'A CLI command failed without a more specific code, for example on a local file or a download; its MCP server uses it for any failure without JSON.'
unknown\t'The Python SDK or the CLI got a response without a usable code, or failed without a more specific one.'
git_error\t'A git helper of the Python SDK failed: git itself or, since release 1.0, its call to the API.'
batch_write_partial_failure\t'Some or all files of a batch write could not be written.'
websocket_error\t'A stream of events ended with an error, or could not be subscribed to.'
websocket_upgrade_error\t'The server refused to open a WebSocket, with a status from 400 to 499 other than 401, 403 and 429.'
watch_error\t'The server refused or ended a watch on files with an error.'
pty_protocol_error\t'The server sent an error for a terminal, without a code.'
invalid_state\t'An object of the Python SDK does not allow this call in its current state.'
missing_snapshot_id\t'A paused sandbox came without the ID of its snapshot; releases 0.1 and 1.0.0 of the Python SDK report this.'"
complete -c errcat -n "__fish_errcat_using_subcommand triage" -l category -d 'Count only codes of this category; a unique beginning of its name is enough' -r -f -a "authentication-and-accounts\t'Authentication And Accounts'
sandboxes-and-scheduling\t'Sandboxes And Scheduling'
snapshots\t'Snapshots'
templates-and-builds\t'Templates And Builds'
agent-deployments\t'Agent Deployments'
volumes\t'Volumes'
execution-and-files\t'Execution And Files'
quotas-and-rate-limits\t'Quotas And Rate Limits'
general\t'General'"
complete -c errcat -n "__fish_errcat_using_subcommand triage" -l since -d 'Count only responses from this time on: a date, a time (UTC if it has no zone), or \'2h ago\'' -r -f
complete -c errcat -n "__fish_errcat_using_subcommand triage" -l until -d 'Count only responses before this time' -r -f
complete -c errcat -n "__fish_errcat_using_subcommand triage" -l cut -d 'Show what is new, gone or changed since this time' -r -f
complete -c errcat -n "__fish_errcat_using_subcommand triage" -l against -d 'Show what is new, gone or changed since an earlier run, from its --json report' -r -F
complete -c errcat -n "__fish_errcat_using_subcommand triage" -l fail-on -d 'Exit with 1 if something is new, else with 0' -r -f -a "new\t'codes that only the later responses have'"
complete -c errcat -n "__fish_errcat_using_subcommand triage" -l color -d 'When to color the output [default: auto]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand triage" -l catalog -d 'Use the catalog in a file that `errcat export json` wrote' -r -F
complete -c errcat -n "__fish_errcat_using_subcommand triage" -s r -l recursive -d 'Read all files in directories'
complete -c errcat -n "__fish_errcat_using_subcommand triage" -l allow-duplicates -d 'Count an input every time that it is given, not once'
complete -c errcat -n "__fish_errcat_using_subcommand triage" -l all -d 'Show all codes'
complete -c errcat -n "__fish_errcat_using_subcommand triage" -l merge -d 'Merge --json reports: the FILEs are reports, not logs'
complete -c errcat -n "__fish_errcat_using_subcommand triage" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand triage" -s v -l verbose -d 'Show all details'
complete -c errcat -n "__fish_errcat_using_subcommand triage" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_using_subcommand run" -l retries -d 'Repeat a failed command up to N times, if the failure permits it' -r -f
complete -c errcat -n "__fish_errcat_using_subcommand run" -l max-delay -d 'Give up if the next delay is longer' -r -f
complete -c errcat -n "__fish_errcat_using_subcommand run" -l deadline -d 'Start no retry later than this after the first try' -r -f
complete -c errcat -n "__fish_errcat_using_subcommand run" -l retry-on -d 'Also repeat after this code; repeat the flag for several' -r -f -a "unauthorized\t'Unauthorized.'
auth_failed\t'The auth operation failed.'
auth_locked\t'Auth locked.'
auth_proxy_error\t'An auth proxy error occurred.'
auth_proxy_unavailable\t'The auth proxy is currently unavailable; retry later.'
invalid_auth_redirect\t'Invalid auth redirect.'
invalid_oauth_provider\t'Invalid oauth provider.'
captcha_required\t'Captcha required.'
captcha_failed\t'The captcha operation failed.'
captcha_unavailable\t'The captcha is currently unavailable; retry later.'
disposable_email\t'Disposable email.'
signup_rate_limited\t'Too many signup attempts; retry after the rate-limit window.'
oauth_rate_limited\t'Too many oauth attempts; retry after the rate-limit window.'
email_action_rate_limited\t'Too many email action attempts; retry after the rate-limit window.'
email_not_verified\t'Email not verified.'
account_deleted\t'Account deleted.'
operator_required\t'Operator required.'
account_not_found\t'The referenced account does not exist or is not visible to the caller.'
account_not_soft_deleted\t'Account not soft deleted.'
account_hard_delete_active_resources\t'Account hard delete active resources.'
sandbox_not_found\t'The referenced sandbox does not exist or is not visible to the caller.'
machine_not_found\t'newer name of sandbox_not_found'
sandbox_not_ready\t'Sandbox not ready.'
machine_not_ready\t'newer name of sandbox_not_ready'
capacity_exceeded\t'The request exceeds the capacity limit.'
no_eligible_runtime_host\t'No eligible runtime host.'
same_host_required\t'Same host required.'
transition_in_progress\t'Transition in progress.'
transition_conflict\t'The request conflicts with the current transition state.'
snapshot_not_found\t'The referenced snapshot does not exist or is not visible to the caller.'
snapshot_in_use\t'Snapshot in use.'
incompatible_snapshot\t'Incompatible snapshot.'
rebuild_required\t'Rebuild required.'
template_not_found\t'The referenced template does not exist or is not visible to the caller.'
template_build_not_found\t'The referenced template build does not exist or is not visible to the caller.'
template_name_claim_not_found\t'The referenced template name claim does not exist or is not visible to the caller.'
build_error\t'A build error occurred.'
agent_deployment_not_found\t'The referenced agent deployment does not exist or is not visible to the caller.'
function_not_found\t'newer name of agent_deployment_not_found'
agent_deployment_version_not_found\t'The referenced agent deployment version does not exist or is not visible to the caller.'
function_version_not_found\t'newer name of agent_deployment_version_not_found'
agent_run_not_found\t'The referenced agent run does not exist or is not visible to the caller.'
function_run_not_found\t'newer name of agent_run_not_found'
agent_service_instance_not_found\t'The referenced agent service instance does not exist or is not visible to the caller.'
function_service_instance_not_found\t'newer name of agent_service_instance_not_found'
agent_deployment_name_conflict\t'The request conflicts with the current agent deployment name state.'
function_name_conflict\t'newer name of agent_deployment_name_conflict'
agent_deployment_idempotency_mismatch\t'Agent deployment idempotency mismatch.'
function_idempotency_mismatch\t'newer name of agent_deployment_idempotency_mismatch'
agent_deployment_invalid_config\t'Agent deployment invalid config.'
function_invalid_config\t'newer name of agent_deployment_invalid_config'
agent_deployment_invalid_state\t'Agent deployment invalid state.'
function_invalid_state\t'newer name of agent_deployment_invalid_state'
volume_beta_restriction\t'Volume beta restriction.'
volume_invalid_mount_path\t'Volume invalid mount path.'
volume_overlapping_mounts\t'Volume overlapping mounts.'
volume_backend_capability_unsupported\t'Volume backend capability unsupported.'
volume_quota_exceeded\t'The request exceeds the volume quota limit.'
volume_mount_credential_issue_failed\t'The volume mount credential issue operation failed.'
volume_backend_unavailable\t'The volume backend is currently unavailable; retry later.'
volume_stale_revision\t'Volume stale revision.'
volume_busy\t'Volume busy.'
volume_read_only\t'Volume read only.'
volume_limit_exceeded\t'The request exceeds the volume limit.'
file_upload_error\t'A file upload error occurred.'
exec_timeout\t'The exec operation timed out.'
exec_failed\t'The exec operation failed.'
file_error\t'A file error occurred.'
QUOTA_EXCEEDED\t'The request exceeds the quota limit.'
rate_limit_exceeded\t'The request hit a rate limit; respect Retry-After before retrying.'
invalid_request\t'Invalid request.'
database_error\t'A database error occurred.'
not_implemented\t'Not implemented.'
feature_unavailable\t'The feature is currently unavailable; retry later.'
internal_error\t'An internal error occurred.'
edge_token_missing\t'The request to a preview URL had no edge token.'
edge_token_expired\t'The edge token of the preview URL has expired.'
edge_token_invalid\t'The edge token of the preview URL was not accepted.'
edge_token_scope_mismatch\t'The edge token seems to be for something other than this request.'
preview_grant_invalid\t'The grant of the preview URL was not accepted.'
preview_grant_revoked\t'The grant of the preview URL was revoked.'
preview_proxy_token_missing\t'The request through the preview proxy had no token.'
preview_proxy_token_expired\t'The token for the preview proxy has expired.'
preview_proxy_token_invalid\t'The token for the preview proxy was not accepted.'
preview_proxy_token_revoked\t'The token for the preview proxy was revoked.'
preview_proxy_token_scope_mismatch\t'The token for the preview proxy seems to be for something other than this request.'
not_found\t'Something that the request names does not exist; release 1.0 of the Python SDK has this code in its catalog.'
function_secret_name_conflict\t'The environment seems to have a secret with this name already; only release 1.0 of the Python SDK has this code in its catalog.'
invalid_fields\t'A field that the caller asked for, as with `--fields`, does not seem to exist; only the documentation has this code.'
preview_grant_disabled\t'The grant of the preview URL is disabled.'
preview_proxy_token_disabled\t'The token for the preview proxy is disabled.'
preview_sandbox_disabled\t'Previews of this sandbox are disabled.'
sandbox_paused_auto_resume_disabled\t'The sandbox is paused, and auto-resume is off.'
machine_paused_auto_resume_disabled\t'newer name of sandbox_paused_auto_resume_disabled'
transition_recovery_required\t'A state change of the sandbox seems to have stopped halfway, so it has to be recovered.'
unsupported_preview_port\t'The port cannot be previewed.'
preview_service_not_ready\t'The previewed service did not accept the readiness probe; the response has status 200.'
warm_pool_unavailable\t'No sandbox of the warm pool was ready, and the checkout required one.'
desktop_raw_vnc_disabled\t'The policy of the API has disabled raw VNC to desktops.'
desktop_raw_vnc_operator_only\t'The policy of the API allows raw VNC to desktops only for operators.'
template_resource_not_found\t'Something that belongs to a template does not seem to exist.'
conflict\t'The request seems to conflict with the current state.'
upload_conflict\t'An upload seems to conflict with something at its target.'
file_upload_limit_exceeded\t'An upload seems to be larger than the limit.'
permission_denied\t'The caller may not do this: the Python SDK raises a permission error.'
forbidden\t'The caller may not do this: the Python SDK raises a permission error.'
unauthenticated\t'The request seems to have no valid credential; the Python SDK reports it as unauthorized.'
missing_api_key\t'The Python SDK or the CLI has no API key to send.'
transport_error\t'The connection to the API failed, timed out or broke, or a WebSocket was refused with a 5xx status other than 501.'
timeout\t'The Python SDK gave up waiting, for example for a terminal to start or for a warm pool.'
invalid_response\t'The Python SDK or the CLI got a response of an unexpected shape.'
cli_error\t'A CLI command failed without a more specific code, for example on a local file or a download; its MCP server uses it for any failure without JSON.'
unknown\t'The Python SDK or the CLI got a response without a usable code, or failed without a more specific one.'
git_error\t'A git helper of the Python SDK failed: git itself or, since release 1.0, its call to the API.'
batch_write_partial_failure\t'Some or all files of a batch write could not be written.'
websocket_error\t'A stream of events ended with an error, or could not be subscribed to.'
websocket_upgrade_error\t'The server refused to open a WebSocket, with a status from 400 to 499 other than 401, 403 and 429.'
watch_error\t'The server refused or ended a watch on files with an error.'
pty_protocol_error\t'The server sent an error for a terminal, without a code.'
invalid_state\t'An object of the Python SDK does not allow this call in its current state.'
missing_snapshot_id\t'A paused sandbox came without the ID of its snapshot; releases 0.1 and 1.0.0 of the Python SDK report this.'"
complete -c errcat -n "__fish_errcat_using_subcommand run" -l color -d 'When to color the output [default: auto]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand run" -l catalog -d 'Use the catalog in a file that `errcat export json` wrote' -r -F
complete -c errcat -n "__fish_errcat_using_subcommand run" -l idempotent -d 'Also repeat after HTTP 500, 502, 503 and 504; use it if sending the request twice does no harm'
complete -c errcat -n "__fish_errcat_using_subcommand run" -s q -l quiet -d 'Print nothing besides the output of the command'
complete -c errcat -n "__fish_errcat_using_subcommand run" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand run" -s v -l verbose -d 'Show all details'
complete -c errcat -n "__fish_errcat_using_subcommand run" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_using_subcommand check" -l pointer -d 'Read the codes at this JSON pointer instead of the schema ErrorResponse' -r -f
complete -c errcat -n "__fish_errcat_using_subcommand check" -l ignore -d 'Ignore the differences that this file lists' -r -F
complete -c errcat -n "__fish_errcat_using_subcommand check" -l format -d 'Form of the findings' -r -f -a "text\t'lines for people; this is the default'
github\t'annotations for GitHub Actions'"
complete -c errcat -n "__fish_errcat_using_subcommand check" -l color -d 'When to color the output [default: auto]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand check" -l catalog -d 'Use the catalog in a file that `errcat export json` wrote' -r -F
complete -c errcat -n "__fish_errcat_using_subcommand check" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand check" -s v -l verbose -d 'Show all details'
complete -c errcat -n "__fish_errcat_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_using_subcommand export" -l check -d 'Compare with this file instead: exit with 1 and show a diff if it is out of date' -r -F
complete -c errcat -n "__fish_errcat_using_subcommand export" -l color -d 'When to color the output [default: auto]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand export" -l catalog -d 'Use the catalog in a file that `errcat export json` wrote' -r -F
complete -c errcat -n "__fish_errcat_using_subcommand export" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand export" -s v -l verbose -d 'Show all details'
complete -c errcat -n "__fish_errcat_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_using_subcommand schema" -l color -d 'When to color the output [default: auto]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand schema" -l catalog -d 'Use the catalog in a file that `errcat export json` wrote' -r -F
complete -c errcat -n "__fish_errcat_using_subcommand schema" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand schema" -s v -l verbose -d 'Show all details'
complete -c errcat -n "__fish_errcat_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_using_subcommand completions" -l color -d 'When to color the output [default: auto]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand completions" -l catalog -d 'Use the catalog in a file that `errcat export json` wrote' -r -F
complete -c errcat -n "__fish_errcat_using_subcommand completions" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand completions" -s v -l verbose -d 'Show all details'
complete -c errcat -n "__fish_errcat_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_using_subcommand man" -l out -d 'Write all pages into this directory' -r -f -a "(__fish_complete_directories)"
complete -c errcat -n "__fish_errcat_using_subcommand man" -l color -d 'When to color the output [default: auto]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand man" -l catalog -d 'Use the catalog in a file that `errcat export json` wrote' -r -F
complete -c errcat -n "__fish_errcat_using_subcommand man" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand man" -s v -l verbose -d 'Show all details'
complete -c errcat -n "__fish_errcat_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_using_subcommand help" -l color -d 'When to color the output [default: auto]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand help" -l catalog -d 'Use the catalog in a file that `errcat export json` wrote' -r -F
complete -c errcat -n "__fish_errcat_using_subcommand help" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand help" -s v -l verbose -d 'Show all details'
complete -c errcat -n "__fish_errcat_using_subcommand help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n __fish_errcat_takes_word -F
complete -c errcat -n "__fish_errcat_using_subcommand explain" -f
complete -c errcat -n "__fish_errcat_using_subcommand list" -f
complete -c errcat -n "__fish_errcat_lacks_argument export json csv markdown html json-schema typescript python go" -f -a "json\t'what --catalog reads'
csv\t'table for spreadsheets and databases'
markdown\t'document with a table for each category'
html\t'page with a search, in one file'
json-schema\t'JSON Schema of an error response'
typescript\t'constants and types for TypeScript'
python\t'constants and types for Python'
go\t'constants and a type for Go'"
complete -c errcat -n "__fish_errcat_using_subcommand export" -f
complete -c errcat -n "__fish_errcat_lacks_argument schema list explain diagnose triage check export run" -f -a "list\t'what list prints with --json'
explain\t'what explain prints with --json'
diagnose\t'each line that diagnose prints with --json'
triage\t'what triage prints with --json'
check\t'what check prints with --json'
export\t'what export prints with --json'
run\t'each line that run prints with --json, on standard error'"
complete -c errcat -n "__fish_errcat_using_subcommand schema" -f
complete -c errcat -n "__fish_errcat_lacks_argument completions bash elvish fish powershell zsh" -f -a "bash\t''
elvish\t''
fish\t''
powershell\t''
zsh\t''"
complete -c errcat -n "__fish_errcat_using_subcommand completions" -f
complete -c errcat -n "__fish_errcat_lacks_argument man diagnose explain list triage run check export schema completions man help" -f -a "diagnose\t'Diagnose every error response in the input'
explain\t'Explain codes, or list the codes of an HTTP status'
list\t'List the codes of the catalog'
triage\t'Count the error codes in logs of any size'
run\t'Run a command, explain its API failure, and retry what can be retried'
check\t'Compare an OpenAPI document with the catalog'
export\t'Write the catalog as a file for other programs'
schema\t'Print the JSON Schema of what a command prints with --json'
completions\t'Print the completion script for a shell'
man\t'Print the man page of errcat or of a command'
help\t'Print help for errcat or for a command'"
complete -c errcat -n "__fish_errcat_using_subcommand man" -f
complete -c errcat -n "__fish_errcat_lacks_argument help diagnose explain list triage run check export schema completions man help" -f -a "diagnose\t'Diagnose every error response in the input'
explain\t'Explain codes, or list the codes of an HTTP status'
list\t'List the codes of the catalog'
triage\t'Count the error codes in logs of any size'
run\t'Run a command, explain its API failure, and retry what can be retried'
check\t'Compare an OpenAPI document with the catalog'
export\t'Write the catalog as a file for other programs'
schema\t'Print the JSON Schema of what a command prints with --json'
completions\t'Print the completion script for a shell'
man\t'Print the man page of errcat or of a command'
help\t'Print help for errcat or for a command'"
complete -c errcat -n "__fish_errcat_using_subcommand help" -f
complete -c errcat -n "__fish_errcat_other_command >/dev/null" -x -a "(__fish_errcat_complete_other_command)"
complete -c errcat -n "__fish_errcat_takes_word; or __fish_errcat_using_subcommand explain; or __fish_errcat_using_subcommand list" -a "unauthorized\t'Unauthorized.'
auth_failed\t'The auth operation failed.'
auth_locked\t'Auth locked.'
auth_proxy_error\t'An auth proxy error occurred.'
auth_proxy_unavailable\t'The auth proxy is currently unavailable; retry later.'
invalid_auth_redirect\t'Invalid auth redirect.'
invalid_oauth_provider\t'Invalid oauth provider.'
captcha_required\t'Captcha required.'
captcha_failed\t'The captcha operation failed.'
captcha_unavailable\t'The captcha is currently unavailable; retry later.'
disposable_email\t'Disposable email.'
signup_rate_limited\t'Too many signup attempts; retry after the rate-limit window.'
oauth_rate_limited\t'Too many oauth attempts; retry after the rate-limit window.'
email_action_rate_limited\t'Too many email action attempts; retry after the rate-limit window.'
email_not_verified\t'Email not verified.'
account_deleted\t'Account deleted.'
operator_required\t'Operator required.'
account_not_found\t'The referenced account does not exist or is not visible to the caller.'
account_not_soft_deleted\t'Account not soft deleted.'
account_hard_delete_active_resources\t'Account hard delete active resources.'
sandbox_not_found\t'The referenced sandbox does not exist or is not visible to the caller.'
machine_not_found\t'newer name of sandbox_not_found'
sandbox_not_ready\t'Sandbox not ready.'
machine_not_ready\t'newer name of sandbox_not_ready'
capacity_exceeded\t'The request exceeds the capacity limit.'
no_eligible_runtime_host\t'No eligible runtime host.'
same_host_required\t'Same host required.'
transition_in_progress\t'Transition in progress.'
transition_conflict\t'The request conflicts with the current transition state.'
snapshot_not_found\t'The referenced snapshot does not exist or is not visible to the caller.'
snapshot_in_use\t'Snapshot in use.'
incompatible_snapshot\t'Incompatible snapshot.'
rebuild_required\t'Rebuild required.'
template_not_found\t'The referenced template does not exist or is not visible to the caller.'
template_build_not_found\t'The referenced template build does not exist or is not visible to the caller.'
template_name_claim_not_found\t'The referenced template name claim does not exist or is not visible to the caller.'
build_error\t'A build error occurred.'
agent_deployment_not_found\t'The referenced agent deployment does not exist or is not visible to the caller.'
function_not_found\t'newer name of agent_deployment_not_found'
agent_deployment_version_not_found\t'The referenced agent deployment version does not exist or is not visible to the caller.'
function_version_not_found\t'newer name of agent_deployment_version_not_found'
agent_run_not_found\t'The referenced agent run does not exist or is not visible to the caller.'
function_run_not_found\t'newer name of agent_run_not_found'
agent_service_instance_not_found\t'The referenced agent service instance does not exist or is not visible to the caller.'
function_service_instance_not_found\t'newer name of agent_service_instance_not_found'
agent_deployment_name_conflict\t'The request conflicts with the current agent deployment name state.'
function_name_conflict\t'newer name of agent_deployment_name_conflict'
agent_deployment_idempotency_mismatch\t'Agent deployment idempotency mismatch.'
function_idempotency_mismatch\t'newer name of agent_deployment_idempotency_mismatch'
agent_deployment_invalid_config\t'Agent deployment invalid config.'
function_invalid_config\t'newer name of agent_deployment_invalid_config'
agent_deployment_invalid_state\t'Agent deployment invalid state.'
function_invalid_state\t'newer name of agent_deployment_invalid_state'
volume_beta_restriction\t'Volume beta restriction.'
volume_invalid_mount_path\t'Volume invalid mount path.'
volume_overlapping_mounts\t'Volume overlapping mounts.'
volume_backend_capability_unsupported\t'Volume backend capability unsupported.'
volume_quota_exceeded\t'The request exceeds the volume quota limit.'
volume_mount_credential_issue_failed\t'The volume mount credential issue operation failed.'
volume_backend_unavailable\t'The volume backend is currently unavailable; retry later.'
volume_stale_revision\t'Volume stale revision.'
volume_busy\t'Volume busy.'
volume_read_only\t'Volume read only.'
volume_limit_exceeded\t'The request exceeds the volume limit.'
file_upload_error\t'A file upload error occurred.'
exec_timeout\t'The exec operation timed out.'
exec_failed\t'The exec operation failed.'
file_error\t'A file error occurred.'
QUOTA_EXCEEDED\t'The request exceeds the quota limit.'
rate_limit_exceeded\t'The request hit a rate limit; respect Retry-After before retrying.'
invalid_request\t'Invalid request.'
database_error\t'A database error occurred.'
not_implemented\t'Not implemented.'
feature_unavailable\t'The feature is currently unavailable; retry later.'
internal_error\t'An internal error occurred.'
edge_token_missing\t'The request to a preview URL had no edge token.'
edge_token_expired\t'The edge token of the preview URL has expired.'
edge_token_invalid\t'The edge token of the preview URL was not accepted.'
edge_token_scope_mismatch\t'The edge token seems to be for something other than this request.'
preview_grant_invalid\t'The grant of the preview URL was not accepted.'
preview_grant_revoked\t'The grant of the preview URL was revoked.'
preview_proxy_token_missing\t'The request through the preview proxy had no token.'
preview_proxy_token_expired\t'The token for the preview proxy has expired.'
preview_proxy_token_invalid\t'The token for the preview proxy was not accepted.'
preview_proxy_token_revoked\t'The token for the preview proxy was revoked.'
preview_proxy_token_scope_mismatch\t'The token for the preview proxy seems to be for something other than this request.'
not_found\t'Something that the request names does not exist; release 1.0 of the Python SDK has this code in its catalog.'
function_secret_name_conflict\t'The environment seems to have a secret with this name already; only release 1.0 of the Python SDK has this code in its catalog.'
invalid_fields\t'A field that the caller asked for, as with `--fields`, does not seem to exist; only the documentation has this code.'
preview_grant_disabled\t'The grant of the preview URL is disabled.'
preview_proxy_token_disabled\t'The token for the preview proxy is disabled.'
preview_sandbox_disabled\t'Previews of this sandbox are disabled.'
sandbox_paused_auto_resume_disabled\t'The sandbox is paused, and auto-resume is off.'
machine_paused_auto_resume_disabled\t'newer name of sandbox_paused_auto_resume_disabled'
transition_recovery_required\t'A state change of the sandbox seems to have stopped halfway, so it has to be recovered.'
unsupported_preview_port\t'The port cannot be previewed.'
preview_service_not_ready\t'The previewed service did not accept the readiness probe; the response has status 200.'
warm_pool_unavailable\t'No sandbox of the warm pool was ready, and the checkout required one.'
desktop_raw_vnc_disabled\t'The policy of the API has disabled raw VNC to desktops.'
desktop_raw_vnc_operator_only\t'The policy of the API allows raw VNC to desktops only for operators.'
template_resource_not_found\t'Something that belongs to a template does not seem to exist.'
conflict\t'The request seems to conflict with the current state.'
upload_conflict\t'An upload seems to conflict with something at its target.'
file_upload_limit_exceeded\t'An upload seems to be larger than the limit.'
permission_denied\t'The caller may not do this: the Python SDK raises a permission error.'
forbidden\t'The caller may not do this: the Python SDK raises a permission error.'
unauthenticated\t'The request seems to have no valid credential; the Python SDK reports it as unauthorized.'
missing_api_key\t'The Python SDK or the CLI has no API key to send.'
transport_error\t'The connection to the API failed, timed out or broke, or a WebSocket was refused with a 5xx status other than 501.'
timeout\t'The Python SDK gave up waiting, for example for a terminal to start or for a warm pool.'
invalid_response\t'The Python SDK or the CLI got a response of an unexpected shape.'
cli_error\t'A CLI command failed without a more specific code, for example on a local file or a download; its MCP server uses it for any failure without JSON.'
unknown\t'The Python SDK or the CLI got a response without a usable code, or failed without a more specific one.'
git_error\t'A git helper of the Python SDK failed: git itself or, since release 1.0, its call to the API.'
batch_write_partial_failure\t'Some or all files of a batch write could not be written.'
websocket_error\t'A stream of events ended with an error, or could not be subscribed to.'
websocket_upgrade_error\t'The server refused to open a WebSocket, with a status from 400 to 499 other than 401, 403 and 429.'
watch_error\t'The server refused or ended a watch on files with an error.'
pty_protocol_error\t'The server sent an error for a terminal, without a code.'
invalid_state\t'An object of the Python SDK does not allow this call in its current state.'
missing_snapshot_id\t'A paused sandbox came without the ID of its snapshot; releases 0.1 and 1.0.0 of the Python SDK report this.'"
complete -c errcat -n "__fish_errcat_takes_word; or __fish_errcat_using_subcommand explain" -a "200\t'codes that come with HTTP 200'
400\t'codes that come with HTTP 400'
401\t'codes that come with HTTP 401'
403\t'codes that come with HTTP 403'
404\t'codes that come with HTTP 404'
409\t'codes that come with HTTP 409'
410\t'codes that come with HTTP 410'
413\t'codes that come with HTTP 413'
429\t'codes that come with HTTP 429'
500\t'codes that come with HTTP 500'
501\t'codes that come with HTTP 501'
502\t'codes that come with HTTP 502'
503\t'codes that come with HTTP 503'
504\t'codes that come with HTTP 504'
507\t'codes that come with HTTP 507'"
