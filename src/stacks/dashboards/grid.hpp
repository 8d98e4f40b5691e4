#pragma once

#include <string>
#include <vector>

#include "sagewatch/cfn/value.hpp"

/// The dashboards: one file a page, over a small vocabulary of widgets. A page is rows of widgets
/// one below the other, so nothing overlaps and nothing stays empty.
/// Source: CloudWatch API reference, "Dashboard Body Structure and Syntax".
namespace sagewatch::dashboards {

/// What stands in a cell of the grid.
struct Widget {
  std::string type;  ///< "metric", "log", "text" or "alarm"
  cfn::Object properties;
};

struct Cell {
  int width;  ///< columns
  Widget widget;
};

/// Widgets side by side, all of one height.
struct Row {
  int height;  ///< grid units
  std::vector<Cell> cells;
};

/// As many columns as every row must fill.
inline constexpr int grid_columns = 24;

/// The widgets of all rows with their places. Throws std::logic_error where the widths of a row
/// don't add up to `grid_columns`.
cfn::List placed(std::vector<Row> rows);

/// `widgets` in rows of `a_row` at most, a divisor of `grid_columns`; those of the last row are
/// wider where there are fewer.
std::vector<Row> in_rows(int height, std::size_t a_row, std::vector<Widget> widgets);

}  // namespace sagewatch::dashboards
