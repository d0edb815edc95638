#!/usr/bin/env bash
# Posts the comments in a folder of artifacts on the pull request that they were written for, and edits them from then on.
# The code of the pull request wrote the folder, so what is in it is measured and passed on as text, and never believed:
# which pull request is meant is asked of GitHub, from what its own event says of the run.
set -euo pipefail

artifacts=$1
readonly longest_file=64000
readonly longest_comment=65536

fail() {
  echo "::error::$1" >&2
  exit 1
}

nothing() {
  echo "::notice::$1"
  exit 0
}

is_text_of() { # bytes, path: whether it is a file, and no longer than that
  [ -f "$2" ] && [ ! -L "$2" ] && [ "$(wc -c <"$2")" -le "$1" ]
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
  if is_text_of 16 "$artifacts/review/number"; then
    claimed=$(tr -d '\0\n' <"$artifacts/review/number")
  fi
  case $(grep -c . <<<"$numbers") in
    0 | 1) echo "$numbers" ;;
    *) grep -xF -- "$claimed" <<<"$numbers" || fail "The artifact names none of the pull requests of this run." ;;
  esac
}

comment() { # marker, file: the text to post, with every mention and foreign marker made harmless
  echo "$1"
  tr -d '\0' <"$2" |
    sed -E -e '1{/^<!-- gpuinfra-[a-z-]+ -->$/d}' -e 's/(^|[^[:alnum:]_])@([[:alnum:]])/\1@\xe2\x80\x8b\2/g'
  printf '\n<sub>Written by the code of this pull request at %s in [this run](%s).</sub>\n' "${HEAD_SHA:0:12}" "$RUN_URL"
}

posted() { # number, marker: the comment that was posted before
  gh api --paginate "repos/$REPOSITORY/issues/$1/comments?per_page=100" |
    jq -rs --arg marker "$2" \
      'map(.[] | select(.user.login == "github-actions[bot]" and (.body | startswith($marker)))) | .[0].id // empty'
}

post() { # number, marker, file
  is_text_of "$longest_file" "$3" || fail "${3#"$artifacts"/} is no file of at most $longest_file bytes."
  local text id
  text=$(mktemp)
  comment "$2" "$3" >"$text"
  is_text_of "$longest_comment" "$text" || fail "The comment is longer than GitHub takes."
  id=$(posted "$1" "$2")
  if [ -n "$id" ]; then
    jq -n --rawfile body "$text" '{$body}' |
      gh api --method PATCH "repos/$REPOSITORY/issues/comments/$id" --input - --silent
  else
    jq -n --rawfile body "$text" '{$body}' |
      gh api --method POST "repos/$REPOSITORY/issues/$1/comments" --input - --silent
  fi
}

number=$(the_pull_request)
if [ -z "$number" ]; then
  nothing "No open pull request is at $HEAD_SHA any more."
fi

case ${WORKFLOW%%@*} in
  .github/workflows/review.yml)
    [ -d "$artifacts/review" ] || nothing "The run failed before it wrote anything."
    post "$number" "<!-- gpuinfra-review -->" "$artifacts/review/comment.md"
    ;;
  .github/workflows/preview.yml)
    # A fork has no preview: what says so was made to look like one.
    [ "$HEAD_REPOSITORY" = "$REPOSITORY" ] || fail "A fork has no preview."
    for folder in "$artifacts"/preview-*; do
      stack=${folder##*/preview-}
      [[ $stack =~ ^[a-z][a-z0-9-]{0,30}$ ]] || continue
      post "$number" "<!-- gpuinfra-preview-$stack -->" "$folder/comment.md"
    done
    ;;
  *) fail "Nothing is posted for $WORKFLOW." ;;
esac
echo "number=$number" >>"$GITHUB_OUTPUT"
