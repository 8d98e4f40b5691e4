# shellcheck shell=bash disable=SC2034,SC2154
# Texts that others wrote, such as AWS's reasons and names. Shown as they are, they could move the
# cursor, turn the line around, or begin a line that looks like one of ours. The binary escapes them.

# plain TEXT…: a line each. Before the binary is found, what is not ASCII is a question mark.
plain() {
  local LC_ALL=C text
  for text in "$@"; do
    if [[ $text != *[!\ -~]* ]]; then
      printf '%s\n' "$text"
    elif [[ $sagewatch_binary ]]; then
      printf '%s' "$text" | sagewatch_cli escape
    else
      printf '%s\n' "${text//[!\ -~]/?}"
    fi
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
