#include "catalogue/event_catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "catalogue/data_file.hpp"
#include "embedded.hpp"

namespace sagewatch {
namespace {

using Names = std::vector<std::string>;
using document::Node;

constexpr std::array<std::string_view, 27> known_keys{
    "kind",   "changes", "states",   "life",        "resource", "noun",      "succeeded",
    "failed", "stopped", "terminal", "name",        "arn",      "status",    "substatus",
    "id",     "created", "started",  "ended",       "modified", "instances", "tags",
    "reason", "fields",  "numbers",  "utilization", "hosts",    "more"};
constexpr std::array<std::string_view, 4> lives{"job", "task", "resource", "occurrence"};

/// A string that can be between quotes, bars and semicolons in the handler.
std::string text_of(const DataFile& file, const Node& node) {
  auto text = file.text_of(node);
  if (text.find_first_of("'\\\n|;") != std::string::npos)
    file.refuse(node, fmt::format("'{}' contains a quote, a backslash, a line break, a bar or a "
                                  "semicolon",
                                  text));
  return text;
}

Names texts_of(const DataFile& file, const Node& node) {
  Names texts;
  for (const auto* item : file.items_of(node)) texts.push_back(text_of(file, *item));
  return texts;
}

std::vector<EventField> fields_of(const DataFile& file, const Node& node) {
  std::vector<EventField> fields;
  for (const auto& [key, offset, value] : file.members_of(node, "expected 'FIELD: PATH' lines"))
    fields.push_back({key, texts_of(file, value)});
  return fields;
}

template <class Range>
bool has(const Range& range, std::string_view value) {
  return std::ranges::find(range, value) != std::ranges::end(range);
}

void check_life(const DataFile& file, const Node& node, const EventKind& kind) {
  const auto& life = kind.values("life");
  if (life.size() == 1 && has(lives, life.front())) return;
  file.refuse(node, fmt::format("{} needs a life: job, task, resource or occurrence", kind.name));
}

void read_entry(const DataFile& file, const document::Member& entry, EventKind& kind) {
  const auto& [key, offset, value] = entry;
  if (!has(known_keys, key)) file.refuse(offset, fmt::format("'{}' is not a key of a kind", key));
  if (key == "kind") {
    kind.name = text_of(file, value);
  } else if (key == "fields") {
    kind.fields = fields_of(file, value);
  } else if (key == "numbers") {
    kind.numbers = fields_of(file, value);
  } else {
    kind.keys.push_back({key, texts_of(file, value)});
  }
}

std::string without_spaces(std::string words) {
  std::erase(words, ' ');
  return words;
}

/// "training-job" of TrainingJob.
std::string hyphenated(std::string_view noun) {
  std::string out;
  for (std::size_t at = 0; at < noun.size(); ++at) {
    const bool capital = noun[at] >= 'A' && noun[at] <= 'Z';
    if (capital && at > 0 && noun[at - 1] >= 'a' && noun[at - 1] <= 'z') out += '-';
    out += static_cast<char>(capital ? noun[at] | 0x20 : noun[at]);
  }
  return out;
}

/// CreateTrainingJob creates training-job/NAME, which has TrainingJobName, TrainingJobArn and
/// TrainingJobStatus. The handler derives the same.
std::vector<EventField> others_of(const EventKind& kind, const std::vector<EventField>& defaults) {
  const auto& own = kind.values("noun");
  const auto noun = own.empty() ? without_spaces(kind.name) : own.front();
  std::vector<EventField> others{{"noun", {noun}},
                                 {"resource", {hyphenated(noun)}},
                                 {"name", {noun + "Name"}},
                                 {"arn", {noun + "Arn"}},
                                 {"status", {noun + "Status"}}};
  others.insert(others.end(), defaults.begin(), defaults.end());
  return others;
}

EventKind kind_of(const DataFile& file, const Node& node, const std::vector<EventField>& defaults) {
  EventKind kind;
  for (const auto& entry : file.members_of(node, "expected a kind")) read_entry(file, entry, kind);
  if (kind.name.empty()) file.refuse(node, "a kind needs a name: kind");
  kind.others = others_of(kind, defaults);
  check_life(file, node, kind);
  return kind;
}

void add_kind(EventCatalogue& catalogue, const DataFile& file, const Node& node,
              std::set<std::string>& taken) {
  catalogue.kinds.push_back(kind_of(file, node, catalogue.defaults));
  const auto& kind = catalogue.kinds.back();
  if (!taken.insert(kind.name).second)
    file.refuse(node, fmt::format("the kind {} is listed twice", kind.name));
  for (const auto& type : kind.detail_types()) {
    if (!taken.insert("type " + type).second)
      file.refuse(node, fmt::format("the detail type '{}' is listed twice", type));
  }
}

FailureClass failure_class_of(const DataFile& file, const Node& node) {
  const auto* name = node.find("class");
  const auto* patterns = node.find("patterns");
  if (name == nullptr || patterns == nullptr)
    file.refuse(node, "expected a class and its patterns");
  return {text_of(file, *name), texts_of(file, *patterns)};
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

EventCatalogue read_event_catalogue(std::string_view text) {
  const DataFile file("event-catalogue.yaml", text);
  EventCatalogue catalogue;
  if (const auto* defaults = file.root().find("defaults"))
    catalogue.defaults = fields_of(file, *defaults);
  std::set<std::string> taken;
  for (const auto& node : file.list_of("kinds")) add_kind(catalogue, file, node, taken);
  for (const auto& node : file.list_of("failure-classes"))
    catalogue.failure_classes.push_back(failure_class_of(file, node));
  return catalogue;
}

const EventCatalogue& event_catalogue() {
  static const auto catalogue = read_event_catalogue(embedded::event_catalogue_json);
  return catalogue;
}

}  // namespace sagewatch
