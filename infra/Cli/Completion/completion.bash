# bash completion for gpuinfra. In ~/.bashrc: source <(gpuinfra completion bash)
_gpuinfra() {
  local line=${COMP_LINE:0:COMP_POINT} word
  word=${line##*[[:space:]]}
  # The tool gets what stands behind its own name, which may be a path.
  line=${line#"${COMP_WORDS[0]}"}
  line=${line#[[:space:]]}
  local IFS=$'\n'
  COMPREPLY=()
  local reply
  while read -r reply; do
    if [[ $reply == "$word"* ]]; then
      # bash replaces what stands behind the last colon or equals sign alone.
      COMPREPLY+=("${reply#"${word%"${word##*[:=]}"}"}")
    fi
  done < <("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)
}
complete -o default -F _gpuinfra gpuinfra
