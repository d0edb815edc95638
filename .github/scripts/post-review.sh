#!/usr/bin/env bash
# Posts the comment in the folder of an artifact on the pull request that it was written for, and edits it from then on. The
# code of the pull request wrote the folder, so what is in it is made inert and passed on as text, and never believed: which
# pull request is meant is asked of GitHub, from what its own event says of the run. STACK, which a preview has, is the
# default branch's. A folder that is not there is an artifact that the run did not come to write.
set -euo pipefail

folder=$1
here=$(dirname "$0")
readonly folder here

fail() {
  echo "::error::$1" >&2
  exit 1
}

nothing() {
  echo "::notice::$1"
  exit 0
}

is_text() { # path: whether it is a file, and no link to one
  [ -f "$1" ] && [ ! -L "$1" ]
}

open_pull_requests() { # whose newest commit is the one that the run was for
  gh api --method GET "repos/$REPOSITORY/pulls" \
    -f state=open -f head="${HEAD_REPOSITORY%%/*}:$HEAD_BRANCH" -f per_page=100 |
    jq -r --arg sha "$HEAD_SHA" --arg repository "$HEAD_REPOSITORY" \
      '.[] | select(.head.sha == $sha and .head.repo.full_name == $repository) | .number'
}

the_pull_request() { # of several, the one that the artifact names
  local numbers claimed=
  numbers=$(open_pull_requests)
  if is_text "$folder/number"; then
    claimed=$(head -c 16 "$folder/number" | tr -d '\0\n')
  fi
  case $(grep -c . <<<"$numbers") in
    0 | 1) echo "$numbers" ;;
    *) grep -xF -- "$claimed" <<<"$numbers" || fail "The artifact names none of the pull requests of this run." ;;
  esac
}

body() { # marker: what to post, after the line by which gpuinfra knows its own comment
  head -c 1200000 "$folder/comment.md" | LC_ALL=C sed -E '1{/^<!-- gpuinfra-[a-z-]+ -->\r?$/d}' |
    HEAD="$1
> Written by the code of this pull request, at ${HEAD_SHA:0:12} in [this run]($RUN_URL). Whoever wrote that code chose every word below." \
    CUT="> What follows is cut: it is longer than GitHub takes. The run has all of it." \
      "$here/inert.mjs" comment
}

posted() { # number, marker: the comment that was posted before
  gh api --paginate "repos/$REPOSITORY/issues/$1/comments?per_page=100" |
    jq -rs --arg marker "$2" \
      'map(.[] | select(.user.login == "github-actions[bot]" and (.body | startswith($marker)))) | .[0].id // empty'
}

post() { # number, marker
  local text id
  is_text "$folder/comment.md" || fail "The artifact has no comment."
  text=$(mktemp)
  body "$2" >"$text"
  id=$(posted "$1" "$2")
  if [ -n "$id" ]; then
    jq -n --rawfile body "$text" '{$body}' |
      gh api --method PATCH "repos/$REPOSITORY/issues/comments/$id" --input - --silent
  else
    jq -n --rawfile body "$text" '{$body}' |
      gh api --method POST "repos/$REPOSITORY/issues/$1/comments" --input - --silent
  fi
}

case ${WORKFLOW%%@*} in
  .github/workflows/review.yml) marker="<!-- gpuinfra-review -->" ;;
  .github/workflows/preview.yml)
    # A fork has no preview: what says so was made to look like one.
    [ "$HEAD_REPOSITORY" = "$REPOSITORY" ] || fail "A fork has no preview."
    marker="<!-- gpuinfra-preview-$STACK -->"
    ;;
  *) fail "Nothing is posted for another workflow than these two." ;;
esac
[ -e "$folder" ] || nothing "The run failed before it wrote anything."

number=$(the_pull_request)
[ -n "$number" ] || nothing "No open pull request is at $HEAD_SHA any more."
post "$number" "$marker"
echo "number=$number" >>"$GITHUB_OUTPUT"
