#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/problem.hpp"
#include "sagewatch/cfn/diagnostic.hpp"
#include "settings/config.hpp"
#include "settings/stack_kind.hpp"

namespace sagewatch {

/// The values of one setting as text: none where it is not set, one, or several of a list.
using Values = std::vector<std::string>;

/// Where in Config a setting lives; its type says whether it is a list, may be absent, and so on.
using ConfigMember =
    std::variant<std::string Config::*, std::optional<std::string> Config::*,
                 std::vector<std::string> Config::*, bool Config::*, int Config::*>;

/// One thing that a person decides. Keys of sagewatch.yaml, flags, environment variables, questions
/// and checks all derive from the one table of these.
struct Setting {
  std::string_view key;  ///< "home-region": in the file; `--home-region` as a flag
  ConfigMember member;
  Check check;                ///< of one value
  std::string_view question;  ///< its title and meaning, as a person reads them
  std::string_view example;
  bool asked_for_monitoring = false;
  bool asked_for_management = false;
  bool asked_for_workload = false;  ///< where the account is deployed directly

  bool is_list() const;
  /// A word or number that YAML has a type for, to be written without quotes.
  bool is_plain() const;
  /// Whether an empty text stands for "not set".
  bool can_be_unset() const;
  std::string flag() const;         ///< "--home-region"
  std::string environment() const;  ///< "SAGEWATCH_HOME_REGION"
};

/// All of them, in the order in which people meet them.
std::span<const Setting> settings();

/// The setting with this key, or null.
const Setting* find_setting(std::string_view key);

/// The keys of all settings.
std::vector<std::string_view> setting_keys();

/// What `config` holds of `setting`.
Values values_of(const Setting& setting, const Config& config);

/// Puts values that passed the setting's check into `config`.
void store(const Setting& setting, const Values& values, Config& config);

/// A list holds no more than this.
inline constexpr std::size_t most_values = 1000;

/// One text as a person gives it (a flag, an answer, a YAML scalar): a list is split at its commas,
/// and an empty text is no value where the setting can be unset.
Values split(const Setting& setting, std::string_view text);

/// What is wrong with each of these values by itself. `name` is what the person called the setting:
/// its key, flag or variable.
cfn::Diagnostics check_values(const Setting& setting, std::string_view name, const Values& values);

/// How workload accounts are reached: by the OUs of an organization and stack sets, or each by
/// itself. Then the monitoring stack is asked for accounts in the place of OUs, and the workload
/// stacks for the values of their parameters, which otherwise the management stack gives them.
enum class Reach { organization, individual };

/// Whether the stack's questions include `setting`. `config` decides about some: without
/// observability there is no sink to ask for.
bool is_asked(const Setting& setting, StackKind stack, const Config& config,
              Reach reach = Reach::organization);

/// Says for each setting that the stack can't do without and that is not set how to give it.
cfn::Diagnostics missing_settings(StackKind stack, const Config& config,
                                  Reach reach = Reach::organization);

/// The settings that `missing_settings` complains of.
std::vector<const Setting*> missing(StackKind stack, const Config& config,
                                    Reach reach = Reach::organization);

}  // namespace sagewatch
