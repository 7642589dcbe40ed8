#!/usr/bin/env bash
# Names the program by what it is built from and for, and where it is kept:
# outputs `key` and `folder` of the step.
set -euo pipefail

cd "$GITHUB_ACTION_PATH"

sources=$(
  find CMakeLists.txt CMakePresets.json dev cli fetch lint reports rules \
    packaging -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum |
    sha256sum
)
system=$(
  # shellcheck disable=SC1091  # of the machine
  . /etc/os-release
  echo "${ID:-linux}${VERSION_ID:-}-$(uname -m)"
)
{
  echo "key=listlint-$system-${sources:0:32}"
  echo "folder=$RUNNER_TEMP/listlint"
} >>"$GITHUB_OUTPUT"
