# scripts/setup.sh with stubs for what it asks and calls.

setup() {
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  bin=$BATS_TEST_TMPDIR/bin
  mkdir "$bin"
  ln -s "$(type -P dirname)" "$(type -P env)" "$bin"
  stub id 'echo 0'
}

# stub NAME BODY
stub() {
  printf '#!%s\n%s\n' "$(type -P bash)" "$2" >"$bin/$1"
  chmod +x "$bin/$1"
}

# set_up KIND: with nothing on the PATH but the stubs
set_up() { PATH=$bin "$BASH" "$root/scripts/setup.sh" "$1"; }

@test "without dpkg the packages are named, and none is installed" {
  run set_up build
  [ "$status" -eq 0 ]
  [[ $output == 'note: there is no dpkg here; install what your system calls these: g++ cmake '* ]]
}

@test "packages that are installed are left alone" {
  stub dpkg-query 'echo -n "install ok installed"'
  run set_up build
  [ "$status" -eq 0 ]
  [ -z "$output" ]
}

@test "only what is missing is installed" {
  # shellcheck disable=SC2016  # for the stub to expand
  stub dpkg-query '[[ ${@: -1} == catch2 ]] || echo -n "install ok installed"'
  # shellcheck disable=SC2016
  stub apt-get 'echo "apt-get $*" >&2'
  run set_up build
  [ "$status" -eq 0 ]
  [ "${lines[0]}" = 'installing catch2' ]
  [ "${lines[1]}" = 'apt-get update -qq' ]
  [ "${lines[2]}" = 'apt-get install -y -qq --no-install-recommends catch2' ]
}

@test "who may not install is told what to install" {
  stub dpkg-query ''
  stub id 'echo 1000'
  run set_up build
  [ "$status" -eq 2 ]
  [[ ${lines[1]} == 'error: root must install packages first: apt-get install g++ cmake '* ]]
}

@test "another word than build, demo, test and verify is refused" {
  run set_up everything
  [ "$status" -eq 2 ]
  [ "$output" = 'usage: scripts/setup.sh build|demo|test|verify' ]
}

@test "all that the set-up installs beside packages has one version, and the tools of Node.js a hash" {
  run grep -hvE '^(#.*|--only-binary :all:|--constraint constraints.txt|[a-z0-9-]+(\[[a-z]+\])?==[0-9a-z.]+)$' \
    "$root"/tests/{requirements,constraints}.txt
  [ -z "$output" ]
  local lock
  for lock in "$root"/tests/{toolkit,iam_simulate,template_review}/package-lock.json; do
    run grep -c '"integrity": "sha512-' "$lock"
    # A package that is inside another has no hash of its own.
    [ "$output" -eq "$(($(grep -c '"node_modules/' "$lock") - $(grep -c '"inBundle": true' "$lock")))" ]
    run grep -E 'resolved|registry' "$lock"
    [ -z "$output" ]
  done
}

@test "the tools of Node.js are installed as their lock files say, and no script of a package runs" {
  mkdir -p "$BATS_TEST_TMPDIR/project"
  cp -r "$root/scripts" "$BATS_TEST_TMPDIR/project"
  mkdir "$BATS_TEST_TMPDIR/project/tests"
  cp -r "$root"/tests/{requirements,constraints}.txt "$root"/tests/{toolkit,iam_simulate,template_review} "$BATS_TEST_TMPDIR/project/tests"
  root=$BATS_TEST_TMPDIR/project
  mkdir -p "$root/build/venv"
  cp "$root"/tests/{requirements,constraints}.txt "$root/build/venv"
  for program in cmp mkdir cp rm mv; do ln -s "$(type -P "$program")" "$bin"; done
  stub dpkg-query 'echo -n "install ok installed"'
  stub node ''
  # shellcheck disable=SC2016  # for the stub to expand
  stub npm 'echo "npm $*"'
  run set_up verify
  [ "$status" -eq 0 ]
  [ "${lines[1]}" = "npm ci --prefix $root/build/toolkit.new --ignore-scripts --no-audit --no-fund --silent" ]
  [ "${lines[3]}" = "npm ci --prefix $root/build/iam_simulate.new --ignore-scripts --no-audit --no-fund --silent" ]
  [ "${lines[5]}" = "npm ci --prefix $root/build/template_review.new --ignore-scripts --no-audit --no-fund --silent" ]
  run set_up verify
  [ -z "$output" ]
  stub npm 'exit 1'
  echo >>"$root/tests/toolkit/package-lock.json"
  run set_up verify
  [ "$status" -eq 1 ]
  run set_up verify
  [ "$status" -eq 1 ]
}
