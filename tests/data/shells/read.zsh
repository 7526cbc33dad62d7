# Writes each candidate with what a menu shows for it.
compadd() {
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
        builtin compadd "$@"
        return
    fi
    local -a hits shown
    local index=${@[(i)-(l|)d]}
    if (( index <= $# )); then
        local list=${@[index+1]}
        if [[ $list == \(* ]]; then eval "shown=$list"; else shown=("${(@P)list}"); fi
    fi
    # Descriptions beside candidates that were added without them.
    if (( $@[(I)-E*] )); then
        print -rl -- $shown >>$OUT.new
        builtin compadd "$@"
        return
    fi
    builtin compadd -A hits -D shown "$@"
    for (( index = 1; index <= $#hits; index++ )); do
        print -r -- "${(Q)hits[index]}	${shown[index]}" >>$OUT.new
    done
    (( $#hits ))
}
read-candidates() { : >$OUT.new; _main_complete; compstate[insert]=; compstate[list]=; }
finish() { BUFFER=; mv $OUT.new $OUT; }
zle -C read-candidates complete-word read-candidates
zle -N finish
bindkey '^Xa' read-candidates '^M' finish
cd $FILES
touch $OUT
