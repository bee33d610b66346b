#compdef boards
# Completion of boards for zsh. In ~/.zshrc, after compinit:  source <(boards completion zsh)
_boards() {
    local -a words_that_fit
    words_that_fit=("${(@f)$(boards "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
    compadd -a words_that_fit
    # Files, too.
    _files
}
compdef _boards boards
