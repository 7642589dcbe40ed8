#!/usr/bin/env bash
# Tries the Debian package in a Debian of its own: installs it, runs it,
# upgrades over it, removes and purges it, and compares all files with those
# from before. ./dev try-deb calls it as root.
#
# usage: try.sh PACKAGE CHROOT LIST
#
# CHROOT is made where there is none, and kept for the next time.
set -euo pipefail

package=$1
root=$2
list=$3
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}

fail() {
  echo "try.sh: $*" >&2
  exit 1
}

step() {
  echo "== $*"
}

# In /tmp: what listlint remembers of a check stands where it was run.
inside() {
  chroot "$root" /usr/bin/env -i -C /tmp PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive TERM=dumb "$@"
}

# Runs a command inside, which has to end with a code and to say a text.
expect() {
  local code=$1 text=$2 said got=0
  shift 2
  said=$(inside "$@" 2>&1) || got=$?
  [ "$got" -eq "$code" ] || fail "$*: exit code $got, not $code: $said"
  grep -qF -- "$text" <<<"$said" || fail "$*: does not say \"$text\": $said"
  echo "ok: $*"
}

# Every file, without what apt, dpkg and the index of man pages keep.
files() {
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev \
    -o -path ./tmp -o -path ./var/cache -o -path ./var/log \
    -o -path ./var/lib/apt -o -path ./var/lib/dpkg \) -prune -o -print |
    LC_ALL=C sort)
}

installed_version() {
  # shellcheck disable=SC2016  # for dpkg-query
  inside dpkg-query -W -f '${Version}' listlint
}

# The package as an older version of it, which has a file that is gone since.
make_older() {
  local folder
  folder=$(mktemp -d)
  dpkg-deb -R "$package" "$folder/content"
  sed -i 's/^Version: .*/Version: 0.0.1-1/' "$folder/content/DEBIAN/control"
  echo gone >"$folder/content/usr/share/doc/listlint/gone"
  dpkg-deb --root-owner-group -Zgzip -z1 -b "$folder/content" \
    "$root/tmp/listlint-older.deb" >/dev/null
  rm -r "$folder"
}

make_root() {
  [ ! -f "$root/made" ] || return 0
  rm -rf "$root"
  step "making Debian 12 in $root"
  debootstrap --variant=minbase bookworm "$root" "$mirror" >"$root.log" ||
    fail "debootstrap failed: $root.log"
  # man pages are left out of small installations; here they are tried.
  rm -f "$root"/etc/dpkg/dpkg.cfg.d/*
  inside apt-get -qq update
  inside apt-get -qq install -y --no-install-recommends man-db \
    bash-completion >/dev/null 2>&1
  touch "$root/made"
}

run_it() {
  expect 0 'listlint ' listlint --version
  expect 1 'countries/misspelt' \
    listlint check --format concise /tmp/list.txt
  expect 0 'SARIF' sh -c 'cd /tmp && listlint check --fail-on never \
    -o out.sarif list.txt && echo SARIF && rm out.sarif'
  expect 0 'ask every cited address' listlint audit --help
  # This one is answered by the second program, with all its libraries.
  expect 2 'cannot open /tmp/none' listlint history --store /tmp/none
  expect 0 '--unsafe-fixes' man listlint-check
  expect 0 'countries/misspelt' man 7 listlint-rules
  expect 0 'listlint (1)' sh -c 'mandb -q && whatis listlint'
  # shellcheck disable=SC2016  # for the shell inside
  expect 0 '--format' bash -c '
    . /usr/share/bash-completion/bash_completion
    _completion_loader listlint
    COMP_WORDS=(listlint check --form) COMP_CWORD=2
    _listlint listlint; echo "${COMPREPLY[@]}"'
}

main() {
  make_root
  mount -t proc proc "$root/proc"
  mount -t devpts devpts "$root/dev/pts"
  inside dpkg --purge listlint >/dev/null 2>&1 || true
  cp "$package" "$root/tmp/listlint.deb"
  cp "$list" "$root/tmp/list.txt"
  make_older

  # What the package needs stays, so that only its own files differ.
  step "installing what it depends on"
  inside apt-get -qq install -y --no-install-recommends \
    /tmp/listlint.deb >/dev/null
  inside dpkg --purge listlint >/dev/null
  files >"$root.before"

  step "installing an older version"
  inside dpkg -i /tmp/listlint-older.deb >/dev/null
  [ "$(installed_version)" = 0.0.1-1 ] || fail "the older one is not there"
  run_it

  step "upgrading"
  inside apt-get -qq install -y /tmp/listlint.deb >/dev/null
  echo "ok: now $(installed_version)"
  [ ! -e "$root/usr/share/doc/listlint/gone" ] || fail "an old file is left"
  run_it
  inside dpkg --verify listlint | grep . && fail "files are not as packed"
  echo "ok: all files are as packed"

  step "removing"
  inside apt-get -qq remove -y listlint >/dev/null
  [ ! -e "$root/usr/bin/listlint" ] || fail "the program is left"

  step "purging"
  mkdir -p "$root/var/lib/listlint"
  inside dpkg --purge listlint >/dev/null
  files >"$root.after"
  diff "$root.before" "$root.after" || fail "purging left the files above"
  echo "ok: nothing is left over"
}

# What is mounted goes with the process.
if [ -z "${LISTLINT_UNSHARED:-}" ]; then
  LISTLINT_UNSHARED=1 exec unshare --mount --propagation private "$0" "$@"
fi
main
