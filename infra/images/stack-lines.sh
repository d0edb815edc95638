#!/bin/sh
# Prints the digest of an image that was pushed, and the lines of the stack file that name it: stack-lines.sh ENGINE MODEL IMAGE.
set -eu

engine=$1
model=$2
image=$3

# It has one digest for each repository that it was pushed to.
pushed=
for digest in $(docker image inspect --format '{{join .RepoDigests " "}}' "$image"); do
  case $digest in "${image%:*}"@sha256:*) pushed=$digest ;; esac
done
[ -n "$pushed" ] || {
  echo "$image has no digest, so it was not pushed." >&2
  exit 1
}

# A file that came from an address lies under its own name.
case $model in http://* | https://*) model=${model##*/} ;; esac

cat <<LINES
The image is pushed. Its digest is ${pushed#*@}.
Below the name of the service in the stack file:

      engine: $engine
      model: $model
      modelSource: image
      image: $pushed
LINES
