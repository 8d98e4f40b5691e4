#include "checks/language_text.hpp"

#include <fmt/format.h>

#include "sagewatch/document/place.hpp"

namespace sagewatch::checks {

void add_problems(Findings& findings, const Resource& resource, const document::Node* where,
                  std::string_view name, std::string_view text,
                  const language::Problems& problems) {
  for (const auto& problem : problems) {
    const auto place = document::place_of("", text, document::mark_at(text, problem.offset));
    findings.add(resource, where,
                 fmt::format("{} ({}:{}:{})", problem.message, name, place.line, place.column));
  }
}

}  // namespace sagewatch::checks
