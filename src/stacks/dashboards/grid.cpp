#include "stacks/dashboards/grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace sagewatch::dashboards {
namespace {

int width_of(const Row& row) {
  int width = 0;
  for (const auto& cell : row.cells) width += cell.width;
  return width;
}

}  // namespace

cfn::List placed(std::vector<Row> rows) {
  cfn::List widgets;
  int y = 0;
  for (auto& row : rows) {
    if (width_of(row) != grid_columns)
      throw std::logic_error(fmt::format("the row at y = {} is {} wide", y, width_of(row)));
    int x = 0;
    for (auto& [width, widget] : row.cells) {
      widgets.emplace_back(cfn::Object{{"type", std::move(widget.type)},
                                       {"x", x},
                                       {"y", y},
                                       {"width", width},
                                       {"height", row.height},
                                       {"properties", std::move(widget.properties)}});
      x += width;
    }
    y += row.height;
  }
  return widgets;
}

std::vector<Row> in_rows(int height, std::size_t a_row, std::vector<Widget> widgets) {
  std::vector<Row> rows;
  for (std::size_t begin = 0; begin < widgets.size(); begin += a_row) {
    const auto count = std::min(a_row, widgets.size() - begin);
    rows.push_back({.height = height, .cells = {}});
    for (std::size_t i = begin; i < begin + count; ++i)
      rows.back().cells.push_back({grid_columns / static_cast<int>(count), std::move(widgets[i])});
  }
  return rows;
}

}  // namespace sagewatch::dashboards
