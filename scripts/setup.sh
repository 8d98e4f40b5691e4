#!/usr/bin/env bash
# Installs the packages that are missing on Debian 12 and 13 and on Ubuntu 24.04, and leaves alone
# those that are installed. Without dpkg it names the packages and installs none.
#   scripts/setup.sh build   what compiles the binary
#   scripts/setup.sh demo    the above, the AWS CLI and the local AWS organization
#   scripts/setup.sh test    the above, and what `make test` runs
#   scripts/setup.sh verify  the above, and what `make verify` runs: linters, sanitizers, the Toolkit
# The Python tools go to build/venv, which sees those of the system; those of Node.js go to build/toolkit,
# build/iam_simulate and build/template_review.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build_packages=(g++ cmake ninja-build nlohmann-json3-dev libcli11-dev libyaml-dev libyaml-cpp-dev
  libspdlog-dev libfmt-dev catch2)
demo_packages=(python3 python3-venv)
test_packages=(bats util-linux)
verify_packages=(clang clang-format clang-tidy shellcheck)

installed() { [[ $(dpkg-query -W -f '${Status}' "$1" 2>/dev/null) == 'install ok installed' ]]; }

as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "error: root must install packages first: apt-get install ${missing[*]}" >&2
    exit 2
  fi
}

install_packages() {
  local package missing=()
  if ! command -v dpkg-query >/dev/null; then
    echo "note: there is no dpkg here; install what your system calls these: $*" >&2
    return
  fi
  for package in "$@"; do
    installed "$package" || missing+=("$package")
  done
  if [[ ${#missing[@]} -eq 0 ]]; then return; fi
  echo "installing ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >/dev/null
}

# is_installed FOLDER FILE…: whether the files, which say what belongs into the folder, are those that it
# was made from.
is_installed() {
  local file
  for file in "${@:2}"; do cmp -s "$file" "$1/${file##*/}" || return 1; done
}

# Wheels alone: to install one runs no code of its own.
install_python_tools() {
  local venv=$root/build/venv wanted=("$root"/tests/{requirements,constraints}.txt)
  if is_installed "$venv" "${wanted[@]}"; then return; fi
  echo 'preparing the Python tools in build/venv'
  python3 -m venv --system-site-packages "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "${wanted[0]}"
  cp "${wanted[@]}" "$venv"
}

# The run-time libraries of the sanitizers and fuzzers have clang's version in their name.
install_sanitizers() {
  local version
  if ! command -v clang >/dev/null; then return; fi  # without dpkg nothing was installed
  version=$(clang -dumpversion)
  install_packages "libclang-rt-${version%%.*}-dev"
}

# Node.js may have come from elsewhere than Debian.
node_packages() { if ! { type -P node && type -P npm; } >/dev/null; then echo nodejs npm; fi; }

# npm ci installs what the lock file of tests/FOLDER says into build/FOLDER, with its hashes, or nothing;
# no script of a package runs.
install_node_tools() {
  local folder=$1 name=$2
  local tools=$root/build/$folder wanted=("$root/tests/$folder"/package{,-lock}.json)
  if is_installed "$tools" "${wanted[@]}"; then return; fi
  echo "preparing $name in build/$folder"
  rm -rf "$tools" "$tools.new"
  mkdir -p "$tools.new"
  cp "${wanted[@]}" "$tools.new"
  npm ci --prefix "$tools.new" --ignore-scripts --no-audit --no-fund --silent
  mv "$tools.new" "$tools"
}

case ${1:-} in
  build) install_packages "${build_packages[@]}" ;;
  demo)
    install_packages "${build_packages[@]}" "${demo_packages[@]}"
    install_python_tools
    ;;
  test)
    install_packages "${build_packages[@]}" "${demo_packages[@]}" "${test_packages[@]}"
    install_python_tools
    ;;
  verify)
    read -ra node <<<"$(node_packages)"
    install_packages "${build_packages[@]}" "${demo_packages[@]}" "${test_packages[@]}" \
      "${verify_packages[@]}" "${node[@]}"
    install_sanitizers
    install_python_tools
    install_node_tools toolkit 'the AWS CDK Toolkit'
    install_node_tools iam_simulate 'a second evaluator of IAM policies'
    install_node_tools template_review 'cdk-nag and cfn-guard'
    ;;
  *)
    echo 'usage: scripts/setup.sh build|demo|test|verify' >&2
    exit 2
    ;;
esac
