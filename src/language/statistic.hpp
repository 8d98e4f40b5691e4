#pragma once

#include <string_view>

namespace sagewatch::language {

/// Whether a text is a statistic of CloudWatch: `Average`, `p99.9`, `tm90`, `TM(10%:90%)`,
/// `PR(:300)`, `IQM` and so on, in any case. Source: CloudWatch user guide, "CloudWatch statistics
/// definitions".
bool is_statistic(std::string_view text);

}  // namespace sagewatch::language
