#!/usr/bin/env bash
# Prints the commit that a stack was deployed at last, as record-deployment.sh wrote it down; nothing if it never was.
set -euo pipefail

gh api "repos/$REPOSITORY/deployments?environment=$1&task=gpuinfra&per_page=100" |
  jq -r 'map(select(.task == "gpuinfra" and .creator.login == "github-actions[bot]")) | max_by(.id).sha // empty'
