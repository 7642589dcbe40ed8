#!/usr/bin/env bash
# Runs `listlint check` and notes its exit code and its reports as outputs of
# the step, which itself fails only where the runner does: what comes after it
# uploads the reports.
set -euo pipefail

# In a folder of its own, for files there are no lists to be checked.
folder=$(mktemp -d "$RUNNER_TEMP/listlint-reports.XXXXXX")
sarif=$folder/listlint.sarif
markdown=$folder/listlint.md
told=$folder/stderr.txt

is_true() { [ "${1,,}" = true ]; }

# The lines of a text into the array `lines`, empty ones left out; as they are:
# nothing in them means anything to the shell.
split() {
  local line
  lines=()
  while IFS= read -r line; do
    line=${line%$'\r'}
    [ -z "$line" ] || lines+=("$line")
  done <<<"$1"
}

complain() { echo "listlint: $*" | tee -a "$told" >&2; }

# The commit before the change, which a shallow clone may lack, and the history
# since both parted, in which git looks for what was changed.
find_base() {
  local unshallow=()
  if [[ ! $LISTLINT_BASE =~ ^[0-9a-fA-F]{40,64}$ ]]; then
    complain "changed-only does not know what to compare with:" \
      "this event has no commit before it; set base, or leave changed-only out"
    return 1
  fi
  if git merge-base "$LISTLINT_BASE" HEAD >/dev/null 2>&1; then return 0; fi
  if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
    unshallow=(--unshallow)
  fi
  if ! git fetch --quiet --no-tags "${unshallow[@]}" origin "$LISTLINT_BASE"; then
    complain "changed-only needs the commit $LISTLINT_BASE;" \
      "give actions/checkout fetch-depth: 0"
    return 1
  fi
}

command=("$LISTLINT_FOLDER/listlint" check --no-cache -o "$sarif"
  -o "$markdown")
if is_true "$LISTLINT_ANNOTATIONS"; then
  command+=(-o - --format github)
fi
[ -z "$LISTLINT_CONFIG" ] || command+=("--config=$LISTLINT_CONFIG")
[ -z "$LISTLINT_FAIL_ON" ] || command+=("--fail-on=$LISTLINT_FAIL_ON")
split "$LISTLINT_ARGS"
command+=("${lines[@]}")
split "$LISTLINT_PATHS"
paths=("${lines[@]}")

code=0
if is_true "$LISTLINT_CHANGED_ONLY"; then
  if [[ $LISTLINT_BASE =~ ^0+$ ]]; then
    echo "A new branch has nothing to compare with: all is checked."
  elif find_base; then
    command+=("--changed-since=$LISTLINT_BASE")
  else
    code=2
  fi
fi
if [ "$code" -eq 0 ]; then
  "${command[@]}" -- "${paths[@]}" 2>"$told" || code=$?
  cat "$told" >&2
fi

{
  echo "exit-code=$code"
  [ ! -s "$sarif" ] || echo "sarif=$sarif"
  [ ! -s "$markdown" ] || echo "markdown=$markdown"
} >>"$GITHUB_OUTPUT"

is_true "$LISTLINT_SUMMARY" || exit 0
{
  [ ! -s "$markdown" ] || cat "$markdown"
  if [ "$code" -gt 1 ]; then
    printf '\n## listlint could not do its work\n\n'
    # Indented, nothing in it is markup.
    sed 's/^/    /' "$told"
  fi
} >>"$GITHUB_STEP_SUMMARY"
