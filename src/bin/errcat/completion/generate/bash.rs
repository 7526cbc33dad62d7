//! The completion script for bash.

use super::{CommandLine, Takes, flag, insert_after, join, names, statuses};

/// Completes words without regard to case, and files only where they are expected.
pub(super) fn complete(mut script: String, errcat: &CommandLine) -> String {
    let options: Vec<_> = errcat.options().into_iter().map(flag).collect();
    let is_word = format!(
        "            if [[ ${{cur}} != -* && ! ${{prev}} =~ ^({})$ ]] ; then\n",
        options.join("|")
    );
    for (command, takes) in errcat.commands() {
        let case = format!("        errcat__subcmd__{})\n", command.get_name());
        let words = match takes {
            // bash completes files itself.
            Takes::Files => String::new(),
            Takes::Names => offer("${names}"),
            Takes::NamesAndStatuses => offer("${names} ${statuses}"),
            Takes::Values(values) => offer(&join(&values)),
        };
        insert_after(
            &mut script,
            &case,
            &format!("{is_word}{words}                return 0\n            fi\n"),
        );
    }
    let commands: Vec<_> = errcat
        .commands()
        .map(|(command, _)| command.get_name())
        .collect();
    let top = format!(
        "{is_word}                local before=\"${{COMP_WORDS[*]:1:COMP_CWORD-1}}\"
                local commands=\"{}\"
                [[ \" ${{before}}\" =~ \\ [^-] ]] && commands=\"\"
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
        errcat.flags().join(" "),
    );
    insert_after(&mut script, "        errcat)\n", &top);
    let lists = format!(
        "    local names=\"{}\"\n    local statuses=\"{}\"\n",
        join(&names()),
        join(&statuses())
    );
    insert_after(&mut script, "    local i cur prev opts cmd\n", &lists);
    format!("{FUNCTIONS}{script}")
}

fn offer(words: &str) -> String {
    format!("                _errcat_offer \"{words}\"\n")
}

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

# Offers files, too.
_errcat_offer_files() {
    local file
    while IFS= read -r file; do
        COMPREPLY+=("${file}")
    done < <(compgen -f -- "${cur}")
    [[ "${BASH_VERSINFO[0]}" -ge 4 ]] && compopt -o filenames
}

"#;
