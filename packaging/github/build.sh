#!/usr/bin/env bash
# Puts listlint into $LISTLINT_FOLDER, where it may be already, and onto the
# PATH of later steps.
set -euo pipefail

runs() {
  "$LISTLINT_FOLDER/listlint" --version &&
    "$LISTLINT_FOLDER/listlint-audit" --version
} >/dev/null 2>&1

if ! runs; then
  # The libraries of listlint-audit come with what a build needs.
  (cd "$GITHUB_ACTION_PATH" && ./dev build listlint)
  mkdir -p "$LISTLINT_FOLDER"
  install -m 755 "$GITHUB_ACTION_PATH"/build/release/listlint{,-audit} \
    "$LISTLINT_FOLDER"
fi
echo "$LISTLINT_FOLDER" >>"$GITHUB_PATH"
"$LISTLINT_FOLDER/listlint" --version
