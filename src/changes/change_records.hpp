#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "access/access_change.hpp"
#include "aws_cli/change_set.hpp"

namespace sagewatch {

/// The changes in JSON output: one record each, without absent values.
nlohmann::ordered_json record(const PropertyChange& property);
nlohmann::ordered_json record(const ParameterChange& change);
nlohmann::ordered_json record(const Change& change);
nlohmann::ordered_json record(const AccessChange& change);
nlohmann::ordered_json record(const ChangeCounts& counts);

template <class Items>
auto records(const Items& items) {
  auto out = decltype(record(items.front()))::array();
  for (const auto& item : items) out.push_back(record(item));
  return out;
}

}  // namespace sagewatch
