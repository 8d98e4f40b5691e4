#include "cli/template_input.hpp"

#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "aws_cli/comparable_json.hpp"
#include "cli/template_file.hpp"
#include "sagewatch/document/read.hpp"
#include "sagewatch/intrinsics/template.hpp"

namespace sagewatch {
namespace {

using document::Document;
using nlohmann::json;

/// Reads at most one byte more than allowed, which is enough to refuse it.
std::string read_stream(std::istream& in) {
  std::string text(document::largest_document + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

std::optional<Document> document_in(std::string name, std::string text,
                                    cfn::Diagnostics& diagnostics) {
  auto reading = document::read_document(std::move(name), std::move(text));
  if (reading.usable()) return std::move(reading.document);
  diagnostics = std::move(reading.problems);
  return std::nullopt;
}

/// `get-template` returns a JSON template as an object, and a YAML template as a string.
std::optional<Document> unwrapped(Document answer, cfn::Diagnostics& diagnostics) {
  const auto* body = answer.root.find("TemplateBody");
  if (!body) return answer;
  if (const auto* text = body->text()) {
    return document_in(answer.name + ", TemplateBody", *text, diagnostics);
  }
  answer.root = document::Node(*body);
  return answer;
}

std::optional<json> comparable_in(std::optional<Document> answer, cfn::Diagnostics& diagnostics) {
  const auto declared = answer ? unwrapped(std::move(*answer), diagnostics) : std::nullopt;
  if (!declared) return std::nullopt;
  diagnostics = intrinsics::Template(*declared).problems();
  return diagnostics.empty() ? std::optional(comparable(declared->root)) : std::nullopt;
}

}  // namespace

std::optional<json> template_in_text(std::string name, std::string text,
                                     cfn::Diagnostics& diagnostics) {
  return comparable_in(document_in(std::move(name), std::move(text), diagnostics), diagnostics);
}

std::optional<json> read_comparable(const std::string& file, std::istream& standard_input,
                                    cfn::Diagnostics& diagnostics) {
  if (file.empty() || file == "-") {
    return template_in_text("standard input", read_stream(standard_input), diagnostics);
  }
  auto read = read_template(file);
  if (auto* document = std::get_if<Document>(&read)) {
    return comparable_in(std::move(*document), diagnostics);
  }
  diagnostics = std::get<cfn::Diagnostics>(std::move(read));
  return std::nullopt;
}

}  // namespace sagewatch
