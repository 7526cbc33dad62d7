# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_errcat_global_optspecs
    string join \n json color= exit-code retryable q/quiet h/help V/version
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
end

complete -c errcat -n "__fish_errcat_needs_command" -l color -d 'When to color the output' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_needs_command" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_needs_command" -l exit-code -d 'Exit with the official CLI\'s exit code for the last error response'
complete -c errcat -n "__fish_errcat_needs_command" -l retryable -d 'Exit with 0 if the last answer may be retried as it is, else with 1'
complete -c errcat -n "__fish_errcat_needs_command" -s q -l quiet -d 'Print nothing but what is wrong with the input'
complete -c errcat -n "__fish_errcat_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_needs_command" -s V -l version -d 'Print version'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "diagnose" -d 'Find every error response in the input and diagnose it'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "parse" -d 'Find every error response in the input and diagnose it'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "explain" -d 'Explain one or several codes'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "list" -d 'List the codes of the catalog'
complete -c errcat -n "__fish_errcat_needs_command" -f -a "completions" -d 'Print the completion script of a shell'
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -l color -d 'When to color the output' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -l exit-code -d 'Exit with the official CLI\'s exit code for the last error response'
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -l retryable -d 'Exit with 0 if the last answer may be retried as it is, else with 1'
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -s q -l quiet -d 'Print nothing but what is wrong with the input'
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand diagnose" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_using_subcommand parse" -l color -d 'When to color the output' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand parse" -l exit-code -d 'Exit with the official CLI\'s exit code for the last error response'
complete -c errcat -n "__fish_errcat_using_subcommand parse" -l retryable -d 'Exit with 0 if the last answer may be retried as it is, else with 1'
complete -c errcat -n "__fish_errcat_using_subcommand parse" -s q -l quiet -d 'Print nothing but what is wrong with the input'
complete -c errcat -n "__fish_errcat_using_subcommand parse" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand parse" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_using_subcommand explain" -l color -d 'When to color the output' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand explain" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_using_subcommand list" -l category -d 'Show only codes of this category: its name, or enough of its beginning' -r -f -a "authentication-and-accounts\t'Authentication And Accounts'
sandboxes-and-scheduling\t'Sandboxes And Scheduling'
snapshots\t'Snapshots'
templates-and-builds\t'Templates And Builds'
agent-deployments\t'Agent Deployments'
volumes\t'Volumes'
execution-and-files\t'Execution And Files'
quotas-and-rate-limits\t'Quotas And Rate Limits'
general\t'General'"
complete -c errcat -n "__fish_errcat_using_subcommand list" -l retry -d 'Show only codes with this retry verdict' -r -f -a "later\t'a passing fault; send the same request again after a back-off'
after_window\t'a limit over time; wait for Retry-After, then send it again'
after_change\t'fails again until something changes'
depends\t'the sources do not settle it; see the advice'"
complete -c errcat -n "__fish_errcat_using_subcommand list" -l color -d 'When to color the output' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand list" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c errcat -n "__fish_errcat_using_subcommand completions" -l color -d 'When to color the output' -r -f -a "auto\t''
always\t''
never\t''"
complete -c errcat -n "__fish_errcat_using_subcommand completions" -l json -d 'Print JSON: one object per result'
complete -c errcat -n "__fish_errcat_using_subcommand completions" -s h -l help -d 'Print help'
complete -c errcat -n "__fish_errcat_using_subcommand explain" -f -a "unauthorized\t'Unauthorized.'
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
sandbox_not_ready\t'Sandbox not ready.'
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
agent_deployment_version_not_found\t'The referenced agent deployment version does not exist or is not visible to the caller.'
agent_run_not_found\t'The referenced agent run does not exist or is not visible to the caller.'
agent_service_instance_not_found\t'The referenced agent service instance does not exist or is not visible to the caller.'
agent_deployment_name_conflict\t'The request conflicts with the current agent deployment name state.'
agent_deployment_idempotency_mismatch\t'Agent deployment idempotency mismatch.'
agent_deployment_invalid_config\t'Agent deployment invalid config.'
agent_deployment_invalid_state\t'Agent deployment invalid state.'
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
internal_error\t'An internal error occurred.'"
complete -c errcat -n "__fish_errcat_using_subcommand list" -f
complete -c errcat -n "__fish_errcat_using_subcommand completions" -f -a "bash\t''
elvish\t''
fish\t''
powershell\t''
zsh\t''"
