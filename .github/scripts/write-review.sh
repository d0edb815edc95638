#!/usr/bin/env bash
# Writes what review-comment.yml posts of a pull request into a folder. BASE is its base branch, NUMBER its number.
set -euo pipefail

folder=$1
mkdir -p "$folder"

tolerate() { # code, command...: a run of the tool that may end with any exit code up to that one
  local code=$1 status=0
  shift
  "$@" || status=$?
  [ "$status" -le "$code" ]
}

# GitHub merged the pull request into its base to make this commit, so what changed is the difference to its first parent.
git branch --force -- "$BASE" HEAD^1

echo "$NUMBER" >"$folder/number"
# Errors in a stack file are findings, which the log holds, and leave nothing to compare.
tolerate 2 gpuinfra check --format sarif >"$folder/findings.sarif"
tolerate 2 gpuinfra diff --from "$BASE" --format markdown --out "$folder/comment.md"
tolerate 2 gpuinfra diff --from "$BASE" --format html --out "$folder/review.html"

if [ ! -s "$folder/comment.md" ]; then
  echo "The stacks cannot be planned, so there is nothing to compare. The checks of this pull request say why." \
    >"$folder/comment.md"
fi
cat "$folder/comment.md" >>"$GITHUB_STEP_SUMMARY"
