#include "cli/template_input.hpp"

#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "cli/template_file.hpp"
#include "operations/declared_template.hpp"
#include "sagewatch/document/read.hpp"

namespace sagewatch {
namespace {

/// Reads at most one byte more than allowed, which is enough to refuse it.
std::string read_stream(std::istream& in) {
  std::string text(document::largest_document + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

}  // namespace

std::optional<nlohmann::json> read_comparable(const std::string& file, std::istream& standard_input,
                                              cfn::Diagnostics& diagnostics) {
  if (file.empty() || file == "-") {
    return template_in_text("standard input", read_stream(standard_input), diagnostics);
  }
  auto read = read_template(file);
  if (auto* document = std::get_if<document::Document>(&read)) {
    return template_in_document(std::move(*document), diagnostics);
  }
  diagnostics = std::get<cfn::Diagnostics>(std::move(read));
  return std::nullopt;
}

}  // namespace sagewatch
