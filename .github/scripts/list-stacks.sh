#!/usr/bin/env bash
# Lists the stacks that the repository has a file of, in the order of their deployment, for the matrices of the workflows:
# Pulumi.NAME.yaml at the root makes NAME a stack. With each goes what the names of its variables begin with, since GitHub
# takes no hyphens there. A line `# deployment-order: 20` in a stack file puts the stack there; without one dev is 10,
# prod is 90 and any other is 50, and names decide among equals.
set -euo pipefail

fail() {
  echo "::error::$1" >&2
  exit 1
}

order() { # file, stack
  local said
  said=$(sed -nE 's/^# deployment-order: ([0-9]{1,4})$/\1/p' "$1" | head -n 1)
  case $2 in
    dev | dev-*) echo "${said:-10}" ;;
    prod | prod-* | production | production-*) echo "${said:-90}" ;;
    *) echo "${said:-50}" ;;
  esac
}

numbered() { # a line for each stack: its place and its name
  local file stack
  for file in Pulumi.*.yaml; do
    [ -f "$file" ] || continue
    stack=${file#Pulumi.}
    stack=${stack%.yaml}
    if ! [[ $stack =~ ^[a-z]([a-z0-9-]{0,29}[a-z0-9])?$ ]]; then
      fail "A stack file has a name that no environment can have: use up to 31 of a-z, 0-9 and -, a letter first and no - last."
    fi
    # GitHub keeps the names of variables that begin so for itself.
    if [[ $stack =~ ^github($|-) ]]; then
      fail "The stack $stack cannot have variables on GitHub: use a name that does not begin with github."
    fi
    echo "$(order "$file" "$stack") $stack"
  done
}

found=$(numbered)
[ -n "$found" ] || fail "There is no stack file. Write Pulumi.NAME.yaml at the root."
stacks=$(LC_ALL=C sort -k1,1n -k2,2 <<<"$found" |
  jq -Rnc '[inputs | split(" ")[1] | {stack: ., variables: (ascii_upcase | gsub("-"; "_"))}]')
echo "stacks=$stacks" >>"$GITHUB_OUTPUT"
jq -r '.[].stack' <<<"$stacks"
