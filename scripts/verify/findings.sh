# shellcheck shell=bash disable=SC2034,SC2154
# The problems, what could not be read, and the grid.
#
# findings    the number of problems
# unread      the number of things that could not be read
# notes_file  the file with both, in the order in which they were found

findings=0
unread=0
notes_file=$scratch/notes
: >"$notes_file"

# found WHAT REMEDY…
found() {
  findings=$((findings + 1))
  note "wrong   $1" "${@:2}"
}

# could_not_read WHAT: with AWS's last error.
could_not_read() {
  local line
  line=$(aws_error_line)
  unread=$((unread + 1))
  note "unread  $1: $line" "$(aws_advice "$line")"
}

# note WHAT REMEDY…
note() {
  plain "$1" >>"$notes_file"
  shift
  if (($#)); then plain "${@/#/  = help: }" >>"$notes_file"; fi
}

# report_findings: the grid and the notes on standard output; ends the script.
report_findings() {
  local code=0 place
  echo
  if ((${#places[@]})); then
    print_row account Region rules heartbeat link
    for place in "${places[@]}"; do
      print_row "${place% *}" "${place#* }" "${rules_of[$place]:--}" "${heartbeat_of[$place]:--}" \
        "${link_of[$place]:--}"
    done
    echo
  fi
  cat "$notes_file"
  if ((unread)); then code=4; fi
  if ((findings)); then code=3; fi
  case $code in
    0) echo 'everything that was checked works' ;;
    3) echo "wrong: $findings; could not be read: $unread" ;;
    4) echo "no problem was found, but $unread could not be read" ;;
  esac
  exit "$code"
}

# print_row CELL…
print_row() { printf '%-14s %-16s %-28s %-22s %s\n' "$@"; }
