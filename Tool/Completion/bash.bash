# Completion of boards for bash. In ~/.bashrc:  source <(boards completion bash)
_boards_complete() {
    local IFS=$'\n'
    COMPREPLY=($(compgen -W "$(boards "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
}
# Files, where no word fits.
complete -o default -o bashdefault -F _boards_complete boards
