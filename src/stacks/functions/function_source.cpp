#include "stacks/functions/function_source.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <iterator>
#include <stdexcept>

#include "embedded.hpp"
#include "stacks/functions/python_bundle.hpp"

namespace sagewatch::function_source {
namespace {

/// One string for the handler: "KEY=VALUE|VALUE;KEY=VALUE".
std::string members(const std::vector<EventField>& fields, char sign = '=') {
  std::string out;
  for (const auto& [name, paths] : fields)
    fmt::format_to(std::back_inserter(out), "{}{}{}{}", out.empty() ? "" : ";", name, sign,
                   fmt::join(paths, "|"));
  return out;
}

/// "modelName" for "ProductionVariants.ModelName".
std::string name_by_path(std::string_view path) {
  std::string name(path.substr(path.rfind('.') + 1));
  name[0] = static_cast<char>(name[0] >= 'A' && name[0] <= 'Z' ? name[0] | 0x20 : name[0]);
  return name;
}

/// Fields of records: a name that the first path says already is left out.
std::vector<EventField> shortened(std::vector<EventField> fields) {
  for (auto& [name, paths] : fields) {
    if (name == name_by_path(paths.front())) name.clear();
  }
  return fields;
}

std::string kinds(const EventCatalogue& catalogue) {
  std::string out = "KINDS={\n";
  for (const auto& kind : catalogue.kinds) {
    fmt::format_to(std::back_inserter(out), "'{}':'{}", kind.name, members(kind.keys));
    for (const auto& [group, sign] : {std::pair{&kind.fields, ':'}, {&kind.numbers, '#'}}) {
      if (!group->empty()) out += ";" + members(shortened(*group), sign);
    }
    out += "',\n";
  }
  return out + "}\n";
}

std::string failure_classes(const EventCatalogue& catalogue) {
  std::string out = "FAILURE_CLASSES={\n";
  for (const auto& [name, patterns] : catalogue.failure_classes) {
    fmt::format_to(std::back_inserter(out), "'{}':'{}',\n", fmt::join(patterns, "|"), name);
  }
  return out + "}\n";
}

std::string defaults(const EventCatalogue& catalogue) {
  return fmt::format("DEFAULTS='{}'\n", members(catalogue.defaults));
}

std::string counts(const std::vector<NamedCount>& list) {
  std::string out;
  for (const auto& [name, count] : list)
    fmt::format_to(std::back_inserter(out), "{}'{}':{}", out.empty() ? "" : ",", name, count);
  return out;
}

std::string families(const InstanceTypes& types) {
  std::string out = "FAMILIES={\n";
  for (const auto& [name, gpus] : types.families)
    fmt::format_to(std::back_inserter(out), "'{}':{{{}}},\n", name, counts(gpus));
  return out + "}\n";
}

void insert_table(std::string& source, std::string_view name, const std::string& table) {
  const auto line = fmt::format("\n{}={{}}\n", name);
  const auto at = source.find(line);
  if (at == std::string::npos || source.find(line, at + 1) != std::string::npos)
    throw std::logic_error(fmt::format("the handler needs one line '{} = {{}}'", name));
  source.replace(at + 1, line.size() - 1, table);
}

/// Modules that functions share.
constexpr std::array modules{PythonModule{"api_calls", embedded::api_calls_py},
                             PythonModule{"catalogue", embedded::catalogue_py},
                             PythonModule{"emf", embedded::emf_py},
                             PythonModule{"exactly_once", embedded::exactly_once_py},
                             PythonModule{"fields", embedded::fields_py},
                             PythonModule{"lives", embedded::lives_py},
                             PythonModule{"metric_data", embedded::metric_data_py},
                             PythonModule{"native", embedded::native_py},
                             PythonModule{"signs_of_life", embedded::signs_of_life_py},
                             PythonModule{"state", embedded::state_py},
                             PythonModule{"values", embedded::values_py}};

}  // namespace

std::string ingester(std::string_view handler, const EventCatalogue& catalogue) {
  auto source = python_bundle(handler, modules);
  insert_table(source, "DEFAULTS", defaults(catalogue));
  insert_table(source, "KINDS", kinds(catalogue));
  insert_table(source, "FAILURE_CLASSES", failure_classes(catalogue));
  return source;
}

const std::string& ingester() {
  static const auto source = ingester(embedded::ingester_py, event_catalogue());
  return source;
}

std::string utilization(std::string_view handler, const InstanceTypes& types) {
  auto source = python_bundle(handler, modules);
  insert_table(source, "FAMILIES", families(types));
  insert_table(source, "CORES", fmt::format("CORES={{{}}}\n", counts(types.cores)));
  return source;
}

const std::string& utilization() {
  static const auto source = utilization(embedded::utilization_py, instance_types());
  return source;
}

const std::string& notices() {
  static const auto source = python_bundle(embedded::notices_py, modules);
  return source;
}

const std::string& silence() {
  static const auto source = python_bundle(embedded::silence_py, modules);
  return source;
}

std::string named(std::string source, const Config& config) {
  const auto base = fmt::format("'{}'", names::metric::name_space.text);
  const auto at = source.find(base);
  if (at == std::string::npos || source.find(base, at + 1) != std::string::npos)
    throw std::logic_error(fmt::format("a function needs one {}", base));
  return source.replace(at + 1, base.size() - 2, config.named(names::metric::name_space));
}

}  // namespace sagewatch::function_source
