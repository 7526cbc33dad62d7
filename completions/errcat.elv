
use builtin;
use str;

set edit:completion:arg-completer[errcat] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    fn names {
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
        cand machine_not_found 'newer name of sandbox_not_found'
        cand sandbox_not_ready 'Sandbox not ready.'
        cand machine_not_ready 'newer name of sandbox_not_ready'
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
        cand function_not_found 'newer name of agent_deployment_not_found'
        cand agent_deployment_version_not_found 'The referenced agent deployment version does not exist or is not visible to the caller.'
        cand function_version_not_found 'newer name of agent_deployment_version_not_found'
        cand agent_run_not_found 'The referenced agent run does not exist or is not visible to the caller.'
        cand function_run_not_found 'newer name of agent_run_not_found'
        cand agent_service_instance_not_found 'The referenced agent service instance does not exist or is not visible to the caller.'
        cand function_service_instance_not_found 'newer name of agent_service_instance_not_found'
        cand agent_deployment_name_conflict 'The request conflicts with the current agent deployment name state.'
        cand function_name_conflict 'newer name of agent_deployment_name_conflict'
        cand agent_deployment_idempotency_mismatch 'Agent deployment idempotency mismatch.'
        cand function_idempotency_mismatch 'newer name of agent_deployment_idempotency_mismatch'
        cand agent_deployment_invalid_config 'Agent deployment invalid config.'
        cand function_invalid_config 'newer name of agent_deployment_invalid_config'
        cand agent_deployment_invalid_state 'Agent deployment invalid state.'
        cand function_invalid_state 'newer name of agent_deployment_invalid_state'
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
        cand edge_token_missing 'The request to a preview URL had no edge token.'
        cand edge_token_expired 'The edge token of the preview URL has expired.'
        cand edge_token_invalid 'The edge token of the preview URL was not accepted.'
        cand edge_token_scope_mismatch 'The edge token seems to be for something other than this request.'
        cand preview_grant_invalid 'The grant of the preview URL was not accepted.'
        cand preview_grant_revoked 'The grant of the preview URL was revoked.'
        cand preview_proxy_token_missing 'The request through the preview proxy had no token.'
        cand preview_proxy_token_expired 'The token for the preview proxy has expired.'
        cand preview_proxy_token_invalid 'The token for the preview proxy was not accepted.'
        cand preview_proxy_token_revoked 'The token for the preview proxy was revoked.'
        cand preview_proxy_token_scope_mismatch 'The token for the preview proxy seems to be for something other than this request.'
        cand not_found 'Something that the request names does not exist; release 1.0 of the Python SDK has this code in its catalog.'
        cand function_secret_name_conflict 'The environment seems to have a secret with this name already; only release 1.0 of the Python SDK has this code in its catalog.'
        cand invalid_fields 'A field that the caller asked for, as with `--fields`, does not seem to exist; only the documentation has this code.'
        cand preview_grant_disabled 'The grant of the preview URL is disabled.'
        cand preview_proxy_token_disabled 'The token for the preview proxy is disabled.'
        cand preview_sandbox_disabled 'Previews of this sandbox are disabled.'
        cand sandbox_paused_auto_resume_disabled 'The sandbox is paused, and auto-resume is off.'
        cand machine_paused_auto_resume_disabled 'newer name of sandbox_paused_auto_resume_disabled'
        cand transition_recovery_required 'A state change of the sandbox seems to have stopped halfway, so it has to be recovered.'
        cand unsupported_preview_port 'The port cannot be previewed.'
        cand preview_service_not_ready 'The previewed service did not accept the readiness probe; the response has status 200.'
        cand warm_pool_unavailable 'No sandbox of the warm pool was ready, and the checkout required one.'
        cand desktop_raw_vnc_disabled 'The policy of the API has disabled raw VNC to desktops.'
        cand desktop_raw_vnc_operator_only 'The policy of the API allows raw VNC to desktops only for operators.'
        cand template_resource_not_found 'Something that belongs to a template does not seem to exist.'
        cand conflict 'The request seems to conflict with the current state.'
        cand upload_conflict 'An upload seems to conflict with something at its target.'
        cand file_upload_limit_exceeded 'An upload seems to be larger than the limit.'
        cand permission_denied 'The caller may not do this: the Python SDK raises a permission error.'
        cand forbidden 'The caller may not do this: the Python SDK raises a permission error.'
        cand unauthenticated 'The request seems to have no valid credential; the Python SDK reports it as unauthorized.'
        cand missing_api_key 'The Python SDK or the CLI has no API key to send.'
        cand transport_error 'The connection to the API failed, timed out or broke, or a WebSocket was refused with a 5xx status other than 501.'
        cand timeout 'The Python SDK gave up waiting, for example for a terminal to start or for a warm pool.'
        cand invalid_response 'The Python SDK or the CLI got a response of an unexpected shape.'
        cand cli_error 'A CLI command failed without a more specific code, for example on a local file or a download; its MCP server uses it for any failure without JSON.'
        cand unknown 'The Python SDK or the CLI got a response without a usable code, or failed without a more specific one.'
        cand git_error 'A git helper of the Python SDK failed: git itself or, since release 1.0, its call to the API.'
        cand batch_write_partial_failure 'Some or all files of a batch write could not be written.'
        cand websocket_error 'A stream of events ended with an error, or could not be subscribed to.'
        cand websocket_upgrade_error 'The server refused to open a WebSocket, with a status from 400 to 499 other than 401, 403 and 429.'
        cand watch_error 'The server refused or ended a watch on files with an error.'
        cand pty_protocol_error 'The server sent an error for a terminal, without a code.'
        cand invalid_state 'An object of the Python SDK does not allow this call in its current state.'
        cand missing_snapshot_id 'A paused sandbox came without the ID of its snapshot; releases 0.1 and 1.0.0 of the Python SDK report this.'
    }
    fn statuses {
        cand 200 'codes that come with HTTP 200'
        cand 400 'codes that come with HTTP 400'
        cand 401 'codes that come with HTTP 401'
        cand 403 'codes that come with HTTP 403'
        cand 404 'codes that come with HTTP 404'
        cand 409 'codes that come with HTTP 409'
        cand 410 'codes that come with HTTP 410'
        cand 413 'codes that come with HTTP 413'
        cand 429 'codes that come with HTTP 429'
        cand 500 'codes that come with HTTP 500'
        cand 501 'codes that come with HTTP 501'
        cand 502 'codes that come with HTTP 502'
        cand 503 'codes that come with HTTP 503'
        cand 504 'codes that come with HTTP 504'
        cand 507 'codes that come with HTTP 507'
    }
    fn has-argument {|values|
        var is-after-command = $false
        var found = $false
        for word $words[1..-1] {
            if (and $is-after-command (has-value $values $word)) {
                set found = $true
            }
            if (not (str:has-prefix $word '-')) {
                set is-after-command = $true
            }
        }
        put $found
    }
    fn other-command {
        var is-command = $false
        var is-value = $false
        for i [(range 1 (count $words))] {
            var word = $words[$i]
            var is-typed = (== (+ $i 1) (count $words))
            if $is-value {
                set is-value = $false
            } elif (and (eq $word --) (not $is-typed)) {
                if $is-command {
                    all $words[(+ $i 1)..]
                }
                return
            } elif (str:has-prefix $word '-') {
                set is-value = (has-value [--against --by --catalog --category --check --code --color --cut --deadline --fail-on --format --ignore --max-delay --origin --out --pointer --retries --retry --retry-on --since --status --top --until] $word)
            } elif $is-command {
                all $words[$i..]
                return
            } elif (has-value [run] $word) {
                set is-command = $true
            } else {
                return
            }
        }
    }
    var command = 'errcat'
    var is-value = $false
    for word $words[1..-1] {
        if $is-value {
            set is-value = $false
            continue
        }
        if (str:has-prefix $word '-') {
            set is-value = (has-value [--against --by --catalog --category --check --code --color --cut --deadline --fail-on --format --ignore --max-delay --origin --out --pointer --retries --retry --retry-on --since --status --top --until] $word)
            continue
        }
        set command = $command';'$word
        break
    }
    var completions = [
        &'errcat'= {
            if (not-eq $words[-1] '') {
                names
                statuses
                edit:complete-filename $words[-1]
            }
            if (str:has-prefix $words[-1] '-') {
                cand --color 'When to color the output [default: auto]'
                cand --catalog 'Use the catalog in a file that `errcat export json` wrote'
                cand --json 'Print JSON: one object per result'
                cand -v 'Show all details'
                cand --verbose 'Show all details'
                cand --exit-code 'Exit with the nullspace CLI''s exit code for the last response'
                cand --retryable 'Exit with 0 if the last request may be retried unchanged, else with 1'
                cand -q 'Print no results, only errors, such as a file that cannot be read'
                cand --quiet 'Print no results, only errors, such as a file that cannot be read'
                cand --support 'Print only the facts that a support ticket needs'
                cand --all 'Also show the parts of the input that are not responses'
                cand -h 'Print help'
                cand --help 'Print help'
                cand -V 'Print version'
                cand --version 'Print version'
            }
            cand diagnose 'Diagnose every error response in the input'
            cand explain 'Explain codes, or list the codes of an HTTP status'
            cand list 'List the codes of the catalog'
            cand triage 'Count the error codes in logs of any size'
            cand run 'Run a command, explain its API failure, and retry what can be retried'
            cand check 'Compare an OpenAPI document with the catalog'
            cand export 'Write the catalog as a file for other programs'
            cand schema 'Print the JSON Schema of what a command prints with --json'
            cand completions 'Print the completion script for a shell'
            cand man 'Print the man page of errcat or of a command'
            cand help 'Print help for errcat or for a command'
        }
        &'errcat;diagnose'= {
            edit:complete-filename $words[-1]
            if (str:has-prefix $words[-1] '-') {
                cand --color 'When to color the output [default: auto]'
                cand --catalog 'Use the catalog in a file that `errcat export json` wrote'
                cand --exit-code 'Exit with the nullspace CLI''s exit code for the last response'
                cand --retryable 'Exit with 0 if the last request may be retried unchanged, else with 1'
                cand -q 'Print no results, only errors, such as a file that cannot be read'
                cand --quiet 'Print no results, only errors, such as a file that cannot be read'
                cand --support 'Print only the facts that a support ticket needs'
                cand --all 'Also show the parts of the input that are not responses'
                cand --json 'Print JSON: one object per result'
                cand -v 'Show all details'
                cand --verbose 'Show all details'
                cand -h 'Print help (see more with ''--help'')'
                cand --help 'Print help (see more with ''--help'')'
            }
        }
        &'errcat;parse'= {
            edit:complete-filename $words[-1]
            if (str:has-prefix $words[-1] '-') {
                cand --color 'When to color the output [default: auto]'
                cand --catalog 'Use the catalog in a file that `errcat export json` wrote'
                cand --exit-code 'Exit with the nullspace CLI''s exit code for the last response'
                cand --retryable 'Exit with 0 if the last request may be retried unchanged, else with 1'
                cand -q 'Print no results, only errors, such as a file that cannot be read'
                cand --quiet 'Print no results, only errors, such as a file that cannot be read'
                cand --support 'Print only the facts that a support ticket needs'
                cand --all 'Also show the parts of the input that are not responses'
                cand --json 'Print JSON: one object per result'
                cand -v 'Show all details'
                cand --verbose 'Show all details'
                cand -h 'Print help (see more with ''--help'')'
                cand --help 'Print help (see more with ''--help'')'
            }
        }
        &'errcat;explain'= {
            names
            statuses
            if (str:has-prefix $words[-1] '-') {
                cand --color 'When to color the output [default: auto]'
                cand --catalog 'Use the catalog in a file that `errcat export json` wrote'
                cand --json 'Print JSON: one object per result'
                cand -v 'Show all details'
                cand --verbose 'Show all details'
                cand -h 'Print help (see more with ''--help'')'
                cand --help 'Print help (see more with ''--help'')'
            }
        }
        &'errcat;list'= {
            names
            if (str:has-prefix $words[-1] '-') {
                cand --category 'Show only codes of this category; a unique beginning of its name is enough'
                cand --retry 'Show only codes with this retry verdict'
                cand --status 'Show only codes that come with this HTTP status'
                cand --origin 'Show codes of this origin; only those of the catalog are part of the API contract'
                cand --color 'When to color the output [default: auto]'
                cand --catalog 'Use the catalog in a file that `errcat export json` wrote'
                cand --json 'Print JSON: one object per result'
                cand -v 'Show all details'
                cand --verbose 'Show all details'
                cand -h 'Print help (see more with ''--help'')'
                cand --help 'Print help (see more with ''--help'')'
            }
        }
        &'errcat;triage'= {
            edit:complete-filename $words[-1]
            if (str:has-prefix $words[-1] '-') {
                cand --top 'Show at most N codes'
                cand --by 'Count by something other than the code'
                cand --code 'Count only this code; repeat the flag for several'
                cand --category 'Count only codes of this category; a unique beginning of its name is enough'
                cand --since 'Count only responses from this time on: a date, a time (UTC if it has no zone), or ''2h ago'''
                cand --until 'Count only responses before this time'
                cand --cut 'Show what is new, gone or changed since this time'
                cand --against 'Show what is new, gone or changed since an earlier run, from its --json report'
                cand --fail-on 'Exit with 1 if something is new, else with 0'
                cand --color 'When to color the output [default: auto]'
                cand --catalog 'Use the catalog in a file that `errcat export json` wrote'
                cand -r 'Read all files in directories'
                cand --recursive 'Read all files in directories'
                cand --allow-duplicates 'Count an input every time that it is given, not once'
                cand --all 'Show all codes'
                cand --merge 'Merge --json reports: the FILEs are reports, not logs'
                cand --json 'Print JSON: one object per result'
                cand -v 'Show all details'
                cand --verbose 'Show all details'
                cand -h 'Print help (see more with ''--help'')'
                cand --help 'Print help (see more with ''--help'')'
            }
        }
        &'errcat;run'= {
            if (str:has-prefix $words[-1] '-') {
                cand --retries 'Repeat a failed command up to N times, if the failure permits it'
                cand --max-delay 'Give up if the next delay is longer'
                cand --deadline 'Start no retry later than this after the first try'
                cand --retry-on 'Also repeat after this code; repeat the flag for several'
                cand --color 'When to color the output [default: auto]'
                cand --catalog 'Use the catalog in a file that `errcat export json` wrote'
                cand --idempotent 'Also repeat after HTTP 500, 502, 503 and 504; use it if sending the request twice does no harm'
                cand -q 'Print nothing besides the output of the command'
                cand --quiet 'Print nothing besides the output of the command'
                cand --json 'Print JSON: one object per result'
                cand -v 'Show all details'
                cand --verbose 'Show all details'
                cand -h 'Print help (see more with ''--help'')'
                cand --help 'Print help (see more with ''--help'')'
            }
        }
        &'errcat;check'= {
            edit:complete-filename $words[-1]
            if (str:has-prefix $words[-1] '-') {
                cand --pointer 'Read the codes at this JSON pointer instead of the schema ErrorResponse'
                cand --ignore 'Ignore the differences that this file lists'
                cand --format 'Form of the findings'
                cand --color 'When to color the output [default: auto]'
                cand --catalog 'Use the catalog in a file that `errcat export json` wrote'
                cand --json 'Print JSON: one object per result'
                cand -v 'Show all details'
                cand --verbose 'Show all details'
                cand -h 'Print help (see more with ''--help'')'
                cand --help 'Print help (see more with ''--help'')'
            }
        }
        &'errcat;export'= {
            if (not (has-argument [json csv markdown html json-schema typescript python go])) {
                cand json 'what --catalog reads'
                cand csv 'table for spreadsheets and databases'
                cand markdown 'document with a table for each category'
                cand html 'page with a search, in one file'
                cand json-schema 'JSON Schema of an error response'
                cand typescript 'constants and types for TypeScript'
                cand python 'constants and types for Python'
                cand go 'constants and a type for Go'
            }
            if (str:has-prefix $words[-1] '-') {
                cand --check 'Compare with this file instead: exit with 1 and show a diff if it is out of date'
                cand --color 'When to color the output [default: auto]'
                cand --catalog 'Use the catalog in a file that `errcat export json` wrote'
                cand --json 'Print JSON: one object per result'
                cand -v 'Show all details'
                cand --verbose 'Show all details'
                cand -h 'Print help (see more with ''--help'')'
                cand --help 'Print help (see more with ''--help'')'
            }
        }
        &'errcat;schema'= {
            if (not (has-argument [list explain diagnose triage check export run])) {
                cand list 'what list prints with --json'
                cand explain 'what explain prints with --json'
                cand diagnose 'each line that diagnose prints with --json'
                cand triage 'what triage prints with --json'
                cand check 'what check prints with --json'
                cand export 'what export prints with --json'
                cand run 'each line that run prints with --json, on standard error'
            }
            if (str:has-prefix $words[-1] '-') {
                cand --color 'When to color the output [default: auto]'
                cand --catalog 'Use the catalog in a file that `errcat export json` wrote'
                cand --json 'Print JSON: one object per result'
                cand -v 'Show all details'
                cand --verbose 'Show all details'
                cand -h 'Print help (see more with ''--help'')'
                cand --help 'Print help (see more with ''--help'')'
            }
        }
        &'errcat;completions'= {
            if (not (has-argument [bash elvish fish powershell zsh])) {
                cand bash ''
                cand elvish ''
                cand fish ''
                cand powershell ''
                cand zsh ''
            }
            if (str:has-prefix $words[-1] '-') {
                cand --color 'When to color the output [default: auto]'
                cand --catalog 'Use the catalog in a file that `errcat export json` wrote'
                cand --json 'Print JSON: one object per result'
                cand -v 'Show all details'
                cand --verbose 'Show all details'
                cand -h 'Print help (see more with ''--help'')'
                cand --help 'Print help (see more with ''--help'')'
            }
        }
        &'errcat;man'= {
            if (not (has-argument [diagnose explain list triage run check export schema completions man help])) {
                cand diagnose 'Diagnose every error response in the input'
                cand explain 'Explain codes, or list the codes of an HTTP status'
                cand list 'List the codes of the catalog'
                cand triage 'Count the error codes in logs of any size'
                cand run 'Run a command, explain its API failure, and retry what can be retried'
                cand check 'Compare an OpenAPI document with the catalog'
                cand export 'Write the catalog as a file for other programs'
                cand schema 'Print the JSON Schema of what a command prints with --json'
                cand completions 'Print the completion script for a shell'
                cand man 'Print the man page of errcat or of a command'
                cand help 'Print help for errcat or for a command'
            }
            if (str:has-prefix $words[-1] '-') {
                cand --out 'Write all pages into this directory'
                cand --color 'When to color the output [default: auto]'
                cand --catalog 'Use the catalog in a file that `errcat export json` wrote'
                cand --json 'Print JSON: one object per result'
                cand -v 'Show all details'
                cand --verbose 'Show all details'
                cand -h 'Print help (see more with ''--help'')'
                cand --help 'Print help (see more with ''--help'')'
            }
        }
        &'errcat;help'= {
            if (not (has-argument [diagnose explain list triage run check export schema completions man help])) {
                cand diagnose 'Diagnose every error response in the input'
                cand explain 'Explain codes, or list the codes of an HTTP status'
                cand list 'List the codes of the catalog'
                cand triage 'Count the error codes in logs of any size'
                cand run 'Run a command, explain its API failure, and retry what can be retried'
                cand check 'Compare an OpenAPI document with the catalog'
                cand export 'Write the catalog as a file for other programs'
                cand schema 'Print the JSON Schema of what a command prints with --json'
                cand completions 'Print the completion script for a shell'
                cand man 'Print the man page of errcat or of a command'
                cand help 'Print help for errcat or for a command'
            }
            if (str:has-prefix $words[-1] '-') {
                cand --color 'When to color the output [default: auto]'
                cand --catalog 'Use the catalog in a file that `errcat export json` wrote'
                cand --json 'Print JSON: one object per result'
                cand -v 'Show all details'
                cand --verbose 'Show all details'
                cand -h 'Print help (see more with ''--help'')'
                cand --help 'Print help (see more with ''--help'')'
            }
        }
        &'errcat;'= {
            names
            statuses
            edit:complete-filename $words[-1]
            if (str:has-prefix $words[-1] '-') {
                cand --color 'When to color the output [default: auto]'
                cand --catalog 'Use the catalog in a file that `errcat export json` wrote'
                cand --json 'Print JSON: one object per result'
                cand -v 'Show all details'
                cand --verbose 'Show all details'
                cand --exit-code 'Exit with the nullspace CLI''s exit code for the last response'
                cand --retryable 'Exit with 0 if the last request may be retried unchanged, else with 1'
                cand -q 'Print no results, only errors, such as a file that cannot be read'
                cand --quiet 'Print no results, only errors, such as a file that cannot be read'
                cand --support 'Print only the facts that a support ticket needs'
                cand --all 'Also show the parts of the input that are not responses'
                cand -h 'Print help'
                cand --help 'Print help'
                cand -V 'Print version'
                cand --version 'Print version'
            }
        }
        &'--against'= {
            edit:complete-filename $words[-1]
        }
        &'--by'= {
            cand code 'the error code'
            cand category 'the category, or the origin of a non-catalog code'
            cand retry 'the retry verdict'
            cand hour 'the hour, in UTC'
            cand file 'the file'
        }
        &'--catalog'= {
            edit:complete-filename $words[-1]
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
        &'--check'= {
            edit:complete-filename $words[-1]
        }
        &'--code'= {
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
            cand machine_not_found 'newer name of sandbox_not_found'
            cand sandbox_not_ready 'Sandbox not ready.'
            cand machine_not_ready 'newer name of sandbox_not_ready'
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
            cand function_not_found 'newer name of agent_deployment_not_found'
            cand agent_deployment_version_not_found 'The referenced agent deployment version does not exist or is not visible to the caller.'
            cand function_version_not_found 'newer name of agent_deployment_version_not_found'
            cand agent_run_not_found 'The referenced agent run does not exist or is not visible to the caller.'
            cand function_run_not_found 'newer name of agent_run_not_found'
            cand agent_service_instance_not_found 'The referenced agent service instance does not exist or is not visible to the caller.'
            cand function_service_instance_not_found 'newer name of agent_service_instance_not_found'
            cand agent_deployment_name_conflict 'The request conflicts with the current agent deployment name state.'
            cand function_name_conflict 'newer name of agent_deployment_name_conflict'
            cand agent_deployment_idempotency_mismatch 'Agent deployment idempotency mismatch.'
            cand function_idempotency_mismatch 'newer name of agent_deployment_idempotency_mismatch'
            cand agent_deployment_invalid_config 'Agent deployment invalid config.'
            cand function_invalid_config 'newer name of agent_deployment_invalid_config'
            cand agent_deployment_invalid_state 'Agent deployment invalid state.'
            cand function_invalid_state 'newer name of agent_deployment_invalid_state'
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
            cand edge_token_missing 'The request to a preview URL had no edge token.'
            cand edge_token_expired 'The edge token of the preview URL has expired.'
            cand edge_token_invalid 'The edge token of the preview URL was not accepted.'
            cand edge_token_scope_mismatch 'The edge token seems to be for something other than this request.'
            cand preview_grant_invalid 'The grant of the preview URL was not accepted.'
            cand preview_grant_revoked 'The grant of the preview URL was revoked.'
            cand preview_proxy_token_missing 'The request through the preview proxy had no token.'
            cand preview_proxy_token_expired 'The token for the preview proxy has expired.'
            cand preview_proxy_token_invalid 'The token for the preview proxy was not accepted.'
            cand preview_proxy_token_revoked 'The token for the preview proxy was revoked.'
            cand preview_proxy_token_scope_mismatch 'The token for the preview proxy seems to be for something other than this request.'
            cand not_found 'Something that the request names does not exist; release 1.0 of the Python SDK has this code in its catalog.'
            cand function_secret_name_conflict 'The environment seems to have a secret with this name already; only release 1.0 of the Python SDK has this code in its catalog.'
            cand invalid_fields 'A field that the caller asked for, as with `--fields`, does not seem to exist; only the documentation has this code.'
            cand preview_grant_disabled 'The grant of the preview URL is disabled.'
            cand preview_proxy_token_disabled 'The token for the preview proxy is disabled.'
            cand preview_sandbox_disabled 'Previews of this sandbox are disabled.'
            cand sandbox_paused_auto_resume_disabled 'The sandbox is paused, and auto-resume is off.'
            cand machine_paused_auto_resume_disabled 'newer name of sandbox_paused_auto_resume_disabled'
            cand transition_recovery_required 'A state change of the sandbox seems to have stopped halfway, so it has to be recovered.'
            cand unsupported_preview_port 'The port cannot be previewed.'
            cand preview_service_not_ready 'The previewed service did not accept the readiness probe; the response has status 200.'
            cand warm_pool_unavailable 'No sandbox of the warm pool was ready, and the checkout required one.'
            cand desktop_raw_vnc_disabled 'The policy of the API has disabled raw VNC to desktops.'
            cand desktop_raw_vnc_operator_only 'The policy of the API allows raw VNC to desktops only for operators.'
            cand template_resource_not_found 'Something that belongs to a template does not seem to exist.'
            cand conflict 'The request seems to conflict with the current state.'
            cand upload_conflict 'An upload seems to conflict with something at its target.'
            cand file_upload_limit_exceeded 'An upload seems to be larger than the limit.'
            cand permission_denied 'The caller may not do this: the Python SDK raises a permission error.'
            cand forbidden 'The caller may not do this: the Python SDK raises a permission error.'
            cand unauthenticated 'The request seems to have no valid credential; the Python SDK reports it as unauthorized.'
            cand missing_api_key 'The Python SDK or the CLI has no API key to send.'
            cand transport_error 'The connection to the API failed, timed out or broke, or a WebSocket was refused with a 5xx status other than 501.'
            cand timeout 'The Python SDK gave up waiting, for example for a terminal to start or for a warm pool.'
            cand invalid_response 'The Python SDK or the CLI got a response of an unexpected shape.'
            cand cli_error 'A CLI command failed without a more specific code, for example on a local file or a download; its MCP server uses it for any failure without JSON.'
            cand unknown 'The Python SDK or the CLI got a response without a usable code, or failed without a more specific one.'
            cand git_error 'A git helper of the Python SDK failed: git itself or, since release 1.0, its call to the API.'
            cand batch_write_partial_failure 'Some or all files of a batch write could not be written.'
            cand websocket_error 'A stream of events ended with an error, or could not be subscribed to.'
            cand websocket_upgrade_error 'The server refused to open a WebSocket, with a status from 400 to 499 other than 401, 403 and 429.'
            cand watch_error 'The server refused or ended a watch on files with an error.'
            cand pty_protocol_error 'The server sent an error for a terminal, without a code.'
            cand invalid_state 'An object of the Python SDK does not allow this call in its current state.'
            cand missing_snapshot_id 'A paused sandbox came without the ID of its snapshot; releases 0.1 and 1.0.0 of the Python SDK report this.'
        }
        &'--color'= {
            cand auto ''
            cand always ''
            cand never ''
        }
        &'--cut'= {
        }
        &'--deadline'= {
        }
        &'--fail-on'= {
            cand new 'codes that only the later responses have'
        }
        &'--format'= {
            cand text 'lines for people; this is the default'
            cand github 'annotations for GitHub Actions'
        }
        &'--ignore'= {
            edit:complete-filename $words[-1]
        }
        &'--max-delay'= {
        }
        &'--origin'= {
            cand catalog 'made by the API, as published in the catalog'
            cand edge 'made by the edge or the preview proxy, which rejected a credential'
            cand server 'made by the server'
            cand client 'made by the Python SDK or the nullspace CLI, not the API'
            cand related 'all non-catalog codes'
            cand all 'all codes'
        }
        &'--out'= {
            edit:complete-filename $words[-1]
        }
        &'--pointer'= {
        }
        &'--retries'= {
        }
        &'--retry'= {
            cand later 'temporary: yes, with backoff, or depends if that is uncertain'
            cand after_window 'rate limit: yes, after the delay in Retry-After'
            cand after_change 'not unchanged: something has to change first'
            cand depends 'the sources leave it open'
            cand unknown 'no source says anything'
        }
        &'--retry-on'= {
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
            cand machine_not_found 'newer name of sandbox_not_found'
            cand sandbox_not_ready 'Sandbox not ready.'
            cand machine_not_ready 'newer name of sandbox_not_ready'
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
            cand function_not_found 'newer name of agent_deployment_not_found'
            cand agent_deployment_version_not_found 'The referenced agent deployment version does not exist or is not visible to the caller.'
            cand function_version_not_found 'newer name of agent_deployment_version_not_found'
            cand agent_run_not_found 'The referenced agent run does not exist or is not visible to the caller.'
            cand function_run_not_found 'newer name of agent_run_not_found'
            cand agent_service_instance_not_found 'The referenced agent service instance does not exist or is not visible to the caller.'
            cand function_service_instance_not_found 'newer name of agent_service_instance_not_found'
            cand agent_deployment_name_conflict 'The request conflicts with the current agent deployment name state.'
            cand function_name_conflict 'newer name of agent_deployment_name_conflict'
            cand agent_deployment_idempotency_mismatch 'Agent deployment idempotency mismatch.'
            cand function_idempotency_mismatch 'newer name of agent_deployment_idempotency_mismatch'
            cand agent_deployment_invalid_config 'Agent deployment invalid config.'
            cand function_invalid_config 'newer name of agent_deployment_invalid_config'
            cand agent_deployment_invalid_state 'Agent deployment invalid state.'
            cand function_invalid_state 'newer name of agent_deployment_invalid_state'
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
            cand edge_token_missing 'The request to a preview URL had no edge token.'
            cand edge_token_expired 'The edge token of the preview URL has expired.'
            cand edge_token_invalid 'The edge token of the preview URL was not accepted.'
            cand edge_token_scope_mismatch 'The edge token seems to be for something other than this request.'
            cand preview_grant_invalid 'The grant of the preview URL was not accepted.'
            cand preview_grant_revoked 'The grant of the preview URL was revoked.'
            cand preview_proxy_token_missing 'The request through the preview proxy had no token.'
            cand preview_proxy_token_expired 'The token for the preview proxy has expired.'
            cand preview_proxy_token_invalid 'The token for the preview proxy was not accepted.'
            cand preview_proxy_token_revoked 'The token for the preview proxy was revoked.'
            cand preview_proxy_token_scope_mismatch 'The token for the preview proxy seems to be for something other than this request.'
            cand not_found 'Something that the request names does not exist; release 1.0 of the Python SDK has this code in its catalog.'
            cand function_secret_name_conflict 'The environment seems to have a secret with this name already; only release 1.0 of the Python SDK has this code in its catalog.'
            cand invalid_fields 'A field that the caller asked for, as with `--fields`, does not seem to exist; only the documentation has this code.'
            cand preview_grant_disabled 'The grant of the preview URL is disabled.'
            cand preview_proxy_token_disabled 'The token for the preview proxy is disabled.'
            cand preview_sandbox_disabled 'Previews of this sandbox are disabled.'
            cand sandbox_paused_auto_resume_disabled 'The sandbox is paused, and auto-resume is off.'
            cand machine_paused_auto_resume_disabled 'newer name of sandbox_paused_auto_resume_disabled'
            cand transition_recovery_required 'A state change of the sandbox seems to have stopped halfway, so it has to be recovered.'
            cand unsupported_preview_port 'The port cannot be previewed.'
            cand preview_service_not_ready 'The previewed service did not accept the readiness probe; the response has status 200.'
            cand warm_pool_unavailable 'No sandbox of the warm pool was ready, and the checkout required one.'
            cand desktop_raw_vnc_disabled 'The policy of the API has disabled raw VNC to desktops.'
            cand desktop_raw_vnc_operator_only 'The policy of the API allows raw VNC to desktops only for operators.'
            cand template_resource_not_found 'Something that belongs to a template does not seem to exist.'
            cand conflict 'The request seems to conflict with the current state.'
            cand upload_conflict 'An upload seems to conflict with something at its target.'
            cand file_upload_limit_exceeded 'An upload seems to be larger than the limit.'
            cand permission_denied 'The caller may not do this: the Python SDK raises a permission error.'
            cand forbidden 'The caller may not do this: the Python SDK raises a permission error.'
            cand unauthenticated 'The request seems to have no valid credential; the Python SDK reports it as unauthorized.'
            cand missing_api_key 'The Python SDK or the CLI has no API key to send.'
            cand transport_error 'The connection to the API failed, timed out or broke, or a WebSocket was refused with a 5xx status other than 501.'
            cand timeout 'The Python SDK gave up waiting, for example for a terminal to start or for a warm pool.'
            cand invalid_response 'The Python SDK or the CLI got a response of an unexpected shape.'
            cand cli_error 'A CLI command failed without a more specific code, for example on a local file or a download; its MCP server uses it for any failure without JSON.'
            cand unknown 'The Python SDK or the CLI got a response without a usable code, or failed without a more specific one.'
            cand git_error 'A git helper of the Python SDK failed: git itself or, since release 1.0, its call to the API.'
            cand batch_write_partial_failure 'Some or all files of a batch write could not be written.'
            cand websocket_error 'A stream of events ended with an error, or could not be subscribed to.'
            cand websocket_upgrade_error 'The server refused to open a WebSocket, with a status from 400 to 499 other than 401, 403 and 429.'
            cand watch_error 'The server refused or ended a watch on files with an error.'
            cand pty_protocol_error 'The server sent an error for a terminal, without a code.'
            cand invalid_state 'An object of the Python SDK does not allow this call in its current state.'
            cand missing_snapshot_id 'A paused sandbox came without the ID of its snapshot; releases 0.1 and 1.0.0 of the Python SDK report this.'
        }
        &'--since'= {
        }
        &'--status'= {
            cand 200 'codes that come with HTTP 200'
            cand 400 'codes that come with HTTP 400'
            cand 401 'codes that come with HTTP 401'
            cand 403 'codes that come with HTTP 403'
            cand 404 'codes that come with HTTP 404'
            cand 409 'codes that come with HTTP 409'
            cand 410 'codes that come with HTTP 410'
            cand 413 'codes that come with HTTP 413'
            cand 429 'codes that come with HTTP 429'
            cand 500 'codes that come with HTTP 500'
            cand 501 'codes that come with HTTP 501'
            cand 502 'codes that come with HTTP 502'
            cand 503 'codes that come with HTTP 503'
            cand 504 'codes that come with HTTP 504'
            cand 507 'codes that come with HTTP 507'
        }
        &'--top'= {
        }
        &'--until'= {
        }
    ]
    var option @value = (str:split &max=2 '=' $words[-1])
    var other = [(other-command)]
    if (not-eq $other []) {
        edit:complete-sudo errcat $@other
    } elif (and (str:has-prefix $words[-2] '--') (has-key $completions $words[-2])) {
        $completions[$words[-2]]
    } elif (and (has-key $completions $option) (not-eq $value [])) {
        set words = [$option $@value]
        $completions[$option] | each {|c|
            edit:complex-candidate $option'='$c[stem] &display=$c[display] &code-suffix=$c[code-suffix]
        }
    } elif (has-key $completions $command) {
        $completions[$command]
    } else {
        $completions['errcat;']
    }
}
