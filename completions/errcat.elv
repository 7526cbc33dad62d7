
use builtin;
use str;

set edit:completion:arg-completer[errcat] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'errcat'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            continue
        }
        set command = $command';'$word
        break
    }
    var completions = [
        &'errcat'= {
            cand --color 'When to color the output'
            cand --json 'Print JSON: one object per result'
            cand --exit-code 'Exit with the official CLI''s exit code for the last error response'
            cand --retryable 'Exit with 0 if the last answer may be retried as it is, else with 1'
            cand -q 'Print nothing but what is wrong with the input'
            cand --quiet 'Print nothing but what is wrong with the input'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand diagnose 'Find every error response in the input and diagnose it'
            cand parse 'Find every error response in the input and diagnose it'
            cand explain 'Explain one or several codes'
            cand list 'List the codes of the catalog'
            cand completions 'Print the completion script of a shell'
        }
        &'errcat;diagnose'= {
            edit:complete-filename $words[-1]
            cand --color 'When to color the output'
            cand --exit-code 'Exit with the official CLI''s exit code for the last error response'
            cand --retryable 'Exit with 0 if the last answer may be retried as it is, else with 1'
            cand -q 'Print nothing but what is wrong with the input'
            cand --quiet 'Print nothing but what is wrong with the input'
            cand --json 'Print JSON: one object per result'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'errcat;parse'= {
            edit:complete-filename $words[-1]
            cand --color 'When to color the output'
            cand --exit-code 'Exit with the official CLI''s exit code for the last error response'
            cand --retryable 'Exit with 0 if the last answer may be retried as it is, else with 1'
            cand -q 'Print nothing but what is wrong with the input'
            cand --quiet 'Print nothing but what is wrong with the input'
            cand --json 'Print JSON: one object per result'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'errcat;explain'= {
            cand unauthorized 'Unauthorized.'
            cand auth_failed 'The auth operation failed.'
            cand auth_locked 'Auth locked.'
            cand auth_proxy_error 'An auth proxy error occurred.'
            cand auth_proxy_unavailable 'The auth proxy is currently unavailable; retry later.'
            cand invalid_auth_redirect 'Invalid auth redirect.'
            cand invalid_oauth_provider 'Invalid oauth provider.'
            cand captcha_required 'Captcha required.'
            cand captcha_failed 'The captcha operation failed.'
            cand captcha_unavailable 'The captcha is currently unavailable; retry later.'
            cand disposable_email 'Disposable email.'
            cand signup_rate_limited 'Too many signup attempts; retry after the rate-limit window.'
            cand oauth_rate_limited 'Too many oauth attempts; retry after the rate-limit window.'
            cand email_action_rate_limited 'Too many email action attempts; retry after the rate-limit window.'
            cand email_not_verified 'Email not verified.'
            cand account_deleted 'Account deleted.'
            cand operator_required 'Operator required.'
            cand account_not_found 'The referenced account does not exist or is not visible to the caller.'
            cand account_not_soft_deleted 'Account not soft deleted.'
            cand account_hard_delete_active_resources 'Account hard delete active resources.'
            cand sandbox_not_found 'The referenced sandbox does not exist or is not visible to the caller.'
            cand sandbox_not_ready 'Sandbox not ready.'
            cand capacity_exceeded 'The request exceeds the capacity limit.'
            cand no_eligible_runtime_host 'No eligible runtime host.'
            cand same_host_required 'Same host required.'
            cand transition_in_progress 'Transition in progress.'
            cand transition_conflict 'The request conflicts with the current transition state.'
            cand snapshot_not_found 'The referenced snapshot does not exist or is not visible to the caller.'
            cand snapshot_in_use 'Snapshot in use.'
            cand incompatible_snapshot 'Incompatible snapshot.'
            cand rebuild_required 'Rebuild required.'
            cand template_not_found 'The referenced template does not exist or is not visible to the caller.'
            cand template_build_not_found 'The referenced template build does not exist or is not visible to the caller.'
            cand template_name_claim_not_found 'The referenced template name claim does not exist or is not visible to the caller.'
            cand build_error 'A build error occurred.'
            cand agent_deployment_not_found 'The referenced agent deployment does not exist or is not visible to the caller.'
            cand agent_deployment_version_not_found 'The referenced agent deployment version does not exist or is not visible to the caller.'
            cand agent_run_not_found 'The referenced agent run does not exist or is not visible to the caller.'
            cand agent_service_instance_not_found 'The referenced agent service instance does not exist or is not visible to the caller.'
            cand agent_deployment_name_conflict 'The request conflicts with the current agent deployment name state.'
            cand agent_deployment_idempotency_mismatch 'Agent deployment idempotency mismatch.'
            cand agent_deployment_invalid_config 'Agent deployment invalid config.'
            cand agent_deployment_invalid_state 'Agent deployment invalid state.'
            cand volume_beta_restriction 'Volume beta restriction.'
            cand volume_invalid_mount_path 'Volume invalid mount path.'
            cand volume_overlapping_mounts 'Volume overlapping mounts.'
            cand volume_backend_capability_unsupported 'Volume backend capability unsupported.'
            cand volume_quota_exceeded 'The request exceeds the volume quota limit.'
            cand volume_mount_credential_issue_failed 'The volume mount credential issue operation failed.'
            cand volume_backend_unavailable 'The volume backend is currently unavailable; retry later.'
            cand volume_stale_revision 'Volume stale revision.'
            cand volume_busy 'Volume busy.'
            cand volume_read_only 'Volume read only.'
            cand volume_limit_exceeded 'The request exceeds the volume limit.'
            cand file_upload_error 'A file upload error occurred.'
            cand exec_timeout 'The exec operation timed out.'
            cand exec_failed 'The exec operation failed.'
            cand file_error 'A file error occurred.'
            cand QUOTA_EXCEEDED 'The request exceeds the quota limit.'
            cand rate_limit_exceeded 'The request hit a rate limit; respect Retry-After before retrying.'
            cand invalid_request 'Invalid request.'
            cand database_error 'A database error occurred.'
            cand not_implemented 'Not implemented.'
            cand feature_unavailable 'The feature is currently unavailable; retry later.'
            cand internal_error 'An internal error occurred.'
            cand --color 'When to color the output'
            cand --json 'Print JSON: one object per result'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'errcat;list'= {
            cand --category 'Show only codes of this category: its name, or enough of its beginning'
            cand --retry 'Show only codes with this retry verdict'
            cand --color 'When to color the output'
            cand --json 'Print JSON: one object per result'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'errcat;completions'= {
            cand bash ''
            cand elvish ''
            cand fish ''
            cand powershell ''
            cand zsh ''
            cand --color 'When to color the output'
            cand --json 'Print JSON: one object per result'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'--category'= {
            cand authentication-and-accounts 'Authentication And Accounts'
            cand sandboxes-and-scheduling 'Sandboxes And Scheduling'
            cand snapshots 'Snapshots'
            cand templates-and-builds 'Templates And Builds'
            cand agent-deployments 'Agent Deployments'
            cand volumes 'Volumes'
            cand execution-and-files 'Execution And Files'
            cand quotas-and-rate-limits 'Quotas And Rate Limits'
            cand general 'General'
        }
        &'--color'= {
            cand auto ''
            cand always ''
            cand never ''
        }
        &'--retry'= {
            cand later 'a passing fault; send the same request again after a back-off'
            cand after_window 'a limit over time; wait for Retry-After, then send it again'
            cand after_change 'fails again until something changes'
            cand depends 'the sources do not settle it; see the advice'
        }
    ]
    if (has-key $completions $words[-2]) {
        set command = $words[-2]
    }
    $completions[$command]
}
