#include "aws_cli/aws_calls.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "base/json_fields.hpp"

namespace sagewatch {
namespace {

cfn::Diagnostic no_call(const std::string& source) {
  return {.id = "E0312",
          .message = source +
                     " does not contain AWS CLI results: a document has no 'Call' with an 'Output' "
                     "or an 'Error'",
          .hint = "the script of the same name makes the calls: see 'scripts/preflight.sh --help'"};
}

}  // namespace

struct AwsCalls::Calls {
  /// Either the output or the error.
  struct CallResult {
    nlohmann::json output;
    std::optional<std::string> error;
  };

  std::map<std::string, std::map<std::string, CallResult, std::less<>>, std::less<>> by_name;

  const CallResult* find(std::string_view call, std::string_view of) const {
    const auto named = by_name.find(call);
    if (named == by_name.end()) return nullptr;
    const auto found = named->second.find(of);
    return found == named->second.end() ? nullptr : &found->second;
  }
};

AwsCalls::AwsCalls() : calls_(std::make_unique<Calls>()) {}
AwsCalls::~AwsCalls() = default;
AwsCalls::AwsCalls(AwsCalls&&) noexcept = default;
AwsCalls& AwsCalls::operator=(AwsCalls&&) noexcept = default;

std::optional<cfn::Diagnostic> AwsCalls::read(JsonDocuments& documents) {
  while (const auto document = documents.next()) {
    const auto call = text_of(*document, "Call");
    const auto error = text_of(*document, "Error");
    const auto* output = member(*document, "Output");
    if (!call || (!error && !output)) return no_call(documents.name());
    calls_->by_name[*call].insert_or_assign(
        text_of(*document, "Of").value_or(""),
        Calls::CallResult{.output = output ? *output : nlohmann::json(), .error = error});
  }
  return std::nullopt;
}

const nlohmann::json* AwsCalls::output(std::string_view call, std::string_view of) const {
  const auto* came = calls_->find(call, of);
  return came && !came->error ? &came->output : nullptr;
}

std::optional<std::string> AwsCalls::error(std::string_view call, std::string_view of) const {
  const auto* came = calls_->find(call, of);
  return came ? came->error : std::nullopt;
}

std::vector<std::string> AwsCalls::subjects(std::string_view call) const {
  std::vector<std::string> out;
  const auto named = calls_->by_name.find(call);
  if (named == calls_->by_name.end()) return out;
  for (const auto& [of, came] : named->second) out.push_back(of);
  return out;
}

}  // namespace sagewatch
