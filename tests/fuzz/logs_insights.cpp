#include "language/logs_insights.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

/// Reads arbitrary bytes as a Logs Insights query. Every place lies within the text; a blank at the
/// end changes nothing; what is read up to a part that is not known is not found wrong behind it.

namespace {

using namespace sagewatch::language;

void check_places(const logs_insights::Query& query, std::size_t size) {
  const auto within = [&](std::size_t offset) {
    if (offset > size) std::abort();
  };
  for (const auto* problems : {&query.problems, &query.doubts}) {
    for (const auto& problem : *problems) {
      within(problem.offset);
      if (problem.message.empty()) std::abort();
    }
  }
  for (const auto& command : query.commands) {
    within(command.offset);
    for (const auto* names : {&command.reads, &command.defines, &command.groups}) {
      for (const auto& name : *names) within(name.offset);
    }
  }
  for (const auto& unknown : query.unknown) within(unknown.name.offset);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto query = logs_insights::read(text);
  check_places(query, size);
  if (!query.problems.empty() || size >= 10'000) return 0;
  if (!logs_insights::read(text + "\n ").problems.empty()) std::abort();
  return 0;
}
