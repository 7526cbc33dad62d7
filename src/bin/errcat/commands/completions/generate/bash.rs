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
    let options = errcat.options().into_keys().collect::<Vec<_>>().join("|");
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
        options,
        errcat.flags().join(" "),
    );
    insert_after(&mut script, "        errcat)\n", &top);
    let lists = format!(
        "    local names=\"{}\"\n    local statuses=\"{}\"\n",
        join(&names()),
        join(&statuses())
    );
    insert_after(&mut script, "    local i cur prev opts cmd\n", &lists);

    let mut values = OTHER_COMMAND
        .replace("WRAPPERS", &errcat.wrappers().join("|"))
        .replace("OPTIONS", &options)
        + SPLIT_AT_EQUALS_SIGN;
    for (option, takes) in errcat.options() {
        let words = offer(&takes);
        let _ = writeln!(
            values,
            "        {option})\n            {words}\n            return 0\n            ;;"
        );
    }
    values += "    esac\n";
    insert_after(&mut script, "    prev=\"$3\"\n", &values);
    format!("{FUNCTIONS}{script}")
}

/// The beginning of a branch for words that are not flags.
const IS_WORD: &str = "            if [[ ${cur} != -* ]] ; then\n";

/// The command that offers what an argument takes.
fn offer(takes: &Takes) -> String {
    match takes {
        // bash completes files itself.
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

/// Completes the command of another program, if that is typed.
const OTHER_COMMAND: &str = r#"    local other="$(_errcat_find_other_command "WRAPPERS" "OPTIONS")"
    if [[ -n ${other} ]] ; then
        _errcat_offer_other_command "${other}"
        return 0
    fi
"#;

/// Finds the option whose value is typed, and begins a `case` over it.
const SPLIT_AT_EQUALS_SIGN: &str = r#"    # bash splits --option=value into three words.
    if [[ ${prev} == "=" ]] ; then
        prev="${COMP_WORDS[COMP_CWORD-2]}"
    elif [[ ${cur} == "=" ]] ; then
        cur=""
    fi
    case "${prev}" in
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

"#;
