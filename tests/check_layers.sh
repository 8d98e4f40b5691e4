#!/usr/bin/env bash
# Refuses an include that points the wrong way, as CMakeLists.txt has the layers; a header of the program
# in a library; and a heavy header where it does not belong.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
found=0

# forbid WHAT PATTERN PATH…
forbid() {
  local what=$1 pattern=$2
  shift 2
  if grep -rnP "$pattern" "$@"; then
    echo "^ $what"
    found=1
  fi
}

# sees LAYER: the layers that a layer links, and those that these link.
declare -A links
sees() {
  local below
  for below in ${links[$1]}; do
    echo "$below"
    sees "$below"
  done
}

while read -r layer below; do links[$layer]=$below; done < <(
  tr '\n' ' ' <CMakeLists.txt | grep -oE 'sagewatch_(layer|module)\([a-z_]+[^)$]*\)' |
    sed -E 's/sagewatch_(layer|module)\(//; s/\)//; s/sagewatch_//g'
)
if ((${#links[@]} < 20)); then
  echo "CMakeLists.txt shows ${#links[@]} layers: this test can't read it"
  exit 1
fi
for layer in "${!links[@]}"; do
  mapfile -t seen < <(sees "$layer")
  allowed=$(IFS='|'; echo "$layer|${seen[*]}")
  # A header of a library is included as sagewatch/LAYER/…, one of the program as LAYER/….
  paths=()
  for path in {src,include/sagewatch}/"$layer"; do if [[ -d $path ]]; then paths+=("$path"); fi; done
  if grep -rnE '#include "(sagewatch/)?[a-z_]+/' "${paths[@]}" |
    grep -vE "#include \"(sagewatch/)?($allowed)/" | grep -vE '#include "\.\./'; then
    echo "^ $layer includes only what CMakeLists.txt links: ${allowed//|/ }"
    found=1
  fi
done
for folder in src/*/; do
  layer=$(basename "$folder")
  if [[ $layer != embed && ! -v links[$layer] ]]; then
    echo "src/$layer is no layer of CMakeLists.txt"
    found=1
  fi
done

mapfile -t without_options < <(printf 'src/%s\n' "${!links[@]}" | grep -vx src/cli)
forbid 'the libraries include no header of the program' '#include "(?!sagewatch/)[a-z_]+/' include
forbid 'json.hpp in .cpp files only' '<nlohmann/json.hpp>' --include='*.hpp' src include
forbid 'CLI11 in cli/ only' '<CLI/CLI.hpp>' include "${without_options[@]}"
forbid 'CLI11 in .cpp files only' '<CLI/CLI.hpp>' --include='*.hpp' src/cli
forbid 'spdlog in console/log.cpp only' '<spdlog/' --exclude=log.cpp include src
forbid 'no macros' '^ *#define' src include
# A larger folder hides more than one subject: split it by what its files have in common.
while read -r count folder; do
  if ((count > 40)); then
    echo "$folder has $count sources; 40 at most"
    found=1
  fi
done < <(find src include -name '*.[ch]pp' -printf '%h\n' | sort | uniq -c)
# The program's folders share a namespace, where no tool sees two types of one name.
mapfile -t headers < <(grep -rl '^namespace sagewatch {' src --include='*.hpp')
type='^(class|struct|enum class) [A-Za-z]+\b.*\{'
while read -r name; do
  grep -nE "^(class|struct|enum class) $name\\b.*\{" "${headers[@]}"
  echo "^ one name, two types"
  found=1
done < <(grep -hoE "$type" "${headers[@]}" | sed -E 's/^(enum )?[a-z]+ ([A-Za-z]+).*/\2/' | sort | uniq -d)
exit "$found"
