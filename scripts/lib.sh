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

is_jdk_25() { [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null; }

# Maven in batch, without colours; on a JDK 25 its own libraries earn warnings that are nobody's business here.
MVN=(env "MAVEN_OPTS=${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -Djansi.noreset=true" mvn -B -Dstyle.color=never)
export MVN

# need_java: sets JAVA_HOME to a JDK 25 and makes sure of Maven.
need_java() {
  local folder found=
  for folder in "${JAVA_HOME:-}" "${GRAALVM_HOME:-}" /usr/lib/jvm/* /opt/*; do
    if [ -n "$folder" ] && is_jdk_25 "$folder"; then found=$folder && break; fi
  done
  if [ -z "$found" ]; then
    apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1 || { [ "$(id -u)" = 0 ] && apt-get -q update >/dev/null 2>&1; } || true
    apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1 ||
      fail "no JDK 25: not in JAVA_HOME, /usr/lib/jvm or /opt, and this distribution has none; unpack one below /opt"
    need_packages openjdk-25-jdk-headless
    for folder in /usr/lib/jvm/*; do if is_jdk_25 "$folder"; then found=$folder && break; fi; done
    [ -n "$found" ] || fail "openjdk-25-jdk-headless is installed, yet no JDK 25 is in /usr/lib/jvm"
  fi
  export JAVA_HOME=$found
  command -v mvn >/dev/null || need_packages maven
}
