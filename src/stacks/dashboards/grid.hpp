#pragma once

#include <string>
#include <vector>

#include "sagewatch/cfn/value.hpp"

/// The dashboards: one file per page, built from a small set of widgets. A page consists of rows of
/// widgets, so that nothing overlaps and no space is empty. Source: CloudWatch API reference,
/// "Dashboard Body Structure and Syntax".
namespace sagewatch::dashboards {

/// The content of a cell of the grid.
struct Widget {
  std::string type;  ///< "metric", "log", "text" or "alarm"
  cfn::Object properties;
};

struct Cell {
  int width;  ///< columns
  Widget widget;
};

/// Widgets side by side, all with the same height.
struct Row {
  int height;  ///< grid units
  std::vector<Cell> cells;
};

/// The columns that every row must fill.
inline constexpr int grid_columns = 24;

/// The widgets of all rows with their positions. Throws std::logic_error if the widths of a row
/// don't add up to `grid_columns`.
cfn::List placed(std::vector<Row> rows);

/// `widgets` in rows of at most `a_row`, a divisor of `grid_columns`; those of the last row are
/// wider if there are fewer.
std::vector<Row> in_rows(int height, std::size_t a_row, std::vector<Widget> widgets);

}  // namespace sagewatch::dashboards
