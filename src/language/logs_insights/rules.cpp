#include "rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "tokens.hpp"

namespace sagewatch::language::logs_insights {
namespace {

constexpr std::size_t most_stats = 2;
constexpr std::size_t longest_path = 255;

/// The fields that a `stats` returns, by their names and as expressions.
class Given {
 public:
  explicit Given(const Command& stats) {
    for (const auto& name : stats.defines) add(name);
    for (const auto& name : stats.groups) add(name);
  }

  void add(const Name& name) {
    names_.insert(name.text);
    expressions_.insert(folded(name.text));
  }

  /// Whether a field is one of these, or part of one.
  bool has(const std::string& field) const {
    if (names_.contains(field) || expressions_.contains(folded(field))) return true;
    if (field.size() > longest_path) return false;
    for (auto end = field.size(); end != std::string::npos && end > 0;
         end = field.rfind('.', end - 1)) {
      if (names_.contains(field.substr(0, end))) return true;
    }
    return false;
  }

 private:
  std::set<std::string> names_ = {};
  std::set<std::string> expressions_ = {};
};

class Rules {
 public:
  explicit Rules(Query& query) : query_(query) {}

  void apply() {
    for (const auto& command : query_.commands) {
      if (command.name == "stats") count_stats(command);
      note_order(command);
      look_behind_dedup(command);
      look_for_generated_fields(command);
      look_for_fields(command);
      look_for_definitions(command);
      if (command.name == "stats") {
        given_ = Given(command);
        defined_.clear();
      }
    }
  }

 private:
  void count_stats(const Command& command) {
    if (++stats_ == most_stats + 1) {
      query_.problems.push_back(
          {command.offset, fmt::format("a query has at most {} stats commands", most_stats)});
    }
    if (stats_ == most_stats && between_) {
      query_.problems.push_back(
          {between_->offset,
           fmt::format("{} comes after the last stats, not between two", between_->name)});
    }
  }

  void note_order(const Command& command) {
    if (stats_ == 1 && !between_ && (command.name == "sort" || command.name == "limit")) {
      between_ = &command;
    }
  }

  /// "The only query command that you can use in a query after the dedup command is limit": the
  /// AWS fact LOG-16.
  void look_behind_dedup(const Command& command) {
    if (dedup_ && command.name != "limit") {
      query_.doubts.push_back(
          {command.offset, fmt::format("only limit can follow dedup, not {}", command.name)});
    }
    dedup_ = dedup_ || command.name == "dedup";
  }

  /// Names that begin with @ are of fields that CloudWatch Logs generates, or the query itself.
  /// AWS fact LOG-16.
  void look_for_generated_fields(const Command& command) {
    for (const auto& name : command.defines) named_.insert(name.text);
    for (const auto& read : command.reads) {
      if (!read.text.starts_with('@') || named_.contains(read.text)) continue;
      const auto known = field_names();
      if (std::ranges::count(known, read.text.substr(0, read.text.find('.'))) > 0) continue;
      query_.unknown.push_back({UnknownName::Kind::field, read});
    }
  }

  /// After a `stats` there are only the fields that it returns: a second `stats` with others is
  /// refused, and elsewhere others are empty.
  void look_for_fields(const Command& command) {
    if (!given_) return;
    const bool is_stats = command.name == "stats";
    for (const auto& name : command.defines) {
      if (is_stats) given_->add(name);
    }
    for (const auto& read : command.reads) {
      if (given_->has(read.text) || !missing_.insert(read.text).second) continue;
      auto& list = is_stats ? query_.problems : query_.doubts;
      list.push_back(
          {read.offset, fmt::format("the preceding stats returns no field '{}'", read.text)});
    }
    for (const auto& name : command.defines) given_->add(name);
    if (command.is_open) given_.reset();
  }

  /// A name that is defined twice is refused when the query runs.
  void look_for_definitions(const Command& command) {
    if (command.name == "stats") defined_.clear();
    for (const auto& name : command.defines) {
      if (defined_.insert(name.text).second) continue;
      query_.doubts.push_back({name.offset, fmt::format("'{}' is defined twice", name.text)});
    }
  }

  Query& query_;
  std::optional<Given> given_ = {};
  std::set<std::string> missing_ = {};
  std::set<std::string> defined_ = {};
  std::set<std::string> named_ = {};  ///< by the query, anywhere before
  const Command* between_ = nullptr;
  std::size_t stats_ = 0;
  bool dedup_ = false;
};

}  // namespace

void apply_rules(Query& query) { Rules(query).apply(); }

}  // namespace sagewatch::language::logs_insights
