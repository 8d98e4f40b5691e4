#include "console/standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <initializer_list>

namespace sagewatch {
namespace {

bool closed(int number) { return ::fcntl(number, F_GETFD) == -1 && errno == EBADF; }

}  // namespace

/// The lowest free number is the one that open() gives; each is opened the way it isn't used.
void occupy_closed_streams() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (!closed(number)) continue;
    ::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace sagewatch
