#include "same_element.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace sagewatch::event_pattern {
namespace {

/// Searches from the outermost arrays inwards. A scope is the event or an element; different arrays
/// of a scope are chosen independently.
class Search {
 public:
  explicit Search(const Leaves& leaves) : leaves_(leaves) {}

  /// All leaves of `fields` are in `scope`.
  bool holds(std::uint32_t scope, const std::vector<Candidates>& fields) const {
    std::map<std::uint32_t, std::vector<Candidates>> by_array;
    for (const auto& field : fields) {
      if (field.must_be_absent) continue;
      if (has_direct(scope, field)) continue;
      const auto arrays = arrays_of(scope, field);
      if (arrays.empty()) return false;
      // A path in several arrays of one scope (names with dots, or duplicates) is ignored.
      if (arrays.size() == 1) by_array[*arrays.begin()].push_back(field);
    }
    return absences_hold(scope, fields, by_array) &&
           std::ranges::all_of(by_array, [&](const auto& entry) {
             return some_element_holds(scope, entry.first, entry.second);
           });
  }

 private:
  bool has_direct(std::uint32_t scope, const Candidates& field) const {
    return std::ranges::any_of(field.leaves,
                               [&](auto leaf) { return leaves_.all[leaf].element == scope; });
  }

  /// The element that contains `leaf` and is in an array of `scope`.
  std::uint32_t element_below(std::uint32_t scope, std::uint32_t leaf) const {
    auto element = leaves_.all[leaf].element;
    while (leaves_.elements[element].parent != scope) element = leaves_.elements[element].parent;
    return element;
  }

  std::set<std::uint32_t> arrays_of(std::uint32_t scope, const Candidates& field) const {
    std::set<std::uint32_t> out;
    for (const auto leaf : field.leaves) {
      out.insert(leaves_.elements[element_below(scope, leaf)].array);
    }
    return out;
  }

  /// Absent fields with leaves in an array that other fields choose from depend on that choice;
  /// elsewhere in the scope they must have no leaves.
  bool absences_hold(std::uint32_t scope, const std::vector<Candidates>& fields,
                     std::map<std::uint32_t, std::vector<Candidates>>& by_array) const {
    for (const auto& field : fields) {
      if (!field.must_be_absent) continue;
      if (has_direct(scope, field)) return false;
      for (const auto array : arrays_of(scope, field)) {
        const auto group = by_array.find(array);
        if (group == by_array.end()) return false;
        group->second.push_back(field);
      }
    }
    return true;
  }

  /// Whether all of `fields` match in one element of `array`.
  bool some_element_holds(std::uint32_t scope, std::uint32_t array,
                          const std::vector<Candidates>& fields) const {
    std::uint32_t before = Leaf::none;
    return std::ranges::any_of(fields.front().leaves, [&](auto leaf) {
      const auto element = element_below(scope, leaf);
      if (element == before || leaves_.elements[element].array != array) return false;
      before = element;
      return element_holds(element, fields);
    });
  }

  bool element_holds(std::uint32_t element, const std::vector<Candidates>& fields) const {
    std::vector<Candidates> inside;
    for (const auto& field : fields) {
      inside.push_back({field.must_be_absent, leaves_inside(element, field)});
      if (!field.must_be_absent && inside.back().leaves.empty()) return false;
    }
    return holds(element, inside);
  }

  /// Elements are numbered in document order, and so are the leaves, so those of an element are a
  /// range.
  std::vector<std::uint32_t> leaves_inside(std::uint32_t element, const Candidates& field) const {
    const auto before = [&](std::uint32_t bound) {
      return [this, bound](auto leaf) { return leaves_.all[leaf].element < bound; };
    };
    const auto first =
        std::partition_point(field.leaves.begin(), field.leaves.end(), before(element));
    const auto last =
        std::partition_point(first, field.leaves.end(), before(leaves_.elements[element].end));
    return {first, last};
  }

  const Leaves& leaves_;
};

}  // namespace

bool have_common_elements(const Leaves& leaves, const std::vector<Candidates>& fields) {
  return Search(leaves).holds(Leaf::none, fields);
}

}  // namespace sagewatch::event_pattern
