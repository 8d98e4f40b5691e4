#pragma once

#include <string_view>

namespace sagewatch::solution {

/// Whether `text` has the shape of a Region's name ("ap-southeast-2", "us-gov-west-1"). There is no
/// list of Regions: new ones appear.
bool is_region(std::string_view text);

/// "aws", "aws-cn" or "aws-us-gov".
std::string_view partition_of(std::string_view region);

}  // namespace sagewatch::solution
