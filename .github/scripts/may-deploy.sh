#!/usr/bin/env bash
# Decides whether COMMIT is deployed to STACK now, and writes go=true or go=false. Only the tip of BRANCH is, since an older
# commit would undo what a later one did; and only once every stack that comes before this one is at the same commit.
set -euo pipefail

here=$(dirname "$0")
readonly here

stop() {
  echo "::notice::$1"
  echo "go=false" >>"$GITHUB_OUTPUT"
  exit 0
}

tip=$(gh api "repos/$REPOSITORY/git/ref/heads/$BRANCH" | jq -r '.object.sha')
if [ "$tip" != "$COMMIT" ]; then
  stop "$BRANCH has moved on to ${tip:0:12}. A newer run deploys that."
fi
stacks=$(GITHUB_OUTPUT=/dev/null "$here/list-stacks.sh")
while read -r earlier && [ "$earlier" != "$STACK" ]; do
  if [ "$("$here/last-deployed.sh" "$earlier")" != "$COMMIT" ]; then
    stop "$earlier comes before $STACK and is not at ${COMMIT:0:12}."
  fi
done <<<"$stacks"
echo "go=true" >>"$GITHUB_OUTPUT"
