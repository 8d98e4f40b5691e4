#include "sagewatch/solution/event_catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "catalogue_yaml.hpp"
#include "embedded.hpp"

namespace sagewatch::solution {
namespace {

using Names = std::vector<std::string>;

constexpr std::array<std::string_view, 26> known_keys{
    "kind",   "changes", "states",   "life",        "resource", "noun",      "succeeded",
    "failed", "stopped", "terminal", "name",        "arn",      "status",    "substatus",
    "id",     "created", "started",  "ended",       "modified", "instances", "tags",
    "reason", "fields",  "numbers",  "utilization", "hosts"};
constexpr std::array<std::string_view, 4> lives{"job", "task", "resource", "occurrence"};
constexpr std::string_view catalogue_file = "event-catalogue.yaml";

/// A text that can stand between quotes and bars in the handler.
std::string text_of(const YAML::Node& node) {
  auto text = scalar_of(catalogue_file, node);
  if (text.find_first_of("'\\\n|") != std::string::npos)
    refuse(catalogue_file, node.Mark(),
           fmt::format("'{}' holds a quote, a backslash, a line end or a bar", text));
  return text;
}

Names texts_of(const YAML::Node& node) {
  if (!node.IsSequence()) return {text_of(node)};
  Names texts;
  for (const auto& item : node) texts.push_back(text_of(item));
  if (texts.empty()) refuse(catalogue_file, node.Mark(), "expected at least one text");
  return texts;
}

std::vector<EventField> fields_of(const YAML::Node& node) {
  if (!node.IsMap()) refuse(catalogue_file, node.Mark(), "expected 'FIELD: PATH' lines");
  std::vector<EventField> fields;
  for (const auto& entry : node) fields.push_back({text_of(entry.first), texts_of(entry.second)});
  return fields;
}

template <class Range>
bool has(const Range& range, std::string_view value) {
  return std::ranges::find(range, value) != std::ranges::end(range);
}

void check_life(const YAML::Node& node, const EventKind& kind) {
  const auto& life = kind.values("life");
  if (life.size() == 1 && has(lives, life.front())) return;
  refuse(catalogue_file, node.Mark(),
         fmt::format("{} needs a life: job, task, resource or occurrence", kind.name));
}

void read_entry(EventKind& kind, const std::string& key, const YAML::Node& key_node,
                const YAML::Node& value) {
  if (!has(known_keys, key))
    refuse(catalogue_file, key_node.Mark(), fmt::format("'{}' is not a key of a kind", key));
  if (key == "kind") {
    kind.name = text_of(value);
  } else if (key == "fields") {
    kind.fields = fields_of(value);
  } else if (key == "numbers") {
    kind.numbers = fields_of(value);
  } else {
    kind.keys.push_back({key, texts_of(value)});
  }
}

/// CreateTrainingJob makes what has a TrainingJobName, a TrainingJobArn, a TrainingJobStatus.
EventField named_by(const std::vector<std::string>& nouns, std::string key, const char* end) {
  EventField field{std::move(key), {}};
  for (const auto& noun : nouns) field.paths.push_back(noun + end);
  return field;
}

std::vector<EventField> others_of(const EventKind& kind, const std::vector<EventField>& defaults) {
  std::vector<EventField> others;
  if (const auto& nouns = kind.values("noun"); !nouns.empty()) {
    others = {named_by(nouns, "name", "Name"), named_by(nouns, "arn", "Arn"),
              named_by(nouns, "status", "Status")};
  }
  others.insert(others.end(), defaults.begin(), defaults.end());
  return others;
}

EventKind kind_of(const YAML::Node& node, const std::vector<EventField>& defaults) {
  if (!node.IsMap()) refuse(catalogue_file, node.Mark(), "expected a kind");
  EventKind kind;
  std::set<std::string> seen;
  for (const auto& entry : node) {
    const auto key = text_of(entry.first);
    if (!seen.insert(key).second)
      refuse(catalogue_file, entry.first.Mark(), fmt::format("'{}' comes twice", key));
    read_entry(kind, key, entry.first, entry.second);
  }
  if (kind.name.empty()) refuse(catalogue_file, node.Mark(), "a kind needs a name: kind");
  kind.others = others_of(kind, defaults);
  check_life(node, kind);
  return kind;
}

void add_kind(EventCatalogue& catalogue, const YAML::Node& node, std::set<std::string>& taken) {
  catalogue.kinds.push_back(kind_of(node, catalogue.defaults));
  const auto& kind = catalogue.kinds.back();
  if (!taken.insert(kind.name).second)
    refuse(catalogue_file, node.Mark(), fmt::format("the kind {} comes twice", kind.name));
  for (const auto& type : kind.detail_types()) {
    if (!taken.insert("type " + type).second)
      refuse(catalogue_file, node.Mark(), fmt::format("the detail type '{}' comes twice", type));
  }
}

FailureClass failure_class_of(const YAML::Node& node) {
  if (!node.IsMap() || !node["class"] || !node["patterns"])
    refuse(catalogue_file, node.Mark(), "expected a class and its patterns");
  return {text_of(node["class"]), texts_of(node["patterns"])};
}

}  // namespace

const Names& EventKind::values(std::string_view key) const {
  static const Names none;
  for (const auto* group : {&keys, &others}) {
    const auto found = std::ranges::find(*group, key, &EventField::name);
    if (found != group->end()) return found->paths;
  }
  return none;
}

Names EventKind::detail_types() const {
  const auto& states = values("states");
  Names types;
  for (const auto& end : states.empty() ? values("changes") : states) {
    const bool said = name.ends_with(" " + end);
    types.push_back("SageMaker " + (said ? name : name + " " + end));
  }
  return types;
}

EventCatalogue read_event_catalogue(std::string_view yaml) {
  try {
    const auto top = YAML::Load(std::string(yaml));
    EventCatalogue catalogue;
    if (top.IsMap() && top["defaults"]) catalogue.defaults = fields_of(top["defaults"]);
    std::set<std::string> taken;
    for (const auto& node : list_of(catalogue_file, top, "kinds")) add_kind(catalogue, node, taken);
    for (const auto& node : list_of(catalogue_file, top, "failure-classes"))
      catalogue.failure_classes.push_back(failure_class_of(node));
    return catalogue;
  } catch (const YAML::Exception& error) {
    refuse(catalogue_file, error.mark, error.msg);
  }
}

const EventCatalogue& event_catalogue() {
  static const auto catalogue = read_event_catalogue(embedded::event_catalogue_yaml);
  return catalogue;
}

}  // namespace sagewatch::solution
