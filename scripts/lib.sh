# What the scripts share; to be sourced, not run. Every line for people goes to stderr: stdout is for results.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
CACHE=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/foundry
TOOL=$(basename "$0")
export ROOT CACHE

say() { printf '%s: %s\n' "$TOOL" "$*" >&2; }

# fail MESSAGE [CODE]: the plain sentence, and the end.
fail() {
  say "$1"
  exit "${2:-1}"
}

need_root() { [ "$(id -u)" = 0 ] || fail "this needs root, for its own namespaces: try 'sudo $0'"; }

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# need_packages PACKAGE…: installs those that are missing.
need_packages() {
  local package missing=()
  command -v dpkg-query >/dev/null || fail "this is not Debian; install what corresponds to: $*"
  for package; do installed "$package" || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return
  [ "$(id -u)" = 0 ] || fail "packages are missing; install them as root: apt-get install ${missing[*]}"
  say "installing ${missing[*]}"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
  {
    "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "${missing[@]}"
  } >"${TMPDIR:-/tmp}/foundry-apt.$$" 2>&1 </dev/null || {
    tail -n 20 "${TMPDIR:-/tmp}/foundry-apt.$$" >&2
    rm -f "${TMPDIR:-/tmp}/foundry-apt.$$"
    fail "apt-get could not install ${missing[*]} (its last lines are above)"
  }
  rm -f "${TMPDIR:-/tmp}/foundry-apt.$$"
}
