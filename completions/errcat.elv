
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
            cand --support 'Print only what support asks for, as plain lines to paste into a ticket'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand diagnose 'Find every error response in the input and diagnose it'
            cand parse 'Find every error response in the input and diagnose it'
            cand explain 'Explain one or several codes'
            cand list 'List the codes of the catalog'
            cand schema 'Print the JSON Schema of what a command prints with --json'
            cand completions 'Print the completion script of a shell'
        }
        &'errcat;diagnose'= {
            edit:complete-filename $words[-1]
            cand --color 'When to color the output'
            cand --exit-code 'Exit with the official CLI''s exit code for the last error response'
            cand --retryable 'Exit with 0 if the last answer may be retried as it is, else with 1'
            cand -q 'Print nothing but what is wrong with the input'
            cand --quiet 'Print nothing but what is wrong with the input'
            cand --support 'Print only what support asks for, as plain lines to paste into a ticket'
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
            cand --support 'Print only what support asks for, as plain lines to paste into a ticket'
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
            cand edge_token_missing 'The request to a preview address carried no edge token.'
            cand edge_token_expired 'The edge token of a preview address is past its time.'
            cand edge_token_invalid 'The edge token of a preview address was not accepted.'
            cand edge_token_scope_mismatch 'The edge token seems to be for something else than what was asked for.'
            cand preview_grant_invalid 'The grant behind a preview address was not accepted.'
            cand preview_grant_revoked 'The grant behind a preview address was withdrawn.'
            cand preview_proxy_token_missing 'The request through the preview proxy carried no token.'
            cand preview_proxy_token_expired 'The token for the preview proxy is past its time.'
            cand preview_proxy_token_invalid 'The token for the preview proxy was not accepted.'
            cand preview_proxy_token_revoked 'The token for the preview proxy was withdrawn.'
            cand preview_proxy_token_scope_mismatch 'The token for the preview proxy seems to be for something else than what was asked for.'
            cand not_found 'Something that the request names does not exist; release 1.0 of the official SDK has this code in its catalog.'
            cand function_secret_name_conflict 'An environment already has a secret of this name, it seems; only the catalog of release 1.0 of the official SDK has the code.'
            cand preview_grant_disabled 'The grant behind a preview address is switched off.'
            cand preview_proxy_token_disabled 'The token for the preview proxy is switched off.'
            cand preview_sandbox_disabled 'Previews of this sandbox are switched off.'
            cand sandbox_paused_auto_resume_disabled 'The sandbox is paused and set not to resume by itself.'
            cand transition_recovery_required 'A state change of the sandbox stopped halfway and has to be recovered, going by the name.'
            cand unsupported_preview_port 'The port cannot be previewed.'
            cand preview_service_not_ready 'The previewed service did not accept the readiness probe; the answer has status 200.'
            cand warm_pool_unavailable 'No sandbox of the warm pool was ready, and the checkout required one.'
            cand desktop_raw_vnc_disabled 'The policy of the API has raw VNC to desktops switched off.'
            cand desktop_raw_vnc_operator_only 'The policy of the API allows raw VNC to desktops only to operators.'
            cand template_resource_not_found 'Something that belongs to a template does not exist, going by the name.'
            cand conflict 'The request conflicts with the present state, going by the name.'
            cand upload_conflict 'An upload conflicts with something at its target, going by the name.'
            cand file_upload_limit_exceeded 'An upload is larger than the limit, going by the name.'
            cand permission_denied 'The caller may not do this: the official SDK raises a permission error.'
            cand forbidden 'The caller may not do this: the official SDK raises a permission error.'
            cand unauthenticated 'The request had no valid credential, going by the name; the official SDK reports it as unauthorized.'
            cand missing_api_key 'The official client has no API key to send.'
            cand transport_error 'The connection to the API failed, timed out or broke, or a WebSocket was refused with a 5xx status other than 501.'
            cand timeout 'A wait of the official SDK ran out, such as for the start of a terminal or for a warm pool.'
            cand invalid_response 'The official client got an answer of a shape that it does not expect.'
            cand invalid_fields 'Fields of the command were not valid; the documentation lists it, but no release of the official SDK makes it.'
            cand cli_error 'A command of the official CLI failed without a code that it keeps, as over a local file or a download; its MCP server says so of any failure without JSON.'
            cand unknown 'The official client got an answer without a code that it can use, or failed in a way of its own.'
            cand git_error 'A git helper of the official SDK failed: git itself, or since release 1.0 the call to the API for it.'
            cand batch_write_partial_failure 'Some files of a batch write, perhaps all, could not be written.'
            cand websocket_error 'A stream of events ended with an error, or could not be subscribed to.'
            cand websocket_upgrade_error 'The server refused to open a WebSocket, with a status from 400 to 499 other than 401, 403 and 429.'
            cand watch_error 'The server refused or ended a watch on files with an error.'
            cand pty_protocol_error 'The server sent an error for a terminal, without a code of its own.'
            cand invalid_state 'The official SDK was used in a way that its object does not allow at this point.'
            cand missing_snapshot_id 'A paused sandbox came without the ID of its snapshot; only releases 0.1 of the official SDK say so.'
            cand --color 'When to color the output'
            cand --json 'Print JSON: one object per result'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'errcat;list'= {
            cand --category 'Show only codes of this category: its name, or enough of its beginning'
            cand --retry 'Show only codes with this retry verdict'
            cand --origin 'Show codes of this origin; those outside the catalog are no part of the API''s contract'
            cand --color 'When to color the output'
            cand --json 'Print JSON: one object per result'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'errcat;schema'= {
            cand list 'What list prints with --json'
            cand explain 'What explain prints with --json'
            cand diagnose 'Each line that diagnose prints with --json'
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
        &'--origin'= {
            cand catalog 'The published catalog'
            cand related 'All codes outside the catalog: edge, server and client'
            cand edge 'Credentials of the edge and of previews'
            cand server 'The API''s side, outside the catalog'
            cand client 'Made by the official SDK or CLI'
            cand all 'Everything'
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
