# shellcheck shell=bash disable=SC2154
# What a person does next, in which account. The binary knows what depends on the settings.

say_next_steps() {
  sagewatch_cli next-steps "$script" --account "$account" --scripts "$(script_path '')" \
    "${config_flags[@]}" "${setting_flags[@]}" >&2
}
