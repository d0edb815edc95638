#!/usr/bin/env bash
# Keeps one issue per stack in step with a drift check: open while the cloud differs from the state or cannot be compared
# with it, closed when it is the same again. STACK is the stack; the argument is the folder with the exit code of the
# check in `code` and what it printed in `log`, or nothing at all if the check did not come that far.
set -euo pipefail

folder=$1
readonly marker="<!-- gpuinfra-drift-$STACK -->"
readonly longest_log=50000

# The codes that `pulumi refresh --preview-only --expect-no-changes` ends with.
code=$(cat "$folder/code" 2>/dev/null || echo none)
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

body() { # a log that is indented is shown as it is, whatever it holds
  printf '%s\nThe drift check of %s ended with exit code %s in [this run](%s).\n\n' "$marker" "$STACK" "$code" "$RUN_URL"
  if [ -s "$folder/log" ]; then
    head -c "$longest_log" "$folder/log" | tr -d '\0' | sed 's/^/    /'
  fi
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
