#!/usr/bin/env bash
# Stops a deployment that would delete or replace anything, down to a grant or an API, or send requests elsewhere than
# somebody turned them by hand, unless a pull request that find-allowance.sh finds allows it. What the cloud would refuse for
# certain none allows. The argument is what `pulumi preview --json --show-sames` said: its operations are the engine's.
set -euo pipefail
exec 2>&1 # so that what mute.sh says stays where it says it

preview=$1
here=$(dirname "$0")
readonly preview here
readonly most=20

# An operation that is new to this list is taken for one that destroys.
operations() {
  jq -nr '
    def destroys: . as $operation | ["same", "create", "update", "read", "refresh", "import", "diff"] | index($operation) | not;
    def shown: gsub("[^ -~]"; "?");
    input | if type != "object" or .maybeCorrupt == true then error("This is not what a preview says.") else . end
    | [(.steps // [])[] | select(.op | destroys) | "\(.op) \(.urn | split("::")[2:] | join("::"))" | shown] as $steps
    | if ($steps | length) > 0 then $steps[]
      else (.changeSummary // {} | to_entries[] | select(.value > 0 and (.key | destroys)) | "\(.value) × \(.key | shown)") end' "$preview"
}

list=$(operations)
if "$here/mute.sh" gpuinfra diff "$STACK" --from "$preview" --fail-on destruction && [ -z "$list" ]; then
  exit 0
fi

if ! gpuinfra diff "$STACK" --from "$preview" --fail-on impossible >/dev/null; then
  echo "::error::The cloud would refuse the change of $STACK for certain, and the label allow-replace does not help: write what the diff says instead."
  exit 1
fi

allowance=$("$here/find-allowance.sh" | tr '\n' ' ')
if [ -n "$allowance" ]; then
  echo "::warning::$STACK may lose resources or end a rollback: the label allow-replace is on ${allowance% }."
  exit 0
fi

if [ -n "$list" ]; then
  echo "The engine would:"
  head -n "$most" <<<"$list" | sed 's/^/- /'
fi
echo "::error::$STACK would lose a resource or end a rollback. If that is meant, somebody who may write gives a pull request that was merged since the last deployment the label allow-replace, after its last push; then run again. What never goes through is stopped all the same."
exit 1
