#!/bin/sh
# Brings a pinned model into a folder, as the engine finds it there by the name that the stack file says: bring.sh ENGINE FOLDER.
# MODEL, REVISION and ALLOW_PICKLE say which, as cloudbuild.yaml's substitutions do; TOKEN_FILE holds a token of Hugging Face, or nothing.
set -eu

engine=$1
folder=$2
importer=${IMPORTER:-$(dirname "$0")/import.py}

fail() {
  echo "The image was not built. $1" >&2
  exit 1
}

is_hex() { # length, text
  [ "${#2}" -eq "$1" ] && case $2 in *[!0-9a-f]*) false ;; esac
}

[ -n "${MODEL:-}" ] || fail "_MODEL is missing: say which model is in it."
case $engine:$MODEL in
  ollama:*/*/*) fail "_MODEL is '$MODEL', but Ollama's library has names such as gemma3:4b." ;;
  ollama:*)
    kind=ollama
    name=${MODEL%%:*}
    tag=${MODEL#"$name"}
    tag=${tag:-:latest}
    case $name in */*) ;; *) name=library/$name ;; esac
    tell="curl -fsS -H 'Accept: application/vnd.docker.distribution.manifest.v2+json' https://registry.ollama.ai/v2/$name/manifests/${tag#:} | sha256sum"
    ;;
  llama.cpp:http://* | llama.cpp:https://*)
    kind=url
    tell="curl -fsSL '$MODEL' | sha256sum"
    case ${MODEL##*/} in *%* | *\?*) fail "_MODEL is '$MODEL', which does not end in the plain name of a file." ;; esac
    ;;
  llama.cpp:?*/?*/*.gguf | vllm:?*/?* | sglang:?*/?* | text-embeddings-inference:?*/?*)
    kind=huggingface
    file=${MODEL#*/*/}
    [ "$file" = "$MODEL" ] || [ "$engine" = llama.cpp ] || fail "_MODEL is '$MODEL', but a repository is owner/name."
    repository=$MODEL
    [ "$file" = "$MODEL" ] || repository=${MODEL%"/$file"}
    folder=$folder/$repository
    tell="git ls-remote https://huggingface.co/$repository HEAD"
    ;;
  llama.cpp:*) fail "_MODEL is '$MODEL', but llama.cpp takes owner/name/file.gguf of Hugging Face, or an address of a file." ;;
  vllm:* | sglang:* | text-embeddings-inference:*) fail "_MODEL is '$MODEL', but $engine takes owner/name of Hugging Face." ;;
  *) fail "_ENGINE is '$engine', which is no folder of infra/images." ;;
esac

# An image that can be built anew with another model in it is pinned by nothing.
revision=${REVISION:-}
if [ "$kind" = huggingface ]; then
  is_hex 40 "$revision" || fail "_REVISION is '$revision', but must be a commit of 40 letters. This prints today's: $tell"
else
  is_hex 64 "${revision#sha256:}" || fail "_REVISION is '$revision', but must be a SHA-256. This prints today's: $tell"
fi

if [ -n "${TOKEN_FILE:-}" ] && [ -s "$TOKEN_FILE" ]; then
  HF_TOKEN=$(cat "$TOKEN_FILE")
  export HF_TOKEN
fi

IMPORT_KIND=$kind IMPORT_MODEL=$MODEL IMPORT_REVISION=$revision IMPORT_PICKLE=${ALLOW_PICKLE:-} IMPORT_TO=$folder python3 "$importer"

# The same files make the same layer, which then is pushed and pulled once.
find "$2" -exec touch -h -d @0 {} +
