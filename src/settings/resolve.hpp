#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"
#include "settings/config_file.hpp"
#include "settings/settings.hpp"

namespace sagewatch {

/// An answer is what a person just typed; see ask.
enum class Origin { answer, flag, environment, file, fallback };

/// The source of a setting's value.
struct Source {
  const Setting* setting;
  Origin origin = Origin::fallback;
  std::string name = "default";          ///< "--home-region", "sagewatch.yaml:3", "default", …
  std::optional<cfn::Place> place = {};  ///< in the file
};

/// The sources of settings, in order of precedence: flags, environment, file; then the default.
struct Inputs {
  std::map<std::string, std::string, std::less<>> flags = {};        ///< by key; lists with commas
  std::map<std::string, std::string, std::less<>> environment = {};  ///< all variables
  ConfigFile file;
};

/// A configuration, the sources of its values, and the problems. Invalid values are replaced by the
/// default, so use `config` only if no diagnostic is an error.
struct Resolved {
  Config config = {};
  std::vector<Source> sources = {};  ///< one per setting, in the order of the table
  cfn::Diagnostics diagnostics = {};

  const Source& source_of(const Setting& setting) const;
};

/// Resolves every setting and checks each value by itself, including overridden values in the file.
/// An empty environment variable counts as not set.
Resolved resolve(const Inputs& inputs);

/// Resolves and checks one setting only.
Resolved resolve_one(const Inputs& inputs, const Setting& setting);

/// Contradictions between values that are valid by themselves: duplicates, an OU inside another
/// one, an ARN of another Region or account.
cfn::Diagnostics contradictions(const Resolved& resolved);

/// Warns about unknown SAGEWATCH_* variables.
cfn::Diagnostics unknown_variables(
    const std::map<std::string, std::string, std::less<>>& environment);

}  // namespace sagewatch
