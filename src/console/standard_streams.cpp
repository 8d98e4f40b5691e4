#include "console/standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <initializer_list>

namespace sagewatch {
namespace {

bool closed(int number) { return ::fcntl(number, F_GETFD) == -1 && errno == EBADF; }

}  // namespace

/// open() returns the lowest free number; each is opened in the mode in which it isn't used.
void occupy_closed_streams() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (!closed(number)) continue;
    ::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace sagewatch
