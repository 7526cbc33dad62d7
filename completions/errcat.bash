# Offers those of the words that begin like the current one, in any case, and no files instead.
_errcat_offer() {
    local word restore
    restore="$(shopt -p nocasematch)"
    shopt -s nocasematch
    for word in $1; do
        [[ "${word}" == "${cur}"* ]] && COMPREPLY+=("${word}")
    done
    ${restore}
    [[ "${BASH_VERSINFO[0]}" -ge 4 ]] && compopt +o default +o bashdefault
}

# Offers the words, unless one of them follows the command already.
_errcat_offer_one() {
    local word command="" words="$1"
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        [[ -n ${command} && " $1 " == *" ${word} "* ]] && words=""
        [[ ${word} != -* ]] && command="${word}"
    done
    _errcat_offer "${words}"
}

# Offers directories.
_errcat_offer_directories() {
    [[ "${BASH_VERSINFO[0]}" -ge 4 ]] && compopt -o dirnames
}

# Prints the index of the word that begins the command of another program, as in errcat run COMMAND.
# Takes patterns of the commands that run another command, and of the options that take a value.
_errcat_find_other_command() {
    local i word command="" is_value=""
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word="${COMP_WORDS[i]}"
        if [[ ${word} == "=" ]]; then
            is_value=yes
        elif [[ -n ${is_value} ]]; then
            is_value=""
        elif [[ ${word} == "--" && ${i} -lt ${COMP_CWORD} ]]; then
            [[ -n ${command} ]] && echo "$((i + 1))"
            return
        elif [[ ${word} == -* ]]; then
            [[ ${word} =~ ^($2)$ ]] && is_value=yes
        elif [[ -n ${command} ]]; then
            echo "${i}"
            return
        elif [[ ${word} =~ ^($1)$ ]]; then
            command="${word}"
        else
            return
        fi
    done
}

