#!/usr/bin/env bash
# Stops a deployment of a stack whose last one was cut short: what was being made may exist without standing in the state, and
# every later deployment would then fail, as it exists already. The argument is what `pulumi stack export` wrote.
set -euo pipefail

pending=$(jq '.deployment | if type == "object" then .pending_operations // [] | length else error("This is no export.") end' "$1")
[ "$pending" -eq 0 ] && exit 0
echo "::error::The state of $STACK has $pending operations that never ended, so a deployment was cut short. Run 'pulumi stack export --stack $STACK --file $STACK.export.json' and 'gpuinfra recover --from $STACK.export.json': it writes what brings them into the state, and the commands."
exit 1
