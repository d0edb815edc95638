#!/usr/bin/env bash
# Copies a SARIF log that the code of a pull request wrote, and keeps of it what gpuinfra finds in stack files, member by
# member: nothing can pass for the findings of another tool, be laid at another file, link elsewhere or mention anybody.
set -euo pipefail

log=$1
copy=$2
readonly longest=4000000

if [ ! -f "$log" ] || [ -L "$log" ] || [ "$(wc -c <"$log")" -gt "$longest" ]; then
  echo "::error::There is no SARIF log of at most $longest bytes."
  exit 1
fi

# What is of the wrong type is dropped, each rule and each finding alone.
jq '
  def words: strings | select(length > 0) | .[:2000]
    | gsub("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]"; " ")
    | gsub("\\]\\("; "] (")
    | gsub("(?<![0-9A-Za-z])@"; "@\u200b");
  def text: {text: (.text | words)};
  def id: strings | select(test("\\A[A-Z]{3}[0-9]{3}\\z"));
  def level: strings | select(IN("error", "warning", "note", "none"));
  def place: numbers | select(. >= 1 and . <= 1000000 and . == floor);
  def file: strings | select(length < 200 and test("\\A(infra/Bootstrap/)?Pulumi\\.([a-z0-9-]+\\.)?yaml\\z"));
  def some(member): [member] | if length == 0 then {} else .[0] end;

  def rule: {
      id: (.id | id),
      name: (.name | strings | select(test("\\A[A-Za-z0-9]{1,100}\\z"))),
      shortDescription: (.shortDescription | text),
      fullDescription: (.fullDescription | text),
      defaultConfiguration: {level: (.defaultConfiguration.level | level)},
      help: (.help | text)
    }
    + some(.helpUri | strings | select(length < 500 and test("\\Ahttps://[^\\s\"<>]+\\z")) | {helpUri: .});

  def location: {physicalLocation: {
      artifactLocation: {uri: (.physicalLocation.artifactLocation.uri | file), uriBaseId: "%SRCROOT%"},
      region: (.physicalLocation.region | {
        startLine: (.startLine | place), startColumn: (.startColumn | place),
        endLine: (.endLine | place), endColumn: (.endColumn | place)})
    }};

  def result($ids): {ruleId: (.ruleId | id)}
    + (.ruleId as $id | some($ids | index($id) | numbers | {ruleIndex: .}))
    + {level: (.level | level), message: (.message | text), locations: [.locations | arrays | select(length == 1) | .[0] | location]}
    | select(.locations | length == 1);
  def marks: some(.partialFingerprints.primaryLocationLineHash | strings | select(test("\\A[0-9a-f:]{1,100}\\z"))
      | {partialFingerprints: {primaryLocationLineHash: .}})
    + some(.suppressions | arrays | .[0].justification | words | {suppressions: [{kind: "inSource", justification: .}]});

  {
    "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [.runs | if type == "array" then .[] else error("There are no runs.") end
      | try select(.tool.driver.name == "gpuinfra") catch empty
      | [.tool.driver.rules | arrays | .[] | try rule catch empty] as $rules
      | [$rules[].id] as $ids
      | {
          tool: {driver: {name: "gpuinfra", $rules}},
          columnKind: "utf16CodeUnits",
          results: [limit(5000; .results | arrays | .[] | try (result($ids) + marks) catch empty)]
        }]
  }' "$log" >"$copy"
