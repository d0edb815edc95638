#!/usr/bin/env bash
# Copies a SARIF log that the code of a pull request wrote, and keeps of it what gpuinfra finds in stack files: nothing can
# pass for the findings of another tool or be laid at another file.
set -euo pipefail

log=$1
copy=$2
readonly longest=4000000

if [ ! -f "$log" ] || [ -L "$log" ] || [ "$(wc -c <"$log")" -gt "$longest" ]; then
  echo "::error::There is no SARIF log of at most $longest bytes."
  exit 1
fi

jq '
  def in_a_stack_file: all(.locations[];
    .physicalLocation.artifactLocation.uri | test("^(infra/Bootstrap/)?Pulumi\\.([a-z0-9-]+\\.)?yaml$"));
  {
    "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [.runs[] | select(.tool.driver.name == "gpuinfra") | {
      tool: { driver: { name: "gpuinfra", rules: .tool.driver.rules } },
      columnKind: "utf16CodeUnits",
      results: [.results[] | select(in_a_stack_file)]
    }]
  }' "$log" >"$copy"
