#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sagewatch/aws/iam.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// With which key the things of the monitoring account are encrypted, as the settings say. Nothing
/// where AWS's own keys do it.
class Encryption {
 public:
  explicit Encryption(const Config& config) : config_(config) {}

  /// As most services take it: the ARN of the given key, or the alias of our own.
  std::optional<cfn::Text> key() const;
  /// As CloudWatch Logs takes it, an ARN.
  std::optional<cfn::Text> key_arn() const;
  /// As a bus takes it: in GovCloud, none.
  std::optional<cfn::Text> key_of_bus() const;

  /// Lets the role read what is encrypted, through these services ("sqs", …) alone.
  void let_read(iam::Role& role, const std::vector<std::string>& services) const;
  void let_read_and_write(iam::Role& role, const std::vector<std::string>& services) const;

 private:
  void allow(iam::Role& role, std::vector<std::string> actions,
             const std::vector<std::string>& services) const;

  const Config& config_;
};

}  // namespace sagewatch
