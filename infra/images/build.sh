#!/bin/sh
# Builds the image of an engine with a model in it: build.sh ENGINE IMAGE. MODEL, REVISION, ALLOW_PICKLE and BASE are as in
# cloudbuild.yaml, TOKEN_FILE is the path of a file with a token of Hugging Face. Docker alone is needed, so it works elsewhere, too.
set -eu

engine=$1
image=$2
shift 2
cd "$(dirname "$0")/../.."

[ -f "infra/images/$engine/Dockerfile" ] || {
  echo "_ENGINE is '$engine', but must be one of: $(cd infra/images && echo */ | tr -d /)" >&2
  exit 1
}

# Left out, the image is built on the one that the Dockerfile names.
[ -z "${BASE:-}" ] || set -- "--build-arg=BASE=$BASE"
[ -z "${TOKEN_FILE:-}" ] || set -- "$@" "--secret=id=hf_token,src=$TOKEN_FILE"

DOCKER_BUILDKIT=1 exec docker build \
  --file "infra/images/$engine/Dockerfile" --tag "$image" --progress plain \
  --build-arg "MODEL=${MODEL:-}" --build-arg "REVISION=${REVISION:-}" --build-arg "ALLOW_PICKLE=${ALLOW_PICKLE:-}" \
  "$@" infra
