#!/usr/bin/env bash
# Writes what review-comment.yml posts of a pull request into a folder. NUMBER is its number.
set -euo pipefail

folder=$1
mkdir -p "$folder"
readonly comment=$folder/comment.md
readonly longest=64000 # bytes, which leaves review-comment.yml room for its own words
readonly least=16000 # of them for the pipelines

tolerate() { # code, command...: a run of the tool that may end with any exit code up to that one
  local code=$1 status=0
  shift
  "$@" || status=$?
  [ "$status" -le "$code" ]
}

append() { # comment: puts it below the one that is posted, which is written anew if both are too long for one
  local room=$((longest - $(wc -c <"$1") - 1))
  if [ "$(wc -c <"$comment")" -gt "$room" ]; then
    tolerate 2 gpuinfra diff --from "$base" --format markdown --max-bytes "$room" --out "$comment"
  fi
  { echo && cat "$1"; } >>"$comment"
}

# GitHub merged the pull request into its base to make this commit, so what changed is the difference to its first parent. By
# its whole id nothing else can be meant, whatever files the pull request brings.
base=$(git rev-parse --verify "HEAD^1^{commit}")
readonly base

echo "$NUMBER" >"$folder/number"
# A stack file with errors is shown by them in its place, and the other stacks are compared.
tolerate 2 gpuinfra check --format sarif >"$folder/findings.sarif"
tolerate 2 gpuinfra diff --from "$base" --format markdown --out "$comment"
tolerate 2 gpuinfra diff --from "$base" --format html --out "$folder/review.html"

if [ ! -s "$comment" ]; then
  echo "The stacks cannot be planned, so there is nothing to compare. The checks of this pull request say why." >"$comment"
fi

# What the pipelines themselves may do is a program of its own, and worth a word only where it changes.
pipelines=$(mktemp)
readonly pipelines
if ! gpuinfra diff --root infra/Bootstrap --from "$base" --exit-code --format markdown --max-bytes "$least" --out "$pipelines"; then
  tolerate 2 gpuinfra diff --root infra/Bootstrap --from "$base" --format html --out "$folder/bootstrap.html"
  if [ ! -s "$pipelines" ]; then
    echo "The stacks of \`infra/Bootstrap\` cannot be planned. The checks of this pull request say why." >"$pipelines"
  fi
  sed -i -e '1{/^<!--/d}' "$pipelines"
  sed -i -e '1i # What the pipelines may do\n' "$pipelines"
  append "$pipelines"
fi

cat "$comment" >>"$GITHUB_STEP_SUMMARY"
