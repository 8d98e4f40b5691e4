#include "settings/config_entry.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sagewatch {
namespace {

using Shape = YamlEntry::Shape;

std::string wanted(const Setting& setting) {
  return setting.is_list() ? "a list of strings" : "one value";
}

std::string example(const Setting& setting) {
  if (setting.is_list()) return fmt::format("write {}: [{}]", setting.key, setting.example);
  return fmt::format("write {}: {}", setting.key, setting.example);
}

std::string_view name_of(Shape shape) {
  switch (shape) {
    case Shape::list:
      return "a list";
    case Shape::mapping:
      return "a mapping";
    case Shape::null:
      return "nothing (null)";
    case Shape::scalar:
      break;
  }
  return "a string";
}

cfn::Diagnostic wrong_type(const Setting& setting, std::string_view got, cfn::Place place) {
  return {.id = "E0106",
          .message = fmt::format("'{}' must be {}, got {}", setting.key, wanted(setting), got),
          .hint = got == name_of(Shape::null) && setting.can_be_unset()
                      ? fmt::format("{}, or remove the line", example(setting))
                      : example(setting),
          .place = std::move(place)};
}

/// The position of a value within a line, if the scalar that it is part of begins at `place`.
cfn::Place place_of_value(cfn::Place place, const std::string& value) {
  const auto from = static_cast<std::size_t>(place.column - 1);
  const auto at = value.empty() ? std::string::npos : place.text.find(value, from);
  const bool ascii = std::ranges::all_of(place.text, [](char c) { return (c & 0x80) == 0; });
  if (ascii && at != std::string::npos) place.column = static_cast<int>(at) + 1;
  return place;
}

/// Takes the values of one scalar, which begins at `place`.
void take(FileSetting& out, const Values& values, const cfn::Place& place) {
  const auto& setting = *out.setting;
  if (values.size() > most_values) {  // one problem is enough: see read_entry
    out.values = values;
    return;
  }
  for (const auto& value : values) {
    for (auto& problem : check_values(setting, setting.key, {value})) {
      problem.place = values.size() == 1 ? place : place_of_value(place, value);
      out.problems.push_back(std::move(problem));
    }
    out.values.push_back(value);
  }
}

/// An item of a YAML list is one value; any other scalar may contain several.
Values texts_of(const std::string& scalar, bool listed, const Setting& setting) {
  if (!listed) return split(setting, scalar);
  Values out;
  out.push_back(scalar);
  return out;
}

}  // namespace

FileSetting read_entry(const ConfigFile& file, const YamlEntry& entry, const Setting& setting) {
  const auto place = [&](const Mark& mark) { return place_of(file.name, file.text, mark); };
  FileSetting out{&setting, {}, place(entry.value_mark)};
  const bool listed = entry.shape == Shape::list && setting.is_list();
  if (entry.shape != Shape::scalar && !listed) {
    out.problems.push_back(wrong_type(setting, name_of(entry.shape), out.place));
    return out;
  }
  for (const auto& item : entry.items) {
    if (item.text) {
      take(out, texts_of(*item.text, listed, setting), place(item.mark));
    } else {
      out.problems.push_back(wrong_type(setting, "an item that is not a string", place(item.mark)));
    }
  }
  if (out.values.size() > most_values) {
    out.problems = check_values(setting, setting.key, out.values);
    out.problems.front().place = out.place;
  }
  return out;
}

}  // namespace sagewatch
