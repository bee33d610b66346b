# Completion of boards for fish. In ~/.config/fish/config.fish:  boards completion fish | source
function __boards_complete
    set -l line (commandline -cp)
    boards "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end
complete -c boards -a '(__boards_complete)'
