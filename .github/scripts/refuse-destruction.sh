#!/usr/bin/env bash
# Stops a deployment that would delete or replace something that exists, or send requests elsewhere than somebody turned them
# by hand, unless the pull request that was merged as COMMIT has the label that allows it. What the cloud would refuse for
# certain no label allows. STACK is the stack, the argument is what `pulumi preview --json --show-sames` said.
set -euo pipefail

preview=$1
readonly label=allow-replace

labels=$(gh api "repos/$REPOSITORY/commits/$COMMIT/pulls" |
  jq -r --arg commit "$COMMIT" '.[] | select(.merged_at != null and .merge_commit_sha == $commit) | .labels[].name')

if grep -qxF "$label" <<<"$labels"; then
  if ! gpuinfra diff "$STACK" --from "$preview" --fail-on impossible; then
    echo "::error::The cloud would refuse the change of $STACK for certain, and the label $label does not help: write what the diff says instead."
    exit 1
  fi
  echo "::warning::$STACK may lose resources or end a rollback: the pull request has the label $label."
elif ! gpuinfra diff "$STACK" --from "$preview" --fail-on destruction; then
  echo "::error::$STACK would lose a resource or end a rollback. If that is meant, give the merged pull request the label $label and run again. What never goes through is stopped all the same."
  exit 1
fi
