#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"
#include "sagewatch/document/write.hpp"
#include "sagewatch/event_pattern/pattern.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

void look_at(const Resource& resource, const Node* criteria, Findings& findings) {
  if (!criteria) return;
  for (const auto& filter : items_of(criteria->find("Filters"))) {
    const auto* place = filter.find("Pattern");
    const auto text = known_text(place);
    if (!text || text->empty()) continue;
    const auto value = json_in(*place);
    if (!value.object()) {
      findings.add(resource, place, "the pattern is not a JSON object");
      continue;
    }
    if (value.object()->members().empty()) continue;
    const auto parsed = event_pattern::Pattern::parse(document::to_json(value));
    const auto* error = std::get_if<event_pattern::PatternError>(&parsed);
    if (!error) continue;
    findings.add(resource, place, (error->path.empty() ? "" : error->path + ": ") + error->message);
  }
}

}  // namespace

const Check filter_criteria{
    .id = "E1126",
    .title = "an event source or a pipe filters with an invalid pattern",
    .why =
        "The patterns are JSON in a string, which is not validated until Lambda or EventBridge "
        "Pipes reads it and refuses the mapping or the pipe.",
    .fix = R"(give an event pattern, such as {"body": {"state": ["failed"]}})",
    .source = "Lambda developer guide, filter rule syntax; EventBridge user guide, pipes",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* mapping : subject.of_type("AWS::Lambda::EventSourceMapping")) {
            look_at(*mapping, mapping->find("FilterCriteria"), findings);
          }
          for (const auto* pipe : subject.of_type("AWS::Pipes::Pipe")) {
            look_at(*pipe, pipe->find({"SourceParameters", "FilterCriteria"}), findings);
          }
        },
};

}  // namespace sagewatch::checks
