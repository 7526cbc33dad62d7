//! The completion script for bash.

use std::fmt::Write as _;

use super::{CommandLine, Takes, between, insert_after, join, names, statuses};

/// Completes words without regard to case, and files only where they are expected.
pub(super) fn complete(mut script: String, errcat: &CommandLine) -> String {
    remove_values(&mut script);
    for (command, takes) in errcat.commands() {
        let case = format!("        errcat__subcmd__{})\n", command.get_name());
        let words = match takes {
            Takes::Values(values) => format!("_errcat_offer_one \"{}\"", join(&values)),
            takes => offer(&takes),
        };
        insert_after(
            &mut script,
            &case,
            &format!(
                "{IS_WORD}                {words}\n                return 0\n            fi\n"
            ),
        );
    }
    let commands: Vec<_> = errcat
        .commands()
        .map(|(command, _)| command.get_name())
        .collect();
    let top = format!(
        "{IS_WORD}                local word is_value=\"\" commands=\"{}\"
                for word in \"${{COMP_WORDS[@]:1:COMP_CWORD-1}}\"; do
                    [[ -z ${{is_value}} && ${{word}} != [-=]* ]] && commands=\"\"
                    [[ ${{word}} =~ ^(=|{})$ ]] && is_value=yes || is_value=\"\"
                done
                if [[ -z ${{cur}} && -n ${{commands}} ]] ; then
                    _errcat_offer \"${{commands}} {}\"
                else
                    _errcat_offer \"${{commands}} ${{names}} ${{statuses}}\"
                    _errcat_offer_files
                fi
                return 0
            fi
",
        commands.join(" "),
        errcat.options().into_keys().collect::<Vec<_>>().join("|"),
        errcat.flags().join(" "),
    );
    insert_after(&mut script, "        errcat)\n", &top);
    let lists = format!(
        "    local names=\"{}\"\n    local statuses=\"{}\"\n",
        join(&names()),
        join(&statuses())
    );
    insert_after(&mut script, "    local i cur prev opts cmd\n", &lists);

    let mut values = format!("    _errcat_run_command && return 0\n{SPLIT_AT_EQUALS_SIGN}");
    for (option, takes) in errcat.options() {
        let words = offer(&takes);
        let _ = writeln!(
            values,
            "        {option})\n            {words}\n            return 0\n            ;;"
        );
    }
    values += "    esac\n";
    insert_after(&mut script, "    prev=\"$3\"\n", &values);
    let run_command = RUN_COMMAND
        .replace(
            "OPTIONS",
            &errcat.options().into_keys().collect::<Vec<_>>().join("|"),
        )
        .replace("RUNNERS", &errcat.runners().join("|"));
    format!("{FUNCTIONS}{run_command}{script}")
}

/// The beginning of a branch for words that are not flags.
const IS_WORD: &str = "            if [[ ${cur} != -* ]] ; then\n";

/// The command that offers what an argument takes.
fn offer(takes: &Takes) -> String {
    match takes {
        // bash completes files itself. `_errcat_run_command` completes commands.
        Takes::Files | Takes::Command => ":".to_owned(),
        Takes::Names => "_errcat_offer \"${names}\"".to_owned(),
        Takes::NamesAndStatuses => "_errcat_offer \"${names} ${statuses}\"".to_owned(),
        Takes::Values(values) => format!("_errcat_offer \"{}\"", join(values)),
        Takes::Directories => "_errcat_offer \"\"; _errcat_offer_directories".to_owned(),
        Takes::Text => "_errcat_offer \"\"".to_owned(),
    }
}

/// Removes what `clap_complete` writes for the values of options, in each command.
fn remove_values(script: &mut String) {
    let (start, end) = ("            case \"${prev}\" in\n", "            esac\n");
    assert!(script.contains(start), "clap_complete has changed");
    while script.contains(start) {
        let cases = between(script, start, end);
        script.replace_range(cases.start - start.len()..cases.end + end.len(), "");
    }
}

/// Finds the option whose value is typed, and begins a `case` over it.
const SPLIT_AT_EQUALS_SIGN: &str = r#"    # bash splits --option=value into three words.
    if [[ ${prev} == "=" ]] ; then
        prev="${COMP_WORDS[COMP_CWORD-2]}"
    elif [[ ${cur} == "=" ]] ; then
        cur=""
    fi
    case "${prev}" in
"#;

/// `OPTIONS` are those with a value, `RUNNERS` the commands that take a command.
const RUN_COMMAND: &str = r#"# Completes the command that errcat runs, and its arguments. Fails if none is typed.
_errcat_run_command() {
    local i word command=0 is_run="" is_value=""
    for (( i = 1; i <= COMP_CWORD; i++ )); do
        word="${COMP_WORDS[i]}"
        if [[ ${word} == "=" || ${word} =~ ^(OPTIONS)$ ]] ; then
            is_value=yes
        elif [[ -n ${is_value} ]] ; then
            is_value=""
        elif [[ -n ${is_run} && ${word} == "--" && ${i} -lt ${COMP_CWORD} ]] ; then
            command=$(( i + 1 ))
            break
        elif [[ -n ${is_run} && ${word} != -* ]] ; then
            command=${i}
            break
        elif [[ ${word} =~ ^(RUNNERS)$ ]] ; then
            is_run=yes
        elif [[ ${word} != -* ]] ; then
            return 1
        fi
    done
    [[ ${command} -gt 0 ]] || return 1
    if [[ ${command} -eq ${COMP_CWORD} ]] ; then
        COMPREPLY=( $(compgen -c -- "${cur}" | sort -u) )
        [[ ${cur} == */* && "${BASH_VERSINFO[0]}" -ge 4 ]] && compopt -o filenames
    elif declare -F _comp_command_offset >/dev/null ; then
        _comp_command_offset "${command}"
    elif declare -F _command_offset >/dev/null ; then
        _command_offset "${command}"
    fi
    return 0
}

"#;

const FUNCTIONS: &str = r#"# Offers those of the words that begin like the current one, in any case, and no files instead.
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

# Offers files, too.
_errcat_offer_files() {
    local file
    while IFS= read -r file; do
        COMPREPLY+=("${file}")
    done < <(compgen -f -- "${cur}")
    [[ "${BASH_VERSINFO[0]}" -ge 4 ]] && compopt -o filenames
}

"#;
