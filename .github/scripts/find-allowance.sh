#!/usr/bin/env bash
# Prints the pull requests that allow STACK to lose resources at COMMIT. Those merged since its last deployed commit are
# asked, or the one that was merged as COMMIT if it never was deployed. One allows it if somebody who may write gave it the
# label after its last push: whoever pushes later pushes what nobody allowed.
set -euo pipefail

here=$(dirname "$0")
readonly here
readonly label=allow-replace

commits() { # of main that are deployed for the first time
  local last
  last=$("$here/last-deployed.sh" "$STACK")
  if [ -z "$last" ]; then
    echo "$COMMIT"
  else
    gh api --paginate "repos/$REPOSITORY/compare/$last...$COMMIT?per_page=100" | jq -r '.commits[].sha'
  fi
}

pull_requests() { # commits: the labelled ones that were merged as one of them, each with the commit that was reviewed
  local sha
  while read -r sha; do
    [ -n "$sha" ] || continue
    gh api "repos/$REPOSITORY/commits/$sha/pulls?per_page=100" |
      jq -r --arg commit "$sha" --arg name "$label" --arg branch "$BRANCH" --arg repository "$REPOSITORY" '.[]
        | select(.merged_at != null and .merge_commit_sha == $commit)
        | select(.base.ref == $branch and .base.repo.full_name == $repository)
        | select(any(.labels[]; .name == $name)) | "\(.number) \(.head.sha)"'
  done <<<"$1"
}

# A commit bears the date that its author likes, and the timeline follows it. The runs that a push starts bear GitHub's, and
# of a commit that was pushed more than once the last counts.
last_run() { # commit
  gh api --paginate "repos/$REPOSITORY/actions/runs?event=pull_request&head_sha=$1&per_page=100" |
    jq -rs --arg sha "$1" '[.[].workflow_runs[] | select(.head_sha == $sha) | .created_at] | max // empty'
}

labeller() { # number, time: who gave the label that is on it now, after its last push and after that time
  gh api --paginate "repos/$REPOSITORY/issues/$1/timeline?per_page=100" |
    jq -rs --arg name "$label" --arg after "$2" 'add
      | map(.event as $event | select(["committed", "head_ref_force_pushed", "head_ref_restored"] | index($event))
        // select(.label.name? == $name and (.event == "labeled" or .event == "unlabeled")))
      | last
      | select(.event == "labeled" and .created_at > $after and .actor.type == "User") | .actor.login
      | select(test("\\A[A-Za-z0-9][A-Za-z0-9_-]*\\z"))'
}

may_write() { # login
  gh api "repos/$REPOSITORY/collaborators/$1/permission" | jq -e '.permission == "admin" or .permission == "write"' >/dev/null
}

asked=$(commits)
labelled=$(pull_requests "$asked")
while read -r number head; do
  [ -n "$number" ] || continue
  pushed=$(last_run "$head")
  [ -n "$pushed" ] || continue
  by=$(labeller "$number" "$pushed")
  if [ -n "$by" ] && may_write "$by"; then
    echo "#$number"
  fi
done <<<"$(sort -u <<<"$labelled")"
