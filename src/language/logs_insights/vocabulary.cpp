#include "vocabulary.hpp"

#include <algorithm>
#include <array>

#include "../logs_insights.hpp"

namespace sagewatch::language::logs_insights {
namespace {

/// The guide's table of commands. `where`, `search`, `order`, `head` and `tail` are other names
/// that the service takes: StartQuery lists them where it expects a command (boto3, issue 3450),
/// and AWS calls head and tail deprecated.
constexpr std::array commands{
    CommandWord{"addtotals", Syntax::open},   CommandWord{"anomaly", Syntax::nothing},
    CommandWord{"dedup", Syntax::items},      CommandWord{"diff", Syntax::period},
    CommandWord{"display", Syntax::items},    CommandWord{"fields", Syntax::items},
    CommandWord{"filter", Syntax::condition}, CommandWord{"filterindex", Syntax::condition},
    CommandWord{"head", Syntax::count},       CommandWord{"join", Syntax::open},
    CommandWord{"limit", Syntax::count},      CommandWord{"lookup", Syntax::open},
    CommandWord{"order", Syntax::order},      CommandWord{"parse", Syntax::parse},
    CommandWord{"pattern", Syntax::items},    CommandWord{"search", Syntax::condition},
    CommandWord{"sort", Syntax::order},       CommandWord{"source", Syntax::source},
    CommandWord{"stats", Syntax::aggregates}, CommandWord{"tail", Syntax::count},
    CommandWord{"unmask", Syntax::items},     CommandWord{"unnest", Syntax::unnest},
    CommandWord{"where", Syntax::condition}};

/// The guide's pages "Boolean, comparison, numeric, datetime, and other functions" and "stats".
/// `if` is used in queries that run, but has no page.
constexpr std::array functions{FunctionWord{"abs", 1, 1},
                               FunctionWord{"avg", 1, 1, true},
                               FunctionWord{"bin", 1, 1},
                               FunctionWord{"ceil", 1, 1},
                               FunctionWord{"coalesce", 1, any_number},
                               FunctionWord{"concat", 1, any_number},
                               FunctionWord{"count", 0, 1, true},
                               FunctionWord{"count_distinct", 1, 1, true},
                               FunctionWord{"dateceil", 2, 2},
                               FunctionWord{"datefloor", 2, 2},
                               FunctionWord{"earliest", 1, 1, true},
                               FunctionWord{"floor", 1, 1},
                               FunctionWord{"frommillis", 1, 1},
                               FunctionWord{"greatest", 1, any_number},
                               FunctionWord{"if", 3, 3},
                               FunctionWord{"isblank", 1, 1},
                               FunctionWord{"isempty", 1, 1},
                               FunctionWord{"isipinsubnet", 2, 2},
                               FunctionWord{"isipv4insubnet", 2, 2},
                               FunctionWord{"isipv6insubnet", 2, 2},
                               FunctionWord{"ispresent", 1, 1},
                               FunctionWord{"isvalidip", 1, 1},
                               FunctionWord{"isvalidipv4", 1, 1},
                               FunctionWord{"isvalidipv6", 1, 1},
                               FunctionWord{"jsonparse", 1, 1},
                               FunctionWord{"jsonstringify", 1, 1},
                               FunctionWord{"latest", 1, 1, true},
                               FunctionWord{"least", 1, any_number},
                               FunctionWord{"log", 1, 1},
                               FunctionWord{"ltrim", 1, 2},
                               FunctionWord{"max", 1, 1, true},
                               FunctionWord{"min", 1, 1, true},
                               FunctionWord{"now", 0, 0},
                               FunctionWord{"pct", 2, 2, true},
                               FunctionWord{"replace", 3, 3},
                               FunctionWord{"rtrim", 1, 2},
                               FunctionWord{"sortsfirst", 1, 1, true},
                               FunctionWord{"sortslast", 1, 1, true},
                               FunctionWord{"sqrt", 1, 1},
                               FunctionWord{"stddev", 1, 1, true},
                               FunctionWord{"strcontains", 2, 2},
                               FunctionWord{"strlen", 1, 1},
                               FunctionWord{"substr", 2, 3},
                               FunctionWord{"sum", 1, 1, true},
                               FunctionWord{"tolower", 1, 1},
                               FunctionWord{"tomillis", 1, 1},
                               FunctionWord{"toupper", 1, 1},
                               FunctionWord{"trim", 1, 2},
                               FunctionWord{"unmask", 1, 1}};

constexpr std::array<std::string_view, 6> keywords{"and", "as", "by", "in", "like", "or"};

struct UnitWord {
  std::string_view name;
  std::size_t most;
};

/// The units of `bin`; AWS's guides for agents give the largest numbers of the smaller ones.
constexpr std::array units{
    UnitWord{"ms", 1000},   UnitWord{"msec", 1000}, UnitWord{"millisecond", 1000},
    UnitWord{"s", 60},      UnitWord{"sec", 60},    UnitWord{"second", 60},
    UnitWord{"m", 60},      UnitWord{"min", 60},    UnitWord{"minute", 60},
    UnitWord{"h", 24},      UnitWord{"hr", 24},     UnitWord{"hour", 24},
    UnitWord{"d", 0},       UnitWord{"day", 0},     UnitWord{"w", 0},
    UnitWord{"week", 0},    UnitWord{"mo", 0},      UnitWord{"mon", 0},
    UnitWord{"month", 0},   UnitWord{"q", 0},       UnitWord{"qtr", 0},
    UnitWord{"quarter", 0}, UnitWord{"y", 0},       UnitWord{"yr", 0},
    UnitWord{"year", 0}};

template <typename Words>
auto find_in(const Words& words, std::string_view name) {
  const auto found =
      std::ranges::find_if(words, [&](const auto& word) { return word.name == name; });
  return found == words.end() ? nullptr : &*found;
}

template <typename Words>
std::array<std::string_view, std::tuple_size_v<Words>> names_of(const Words& words) {
  std::array<std::string_view, std::tuple_size_v<Words>> out;
  std::ranges::transform(words, out.begin(), [](const auto& word) { return word.name; });
  return out;
}

/// "Supported logs and discovered fields": those of every log, and those of Lambda's. `@ptr` is in
/// each result (GetLogRecord), the others are in the guide's examples.
constexpr std::array<std::string_view, 18> generated_fields{
    "@message",       "@timestamp",     "@ingestionTime", "@logStream",
    "@log",           "@entity",        "@aws",           "@ptr",
    "@requestId",     "@duration",      "@initDuration",  "@billedDuration",
    "@type",          "@maxMemoryUsed", "@memorySize",    "@xrayTraceId",
    "@xraySegmentId", "@logGroup"};

}  // namespace

const CommandWord* find_command(std::string_view name) { return find_in(commands, name); }

const FunctionWord* find_function(std::string_view name) { return find_in(functions, name); }

Unit unit_named(std::string_view name) {
  const auto* found = find_in(units, name);
  if (!found && name.size() > 2 && name.ends_with('s')) {
    found = find_in(units, name.substr(0, name.size() - 1));
  }
  return found ? Unit{true, found->most} : Unit{false, 0};
}

bool is_keyword(std::string_view folded) {
  return std::ranges::find(keywords, folded) != keywords.end();
}

std::span<const std::string_view> command_names() {
  static const auto names = names_of(commands);
  return names;
}

std::span<const std::string_view> function_names() {
  static const auto names = names_of(functions);
  return names;
}

std::span<const std::string_view> field_names() { return generated_fields; }

}  // namespace sagewatch::language::logs_insights
