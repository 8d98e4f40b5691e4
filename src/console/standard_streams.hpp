#pragma once

namespace sagewatch {

/// Occupies the descriptors of standard streams that the caller closed, so that no file opened
/// later gets one of them and receives the output. Using such a stream still fails.
void occupy_closed_streams();

}  // namespace sagewatch
