# Inserts all candidates with one key, and runs a function that writes the words of the line.
bind 'set enable-bracketed-paste off'
bind '"\C-xa": insert-completions'
errcat() { printf '%s\n' "$@" >"$OUT.new"; mv "$OUT.new" "$OUT"; }
cd "$FILES" || exit
errcat ready
