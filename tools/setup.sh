# Sourced by tools/quickstart and tests/run: brings a Debian 12 to the point
# where lineprof builds, and builds it.

lineprofPackages=(
  clang-19 llvm-19 llvm-19-dev llvm-19-tools libclang-19-dev
  libclang-rt-19-dev lld-19 g++ cmake make ninja-build python3
  libfmt-dev libcli11-dev zlib1g-dev
)
# What only tests need, such as the programs that open what lineprof writes.
lineprofTestPackages=(
  chromium fish gdb lcov libgtest-dev libomp-19-dev libxml2-utils mandoc mold openmpi-bin
  protobuf-compiler valgrind zsh
)

say() { printf '%s\n' "$*" >&2; }

# Usage: quietly COMMAND... Prints what it says only if it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || status=$?
  ((!status)) || cat "$log" >&2
  rm -f "$log"
  return $status
}

# Usage: installPackages PACKAGE... Installs those that are missing. On other
# systems than Debian the build itself says what it lacks.
installPackages() {
  command -v dpkg-query >/dev/null || return 0
  local package missing=()
  for package in "$@"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
      missing+=("$package")
  done
  ((${#missing[@]})) || return 0

  local asRoot=()
  if ((EUID)); then
    if ! command -v sudo >/dev/null; then
      say "error: packages are missing; as root, run: apt-get install ${missing[*]}"
      return 1
    fi
    asRoot=(sudo)
  fi
  say "Installing ${missing[*]}"
  quietly "${asRoot[@]}" apt-get -qq update &&
    quietly "${asRoot[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get -qq -y --no-install-recommends install "${missing[@]}" && return
  say "error: could not install ${missing[*]}"
  return 1
}

# Usage: buildPreset PRESET [OPTION...], options of cmake. Shows progress on a
# terminal; elsewhere prints the compiler's output only if it fails.
buildPreset() {
  local preset=$1 how=quietly
  [[ ! -t 2 ]] || how=
  say "Building the $preset preset in build/$preset"
  quietly cmake --preset "$@" && $how cmake --build --preset "$preset" >&2 && return
  say "error: the build failed"
  return 1
}

# Usage: installNpmPackages FOLDER. Those of tests/npm/package.json.
installNpmPackages() {
  mkdir -p "$1"
  cmp -s tests/npm/package.json "$1/package.json" && return
  cp tests/npm/package.json "$1/"
  npm install --prefix "$1" --no-audit --no-fund --no-package-lock >&2 ||
    { rm "$1/package.json" && return 1; }
}
