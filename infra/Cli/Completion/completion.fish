# fish completion for gpuinfra. In ~/.config/fish/config.fish: gpuinfra completion fish | source
function __gpuinfra_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l line (string join ' ' -- $words[2..] (commandline --current-token --cut-at-cursor))
    $words[1] "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end
complete --command gpuinfra --arguments '(__gpuinfra_complete)'
