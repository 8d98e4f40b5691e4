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

/// Where one setting's value came from.
struct Source {
  const Setting* setting;
  Origin origin = Origin::fallback;
  std::string name = "default";          ///< "--home-region", "sagewatch.yaml:3", "default", …
  std::optional<cfn::Place> place = {};  ///< in the file
};

/// What may decide a setting, the strongest first: flags, environment, file; then the default.
struct Inputs {
  std::map<std::string, std::string, std::less<>> flags = {};        ///< by key; lists with commas
  std::map<std::string, std::string, std::less<>> environment = {};  ///< all variables
  ConfigFile file;
};

/// A configuration, where each value came from, and what is wrong. Where something is wrong the
/// default stands in its place, so use `config` only if no diagnostic is an error.
struct Resolved {
  Config config = {};
  std::vector<Source> sources = {};  ///< one a setting, in the order of the table
  cfn::Diagnostics diagnostics = {};

  const Source& source_of(const Setting& setting) const;
};

/// Decides every setting and checks each value by itself, those of the file that something
/// stronger overrides too. An empty environment variable counts as not set.
Resolved resolve(const Inputs& inputs);

/// Decides and checks one setting; whatever else is wrong stays unsaid.
Resolved resolve_one(const Inputs& inputs, const Setting& setting);

/// What is wrong among values each of which is right: something listed twice, an OU inside another
/// one, an ARN of another Region or account.
cfn::Diagnostics contradictions(const Resolved& resolved);

/// Warns of SAGEWATCH_* variables that no setting has.
cfn::Diagnostics unknown_variables(
    const std::map<std::string, std::string, std::less<>>& environment);

}  // namespace sagewatch
