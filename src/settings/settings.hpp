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

/// The values of one setting as strings: none if it is not set, one, or several for a list.
using Values = std::vector<std::string>;

/// The member of Config for a setting; its type says whether it is a list, may be absent, and so
/// on.
using ConfigMember =
    std::variant<std::string Config::*, std::optional<std::string> Config::*,
                 std::vector<std::string> Config::*, bool Config::*, int Config::*>;

/// Which accounts' stacks a setting is for.
enum class Scope {
  all,
  monitoring,
  management,
  workload,
  senders  ///< management and workload: what sends to the monitoring account
};

/// A setting. Keys of sagewatch.yaml, flags, environment variables, questions and checks are all
/// derived from the table of settings.
struct Setting {
  std::string_view key;  ///< "home-region": in the file; `--home-region` as a flag
  ConfigMember member;
  Check check;                ///< of one value
  std::string_view question;  ///< title and meaning, for people
  std::string_view example;
  Scope scope = Scope::all;
  bool asked_for_monitoring = false;
  bool asked_for_management = false;
  bool asked_for_workload = false;  ///< if the account is deployed directly

  bool is_list() const;
  /// Whether its values have a YAML type, such as numbers, and are written without quotes.
  bool is_plain() const;
  /// Whether an empty text means "not set".
  bool can_be_unset() const;
  std::string flag() const;         ///< "--home-region"
  std::string environment() const;  ///< "SAGEWATCH_HOME_REGION"
};

/// All settings, in the order of the questions.
std::span<const Setting> settings();

/// The setting with this key, or null.
const Setting* find_setting(std::string_view key);

/// The keys of all settings.
std::vector<std::string_view> setting_keys();

/// The values of `setting` in `config`.
Values values_of(const Setting& setting, const Config& config);

/// Stores checked values in `config`.
void store(const Setting& setting, const Values& values, Config& config);

/// The maximum length of a list.
inline constexpr std::size_t most_values = 1000;

/// The values in a text that a person gives (a flag, an answer, a YAML scalar): a list is split at
/// its commas, and an empty text is no value if the setting can be unset.
Values split(const Setting& setting, std::string_view text);

/// The problems of each of these values by itself. `name` is how the person referred to the
/// setting: its key, flag or variable.
cfn::Diagnostics check_values(const Setting& setting, std::string_view name, const Values& values);

/// How workload accounts are deployed: by stack sets to the OUs of an organization, or each
/// individually. In the latter case the monitoring stack needs accounts instead of OUs, and the
/// workload stacks need the values of their parameters, which the management stack provides
/// otherwise.
enum class Reach { organization, individual };

/// Whether the stack's questions include `setting`. Some depend on `config`: without observability
/// there is no sink to ask for.
bool is_asked(const Setting& setting, StackKind stack, const Config& config,
              Reach reach = Reach::organization);

/// Whether the setting is for the stacks of this one's account.
bool is_for(const Setting& setting, StackKind stack);

/// Says for each setting that the stack can't do without and that is not set how to give it.
cfn::Diagnostics missing_settings(StackKind stack, const Config& config,
                                  Reach reach = Reach::organization);

/// The settings that `missing_settings` reports.
std::vector<const Setting*> missing(StackKind stack, const Config& config,
                                    Reach reach = Reach::organization);

}  // namespace sagewatch
