#compdef gpuinfra
# zsh completion for gpuinfra. In ~/.zshrc, behind compinit: source <(gpuinfra completion zsh)
_gpuinfra() {
  local line="${(j: :)words[2,CURRENT]}"
  local -a replies
  replies=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
  replies=("${(@)replies:#}")
  if (( ${#replies} )); then
    compadd -- "${replies[@]}"
  else
    _files
  fi
}
compdef _gpuinfra gpuinfra
