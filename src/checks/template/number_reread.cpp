#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/facts/scanner.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// The characters of a plain scalar that can be a number.
std::string_view written_at(std::string_view text, std::size_t offset) {
  text.remove_prefix(std::min(offset, text.size()));
  return text.substr(0, text.find_first_not_of("+-0123456789_:"));
}

void visit(const Node& node, std::string_view text, Findings& findings) {
  if (const auto* items = node.list()) {
    for (const auto& item : *items) visit(item, text, findings);
  } else if (const auto* object = node.object()) {
    for (const auto& member : object->members()) visit(member.value, text, findings);
  }
  const auto* number = node.get<document::Number>();
  if (!number) return;
  const auto written = written_at(text, node.offset());
  const bool octal = written.size() > 1 && written.front() == '0';
  const bool sexagesimal = written.find(':') != std::string_view::npos;
  if (number->text == written || (!octal && !sexagesimal)) return;
  findings.add(node.offset(), fmt::format("{} is read as {}", written, number->text));
}

}  // namespace

const Check number_reread{
    .id = "W1200",
    .title = "an unquoted number is read as another one",
    .why =
        "In YAML 1.1, which CloudFormation reads, digits after a leading zero are octal, and "
        "digits with colons are hours, minutes and seconds: an account id or a time becomes "
        "another number.",
    .fix = "put it in quotes",
    .source = "https://yaml.org/type/int.html",
    .run =
        [](const Template& subject, Findings& findings) {
          const auto& document = subject.document();
          visit(document.root, document.text, findings);
        },
};

}  // namespace sagewatch::checks
