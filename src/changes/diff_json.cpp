#include <nlohmann/json.hpp>

#include "changes/change_records.hpp"
#include "changes/diff_text.hpp"

namespace sagewatch {
namespace {

const char* action_word(Action action) {
  if (action == Action::add) return "Add";
  return action == Action::remove ? "Remove" : "Modify";
}

nlohmann::ordered_json record(const EntryChange& entry) {
  nlohmann::ordered_json out{{"action", action_word(entry.action)}, {"section", entry.section}};
  if (!entry.id.empty()) out["id"] = entry.id;
  out["properties"] = records(entry.properties);
  return out;
}

}  // namespace

std::string diff_json(const TemplateDiff& diff) {
  nlohmann::ordered_json out{{"stack", diff.resources.stack}};
  out["changes"] = records(diff.resources.changes);
  out["access"] = records(diff.access);
  out["template"] = nlohmann::ordered_json::array();
  for (const auto& entry : diff.others) out["template"].push_back(record(entry));
  out["refused"] = nlohmann::ordered_json::array();
  for (const auto& refusal : diff.refused) out["refused"].push_back(refusal.message);
  out["unknownTypes"] = diff.unknown_types;
  out["counts"] = record(count(diff.resources));
  return out.dump(1, ' ', true) + '\n';
}

}  // namespace sagewatch
