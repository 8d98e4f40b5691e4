#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "sagewatch/checks/run_checks.hpp"
#include "sagewatch/document/read.hpp"

/// Runs every check over arbitrary bytes, alone and compared with themselves. What is found has a
/// place in the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sagewatch;
  auto reading = document::read_document("template", {data, data + size});
  if (!reading.usable()) return 0;
  std::vector<checks::Subject> subjects;
  subjects.push_back({.document = reading.document, .before = reading.document});
  subjects.push_back({.document = std::move(reading.document)});
  const auto result = checks::run_checks(subjects, {.context = {.region = "us-gov-west-1"}});
  for (const auto& diagnostic : result.diagnostics) {
    if (!diagnostic.place || diagnostic.message.empty()) std::abort();
  }
  return 0;
}
