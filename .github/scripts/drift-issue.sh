#!/usr/bin/env bash
# Keeps one issue per stack in step with a drift check: open while the cloud differs from the state or cannot be compared
# with it, closed when it is the same again. STACK is the stack; the argument is the folder with the exit code of the
# check in `code` and what it printed in `log`, or nothing at all if the check did not come that far.
set -euo pipefail

folder=$1
readonly marker="<!-- gpuinfra-drift-$STACK -->"
log=$folder/log
[ -s "$log" ] || log=/dev/null
here=$(dirname "$0")
readonly folder log here

# The codes that `pulumi refresh --preview-only --expect-no-changes` ends with.
code=$(grep -xE '[0-9]{1,3}' "$folder/code" 2>/dev/null || echo none)
case $code in
  0) label= ;;
  7) label=drift title="$STACK: the cloud differs from the state" ;;
  3) label=drift-unknown title="$STACK: the drift check could not log in" ;;
  *) label=drift-unknown title="$STACK: the drift check failed" ;;
esac

issue() { # the open one of this stack
  gh api --paginate "repos/$REPOSITORY/issues?state=open&creator=github-actions%5Bbot%5D&per_page=100" |
    jq -rs --arg marker "$marker" 'map(.[] | select(.body // "" | startswith($marker))) | .[0].number // empty'
}

body() { # who wrote what, and below it the log, which is text that the cloud has a part in
  local link="The drift check of $STACK ended with exit code $code in [this run]($RUN_URL)."
  head -c 1200000 "$log" |
    HEAD="$marker
$link" CUT="The log below is cut: it is longer than GitHub takes. The run has all of it." "$here/inert.mjs" log
}

number=$(issue)
if [ -z "$label" ]; then
  if [ -n "$number" ]; then
    jq -n '{state: "closed", state_reason: "completed"}' |
      gh api --method PATCH "repos/$REPOSITORY/issues/$number" --input - --silent
  fi
else
  text=$(mktemp)
  body >"$text"
  request=$(jq -n --arg title "$title" --arg kind "$label" --rawfile body "$text" '{$title, $body, labels: [$kind]}')
  if [ -n "$number" ]; then
    gh api --method PATCH "repos/$REPOSITORY/issues/$number" --input - --silent <<<"$request"
  else
    gh api --method POST "repos/$REPOSITORY/issues" --input - --silent <<<"$request"
  fi
fi
