#!/usr/bin/env bash
# Says what to do where a deployment ended because its stack is locked. The argument is what `pulumi up` printed.
set -euo pipefail

if grep -qiE 'the stack is currently locked|conflict: another update is currently in progress' "$1"; then
  echo "::error::$STACK is locked: a deployment runs elsewhere, or one was cut short. See that none runs. Then run 'pulumi stack export --stack $STACK --file $STACK.export.json' and 'gpuinfra recover --from $STACK.export.json', which says how to unlock it and whether more is to be done."
fi
