#!/bin/sh
# Writes a token of Hugging Face into a file that only the build reads: token.sh FILE. SECRET is its secret and the version, such as
# hf-token:1; without one the file is empty.
set -eu

secret=${SECRET:-}
file=$1

umask 077
: >"$file"
case $secret in
  "") ;;
  ?*:?*) gcloud secrets versions access "${secret#*:}" --secret="${secret%%:*}" >"$file" ;;
  *)
    echo "_HF_TOKEN is '$secret', but must name a version, such as $secret:1." >&2
    exit 1
    ;;
esac
