# shellcheck shell=bash disable=SC2034
# Texts that others wrote, such as AWS's reasons and names. Shown as they are, they could move the
# cursor, turn the line around, or begin a line that looks like one of ours.
#
# visible_forms   what is shown instead, as the binary shows it: \n, \x1b, \u202e

declare -A visible_forms=([$'\n']='\n' [$'\r']='\r' [$'\t']='\t')

# Bytes, whatever the locale: C0 and DEL; C1; marks of direction, separators of lines, and what shows
# nothing, as in src/base/plain_text.cpp. Tags, U+E0000 to U+E0FFF, are too many to list.
fill_visible_forms() {
  local code bytes form
  for code in {1..8} 11 12 {14..31} 127 {128..159} 173 847 {1536..1541} 1564 1757 1807 4447 4448 \
    6068 6069 {6155..6159} {8203..8207} {8232..8238} {8288..8303} 10240 12644 {65024..65039} 65279 \
    65440 {65520..65531}; do
    if ((code < 128)); then
      printf -v bytes '\\x%02x' "$code"
    elif ((code < 2048)); then
      printf -v bytes '\\x%x\\x%x' $((192 + (code >> 6))) $((128 + (code & 63)))
    else
      printf -v bytes '\\x%x\\x%x\\x%x' $((224 + (code >> 12))) $((128 + (code >> 6 & 63))) \
        $((128 + (code & 63)))
    fi
    printf -v form '\\u%04x' "$code"
    if ((code < 256)); then printf -v form '\\x%02x' "$code"; fi
    printf -v bytes '%b' "$bytes"
    visible_forms[$bytes]=$form
  done
}
fill_visible_forms

# What is no UTF-8 may be a C1 character of a terminal that knows only bytes.
readonly utf8_text=$'^([\x01-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})*$'

# tag_form CHARACTER: the four bytes of a tag as \ue0041.
tag_form() {
  local third fourth
  printf -v third '%d' "'${1:2:1}"
  printf -v fourth '%d' "'${1:3:1}"
  printf '\\ue0%03x' $(((third & 63) << 6 | (fourth & 63)))
}

# plain TEXT…: a line each.
plain() {
  local LC_ALL=C text character
  for text in "$@"; do
    if [[ $text == *[!\ -~]* ]]; then
      if ! [[ $text =~ $utf8_text ]]; then text=${text//[$'\x80'-$'\xff']/?}; fi
      while [[ $text =~ $'\xf3\xa0'[$'\x80'-$'\xbf']{2} ]]; do
        text=${text//"${BASH_REMATCH[0]}"/$(tag_form "${BASH_REMATCH[0]}")}
      done
      for character in "${!visible_forms[@]}"; do
        text=${text//"$character"/"${visible_forms[$character]}"}
      done
    fi
    printf '%s\n' "$text"
  done
}

# plain_lines: those on standard input.
plain_lines() {
  local lines
  mapfile -t lines
  if ((${#lines[@]})); then plain "${lines[@]}"; fi
}

# one_text VARIABLE: turns what JMESPath's to_string([TEXT]) made of a text back into the text. Asked for
# so, a text is on one line, and no newline or tab in it begins another record or field.
one_text() {
  local -n quoted=$1
  if [[ $quoted == '["'*'"]' ]]; then
    quoted=${quoted:2:-2}
    printf -v quoted '%b' "${quoted//\\\"/\"}"
  elif [[ $quoted == '[null]' ]]; then
    quoted=None
  fi
}
