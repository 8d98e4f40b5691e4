#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sagewatch/aws/iam.hpp"
#include "settings/config.hpp"

namespace sagewatch {

/// The key that encrypts the data of the monitoring account, according to the settings. Nothing if
/// AWS's own keys are used.
class Encryption {
 public:
  explicit Encryption(const Config& config) : config_(config) {}

  /// The form for most services: the ARN of the given key, or the alias of our own.
  std::optional<cfn::Text> key() const;
  /// The form for CloudWatch Logs: an ARN.
  std::optional<cfn::Text> key_arn() const;
  /// The form for a bus; nothing in GovCloud.
  std::optional<cfn::Text> key_of_bus() const;

  /// Lets the role decrypt, only through these services ("sqs", …).
  void grant_decrypt(iam::Role& role, const std::vector<std::string>& services) const;
  void grant_encrypt_decrypt(iam::Role& role, const std::vector<std::string>& services) const;

 private:
  void allow(iam::Role& role, std::vector<std::string> actions,
             const std::vector<std::string>& services) const;

  const Config& config_;
};

}  // namespace sagewatch
