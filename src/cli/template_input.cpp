#include "template_input.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "comparable_json.hpp"
#include "sagewatch/document/read.hpp"
#include "sagewatch/evaluate/template.hpp"
#include "sagewatch/solution/files.hpp"
#include "sagewatch/solution/plain_text.hpp"

namespace sagewatch::cli {
namespace {

using document::Document;
using nlohmann::json;
using solution::plain;

constexpr auto standard_input_name = "standard input";

cfn::Diagnostic unreadable(const std::string& name, const std::string& reason) {
  return {.id = "E0310",
          .message = fmt::format("can't read {}: {}", name, reason),
          .hint = "give it a template, as a file or through a pipe"};
}

std::optional<std::string> read_file_text(const std::string& file, cfn::Diagnostics& diagnostics) {
  auto read = solution::read_file(file, document::largest_document);
  if (auto* text = std::get_if<std::string>(&read)) return std::move(*text);
  const auto& reason = std::get<solution::FileError>(read).reason;
  diagnostics.push_back(unreadable("'" + plain(file) + "'", reason));
  return std::nullopt;
}

/// One byte more than allowed is enough to be refused.
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

/// `get-template` tells a JSON template as an object, and a YAML one as a text.
std::optional<Document> unwrapped(Document answer, cfn::Diagnostics& diagnostics) {
  const auto* body = answer.root.find("TemplateBody");
  if (!body) return answer;
  if (const auto* text = body->text()) {
    return document_in(answer.name + ", TemplateBody", *text, diagnostics);
  }
  answer.root = document::Node(*body);
  return answer;
}

}  // namespace

std::optional<json> template_in_text(std::string name, std::string text,
                                     cfn::Diagnostics& diagnostics) {
  auto answer = document_in(std::move(name), std::move(text), diagnostics);
  const auto declared = answer ? unwrapped(std::move(*answer), diagnostics) : std::nullopt;
  if (!declared) return std::nullopt;
  diagnostics = evaluate::Template(*declared).problems();
  return diagnostics.empty() ? std::optional(comparable(declared->root)) : std::nullopt;
}

std::optional<json> read_template(const std::string& file, std::istream& standard_input,
                                  cfn::Diagnostics& diagnostics) {
  if (file.empty() || file == "-") {
    return template_in_text(standard_input_name, read_stream(standard_input), diagnostics);
  }
  auto text = read_file_text(file, diagnostics);
  return text ? template_in_text(plain(file), std::move(*text), diagnostics) : std::nullopt;
}

}  // namespace sagewatch::cli