# Offers what completes the command of another program, which begins with the word at this index.
_errcat_offer_other_command() {
    if declare -F _comp_command_offset >/dev/null; then
        _comp_command_offset "$1"
    elif declare -F _command_offset >/dev/null; then
        _command_offset "$1"
    elif [[ ${COMP_CWORD} -eq $1 && ${cur} != */* ]]; then
        _errcat_offer "$(compgen -c -- "${cur}" | sort -u)"
    fi
}

# Offers files, too.
_errcat_offer_files() {
    local file
    while IFS= read -r file; do
        COMPREPLY+=("${file}")
    done < <(compgen -f -- "${cur}")
    [[ "${BASH_VERSINFO[0]}" -ge 4 ]] && compopt -o filenames
}

_errcat() {
    local i cur prev opts cmd
    local names="unauthorized auth_failed auth_locked auth_proxy_error auth_proxy_unavailable invalid_auth_redirect invalid_oauth_provider captcha_required captcha_failed captcha_unavailable disposable_email signup_rate_limited oauth_rate_limited email_action_rate_limited email_not_verified account_deleted operator_required account_not_found account_not_soft_deleted account_hard_delete_active_resources sandbox_not_found machine_not_found sandbox_not_ready machine_not_ready capacity_exceeded no_eligible_runtime_host same_host_required transition_in_progress transition_conflict snapshot_not_found snapshot_in_use incompatible_snapshot rebuild_required template_not_found template_build_not_found template_name_claim_not_found build_error agent_deployment_not_found function_not_found agent_deployment_version_not_found function_version_not_found agent_run_not_found function_run_not_found agent_service_instance_not_found function_service_instance_not_found agent_deployment_name_conflict function_name_conflict agent_deployment_idempotency_mismatch function_idempotency_mismatch agent_deployment_invalid_config function_invalid_config agent_deployment_invalid_state function_invalid_state volume_beta_restriction volume_invalid_mount_path volume_overlapping_mounts volume_backend_capability_unsupported volume_quota_exceeded volume_mount_credential_issue_failed volume_backend_unavailable volume_stale_revision volume_busy volume_read_only volume_limit_exceeded file_upload_error exec_timeout exec_failed file_error QUOTA_EXCEEDED rate_limit_exceeded invalid_request database_error not_implemented feature_unavailable internal_error edge_token_missing edge_token_expired edge_token_invalid edge_token_scope_mismatch preview_grant_invalid preview_grant_revoked preview_proxy_token_missing preview_proxy_token_expired preview_proxy_token_invalid preview_proxy_token_revoked preview_proxy_token_scope_mismatch not_found function_secret_name_conflict invalid_fields preview_grant_disabled preview_proxy_token_disabled preview_sandbox_disabled sandbox_paused_auto_resume_disabled machine_paused_auto_resume_disabled transition_recovery_required unsupported_preview_port preview_service_not_ready warm_pool_unavailable desktop_raw_vnc_disabled desktop_raw_vnc_operator_only template_resource_not_found conflict upload_conflict file_upload_limit_exceeded permission_denied forbidden unauthenticated missing_api_key transport_error timeout invalid_response cli_error unknown git_error batch_write_partial_failure websocket_error websocket_upgrade_error watch_error pty_protocol_error invalid_state missing_snapshot_id"
    local statuses="200 400 401 403 404 409 410 413 429 500 501 502 503 504 507"
    COMPREPLY=()
    if [[ "${BASH_VERSINFO[0]}" -ge 4 ]]; then
        cur="$2"
    else
        cur="${COMP_WORDS[COMP_CWORD]}"
    fi
    prev="$3"
    local other="$(_errcat_find_other_command "run" "--against|--by|--catalog|--category|--check|--code|--color|--cut|--deadline|--fail-on|--format|--ignore|--max-delay|--origin|--out|--pointer|--retries|--retry|--retry-on|--since|--status|--top|--until")"
    if [[ -n ${other} ]] ; then
        _errcat_offer_other_command "${other}"
        return 0
    fi
    # bash splits --option=value into three words.
    if [[ ${prev} == "=" ]] ; then
        prev="${COMP_WORDS[COMP_CWORD-2]}"
    elif [[ ${cur} == "=" ]] ; then
        cur=""
    fi
    case "${prev}" in
        --against)
            :
            return 0
            ;;
        --by)
            _errcat_offer "code category retry hour file"
            return 0
            ;;
        --catalog)
            :
            return 0
            ;;
        --category)
            _errcat_offer "authentication-and-accounts sandboxes-and-scheduling snapshots templates-and-builds agent-deployments volumes execution-and-files quotas-and-rate-limits general"
            return 0
            ;;
        --check)
            :
            return 0
            ;;
        --code)
            _errcat_offer "unauthorized auth_failed auth_locked auth_proxy_error auth_proxy_unavailable invalid_auth_redirect invalid_oauth_provider captcha_required captcha_failed captcha_unavailable disposable_email signup_rate_limited oauth_rate_limited email_action_rate_limited email_not_verified account_deleted operator_required account_not_found account_not_soft_deleted account_hard_delete_active_resources sandbox_not_found machine_not_found sandbox_not_ready machine_not_ready capacity_exceeded no_eligible_runtime_host same_host_required transition_in_progress transition_conflict snapshot_not_found snapshot_in_use incompatible_snapshot rebuild_required template_not_found template_build_not_found template_name_claim_not_found build_error agent_deployment_not_found function_not_found agent_deployment_version_not_found function_version_not_found agent_run_not_found function_run_not_found agent_service_instance_not_found function_service_instance_not_found agent_deployment_name_conflict function_name_conflict agent_deployment_idempotency_mismatch function_idempotency_mismatch agent_deployment_invalid_config function_invalid_config agent_deployment_invalid_state function_invalid_state volume_beta_restriction volume_invalid_mount_path volume_overlapping_mounts volume_backend_capability_unsupported volume_quota_exceeded volume_mount_credential_issue_failed volume_backend_unavailable volume_stale_revision volume_busy volume_read_only volume_limit_exceeded file_upload_error exec_timeout exec_failed file_error QUOTA_EXCEEDED rate_limit_exceeded invalid_request database_error not_implemented feature_unavailable internal_error edge_token_missing edge_token_expired edge_token_invalid edge_token_scope_mismatch preview_grant_invalid preview_grant_revoked preview_proxy_token_missing preview_proxy_token_expired preview_proxy_token_invalid preview_proxy_token_revoked preview_proxy_token_scope_mismatch not_found function_secret_name_conflict invalid_fields preview_grant_disabled preview_proxy_token_disabled preview_sandbox_disabled sandbox_paused_auto_resume_disabled machine_paused_auto_resume_disabled transition_recovery_required unsupported_preview_port preview_service_not_ready warm_pool_unavailable desktop_raw_vnc_disabled desktop_raw_vnc_operator_only template_resource_not_found conflict upload_conflict file_upload_limit_exceeded permission_denied forbidden unauthenticated missing_api_key transport_error timeout invalid_response cli_error unknown git_error batch_write_partial_failure websocket_error websocket_upgrade_error watch_error pty_protocol_error invalid_state missing_snapshot_id"
            return 0
            ;;
        --color)
            _errcat_offer "auto always never"
            return 0
            ;;
        --cut)
            _errcat_offer ""
            return 0
            ;;
        --deadline)
            _errcat_offer ""
            return 0
            ;;
        --fail-on)
            _errcat_offer "new"
            return 0
            ;;
        --format)
            _errcat_offer "text github"
            return 0
            ;;
        --ignore)
            :
            return 0
            ;;
        --max-delay)
            _errcat_offer ""
            return 0
            ;;
        --origin)
            _errcat_offer "catalog edge server client related all"
            return 0
            ;;
        --out)
            _errcat_offer ""; _errcat_offer_directories
            return 0
            ;;
        --pointer)
            _errcat_offer ""
            return 0
            ;;
        --retries)
            _errcat_offer ""
            return 0
            ;;
        --retry)
            _errcat_offer "later after_window after_change depends unknown"
            return 0
            ;;
        --retry-on)
            _errcat_offer "unauthorized auth_failed auth_locked auth_proxy_error auth_proxy_unavailable invalid_auth_redirect invalid_oauth_provider captcha_required captcha_failed captcha_unavailable disposable_email signup_rate_limited oauth_rate_limited email_action_rate_limited email_not_verified account_deleted operator_required account_not_found account_not_soft_deleted account_hard_delete_active_resources sandbox_not_found machine_not_found sandbox_not_ready machine_not_ready capacity_exceeded no_eligible_runtime_host same_host_required transition_in_progress transition_conflict snapshot_not_found snapshot_in_use incompatible_snapshot rebuild_required template_not_found template_build_not_found template_name_claim_not_found build_error agent_deployment_not_found function_not_found agent_deployment_version_not_found function_version_not_found agent_run_not_found function_run_not_found agent_service_instance_not_found function_service_instance_not_found agent_deployment_name_conflict function_name_conflict agent_deployment_idempotency_mismatch function_idempotency_mismatch agent_deployment_invalid_config function_invalid_config agent_deployment_invalid_state function_invalid_state volume_beta_restriction volume_invalid_mount_path volume_overlapping_mounts volume_backend_capability_unsupported volume_quota_exceeded volume_mount_credential_issue_failed volume_backend_unavailable volume_stale_revision volume_busy volume_read_only volume_limit_exceeded file_upload_error exec_timeout exec_failed file_error QUOTA_EXCEEDED rate_limit_exceeded invalid_request database_error not_implemented feature_unavailable internal_error edge_token_missing edge_token_expired edge_token_invalid edge_token_scope_mismatch preview_grant_invalid preview_grant_revoked preview_proxy_token_missing preview_proxy_token_expired preview_proxy_token_invalid preview_proxy_token_revoked preview_proxy_token_scope_mismatch not_found function_secret_name_conflict invalid_fields preview_grant_disabled preview_proxy_token_disabled preview_sandbox_disabled sandbox_paused_auto_resume_disabled machine_paused_auto_resume_disabled transition_recovery_required unsupported_preview_port preview_service_not_ready warm_pool_unavailable desktop_raw_vnc_disabled desktop_raw_vnc_operator_only template_resource_not_found conflict upload_conflict file_upload_limit_exceeded permission_denied forbidden unauthenticated missing_api_key transport_error timeout invalid_response cli_error unknown git_error batch_write_partial_failure websocket_error websocket_upgrade_error watch_error pty_protocol_error invalid_state missing_snapshot_id"
            return 0
            ;;
        --since)
            _errcat_offer ""
            return 0
            ;;
        --status)
            _errcat_offer "200 400 401 403 404 409 410 413 429 500 501 502 503 504 507"
            return 0
            ;;
        --top)
            _errcat_offer ""
            return 0
            ;;
        --until)
            _errcat_offer ""
            return 0
            ;;
    esac
    cmd=""
    opts=""

    for i in "${COMP_WORDS[@]:0:COMP_CWORD}"
    do
        case "${cmd},${i}" in
            ",$1")
                cmd="errcat"
                ;;
            errcat,check)
                cmd="errcat__subcmd__check"
                ;;
            errcat,completions)
                cmd="errcat__subcmd__completions"
                ;;
            errcat,diagnose)
                cmd="errcat__subcmd__diagnose"
                ;;
            errcat,explain)
                cmd="errcat__subcmd__explain"
                ;;
            errcat,export)
                cmd="errcat__subcmd__export"
                ;;
            errcat,help)
                cmd="errcat__subcmd__help"
                ;;
            errcat,list)
                cmd="errcat__subcmd__list"
                ;;
            errcat,man)
                cmd="errcat__subcmd__man"
                ;;
            errcat,parse)
                cmd="errcat__subcmd__diagnose"
                ;;
            errcat,run)
                cmd="errcat__subcmd__run"
                ;;
            errcat,schema)
                cmd="errcat__subcmd__schema"
                ;;
            errcat,triage)
                cmd="errcat__subcmd__triage"
                ;;
            *)
                ;;
        esac
    done

    case "${cmd}" in
        errcat)
            if [[ ${cur} != -* ]] ; then
                local word is_value="" commands="diagnose explain list triage run check export schema completions man help"
                for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                    [[ -z ${is_value} && ${word} != [-=]* ]] && commands=""
                    [[ ${word} =~ ^(=|--against|--by|--catalog|--category|--check|--code|--color|--cut|--deadline|--fail-on|--format|--ignore|--max-delay|--origin|--out|--pointer|--retries|--retry|--retry-on|--since|--status|--top|--until)$ ]] && is_value=yes || is_value=""
                done
                if [[ -z ${cur} && -n ${commands} ]] ; then
                    _errcat_offer "${commands} --json --verbose --color --catalog --version --exit-code --retryable --quiet --support --all --help"
                else
                    _errcat_offer "${commands} ${names} ${statuses}"
                    _errcat_offer_files
                fi
                return 0
            fi
            opts="-v -q -h -V --json --verbose --color --catalog --exit-code --retryable --quiet --support --all --help --version diagnose parse explain list triage run check export schema completions man help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 1 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        errcat__subcmd__check)
            if [[ ${cur} != -* ]] ; then
                :
                return 0
            fi
            opts="-v -h --pointer --ignore --format --json --verbose --color --catalog --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        errcat__subcmd__completions)
            if [[ ${cur} != -* ]] ; then
                _errcat_offer_one "bash elvish fish powershell zsh"
                return 0
            fi
            opts="-v -h --json --verbose --color --catalog --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        errcat__subcmd__diagnose)
            if [[ ${cur} != -* ]] ; then
                :
                return 0
            fi
            opts="-q -v -h --exit-code --retryable --quiet --support --all --json --verbose --color --catalog --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        errcat__subcmd__explain)
            if [[ ${cur} != -* ]] ; then
                _errcat_offer "${names} ${statuses}"
                return 0
            fi
            opts="-v -h --json --verbose --color --catalog --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        errcat__subcmd__export)
            if [[ ${cur} != -* ]] ; then
                _errcat_offer_one "json csv markdown html json-schema typescript python go"
                return 0
            fi
            opts="-v -h --check --json --verbose --color --catalog --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        errcat__subcmd__help)
            if [[ ${cur} != -* ]] ; then
                _errcat_offer_one "diagnose explain list triage run check export schema completions man help"
                return 0
            fi
            opts="-v -h --json --verbose --color --catalog --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        errcat__subcmd__list)
            if [[ ${cur} != -* ]] ; then
                _errcat_offer "${names}"
                return 0
            fi
            opts="-v -h --category --retry --status --origin --json --verbose --color --catalog --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        errcat__subcmd__man)
            if [[ ${cur} != -* ]] ; then
                _errcat_offer_one "diagnose explain list triage run check export schema completions man help"
                return 0
            fi
            opts="-v -h --out --json --verbose --color --catalog --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        errcat__subcmd__run)
            if [[ ${cur} != -* ]] ; then
                :
                return 0
            fi
            opts="-q -v -h --retries --max-delay --deadline --idempotent --retry-on --quiet --json --verbose --color --catalog --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        errcat__subcmd__schema)
            if [[ ${cur} != -* ]] ; then
                _errcat_offer_one "list explain diagnose triage check export run"
                return 0
            fi
            opts="-v -h --json --verbose --color --catalog --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
        errcat__subcmd__triage)
            if [[ ${cur} != -* ]] ; then
                :
                return 0
            fi
            opts="-r -v -h --recursive --allow-duplicates --top --all --by --code --category --since --until --cut --against --fail-on --merge --json --verbose --color --catalog --help"
            if [[ ${cur} == -* || ${COMP_CWORD} -eq 2 ]] ; then
                COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
                return 0
            fi
            COMPREPLY=( $(compgen -W "${opts}" -- "${cur}") )
            return 0
            ;;
    esac
}

if [[ "${BASH_VERSINFO[0]}" -eq 4 && "${BASH_VERSINFO[1]}" -ge 4 || "${BASH_VERSINFO[0]}" -gt 4 ]]; then
    complete -F _errcat -o nosort -o bashdefault -o default errcat
else
    complete -F _errcat -o bashdefault -o default errcat
fi
