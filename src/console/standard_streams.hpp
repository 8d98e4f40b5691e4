#pragma once

namespace sagewatch {

/// Takes the numbers of standard streams that the caller closed, so that no file which is opened
/// later gets one of them and what is printed. Using such a stream still fails.
void occupy_closed_streams();

}  // namespace sagewatch
