#pragma once

#include "sagewatch/cfn/value.hpp"

namespace sagewatch::solution {

/// The dashboard's body: for training and for processing jobs, how many started and how many
/// failed in each account, and the history of those that ended. `records` is the name of the
/// ingester's log group.
cfn::Object job_dashboard(const cfn::Text& records);

}  // namespace sagewatch::solution
