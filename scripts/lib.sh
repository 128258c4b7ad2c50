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

# of_commit: the properties that say what is built. The date of the jars is that of the commit (SOURCE_DATE_EPOCH, where
# it is set), so that the same commit makes the same bytes.
of_commit() {
  local commit date=${SOURCE_DATE_EPOCH:-}
  if commit=$(git -C "$ROOT" rev-parse --verify -q HEAD 2>/dev/null); then
    date=${date:-$(git -C "$ROOT" log -1 --format=%ct)}
    [ -z "$(git -C "$ROOT" status --porcelain 2>/dev/null)" ] || commit+=-dirty
    echo "-Dfoundry.commit=$commit"
  fi
  [ -z "$date" ] || echo "-Dproject.build.outputTimestamp=$(date -u -d "@$date" +%Y-%m-%dT%H:%M:%SZ)"
}

# Maven in batch, without colours; on a JDK 25 its own libraries earn warnings that are nobody's business here.
MVN=(env "MAVEN_OPTS=${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -Djansi.noreset=true" mvn -B -Dstyle.color=never)
mapfile -t -O ${#MVN[@]} MVN < <(of_commit)
export MVN

# What makes a short run of the JVM shorter. No -Xshare: it excludes AOT caches, and is 'auto' anyway.
# The decoder of Zstandard reads memory by sun.misc.Unsafe, which a JDK 25 remarks on unless it is allowed.
JVM_FLAGS='-XX:-UsePerfData -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow'
export JVM_FLAGS

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

# native_image: the folder of a GraalVM 25, or of a builder that looks like one.
native_image() {
  local folder found
  found=$(command -v native-image) && found=$(dirname "$(dirname "$(readlink -f "$found")")") || found=
  for folder in "${GRAALVM_HOME:-}" "$found" "${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/native-image" /opt/* /usr/lib/jvm/*; do
    if [ -x "$folder/bin/native-image" ] && is_jdk_25 "$folder"; then
      echo "$folder"
      return
    fi
  done
  return 1
}

# is_native FILE: whether it is a binary and no script.
is_native() { [ "$(head -c 4 "$1" 2>/dev/null | tr -d '\0')" = $'\x7fELF' ]; }
