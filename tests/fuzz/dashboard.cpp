#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "checks/dashboards/dashboard_metric.hpp"
#include "checks/dashboards/dashboard_structure.hpp"
#include "checks/parts.hpp"
#include "sagewatch/document/write.hpp"

/// Reads arbitrary bytes as the body of a dashboard. Blanks between its parts change nothing, and
/// an unknown part makes nothing wrong that was right without it.

namespace {

using namespace sagewatch;

std::set<std::string> problems_in(const document::Node& body) {
  std::set<std::string> out;
  for (const auto& [path, message, refused] : checks::structure_problems(body)) {
    if (message.empty()) std::abort();
    out.insert(path + message);
  }
  return out;
}

/// The text with one byte range as a part that isn't known.
document::Node without(const std::string& text, std::size_t begin, std::size_t end) {
  const cfn::Text unknown(cfn::Reference{.stack = "S", .logical_id = "Unknown"});
  return {cfn::Text(text.substr(0, begin)) + unknown + text.substr(end), 0};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto body = checks::read_json_text({text, 0});
  if (body.refusal && body.root.object()) std::abort();
  if (!body.root.object()) return 0;
  const auto problems = problems_in(body.root);
  // A dynamic reference is unknown, and JSON can't say so.
  if (text.find("{{resolve:") == std::string::npos) {
    const auto compact = checks::read_json_text({document::to_json(body.root), 0});
    if (problems_in(compact.root) != problems) std::abort();
  }
  for (const auto& widget : checks::items_of(body.root.find("widgets"))) {
    for (const auto& metric : checks::shown_metrics(widget.find("metrics"))) {
      if (metric.index >= checks::items_of(widget.find("metrics")).size()) std::abort();
    }
  }
  if (!problems.empty()) return 0;
  const auto quote = text.find('"', size / 2);
  const auto end = quote == std::string::npos ? quote : text.find_first_of("\"\\", quote + 1);
  if (end == std::string::npos || text[end] == '\\') return 0;
  // Between two quotes there may be a string or what is between two of them: only the first is
  // certain to leave JSON.
  const auto partly = checks::read_json_text(without(text, quote + 1, end));
  for (const auto& problem : checks::structure_problems(partly.root)) {
    if (problem.refused) std::abort();
  }
  return 0;
}
