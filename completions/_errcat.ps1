
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'errcat' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements

    # The command of another program, as in errcat run COMMAND, begins at this offset.
    $start = $null
    $isCommand = $false
    $isValue = $false
    foreach ($element in $commandElements | Select-Object -Skip 1) {
        $isTyped = $element.Extent.EndOffset -ge $cursorPosition
        if ($isValue) {
            $isValue = $false
        } elseif ("$element" -eq '--' -and -not $isTyped) {
            if ($isCommand) {
                $start = $element.Extent.EndOffset
            }
            $isCommand = $false
            break
        } elseif ("$element".StartsWith('-')) {
            $isValue = "$element" -in '--against', '--by', '--catalog', '--category', '--check', '--code', '--color', '--cut', '--deadline', '--fail-on', '--format', '--ignore', '--max-delay', '--origin', '--out', '--pointer', '--retries', '--retry', '--retry-on', '--since', '--status', '--top', '--until'
        } elseif ($isCommand) {
            $start = $element.Extent.StartOffset
            break
        } elseif ("$element" -in 'run' -and -not $isTyped) {
            $isCommand = $true
        } else {
            break
        }
    }
    if ($isCommand -and $null -eq $start -and -not $isValue -and -not $wordToComplete) {
        $start = $cursorPosition
    }
    if ($null -ne $start) {
        $first = $commandAst.Extent.StartOffset
        $text = $commandAst.ToString().PadRight($cursorPosition - $first).Substring($start - $first)
        [CommandCompletion]::CompleteInput($text, $cursorPosition - $start, $null).CompletionMatches
        return
    }
    $command = @(
        'errcat'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ("$element".StartsWith('-')) {
                continue
            }
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
        break
    }) -join ';'

    $names = {
        [CompletionResult]::new('unauthorized', 'unauthorized', [CompletionResultType]::ParameterValue, 'Unauthorized.')
        [CompletionResult]::new('auth_failed', 'auth_failed', [CompletionResultType]::ParameterValue, 'The auth operation failed.')
        [CompletionResult]::new('auth_locked', 'auth_locked', [CompletionResultType]::ParameterValue, 'Auth locked.')
        [CompletionResult]::new('auth_proxy_error', 'auth_proxy_error', [CompletionResultType]::ParameterValue, 'An auth proxy error occurred.')
        [CompletionResult]::new('auth_proxy_unavailable', 'auth_proxy_unavailable', [CompletionResultType]::ParameterValue, 'The auth proxy is currently unavailable; retry later.')
        [CompletionResult]::new('invalid_auth_redirect', 'invalid_auth_redirect', [CompletionResultType]::ParameterValue, 'Invalid auth redirect.')
        [CompletionResult]::new('invalid_oauth_provider', 'invalid_oauth_provider', [CompletionResultType]::ParameterValue, 'Invalid oauth provider.')
        [CompletionResult]::new('captcha_required', 'captcha_required', [CompletionResultType]::ParameterValue, 'Captcha required.')
        [CompletionResult]::new('captcha_failed', 'captcha_failed', [CompletionResultType]::ParameterValue, 'The captcha operation failed.')
        [CompletionResult]::new('captcha_unavailable', 'captcha_unavailable', [CompletionResultType]::ParameterValue, 'The captcha is currently unavailable; retry later.')
        [CompletionResult]::new('disposable_email', 'disposable_email', [CompletionResultType]::ParameterValue, 'Disposable email.')
        [CompletionResult]::new('signup_rate_limited', 'signup_rate_limited', [CompletionResultType]::ParameterValue, 'Too many signup attempts; retry after the rate-limit window.')
        [CompletionResult]::new('oauth_rate_limited', 'oauth_rate_limited', [CompletionResultType]::ParameterValue, 'Too many oauth attempts; retry after the rate-limit window.')
        [CompletionResult]::new('email_action_rate_limited', 'email_action_rate_limited', [CompletionResultType]::ParameterValue, 'Too many email action attempts; retry after the rate-limit window.')
        [CompletionResult]::new('email_not_verified', 'email_not_verified', [CompletionResultType]::ParameterValue, 'Email not verified.')
        [CompletionResult]::new('account_deleted', 'account_deleted', [CompletionResultType]::ParameterValue, 'Account deleted.')
        [CompletionResult]::new('operator_required', 'operator_required', [CompletionResultType]::ParameterValue, 'Operator required.')
        [CompletionResult]::new('account_not_found', 'account_not_found', [CompletionResultType]::ParameterValue, 'The referenced account does not exist or is not visible to the caller.')
        [CompletionResult]::new('account_not_soft_deleted', 'account_not_soft_deleted', [CompletionResultType]::ParameterValue, 'Account not soft deleted.')
        [CompletionResult]::new('account_hard_delete_active_resources', 'account_hard_delete_active_resources', [CompletionResultType]::ParameterValue, 'Account hard delete active resources.')
        [CompletionResult]::new('sandbox_not_found', 'sandbox_not_found', [CompletionResultType]::ParameterValue, 'The referenced sandbox does not exist or is not visible to the caller.')
        [CompletionResult]::new('machine_not_found', 'machine_not_found', [CompletionResultType]::ParameterValue, 'newer name of sandbox_not_found')
        [CompletionResult]::new('sandbox_not_ready', 'sandbox_not_ready', [CompletionResultType]::ParameterValue, 'Sandbox not ready.')
        [CompletionResult]::new('machine_not_ready', 'machine_not_ready', [CompletionResultType]::ParameterValue, 'newer name of sandbox_not_ready')
        [CompletionResult]::new('capacity_exceeded', 'capacity_exceeded', [CompletionResultType]::ParameterValue, 'The request exceeds the capacity limit.')
        [CompletionResult]::new('no_eligible_runtime_host', 'no_eligible_runtime_host', [CompletionResultType]::ParameterValue, 'No eligible runtime host.')
        [CompletionResult]::new('same_host_required', 'same_host_required', [CompletionResultType]::ParameterValue, 'Same host required.')
        [CompletionResult]::new('transition_in_progress', 'transition_in_progress', [CompletionResultType]::ParameterValue, 'Transition in progress.')
        [CompletionResult]::new('transition_conflict', 'transition_conflict', [CompletionResultType]::ParameterValue, 'The request conflicts with the current transition state.')
        [CompletionResult]::new('snapshot_not_found', 'snapshot_not_found', [CompletionResultType]::ParameterValue, 'The referenced snapshot does not exist or is not visible to the caller.')
        [CompletionResult]::new('snapshot_in_use', 'snapshot_in_use', [CompletionResultType]::ParameterValue, 'Snapshot in use.')
        [CompletionResult]::new('incompatible_snapshot', 'incompatible_snapshot', [CompletionResultType]::ParameterValue, 'Incompatible snapshot.')
        [CompletionResult]::new('rebuild_required', 'rebuild_required', [CompletionResultType]::ParameterValue, 'Rebuild required.')
        [CompletionResult]::new('template_not_found', 'template_not_found', [CompletionResultType]::ParameterValue, 'The referenced template does not exist or is not visible to the caller.')
        [CompletionResult]::new('template_build_not_found', 'template_build_not_found', [CompletionResultType]::ParameterValue, 'The referenced template build does not exist or is not visible to the caller.')
        [CompletionResult]::new('template_name_claim_not_found', 'template_name_claim_not_found', [CompletionResultType]::ParameterValue, 'The referenced template name claim does not exist or is not visible to the caller.')
        [CompletionResult]::new('build_error', 'build_error', [CompletionResultType]::ParameterValue, 'A build error occurred.')
        [CompletionResult]::new('agent_deployment_not_found', 'agent_deployment_not_found', [CompletionResultType]::ParameterValue, 'The referenced agent deployment does not exist or is not visible to the caller.')
        [CompletionResult]::new('function_not_found', 'function_not_found', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_not_found')
        [CompletionResult]::new('agent_deployment_version_not_found', 'agent_deployment_version_not_found', [CompletionResultType]::ParameterValue, 'The referenced agent deployment version does not exist or is not visible to the caller.')
        [CompletionResult]::new('function_version_not_found', 'function_version_not_found', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_version_not_found')
        [CompletionResult]::new('agent_run_not_found', 'agent_run_not_found', [CompletionResultType]::ParameterValue, 'The referenced agent run does not exist or is not visible to the caller.')
        [CompletionResult]::new('function_run_not_found', 'function_run_not_found', [CompletionResultType]::ParameterValue, 'newer name of agent_run_not_found')
        [CompletionResult]::new('agent_service_instance_not_found', 'agent_service_instance_not_found', [CompletionResultType]::ParameterValue, 'The referenced agent service instance does not exist or is not visible to the caller.')
        [CompletionResult]::new('function_service_instance_not_found', 'function_service_instance_not_found', [CompletionResultType]::ParameterValue, 'newer name of agent_service_instance_not_found')
        [CompletionResult]::new('agent_deployment_name_conflict', 'agent_deployment_name_conflict', [CompletionResultType]::ParameterValue, 'The request conflicts with the current agent deployment name state.')
        [CompletionResult]::new('function_name_conflict', 'function_name_conflict', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_name_conflict')
        [CompletionResult]::new('agent_deployment_idempotency_mismatch', 'agent_deployment_idempotency_mismatch', [CompletionResultType]::ParameterValue, 'Agent deployment idempotency mismatch.')
        [CompletionResult]::new('function_idempotency_mismatch', 'function_idempotency_mismatch', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_idempotency_mismatch')
        [CompletionResult]::new('agent_deployment_invalid_config', 'agent_deployment_invalid_config', [CompletionResultType]::ParameterValue, 'Agent deployment invalid config.')
        [CompletionResult]::new('function_invalid_config', 'function_invalid_config', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_invalid_config')
        [CompletionResult]::new('agent_deployment_invalid_state', 'agent_deployment_invalid_state', [CompletionResultType]::ParameterValue, 'Agent deployment invalid state.')
        [CompletionResult]::new('function_invalid_state', 'function_invalid_state', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_invalid_state')
        [CompletionResult]::new('volume_beta_restriction', 'volume_beta_restriction', [CompletionResultType]::ParameterValue, 'Volume beta restriction.')
        [CompletionResult]::new('volume_invalid_mount_path', 'volume_invalid_mount_path', [CompletionResultType]::ParameterValue, 'Volume invalid mount path.')
        [CompletionResult]::new('volume_overlapping_mounts', 'volume_overlapping_mounts', [CompletionResultType]::ParameterValue, 'Volume overlapping mounts.')
        [CompletionResult]::new('volume_backend_capability_unsupported', 'volume_backend_capability_unsupported', [CompletionResultType]::ParameterValue, 'Volume backend capability unsupported.')
        [CompletionResult]::new('volume_quota_exceeded', 'volume_quota_exceeded', [CompletionResultType]::ParameterValue, 'The request exceeds the volume quota limit.')
        [CompletionResult]::new('volume_mount_credential_issue_failed', 'volume_mount_credential_issue_failed', [CompletionResultType]::ParameterValue, 'The volume mount credential issue operation failed.')
        [CompletionResult]::new('volume_backend_unavailable', 'volume_backend_unavailable', [CompletionResultType]::ParameterValue, 'The volume backend is currently unavailable; retry later.')
        [CompletionResult]::new('volume_stale_revision', 'volume_stale_revision', [CompletionResultType]::ParameterValue, 'Volume stale revision.')
        [CompletionResult]::new('volume_busy', 'volume_busy', [CompletionResultType]::ParameterValue, 'Volume busy.')
        [CompletionResult]::new('volume_read_only', 'volume_read_only', [CompletionResultType]::ParameterValue, 'Volume read only.')
        [CompletionResult]::new('volume_limit_exceeded', 'volume_limit_exceeded', [CompletionResultType]::ParameterValue, 'The request exceeds the volume limit.')
        [CompletionResult]::new('file_upload_error', 'file_upload_error', [CompletionResultType]::ParameterValue, 'A file upload error occurred.')
        [CompletionResult]::new('exec_timeout', 'exec_timeout', [CompletionResultType]::ParameterValue, 'The exec operation timed out.')
        [CompletionResult]::new('exec_failed', 'exec_failed', [CompletionResultType]::ParameterValue, 'The exec operation failed.')
        [CompletionResult]::new('file_error', 'file_error', [CompletionResultType]::ParameterValue, 'A file error occurred.')
        [CompletionResult]::new('QUOTA_EXCEEDED', 'QUOTA_EXCEEDED', [CompletionResultType]::ParameterValue, 'The request exceeds the quota limit.')
        [CompletionResult]::new('rate_limit_exceeded', 'rate_limit_exceeded', [CompletionResultType]::ParameterValue, 'The request hit a rate limit; respect Retry-After before retrying.')
        [CompletionResult]::new('invalid_request', 'invalid_request', [CompletionResultType]::ParameterValue, 'Invalid request.')
        [CompletionResult]::new('database_error', 'database_error', [CompletionResultType]::ParameterValue, 'A database error occurred.')
        [CompletionResult]::new('not_implemented', 'not_implemented', [CompletionResultType]::ParameterValue, 'Not implemented.')
        [CompletionResult]::new('feature_unavailable', 'feature_unavailable', [CompletionResultType]::ParameterValue, 'The feature is currently unavailable; retry later.')
        [CompletionResult]::new('internal_error', 'internal_error', [CompletionResultType]::ParameterValue, 'An internal error occurred.')
        [CompletionResult]::new('edge_token_missing', 'edge_token_missing', [CompletionResultType]::ParameterValue, 'The request to a preview URL had no edge token.')
        [CompletionResult]::new('edge_token_expired', 'edge_token_expired', [CompletionResultType]::ParameterValue, 'The edge token of the preview URL has expired.')
        [CompletionResult]::new('edge_token_invalid', 'edge_token_invalid', [CompletionResultType]::ParameterValue, 'The edge token of the preview URL was not accepted.')
        [CompletionResult]::new('edge_token_scope_mismatch', 'edge_token_scope_mismatch', [CompletionResultType]::ParameterValue, 'The edge token seems to be for something other than this request.')
        [CompletionResult]::new('preview_grant_invalid', 'preview_grant_invalid', [CompletionResultType]::ParameterValue, 'The grant of the preview URL was not accepted.')
        [CompletionResult]::new('preview_grant_revoked', 'preview_grant_revoked', [CompletionResultType]::ParameterValue, 'The grant of the preview URL was revoked.')
        [CompletionResult]::new('preview_proxy_token_missing', 'preview_proxy_token_missing', [CompletionResultType]::ParameterValue, 'The request through the preview proxy had no token.')
        [CompletionResult]::new('preview_proxy_token_expired', 'preview_proxy_token_expired', [CompletionResultType]::ParameterValue, 'The token for the preview proxy has expired.')
        [CompletionResult]::new('preview_proxy_token_invalid', 'preview_proxy_token_invalid', [CompletionResultType]::ParameterValue, 'The token for the preview proxy was not accepted.')
        [CompletionResult]::new('preview_proxy_token_revoked', 'preview_proxy_token_revoked', [CompletionResultType]::ParameterValue, 'The token for the preview proxy was revoked.')
        [CompletionResult]::new('preview_proxy_token_scope_mismatch', 'preview_proxy_token_scope_mismatch', [CompletionResultType]::ParameterValue, 'The token for the preview proxy seems to be for something other than this request.')
        [CompletionResult]::new('not_found', 'not_found', [CompletionResultType]::ParameterValue, 'Something that the request names does not exist; release 1.0 of the Python SDK has this code in its catalog.')
        [CompletionResult]::new('function_secret_name_conflict', 'function_secret_name_conflict', [CompletionResultType]::ParameterValue, 'The environment seems to have a secret with this name already; only release 1.0 of the Python SDK has this code in its catalog.')
        [CompletionResult]::new('invalid_fields', 'invalid_fields', [CompletionResultType]::ParameterValue, 'A field that the caller asked for, as with `--fields`, does not seem to exist; only the documentation has this code.')
        [CompletionResult]::new('preview_grant_disabled', 'preview_grant_disabled', [CompletionResultType]::ParameterValue, 'The grant of the preview URL is disabled.')
        [CompletionResult]::new('preview_proxy_token_disabled', 'preview_proxy_token_disabled', [CompletionResultType]::ParameterValue, 'The token for the preview proxy is disabled.')
        [CompletionResult]::new('preview_sandbox_disabled', 'preview_sandbox_disabled', [CompletionResultType]::ParameterValue, 'Previews of this sandbox are disabled.')
        [CompletionResult]::new('sandbox_paused_auto_resume_disabled', 'sandbox_paused_auto_resume_disabled', [CompletionResultType]::ParameterValue, 'The sandbox is paused, and auto-resume is off.')
        [CompletionResult]::new('machine_paused_auto_resume_disabled', 'machine_paused_auto_resume_disabled', [CompletionResultType]::ParameterValue, 'newer name of sandbox_paused_auto_resume_disabled')
        [CompletionResult]::new('transition_recovery_required', 'transition_recovery_required', [CompletionResultType]::ParameterValue, 'A state change of the sandbox seems to have stopped halfway, so it has to be recovered.')
        [CompletionResult]::new('unsupported_preview_port', 'unsupported_preview_port', [CompletionResultType]::ParameterValue, 'The port cannot be previewed.')
        [CompletionResult]::new('preview_service_not_ready', 'preview_service_not_ready', [CompletionResultType]::ParameterValue, 'The previewed service did not accept the readiness probe; the response has status 200.')
        [CompletionResult]::new('warm_pool_unavailable', 'warm_pool_unavailable', [CompletionResultType]::ParameterValue, 'No sandbox of the warm pool was ready, and the checkout required one.')
        [CompletionResult]::new('desktop_raw_vnc_disabled', 'desktop_raw_vnc_disabled', [CompletionResultType]::ParameterValue, 'The policy of the API has disabled raw VNC to desktops.')
        [CompletionResult]::new('desktop_raw_vnc_operator_only', 'desktop_raw_vnc_operator_only', [CompletionResultType]::ParameterValue, 'The policy of the API allows raw VNC to desktops only for operators.')
        [CompletionResult]::new('template_resource_not_found', 'template_resource_not_found', [CompletionResultType]::ParameterValue, 'Something that belongs to a template does not seem to exist.')
        [CompletionResult]::new('conflict', 'conflict', [CompletionResultType]::ParameterValue, 'The request seems to conflict with the current state.')
        [CompletionResult]::new('upload_conflict', 'upload_conflict', [CompletionResultType]::ParameterValue, 'An upload seems to conflict with something at its target.')
        [CompletionResult]::new('file_upload_limit_exceeded', 'file_upload_limit_exceeded', [CompletionResultType]::ParameterValue, 'An upload seems to be larger than the limit.')
        [CompletionResult]::new('permission_denied', 'permission_denied', [CompletionResultType]::ParameterValue, 'The caller may not do this: the Python SDK raises a permission error.')
        [CompletionResult]::new('forbidden', 'forbidden', [CompletionResultType]::ParameterValue, 'The caller may not do this: the Python SDK raises a permission error.')
        [CompletionResult]::new('unauthenticated', 'unauthenticated', [CompletionResultType]::ParameterValue, 'The request seems to have no valid credential; the Python SDK reports it as unauthorized.')
        [CompletionResult]::new('missing_api_key', 'missing_api_key', [CompletionResultType]::ParameterValue, 'The Python SDK or the CLI has no API key to send.')
        [CompletionResult]::new('transport_error', 'transport_error', [CompletionResultType]::ParameterValue, 'The connection to the API failed, timed out or broke, or a WebSocket was refused with a 5xx status other than 501.')
        [CompletionResult]::new('timeout', 'timeout', [CompletionResultType]::ParameterValue, 'The Python SDK gave up waiting, for example for a terminal to start or for a warm pool.')
        [CompletionResult]::new('invalid_response', 'invalid_response', [CompletionResultType]::ParameterValue, 'The Python SDK or the CLI got a response of an unexpected shape.')
        [CompletionResult]::new('cli_error', 'cli_error', [CompletionResultType]::ParameterValue, 'A CLI command failed without a more specific code, for example on a local file or a download; its MCP server uses it for any failure without JSON.')
        [CompletionResult]::new('unknown', 'unknown', [CompletionResultType]::ParameterValue, 'The Python SDK or the CLI got a response without a usable code, or failed without a more specific one.')
        [CompletionResult]::new('git_error', 'git_error', [CompletionResultType]::ParameterValue, 'A git helper of the Python SDK failed: git itself or, since release 1.0, its call to the API.')
        [CompletionResult]::new('batch_write_partial_failure', 'batch_write_partial_failure', [CompletionResultType]::ParameterValue, 'Some or all files of a batch write could not be written.')
        [CompletionResult]::new('websocket_error', 'websocket_error', [CompletionResultType]::ParameterValue, 'A stream of events ended with an error, or could not be subscribed to.')
        [CompletionResult]::new('websocket_upgrade_error', 'websocket_upgrade_error', [CompletionResultType]::ParameterValue, 'The server refused to open a WebSocket, with a status from 400 to 499 other than 401, 403 and 429.')
        [CompletionResult]::new('watch_error', 'watch_error', [CompletionResultType]::ParameterValue, 'The server refused or ended a watch on files with an error.')
        [CompletionResult]::new('pty_protocol_error', 'pty_protocol_error', [CompletionResultType]::ParameterValue, 'The server sent an error for a terminal, without a code.')
        [CompletionResult]::new('invalid_state', 'invalid_state', [CompletionResultType]::ParameterValue, 'An object of the Python SDK does not allow this call in its current state.')
        [CompletionResult]::new('missing_snapshot_id', 'missing_snapshot_id', [CompletionResultType]::ParameterValue, 'A paused sandbox came without the ID of its snapshot; releases 0.1 and 1.0.0 of the Python SDK report this.')
    }
    $statuses = {
        [CompletionResult]::new('200', '200', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 200')
        [CompletionResult]::new('400', '400', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 400')
        [CompletionResult]::new('401', '401', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 401')
        [CompletionResult]::new('403', '403', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 403')
        [CompletionResult]::new('404', '404', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 404')
        [CompletionResult]::new('409', '409', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 409')
        [CompletionResult]::new('410', '410', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 410')
        [CompletionResult]::new('413', '413', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 413')
        [CompletionResult]::new('429', '429', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 429')
        [CompletionResult]::new('500', '500', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 500')
        [CompletionResult]::new('501', '501', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 501')
        [CompletionResult]::new('502', '502', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 502')
        [CompletionResult]::new('503', '503', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 503')
        [CompletionResult]::new('504', '504', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 504')
        [CompletionResult]::new('507', '507', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 507')
    }
    $previous = $commandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | Select-Object -Last 1
    if ("$previous" -in '--against', '--by', '--catalog', '--category', '--check', '--code', '--color', '--cut', '--deadline', '--fail-on', '--format', '--ignore', '--max-delay', '--origin', '--out', '--pointer', '--retries', '--retry', '--retry-on', '--since', '--status', '--top', '--until') {
        $command = "$previous"
    }

    $completions = @(switch ($command) {
        '--against' {
            break
        }
        '--by' {
            [CompletionResult]::new('code', 'code', [CompletionResultType]::ParameterValue, 'the error code')
            [CompletionResult]::new('category', 'category', [CompletionResultType]::ParameterValue, 'the category, or the origin of a non-catalog code')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'the retry verdict')
            [CompletionResult]::new('hour', 'hour', [CompletionResultType]::ParameterValue, 'the hour, in UTC')
            [CompletionResult]::new('file', 'file', [CompletionResultType]::ParameterValue, 'the file')
            break
        }
        '--catalog' {
            break
        }
        '--category' {
            [CompletionResult]::new('authentication-and-accounts', 'authentication-and-accounts', [CompletionResultType]::ParameterValue, 'Authentication And Accounts')
            [CompletionResult]::new('sandboxes-and-scheduling', 'sandboxes-and-scheduling', [CompletionResultType]::ParameterValue, 'Sandboxes And Scheduling')
            [CompletionResult]::new('snapshots', 'snapshots', [CompletionResultType]::ParameterValue, 'Snapshots')
            [CompletionResult]::new('templates-and-builds', 'templates-and-builds', [CompletionResultType]::ParameterValue, 'Templates And Builds')
            [CompletionResult]::new('agent-deployments', 'agent-deployments', [CompletionResultType]::ParameterValue, 'Agent Deployments')
            [CompletionResult]::new('volumes', 'volumes', [CompletionResultType]::ParameterValue, 'Volumes')
            [CompletionResult]::new('execution-and-files', 'execution-and-files', [CompletionResultType]::ParameterValue, 'Execution And Files')
            [CompletionResult]::new('quotas-and-rate-limits', 'quotas-and-rate-limits', [CompletionResultType]::ParameterValue, 'Quotas And Rate Limits')
            [CompletionResult]::new('general', 'general', [CompletionResultType]::ParameterValue, 'General')
            break
        }
        '--check' {
            break
        }
        '--code' {
            [CompletionResult]::new('unauthorized', 'unauthorized', [CompletionResultType]::ParameterValue, 'Unauthorized.')
            [CompletionResult]::new('auth_failed', 'auth_failed', [CompletionResultType]::ParameterValue, 'The auth operation failed.')
            [CompletionResult]::new('auth_locked', 'auth_locked', [CompletionResultType]::ParameterValue, 'Auth locked.')
            [CompletionResult]::new('auth_proxy_error', 'auth_proxy_error', [CompletionResultType]::ParameterValue, 'An auth proxy error occurred.')
            [CompletionResult]::new('auth_proxy_unavailable', 'auth_proxy_unavailable', [CompletionResultType]::ParameterValue, 'The auth proxy is currently unavailable; retry later.')
            [CompletionResult]::new('invalid_auth_redirect', 'invalid_auth_redirect', [CompletionResultType]::ParameterValue, 'Invalid auth redirect.')
            [CompletionResult]::new('invalid_oauth_provider', 'invalid_oauth_provider', [CompletionResultType]::ParameterValue, 'Invalid oauth provider.')
            [CompletionResult]::new('captcha_required', 'captcha_required', [CompletionResultType]::ParameterValue, 'Captcha required.')
            [CompletionResult]::new('captcha_failed', 'captcha_failed', [CompletionResultType]::ParameterValue, 'The captcha operation failed.')
            [CompletionResult]::new('captcha_unavailable', 'captcha_unavailable', [CompletionResultType]::ParameterValue, 'The captcha is currently unavailable; retry later.')
            [CompletionResult]::new('disposable_email', 'disposable_email', [CompletionResultType]::ParameterValue, 'Disposable email.')
            [CompletionResult]::new('signup_rate_limited', 'signup_rate_limited', [CompletionResultType]::ParameterValue, 'Too many signup attempts; retry after the rate-limit window.')
            [CompletionResult]::new('oauth_rate_limited', 'oauth_rate_limited', [CompletionResultType]::ParameterValue, 'Too many oauth attempts; retry after the rate-limit window.')
            [CompletionResult]::new('email_action_rate_limited', 'email_action_rate_limited', [CompletionResultType]::ParameterValue, 'Too many email action attempts; retry after the rate-limit window.')
            [CompletionResult]::new('email_not_verified', 'email_not_verified', [CompletionResultType]::ParameterValue, 'Email not verified.')
            [CompletionResult]::new('account_deleted', 'account_deleted', [CompletionResultType]::ParameterValue, 'Account deleted.')
            [CompletionResult]::new('operator_required', 'operator_required', [CompletionResultType]::ParameterValue, 'Operator required.')
            [CompletionResult]::new('account_not_found', 'account_not_found', [CompletionResultType]::ParameterValue, 'The referenced account does not exist or is not visible to the caller.')
            [CompletionResult]::new('account_not_soft_deleted', 'account_not_soft_deleted', [CompletionResultType]::ParameterValue, 'Account not soft deleted.')
            [CompletionResult]::new('account_hard_delete_active_resources', 'account_hard_delete_active_resources', [CompletionResultType]::ParameterValue, 'Account hard delete active resources.')
            [CompletionResult]::new('sandbox_not_found', 'sandbox_not_found', [CompletionResultType]::ParameterValue, 'The referenced sandbox does not exist or is not visible to the caller.')
            [CompletionResult]::new('machine_not_found', 'machine_not_found', [CompletionResultType]::ParameterValue, 'newer name of sandbox_not_found')
            [CompletionResult]::new('sandbox_not_ready', 'sandbox_not_ready', [CompletionResultType]::ParameterValue, 'Sandbox not ready.')
            [CompletionResult]::new('machine_not_ready', 'machine_not_ready', [CompletionResultType]::ParameterValue, 'newer name of sandbox_not_ready')
            [CompletionResult]::new('capacity_exceeded', 'capacity_exceeded', [CompletionResultType]::ParameterValue, 'The request exceeds the capacity limit.')
            [CompletionResult]::new('no_eligible_runtime_host', 'no_eligible_runtime_host', [CompletionResultType]::ParameterValue, 'No eligible runtime host.')
            [CompletionResult]::new('same_host_required', 'same_host_required', [CompletionResultType]::ParameterValue, 'Same host required.')
            [CompletionResult]::new('transition_in_progress', 'transition_in_progress', [CompletionResultType]::ParameterValue, 'Transition in progress.')
            [CompletionResult]::new('transition_conflict', 'transition_conflict', [CompletionResultType]::ParameterValue, 'The request conflicts with the current transition state.')
            [CompletionResult]::new('snapshot_not_found', 'snapshot_not_found', [CompletionResultType]::ParameterValue, 'The referenced snapshot does not exist or is not visible to the caller.')
            [CompletionResult]::new('snapshot_in_use', 'snapshot_in_use', [CompletionResultType]::ParameterValue, 'Snapshot in use.')
            [CompletionResult]::new('incompatible_snapshot', 'incompatible_snapshot', [CompletionResultType]::ParameterValue, 'Incompatible snapshot.')
            [CompletionResult]::new('rebuild_required', 'rebuild_required', [CompletionResultType]::ParameterValue, 'Rebuild required.')
            [CompletionResult]::new('template_not_found', 'template_not_found', [CompletionResultType]::ParameterValue, 'The referenced template does not exist or is not visible to the caller.')
            [CompletionResult]::new('template_build_not_found', 'template_build_not_found', [CompletionResultType]::ParameterValue, 'The referenced template build does not exist or is not visible to the caller.')
            [CompletionResult]::new('template_name_claim_not_found', 'template_name_claim_not_found', [CompletionResultType]::ParameterValue, 'The referenced template name claim does not exist or is not visible to the caller.')
            [CompletionResult]::new('build_error', 'build_error', [CompletionResultType]::ParameterValue, 'A build error occurred.')
            [CompletionResult]::new('agent_deployment_not_found', 'agent_deployment_not_found', [CompletionResultType]::ParameterValue, 'The referenced agent deployment does not exist or is not visible to the caller.')
            [CompletionResult]::new('function_not_found', 'function_not_found', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_not_found')
            [CompletionResult]::new('agent_deployment_version_not_found', 'agent_deployment_version_not_found', [CompletionResultType]::ParameterValue, 'The referenced agent deployment version does not exist or is not visible to the caller.')
            [CompletionResult]::new('function_version_not_found', 'function_version_not_found', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_version_not_found')
            [CompletionResult]::new('agent_run_not_found', 'agent_run_not_found', [CompletionResultType]::ParameterValue, 'The referenced agent run does not exist or is not visible to the caller.')
            [CompletionResult]::new('function_run_not_found', 'function_run_not_found', [CompletionResultType]::ParameterValue, 'newer name of agent_run_not_found')
            [CompletionResult]::new('agent_service_instance_not_found', 'agent_service_instance_not_found', [CompletionResultType]::ParameterValue, 'The referenced agent service instance does not exist or is not visible to the caller.')
            [CompletionResult]::new('function_service_instance_not_found', 'function_service_instance_not_found', [CompletionResultType]::ParameterValue, 'newer name of agent_service_instance_not_found')
            [CompletionResult]::new('agent_deployment_name_conflict', 'agent_deployment_name_conflict', [CompletionResultType]::ParameterValue, 'The request conflicts with the current agent deployment name state.')
            [CompletionResult]::new('function_name_conflict', 'function_name_conflict', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_name_conflict')
            [CompletionResult]::new('agent_deployment_idempotency_mismatch', 'agent_deployment_idempotency_mismatch', [CompletionResultType]::ParameterValue, 'Agent deployment idempotency mismatch.')
            [CompletionResult]::new('function_idempotency_mismatch', 'function_idempotency_mismatch', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_idempotency_mismatch')
            [CompletionResult]::new('agent_deployment_invalid_config', 'agent_deployment_invalid_config', [CompletionResultType]::ParameterValue, 'Agent deployment invalid config.')
            [CompletionResult]::new('function_invalid_config', 'function_invalid_config', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_invalid_config')
            [CompletionResult]::new('agent_deployment_invalid_state', 'agent_deployment_invalid_state', [CompletionResultType]::ParameterValue, 'Agent deployment invalid state.')
            [CompletionResult]::new('function_invalid_state', 'function_invalid_state', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_invalid_state')
            [CompletionResult]::new('volume_beta_restriction', 'volume_beta_restriction', [CompletionResultType]::ParameterValue, 'Volume beta restriction.')
            [CompletionResult]::new('volume_invalid_mount_path', 'volume_invalid_mount_path', [CompletionResultType]::ParameterValue, 'Volume invalid mount path.')
            [CompletionResult]::new('volume_overlapping_mounts', 'volume_overlapping_mounts', [CompletionResultType]::ParameterValue, 'Volume overlapping mounts.')
            [CompletionResult]::new('volume_backend_capability_unsupported', 'volume_backend_capability_unsupported', [CompletionResultType]::ParameterValue, 'Volume backend capability unsupported.')
            [CompletionResult]::new('volume_quota_exceeded', 'volume_quota_exceeded', [CompletionResultType]::ParameterValue, 'The request exceeds the volume quota limit.')
            [CompletionResult]::new('volume_mount_credential_issue_failed', 'volume_mount_credential_issue_failed', [CompletionResultType]::ParameterValue, 'The volume mount credential issue operation failed.')
            [CompletionResult]::new('volume_backend_unavailable', 'volume_backend_unavailable', [CompletionResultType]::ParameterValue, 'The volume backend is currently unavailable; retry later.')
            [CompletionResult]::new('volume_stale_revision', 'volume_stale_revision', [CompletionResultType]::ParameterValue, 'Volume stale revision.')
            [CompletionResult]::new('volume_busy', 'volume_busy', [CompletionResultType]::ParameterValue, 'Volume busy.')
            [CompletionResult]::new('volume_read_only', 'volume_read_only', [CompletionResultType]::ParameterValue, 'Volume read only.')
            [CompletionResult]::new('volume_limit_exceeded', 'volume_limit_exceeded', [CompletionResultType]::ParameterValue, 'The request exceeds the volume limit.')
            [CompletionResult]::new('file_upload_error', 'file_upload_error', [CompletionResultType]::ParameterValue, 'A file upload error occurred.')
            [CompletionResult]::new('exec_timeout', 'exec_timeout', [CompletionResultType]::ParameterValue, 'The exec operation timed out.')
            [CompletionResult]::new('exec_failed', 'exec_failed', [CompletionResultType]::ParameterValue, 'The exec operation failed.')
            [CompletionResult]::new('file_error', 'file_error', [CompletionResultType]::ParameterValue, 'A file error occurred.')
            [CompletionResult]::new('QUOTA_EXCEEDED', 'QUOTA_EXCEEDED', [CompletionResultType]::ParameterValue, 'The request exceeds the quota limit.')
            [CompletionResult]::new('rate_limit_exceeded', 'rate_limit_exceeded', [CompletionResultType]::ParameterValue, 'The request hit a rate limit; respect Retry-After before retrying.')
            [CompletionResult]::new('invalid_request', 'invalid_request', [CompletionResultType]::ParameterValue, 'Invalid request.')
            [CompletionResult]::new('database_error', 'database_error', [CompletionResultType]::ParameterValue, 'A database error occurred.')
            [CompletionResult]::new('not_implemented', 'not_implemented', [CompletionResultType]::ParameterValue, 'Not implemented.')
            [CompletionResult]::new('feature_unavailable', 'feature_unavailable', [CompletionResultType]::ParameterValue, 'The feature is currently unavailable; retry later.')
            [CompletionResult]::new('internal_error', 'internal_error', [CompletionResultType]::ParameterValue, 'An internal error occurred.')
            [CompletionResult]::new('edge_token_missing', 'edge_token_missing', [CompletionResultType]::ParameterValue, 'The request to a preview URL had no edge token.')
            [CompletionResult]::new('edge_token_expired', 'edge_token_expired', [CompletionResultType]::ParameterValue, 'The edge token of the preview URL has expired.')
            [CompletionResult]::new('edge_token_invalid', 'edge_token_invalid', [CompletionResultType]::ParameterValue, 'The edge token of the preview URL was not accepted.')
            [CompletionResult]::new('edge_token_scope_mismatch', 'edge_token_scope_mismatch', [CompletionResultType]::ParameterValue, 'The edge token seems to be for something other than this request.')
            [CompletionResult]::new('preview_grant_invalid', 'preview_grant_invalid', [CompletionResultType]::ParameterValue, 'The grant of the preview URL was not accepted.')
            [CompletionResult]::new('preview_grant_revoked', 'preview_grant_revoked', [CompletionResultType]::ParameterValue, 'The grant of the preview URL was revoked.')
            [CompletionResult]::new('preview_proxy_token_missing', 'preview_proxy_token_missing', [CompletionResultType]::ParameterValue, 'The request through the preview proxy had no token.')
            [CompletionResult]::new('preview_proxy_token_expired', 'preview_proxy_token_expired', [CompletionResultType]::ParameterValue, 'The token for the preview proxy has expired.')
            [CompletionResult]::new('preview_proxy_token_invalid', 'preview_proxy_token_invalid', [CompletionResultType]::ParameterValue, 'The token for the preview proxy was not accepted.')
            [CompletionResult]::new('preview_proxy_token_revoked', 'preview_proxy_token_revoked', [CompletionResultType]::ParameterValue, 'The token for the preview proxy was revoked.')
            [CompletionResult]::new('preview_proxy_token_scope_mismatch', 'preview_proxy_token_scope_mismatch', [CompletionResultType]::ParameterValue, 'The token for the preview proxy seems to be for something other than this request.')
            [CompletionResult]::new('not_found', 'not_found', [CompletionResultType]::ParameterValue, 'Something that the request names does not exist; release 1.0 of the Python SDK has this code in its catalog.')
            [CompletionResult]::new('function_secret_name_conflict', 'function_secret_name_conflict', [CompletionResultType]::ParameterValue, 'The environment seems to have a secret with this name already; only release 1.0 of the Python SDK has this code in its catalog.')
            [CompletionResult]::new('invalid_fields', 'invalid_fields', [CompletionResultType]::ParameterValue, 'A field that the caller asked for, as with `--fields`, does not seem to exist; only the documentation has this code.')
            [CompletionResult]::new('preview_grant_disabled', 'preview_grant_disabled', [CompletionResultType]::ParameterValue, 'The grant of the preview URL is disabled.')
            [CompletionResult]::new('preview_proxy_token_disabled', 'preview_proxy_token_disabled', [CompletionResultType]::ParameterValue, 'The token for the preview proxy is disabled.')
            [CompletionResult]::new('preview_sandbox_disabled', 'preview_sandbox_disabled', [CompletionResultType]::ParameterValue, 'Previews of this sandbox are disabled.')
            [CompletionResult]::new('sandbox_paused_auto_resume_disabled', 'sandbox_paused_auto_resume_disabled', [CompletionResultType]::ParameterValue, 'The sandbox is paused, and auto-resume is off.')
            [CompletionResult]::new('machine_paused_auto_resume_disabled', 'machine_paused_auto_resume_disabled', [CompletionResultType]::ParameterValue, 'newer name of sandbox_paused_auto_resume_disabled')
            [CompletionResult]::new('transition_recovery_required', 'transition_recovery_required', [CompletionResultType]::ParameterValue, 'A state change of the sandbox seems to have stopped halfway, so it has to be recovered.')
            [CompletionResult]::new('unsupported_preview_port', 'unsupported_preview_port', [CompletionResultType]::ParameterValue, 'The port cannot be previewed.')
            [CompletionResult]::new('preview_service_not_ready', 'preview_service_not_ready', [CompletionResultType]::ParameterValue, 'The previewed service did not accept the readiness probe; the response has status 200.')
            [CompletionResult]::new('warm_pool_unavailable', 'warm_pool_unavailable', [CompletionResultType]::ParameterValue, 'No sandbox of the warm pool was ready, and the checkout required one.')
            [CompletionResult]::new('desktop_raw_vnc_disabled', 'desktop_raw_vnc_disabled', [CompletionResultType]::ParameterValue, 'The policy of the API has disabled raw VNC to desktops.')
            [CompletionResult]::new('desktop_raw_vnc_operator_only', 'desktop_raw_vnc_operator_only', [CompletionResultType]::ParameterValue, 'The policy of the API allows raw VNC to desktops only for operators.')
            [CompletionResult]::new('template_resource_not_found', 'template_resource_not_found', [CompletionResultType]::ParameterValue, 'Something that belongs to a template does not seem to exist.')
            [CompletionResult]::new('conflict', 'conflict', [CompletionResultType]::ParameterValue, 'The request seems to conflict with the current state.')
            [CompletionResult]::new('upload_conflict', 'upload_conflict', [CompletionResultType]::ParameterValue, 'An upload seems to conflict with something at its target.')
            [CompletionResult]::new('file_upload_limit_exceeded', 'file_upload_limit_exceeded', [CompletionResultType]::ParameterValue, 'An upload seems to be larger than the limit.')
            [CompletionResult]::new('permission_denied', 'permission_denied', [CompletionResultType]::ParameterValue, 'The caller may not do this: the Python SDK raises a permission error.')
            [CompletionResult]::new('forbidden', 'forbidden', [CompletionResultType]::ParameterValue, 'The caller may not do this: the Python SDK raises a permission error.')
            [CompletionResult]::new('unauthenticated', 'unauthenticated', [CompletionResultType]::ParameterValue, 'The request seems to have no valid credential; the Python SDK reports it as unauthorized.')
            [CompletionResult]::new('missing_api_key', 'missing_api_key', [CompletionResultType]::ParameterValue, 'The Python SDK or the CLI has no API key to send.')
            [CompletionResult]::new('transport_error', 'transport_error', [CompletionResultType]::ParameterValue, 'The connection to the API failed, timed out or broke, or a WebSocket was refused with a 5xx status other than 501.')
            [CompletionResult]::new('timeout', 'timeout', [CompletionResultType]::ParameterValue, 'The Python SDK gave up waiting, for example for a terminal to start or for a warm pool.')
            [CompletionResult]::new('invalid_response', 'invalid_response', [CompletionResultType]::ParameterValue, 'The Python SDK or the CLI got a response of an unexpected shape.')
            [CompletionResult]::new('cli_error', 'cli_error', [CompletionResultType]::ParameterValue, 'A CLI command failed without a more specific code, for example on a local file or a download; its MCP server uses it for any failure without JSON.')
            [CompletionResult]::new('unknown', 'unknown', [CompletionResultType]::ParameterValue, 'The Python SDK or the CLI got a response without a usable code, or failed without a more specific one.')
            [CompletionResult]::new('git_error', 'git_error', [CompletionResultType]::ParameterValue, 'A git helper of the Python SDK failed: git itself or, since release 1.0, its call to the API.')
            [CompletionResult]::new('batch_write_partial_failure', 'batch_write_partial_failure', [CompletionResultType]::ParameterValue, 'Some or all files of a batch write could not be written.')
            [CompletionResult]::new('websocket_error', 'websocket_error', [CompletionResultType]::ParameterValue, 'A stream of events ended with an error, or could not be subscribed to.')
            [CompletionResult]::new('websocket_upgrade_error', 'websocket_upgrade_error', [CompletionResultType]::ParameterValue, 'The server refused to open a WebSocket, with a status from 400 to 499 other than 401, 403 and 429.')
            [CompletionResult]::new('watch_error', 'watch_error', [CompletionResultType]::ParameterValue, 'The server refused or ended a watch on files with an error.')
            [CompletionResult]::new('pty_protocol_error', 'pty_protocol_error', [CompletionResultType]::ParameterValue, 'The server sent an error for a terminal, without a code.')
            [CompletionResult]::new('invalid_state', 'invalid_state', [CompletionResultType]::ParameterValue, 'An object of the Python SDK does not allow this call in its current state.')
            [CompletionResult]::new('missing_snapshot_id', 'missing_snapshot_id', [CompletionResultType]::ParameterValue, 'A paused sandbox came without the ID of its snapshot; releases 0.1 and 1.0.0 of the Python SDK report this.')
            break
        }
        '--color' {
            [CompletionResult]::new('auto', 'auto', [CompletionResultType]::ParameterValue, 'auto')
            [CompletionResult]::new('always', 'always', [CompletionResultType]::ParameterValue, 'always')
            [CompletionResult]::new('never', 'never', [CompletionResultType]::ParameterValue, 'never')
            break
        }
        '--cut' {
            break
        }
        '--deadline' {
            break
        }
        '--fail-on' {
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'codes that only the later responses have')
            break
        }
        '--format' {
            [CompletionResult]::new('text', 'text', [CompletionResultType]::ParameterValue, 'lines for people; this is the default')
            [CompletionResult]::new('github', 'github', [CompletionResultType]::ParameterValue, 'annotations for GitHub Actions')
            break
        }
        '--ignore' {
            break
        }
        '--max-delay' {
            break
        }
        '--origin' {
            [CompletionResult]::new('catalog', 'catalog', [CompletionResultType]::ParameterValue, 'made by the API, as published in the catalog')
            [CompletionResult]::new('edge', 'edge', [CompletionResultType]::ParameterValue, 'made by the edge or the preview proxy, which rejected a credential')
            [CompletionResult]::new('server', 'server', [CompletionResultType]::ParameterValue, 'made by the server')
            [CompletionResult]::new('client', 'client', [CompletionResultType]::ParameterValue, 'made by the Python SDK or the nullspace CLI, not the API')
            [CompletionResult]::new('related', 'related', [CompletionResultType]::ParameterValue, 'all non-catalog codes')
            [CompletionResult]::new('all', 'all', [CompletionResultType]::ParameterValue, 'all codes')
            break
        }
        '--out' {
            break
        }
        '--pointer' {
            break
        }
        '--retries' {
            break
        }
        '--retry' {
            [CompletionResult]::new('later', 'later', [CompletionResultType]::ParameterValue, 'temporary: yes, with backoff, or depends if that is uncertain')
            [CompletionResult]::new('after_window', 'after_window', [CompletionResultType]::ParameterValue, 'rate limit: yes, after the delay in Retry-After')
            [CompletionResult]::new('after_change', 'after_change', [CompletionResultType]::ParameterValue, 'not unchanged: something has to change first')
            [CompletionResult]::new('depends', 'depends', [CompletionResultType]::ParameterValue, 'the sources leave it open')
            [CompletionResult]::new('unknown', 'unknown', [CompletionResultType]::ParameterValue, 'no source says anything')
            break
        }
        '--retry-on' {
            [CompletionResult]::new('unauthorized', 'unauthorized', [CompletionResultType]::ParameterValue, 'Unauthorized.')
            [CompletionResult]::new('auth_failed', 'auth_failed', [CompletionResultType]::ParameterValue, 'The auth operation failed.')
            [CompletionResult]::new('auth_locked', 'auth_locked', [CompletionResultType]::ParameterValue, 'Auth locked.')
            [CompletionResult]::new('auth_proxy_error', 'auth_proxy_error', [CompletionResultType]::ParameterValue, 'An auth proxy error occurred.')
            [CompletionResult]::new('auth_proxy_unavailable', 'auth_proxy_unavailable', [CompletionResultType]::ParameterValue, 'The auth proxy is currently unavailable; retry later.')
            [CompletionResult]::new('invalid_auth_redirect', 'invalid_auth_redirect', [CompletionResultType]::ParameterValue, 'Invalid auth redirect.')
            [CompletionResult]::new('invalid_oauth_provider', 'invalid_oauth_provider', [CompletionResultType]::ParameterValue, 'Invalid oauth provider.')
            [CompletionResult]::new('captcha_required', 'captcha_required', [CompletionResultType]::ParameterValue, 'Captcha required.')
            [CompletionResult]::new('captcha_failed', 'captcha_failed', [CompletionResultType]::ParameterValue, 'The captcha operation failed.')
            [CompletionResult]::new('captcha_unavailable', 'captcha_unavailable', [CompletionResultType]::ParameterValue, 'The captcha is currently unavailable; retry later.')
            [CompletionResult]::new('disposable_email', 'disposable_email', [CompletionResultType]::ParameterValue, 'Disposable email.')
            [CompletionResult]::new('signup_rate_limited', 'signup_rate_limited', [CompletionResultType]::ParameterValue, 'Too many signup attempts; retry after the rate-limit window.')
            [CompletionResult]::new('oauth_rate_limited', 'oauth_rate_limited', [CompletionResultType]::ParameterValue, 'Too many oauth attempts; retry after the rate-limit window.')
            [CompletionResult]::new('email_action_rate_limited', 'email_action_rate_limited', [CompletionResultType]::ParameterValue, 'Too many email action attempts; retry after the rate-limit window.')
            [CompletionResult]::new('email_not_verified', 'email_not_verified', [CompletionResultType]::ParameterValue, 'Email not verified.')
            [CompletionResult]::new('account_deleted', 'account_deleted', [CompletionResultType]::ParameterValue, 'Account deleted.')
            [CompletionResult]::new('operator_required', 'operator_required', [CompletionResultType]::ParameterValue, 'Operator required.')
            [CompletionResult]::new('account_not_found', 'account_not_found', [CompletionResultType]::ParameterValue, 'The referenced account does not exist or is not visible to the caller.')
            [CompletionResult]::new('account_not_soft_deleted', 'account_not_soft_deleted', [CompletionResultType]::ParameterValue, 'Account not soft deleted.')
            [CompletionResult]::new('account_hard_delete_active_resources', 'account_hard_delete_active_resources', [CompletionResultType]::ParameterValue, 'Account hard delete active resources.')
            [CompletionResult]::new('sandbox_not_found', 'sandbox_not_found', [CompletionResultType]::ParameterValue, 'The referenced sandbox does not exist or is not visible to the caller.')
            [CompletionResult]::new('machine_not_found', 'machine_not_found', [CompletionResultType]::ParameterValue, 'newer name of sandbox_not_found')
            [CompletionResult]::new('sandbox_not_ready', 'sandbox_not_ready', [CompletionResultType]::ParameterValue, 'Sandbox not ready.')
            [CompletionResult]::new('machine_not_ready', 'machine_not_ready', [CompletionResultType]::ParameterValue, 'newer name of sandbox_not_ready')
            [CompletionResult]::new('capacity_exceeded', 'capacity_exceeded', [CompletionResultType]::ParameterValue, 'The request exceeds the capacity limit.')
            [CompletionResult]::new('no_eligible_runtime_host', 'no_eligible_runtime_host', [CompletionResultType]::ParameterValue, 'No eligible runtime host.')
            [CompletionResult]::new('same_host_required', 'same_host_required', [CompletionResultType]::ParameterValue, 'Same host required.')
            [CompletionResult]::new('transition_in_progress', 'transition_in_progress', [CompletionResultType]::ParameterValue, 'Transition in progress.')
            [CompletionResult]::new('transition_conflict', 'transition_conflict', [CompletionResultType]::ParameterValue, 'The request conflicts with the current transition state.')
            [CompletionResult]::new('snapshot_not_found', 'snapshot_not_found', [CompletionResultType]::ParameterValue, 'The referenced snapshot does not exist or is not visible to the caller.')
            [CompletionResult]::new('snapshot_in_use', 'snapshot_in_use', [CompletionResultType]::ParameterValue, 'Snapshot in use.')
            [CompletionResult]::new('incompatible_snapshot', 'incompatible_snapshot', [CompletionResultType]::ParameterValue, 'Incompatible snapshot.')
            [CompletionResult]::new('rebuild_required', 'rebuild_required', [CompletionResultType]::ParameterValue, 'Rebuild required.')
            [CompletionResult]::new('template_not_found', 'template_not_found', [CompletionResultType]::ParameterValue, 'The referenced template does not exist or is not visible to the caller.')
            [CompletionResult]::new('template_build_not_found', 'template_build_not_found', [CompletionResultType]::ParameterValue, 'The referenced template build does not exist or is not visible to the caller.')
            [CompletionResult]::new('template_name_claim_not_found', 'template_name_claim_not_found', [CompletionResultType]::ParameterValue, 'The referenced template name claim does not exist or is not visible to the caller.')
            [CompletionResult]::new('build_error', 'build_error', [CompletionResultType]::ParameterValue, 'A build error occurred.')
            [CompletionResult]::new('agent_deployment_not_found', 'agent_deployment_not_found', [CompletionResultType]::ParameterValue, 'The referenced agent deployment does not exist or is not visible to the caller.')
            [CompletionResult]::new('function_not_found', 'function_not_found', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_not_found')
            [CompletionResult]::new('agent_deployment_version_not_found', 'agent_deployment_version_not_found', [CompletionResultType]::ParameterValue, 'The referenced agent deployment version does not exist or is not visible to the caller.')
            [CompletionResult]::new('function_version_not_found', 'function_version_not_found', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_version_not_found')
            [CompletionResult]::new('agent_run_not_found', 'agent_run_not_found', [CompletionResultType]::ParameterValue, 'The referenced agent run does not exist or is not visible to the caller.')
            [CompletionResult]::new('function_run_not_found', 'function_run_not_found', [CompletionResultType]::ParameterValue, 'newer name of agent_run_not_found')
            [CompletionResult]::new('agent_service_instance_not_found', 'agent_service_instance_not_found', [CompletionResultType]::ParameterValue, 'The referenced agent service instance does not exist or is not visible to the caller.')
            [CompletionResult]::new('function_service_instance_not_found', 'function_service_instance_not_found', [CompletionResultType]::ParameterValue, 'newer name of agent_service_instance_not_found')
            [CompletionResult]::new('agent_deployment_name_conflict', 'agent_deployment_name_conflict', [CompletionResultType]::ParameterValue, 'The request conflicts with the current agent deployment name state.')
            [CompletionResult]::new('function_name_conflict', 'function_name_conflict', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_name_conflict')
            [CompletionResult]::new('agent_deployment_idempotency_mismatch', 'agent_deployment_idempotency_mismatch', [CompletionResultType]::ParameterValue, 'Agent deployment idempotency mismatch.')
            [CompletionResult]::new('function_idempotency_mismatch', 'function_idempotency_mismatch', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_idempotency_mismatch')
            [CompletionResult]::new('agent_deployment_invalid_config', 'agent_deployment_invalid_config', [CompletionResultType]::ParameterValue, 'Agent deployment invalid config.')
            [CompletionResult]::new('function_invalid_config', 'function_invalid_config', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_invalid_config')
            [CompletionResult]::new('agent_deployment_invalid_state', 'agent_deployment_invalid_state', [CompletionResultType]::ParameterValue, 'Agent deployment invalid state.')
            [CompletionResult]::new('function_invalid_state', 'function_invalid_state', [CompletionResultType]::ParameterValue, 'newer name of agent_deployment_invalid_state')
            [CompletionResult]::new('volume_beta_restriction', 'volume_beta_restriction', [CompletionResultType]::ParameterValue, 'Volume beta restriction.')
            [CompletionResult]::new('volume_invalid_mount_path', 'volume_invalid_mount_path', [CompletionResultType]::ParameterValue, 'Volume invalid mount path.')
            [CompletionResult]::new('volume_overlapping_mounts', 'volume_overlapping_mounts', [CompletionResultType]::ParameterValue, 'Volume overlapping mounts.')
            [CompletionResult]::new('volume_backend_capability_unsupported', 'volume_backend_capability_unsupported', [CompletionResultType]::ParameterValue, 'Volume backend capability unsupported.')
            [CompletionResult]::new('volume_quota_exceeded', 'volume_quota_exceeded', [CompletionResultType]::ParameterValue, 'The request exceeds the volume quota limit.')
            [CompletionResult]::new('volume_mount_credential_issue_failed', 'volume_mount_credential_issue_failed', [CompletionResultType]::ParameterValue, 'The volume mount credential issue operation failed.')
            [CompletionResult]::new('volume_backend_unavailable', 'volume_backend_unavailable', [CompletionResultType]::ParameterValue, 'The volume backend is currently unavailable; retry later.')
            [CompletionResult]::new('volume_stale_revision', 'volume_stale_revision', [CompletionResultType]::ParameterValue, 'Volume stale revision.')
            [CompletionResult]::new('volume_busy', 'volume_busy', [CompletionResultType]::ParameterValue, 'Volume busy.')
            [CompletionResult]::new('volume_read_only', 'volume_read_only', [CompletionResultType]::ParameterValue, 'Volume read only.')
            [CompletionResult]::new('volume_limit_exceeded', 'volume_limit_exceeded', [CompletionResultType]::ParameterValue, 'The request exceeds the volume limit.')
            [CompletionResult]::new('file_upload_error', 'file_upload_error', [CompletionResultType]::ParameterValue, 'A file upload error occurred.')
            [CompletionResult]::new('exec_timeout', 'exec_timeout', [CompletionResultType]::ParameterValue, 'The exec operation timed out.')
            [CompletionResult]::new('exec_failed', 'exec_failed', [CompletionResultType]::ParameterValue, 'The exec operation failed.')
            [CompletionResult]::new('file_error', 'file_error', [CompletionResultType]::ParameterValue, 'A file error occurred.')
            [CompletionResult]::new('QUOTA_EXCEEDED', 'QUOTA_EXCEEDED', [CompletionResultType]::ParameterValue, 'The request exceeds the quota limit.')
            [CompletionResult]::new('rate_limit_exceeded', 'rate_limit_exceeded', [CompletionResultType]::ParameterValue, 'The request hit a rate limit; respect Retry-After before retrying.')
            [CompletionResult]::new('invalid_request', 'invalid_request', [CompletionResultType]::ParameterValue, 'Invalid request.')
            [CompletionResult]::new('database_error', 'database_error', [CompletionResultType]::ParameterValue, 'A database error occurred.')
            [CompletionResult]::new('not_implemented', 'not_implemented', [CompletionResultType]::ParameterValue, 'Not implemented.')
            [CompletionResult]::new('feature_unavailable', 'feature_unavailable', [CompletionResultType]::ParameterValue, 'The feature is currently unavailable; retry later.')
            [CompletionResult]::new('internal_error', 'internal_error', [CompletionResultType]::ParameterValue, 'An internal error occurred.')
            [CompletionResult]::new('edge_token_missing', 'edge_token_missing', [CompletionResultType]::ParameterValue, 'The request to a preview URL had no edge token.')
            [CompletionResult]::new('edge_token_expired', 'edge_token_expired', [CompletionResultType]::ParameterValue, 'The edge token of the preview URL has expired.')
            [CompletionResult]::new('edge_token_invalid', 'edge_token_invalid', [CompletionResultType]::ParameterValue, 'The edge token of the preview URL was not accepted.')
            [CompletionResult]::new('edge_token_scope_mismatch', 'edge_token_scope_mismatch', [CompletionResultType]::ParameterValue, 'The edge token seems to be for something other than this request.')
            [CompletionResult]::new('preview_grant_invalid', 'preview_grant_invalid', [CompletionResultType]::ParameterValue, 'The grant of the preview URL was not accepted.')
            [CompletionResult]::new('preview_grant_revoked', 'preview_grant_revoked', [CompletionResultType]::ParameterValue, 'The grant of the preview URL was revoked.')
            [CompletionResult]::new('preview_proxy_token_missing', 'preview_proxy_token_missing', [CompletionResultType]::ParameterValue, 'The request through the preview proxy had no token.')
            [CompletionResult]::new('preview_proxy_token_expired', 'preview_proxy_token_expired', [CompletionResultType]::ParameterValue, 'The token for the preview proxy has expired.')
            [CompletionResult]::new('preview_proxy_token_invalid', 'preview_proxy_token_invalid', [CompletionResultType]::ParameterValue, 'The token for the preview proxy was not accepted.')
            [CompletionResult]::new('preview_proxy_token_revoked', 'preview_proxy_token_revoked', [CompletionResultType]::ParameterValue, 'The token for the preview proxy was revoked.')
            [CompletionResult]::new('preview_proxy_token_scope_mismatch', 'preview_proxy_token_scope_mismatch', [CompletionResultType]::ParameterValue, 'The token for the preview proxy seems to be for something other than this request.')
            [CompletionResult]::new('not_found', 'not_found', [CompletionResultType]::ParameterValue, 'Something that the request names does not exist; release 1.0 of the Python SDK has this code in its catalog.')
            [CompletionResult]::new('function_secret_name_conflict', 'function_secret_name_conflict', [CompletionResultType]::ParameterValue, 'The environment seems to have a secret with this name already; only release 1.0 of the Python SDK has this code in its catalog.')
            [CompletionResult]::new('invalid_fields', 'invalid_fields', [CompletionResultType]::ParameterValue, 'A field that the caller asked for, as with `--fields`, does not seem to exist; only the documentation has this code.')
            [CompletionResult]::new('preview_grant_disabled', 'preview_grant_disabled', [CompletionResultType]::ParameterValue, 'The grant of the preview URL is disabled.')
            [CompletionResult]::new('preview_proxy_token_disabled', 'preview_proxy_token_disabled', [CompletionResultType]::ParameterValue, 'The token for the preview proxy is disabled.')
            [CompletionResult]::new('preview_sandbox_disabled', 'preview_sandbox_disabled', [CompletionResultType]::ParameterValue, 'Previews of this sandbox are disabled.')
            [CompletionResult]::new('sandbox_paused_auto_resume_disabled', 'sandbox_paused_auto_resume_disabled', [CompletionResultType]::ParameterValue, 'The sandbox is paused, and auto-resume is off.')
            [CompletionResult]::new('machine_paused_auto_resume_disabled', 'machine_paused_auto_resume_disabled', [CompletionResultType]::ParameterValue, 'newer name of sandbox_paused_auto_resume_disabled')
            [CompletionResult]::new('transition_recovery_required', 'transition_recovery_required', [CompletionResultType]::ParameterValue, 'A state change of the sandbox seems to have stopped halfway, so it has to be recovered.')
            [CompletionResult]::new('unsupported_preview_port', 'unsupported_preview_port', [CompletionResultType]::ParameterValue, 'The port cannot be previewed.')
            [CompletionResult]::new('preview_service_not_ready', 'preview_service_not_ready', [CompletionResultType]::ParameterValue, 'The previewed service did not accept the readiness probe; the response has status 200.')
            [CompletionResult]::new('warm_pool_unavailable', 'warm_pool_unavailable', [CompletionResultType]::ParameterValue, 'No sandbox of the warm pool was ready, and the checkout required one.')
            [CompletionResult]::new('desktop_raw_vnc_disabled', 'desktop_raw_vnc_disabled', [CompletionResultType]::ParameterValue, 'The policy of the API has disabled raw VNC to desktops.')
            [CompletionResult]::new('desktop_raw_vnc_operator_only', 'desktop_raw_vnc_operator_only', [CompletionResultType]::ParameterValue, 'The policy of the API allows raw VNC to desktops only for operators.')
            [CompletionResult]::new('template_resource_not_found', 'template_resource_not_found', [CompletionResultType]::ParameterValue, 'Something that belongs to a template does not seem to exist.')
            [CompletionResult]::new('conflict', 'conflict', [CompletionResultType]::ParameterValue, 'The request seems to conflict with the current state.')
            [CompletionResult]::new('upload_conflict', 'upload_conflict', [CompletionResultType]::ParameterValue, 'An upload seems to conflict with something at its target.')
            [CompletionResult]::new('file_upload_limit_exceeded', 'file_upload_limit_exceeded', [CompletionResultType]::ParameterValue, 'An upload seems to be larger than the limit.')
            [CompletionResult]::new('permission_denied', 'permission_denied', [CompletionResultType]::ParameterValue, 'The caller may not do this: the Python SDK raises a permission error.')
            [CompletionResult]::new('forbidden', 'forbidden', [CompletionResultType]::ParameterValue, 'The caller may not do this: the Python SDK raises a permission error.')
            [CompletionResult]::new('unauthenticated', 'unauthenticated', [CompletionResultType]::ParameterValue, 'The request seems to have no valid credential; the Python SDK reports it as unauthorized.')
            [CompletionResult]::new('missing_api_key', 'missing_api_key', [CompletionResultType]::ParameterValue, 'The Python SDK or the CLI has no API key to send.')
            [CompletionResult]::new('transport_error', 'transport_error', [CompletionResultType]::ParameterValue, 'The connection to the API failed, timed out or broke, or a WebSocket was refused with a 5xx status other than 501.')
            [CompletionResult]::new('timeout', 'timeout', [CompletionResultType]::ParameterValue, 'The Python SDK gave up waiting, for example for a terminal to start or for a warm pool.')
            [CompletionResult]::new('invalid_response', 'invalid_response', [CompletionResultType]::ParameterValue, 'The Python SDK or the CLI got a response of an unexpected shape.')
            [CompletionResult]::new('cli_error', 'cli_error', [CompletionResultType]::ParameterValue, 'A CLI command failed without a more specific code, for example on a local file or a download; its MCP server uses it for any failure without JSON.')
            [CompletionResult]::new('unknown', 'unknown', [CompletionResultType]::ParameterValue, 'The Python SDK or the CLI got a response without a usable code, or failed without a more specific one.')
            [CompletionResult]::new('git_error', 'git_error', [CompletionResultType]::ParameterValue, 'A git helper of the Python SDK failed: git itself or, since release 1.0, its call to the API.')
            [CompletionResult]::new('batch_write_partial_failure', 'batch_write_partial_failure', [CompletionResultType]::ParameterValue, 'Some or all files of a batch write could not be written.')
            [CompletionResult]::new('websocket_error', 'websocket_error', [CompletionResultType]::ParameterValue, 'A stream of events ended with an error, or could not be subscribed to.')
            [CompletionResult]::new('websocket_upgrade_error', 'websocket_upgrade_error', [CompletionResultType]::ParameterValue, 'The server refused to open a WebSocket, with a status from 400 to 499 other than 401, 403 and 429.')
            [CompletionResult]::new('watch_error', 'watch_error', [CompletionResultType]::ParameterValue, 'The server refused or ended a watch on files with an error.')
            [CompletionResult]::new('pty_protocol_error', 'pty_protocol_error', [CompletionResultType]::ParameterValue, 'The server sent an error for a terminal, without a code.')
            [CompletionResult]::new('invalid_state', 'invalid_state', [CompletionResultType]::ParameterValue, 'An object of the Python SDK does not allow this call in its current state.')
            [CompletionResult]::new('missing_snapshot_id', 'missing_snapshot_id', [CompletionResultType]::ParameterValue, 'A paused sandbox came without the ID of its snapshot; releases 0.1 and 1.0.0 of the Python SDK report this.')
            break
        }
        '--since' {
            break
        }
        '--status' {
            [CompletionResult]::new('200', '200', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 200')
            [CompletionResult]::new('400', '400', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 400')
            [CompletionResult]::new('401', '401', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 401')
            [CompletionResult]::new('403', '403', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 403')
            [CompletionResult]::new('404', '404', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 404')
            [CompletionResult]::new('409', '409', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 409')
            [CompletionResult]::new('410', '410', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 410')
            [CompletionResult]::new('413', '413', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 413')
            [CompletionResult]::new('429', '429', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 429')
            [CompletionResult]::new('500', '500', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 500')
            [CompletionResult]::new('501', '501', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 501')
            [CompletionResult]::new('502', '502', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 502')
            [CompletionResult]::new('503', '503', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 503')
            [CompletionResult]::new('504', '504', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 504')
            [CompletionResult]::new('507', '507', [CompletionResultType]::ParameterValue, 'codes that come with HTTP 507')
            break
        }
        '--top' {
            break
        }
        '--until' {
            break
        }
        'errcat' {
            if ($wordToComplete) {
                & $names
                & $statuses
            }
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color the output [default: auto]')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Use the catalog in a file that `errcat export json` wrote')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON: one object per result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'Exit with the nullspace CLI''s exit code for the last response')
            [CompletionResult]::new('--retryable', '--retryable', [CompletionResultType]::ParameterName, 'Exit with 0 if the last request may be retried unchanged, else with 1')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no results, only errors, such as a file that cannot be read')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no results, only errors, such as a file that cannot be read')
            [CompletionResult]::new('--support', '--support', [CompletionResultType]::ParameterName, 'Print only the facts that a support ticket needs')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Also show the parts of the input that are not responses')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('diagnose', 'diagnose', [CompletionResultType]::ParameterValue, 'Diagnose every error response in the input')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain codes, or list the codes of an HTTP status')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the codes of the catalog')
            [CompletionResult]::new('triage', 'triage', [CompletionResultType]::ParameterValue, 'Count the error codes in logs of any size')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run a command, explain its API failure, and retry what can be retried')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Compare an OpenAPI document with the catalog')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the catalog as a file for other programs')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of what a command prints with --json')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the man page of errcat or of a command')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print help for errcat or for a command')
            break
        }
        'errcat;diagnose' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color the output [default: auto]')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Use the catalog in a file that `errcat export json` wrote')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'Exit with the nullspace CLI''s exit code for the last response')
            [CompletionResult]::new('--retryable', '--retryable', [CompletionResultType]::ParameterName, 'Exit with 0 if the last request may be retried unchanged, else with 1')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no results, only errors, such as a file that cannot be read')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no results, only errors, such as a file that cannot be read')
            [CompletionResult]::new('--support', '--support', [CompletionResultType]::ParameterName, 'Print only the facts that a support ticket needs')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Also show the parts of the input that are not responses')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON: one object per result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'errcat;parse' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color the output [default: auto]')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Use the catalog in a file that `errcat export json` wrote')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'Exit with the nullspace CLI''s exit code for the last response')
            [CompletionResult]::new('--retryable', '--retryable', [CompletionResultType]::ParameterName, 'Exit with 0 if the last request may be retried unchanged, else with 1')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print no results, only errors, such as a file that cannot be read')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print no results, only errors, such as a file that cannot be read')
            [CompletionResult]::new('--support', '--support', [CompletionResultType]::ParameterName, 'Print only the facts that a support ticket needs')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Also show the parts of the input that are not responses')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON: one object per result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'errcat;explain' {
            & $names
            & $statuses
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color the output [default: auto]')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Use the catalog in a file that `errcat export json` wrote')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON: one object per result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'errcat;list' {
            & $names
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'Show only codes of this category; a unique beginning of its name is enough')
            [CompletionResult]::new('--retry', '--retry', [CompletionResultType]::ParameterName, 'Show only codes with this retry verdict')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Show only codes that come with this HTTP status')
            [CompletionResult]::new('--origin', '--origin', [CompletionResultType]::ParameterName, 'Show codes of this origin; only those of the catalog are part of the API contract')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color the output [default: auto]')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Use the catalog in a file that `errcat export json` wrote')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON: one object per result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'errcat;triage' {
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Show at most N codes')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Count by something other than the code')
            [CompletionResult]::new('--code', '--code', [CompletionResultType]::ParameterName, 'Count only this code; repeat the flag for several')
            [CompletionResult]::new('--category', '--category', [CompletionResultType]::ParameterName, 'Count only codes of this category; a unique beginning of its name is enough')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Count only responses from this time on: a date, a time (UTC if it has no zone), or ''2h ago''')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Count only responses before this time')
            [CompletionResult]::new('--cut', '--cut', [CompletionResultType]::ParameterName, 'Show what is new, gone or changed since this time')
            [CompletionResult]::new('--against', '--against', [CompletionResultType]::ParameterName, 'Show what is new, gone or changed since an earlier run, from its --json report')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Exit with 1 if something is new, else with 0')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color the output [default: auto]')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Use the catalog in a file that `errcat export json` wrote')
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Read all files in directories')
            [CompletionResult]::new('--recursive', '--recursive', [CompletionResultType]::ParameterName, 'Read all files in directories')
            [CompletionResult]::new('--allow-duplicates', '--allow-duplicates', [CompletionResultType]::ParameterName, 'Count an input every time that it is given, not once')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Show all codes')
            [CompletionResult]::new('--merge', '--merge', [CompletionResultType]::ParameterName, 'Merge --json reports: the FILEs are reports, not logs')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON: one object per result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'errcat;run' {
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'Repeat a failed command up to N times, if the failure permits it')
            [CompletionResult]::new('--max-delay', '--max-delay', [CompletionResultType]::ParameterName, 'Give up if the next delay is longer')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'Start no retry later than this after the first try')
            [CompletionResult]::new('--retry-on', '--retry-on', [CompletionResultType]::ParameterName, 'Also repeat after this code; repeat the flag for several')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color the output [default: auto]')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Use the catalog in a file that `errcat export json` wrote')
            [CompletionResult]::new('--idempotent', '--idempotent', [CompletionResultType]::ParameterName, 'Also repeat after HTTP 500, 502, 503 and 504; use it if sending the request twice does no harm')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing besides the output of the command')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing besides the output of the command')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON: one object per result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'errcat;check' {
            [CompletionResult]::new('--pointer', '--pointer', [CompletionResultType]::ParameterName, 'Read the codes at this JSON pointer instead of the schema ErrorResponse')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Ignore the differences that this file lists')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Form of the findings')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color the output [default: auto]')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Use the catalog in a file that `errcat export json` wrote')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON: one object per result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'errcat;export' {
            [CompletionResult]::new('json', 'json', [CompletionResultType]::ParameterValue, 'what --catalog reads')
            [CompletionResult]::new('csv', 'csv', [CompletionResultType]::ParameterValue, 'table for spreadsheets and databases')
            [CompletionResult]::new('markdown', 'markdown', [CompletionResultType]::ParameterValue, 'document with a table for each category')
            [CompletionResult]::new('html', 'html', [CompletionResultType]::ParameterValue, 'page with a search, in one file')
            [CompletionResult]::new('json-schema', 'json-schema', [CompletionResultType]::ParameterValue, 'JSON Schema of an error response')
            [CompletionResult]::new('typescript', 'typescript', [CompletionResultType]::ParameterValue, 'constants and types for TypeScript')
            [CompletionResult]::new('python', 'python', [CompletionResultType]::ParameterValue, 'constants and types for Python')
            [CompletionResult]::new('go', 'go', [CompletionResultType]::ParameterValue, 'constants and a type for Go')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Compare with this file instead: exit with 1 and show a diff if it is out of date')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color the output [default: auto]')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Use the catalog in a file that `errcat export json` wrote')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON: one object per result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'errcat;schema' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'what list prints with --json')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'what explain prints with --json')
            [CompletionResult]::new('diagnose', 'diagnose', [CompletionResultType]::ParameterValue, 'each line that diagnose prints with --json')
            [CompletionResult]::new('triage', 'triage', [CompletionResultType]::ParameterValue, 'what triage prints with --json')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'what check prints with --json')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'what export prints with --json')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'each line that run prints with --json, on standard error')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color the output [default: auto]')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Use the catalog in a file that `errcat export json` wrote')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON: one object per result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'errcat;completions' {
            [CompletionResult]::new('bash', 'bash', [CompletionResultType]::ParameterValue, 'bash')
            [CompletionResult]::new('elvish', 'elvish', [CompletionResultType]::ParameterValue, 'elvish')
            [CompletionResult]::new('fish', 'fish', [CompletionResultType]::ParameterValue, 'fish')
            [CompletionResult]::new('powershell', 'powershell', [CompletionResultType]::ParameterValue, 'powershell')
            [CompletionResult]::new('zsh', 'zsh', [CompletionResultType]::ParameterValue, 'zsh')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color the output [default: auto]')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Use the catalog in a file that `errcat export json` wrote')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON: one object per result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'errcat;man' {
            [CompletionResult]::new('diagnose', 'diagnose', [CompletionResultType]::ParameterValue, 'Diagnose every error response in the input')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain codes, or list the codes of an HTTP status')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the codes of the catalog')
            [CompletionResult]::new('triage', 'triage', [CompletionResultType]::ParameterValue, 'Count the error codes in logs of any size')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run a command, explain its API failure, and retry what can be retried')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Compare an OpenAPI document with the catalog')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the catalog as a file for other programs')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of what a command prints with --json')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the man page of errcat or of a command')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print help for errcat or for a command')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write all pages into this directory')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color the output [default: auto]')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Use the catalog in a file that `errcat export json` wrote')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON: one object per result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'errcat;help' {
            [CompletionResult]::new('diagnose', 'diagnose', [CompletionResultType]::ParameterValue, 'Diagnose every error response in the input')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain codes, or list the codes of an HTTP status')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the codes of the catalog')
            [CompletionResult]::new('triage', 'triage', [CompletionResultType]::ParameterValue, 'Count the error codes in logs of any size')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run a command, explain its API failure, and retry what can be retried')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Compare an OpenAPI document with the catalog')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the catalog as a file for other programs')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of what a command prints with --json')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the man page of errcat or of a command')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print help for errcat or for a command')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to color the output [default: auto]')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Use the catalog in a file that `errcat export json` wrote')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON: one object per result')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all details')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        default {
            & $names
            & $statuses
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property { $_.ResultType -eq 'ParameterName' }, ListItemText
}
