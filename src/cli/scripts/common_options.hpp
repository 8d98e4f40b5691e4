#pragma once

#include "cli/scripts/script.hpp"

namespace sagewatch::script_options {

inline constexpr ScriptOption config{"--config", "FILE", "settings file (default: sagewatch.yaml)",
                                     "config_flags"};

inline constexpr ScriptOption yes{"--yes", "", "answer yes to every question", "yes"};

inline constexpr ScriptOption progress{"--progress", "MODE",
                                       "how to show progress: auto, block, lines or errors",
                                       "progress_flags", "auto block lines errors"};

inline constexpr ScriptOption format{"--format", "text|json", "output format", "format_flags",
                                     "text json"};

inline constexpr ScriptOption brief{"--brief", "", "leave out what is ok", "brief"};

inline constexpr ScriptOption monitoring_profile{
    "--monitoring-profile", "NAME", "AWS CLI profile of the monitoring account", "setting_flags"};

inline constexpr ScriptOption name_prefix{"--name-prefix", "PREFIX",
                                          "prefix of all names (default: from sagewatch.yaml)",
                                          "setting_flags"};

}  // namespace sagewatch::script_options
