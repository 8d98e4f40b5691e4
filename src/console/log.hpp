#pragma once

#include <fmt/core.h>

#include <iosfwd>
#include <memory>
#include <string_view>
#include <utility>

namespace spdlog {
class logger;
}

namespace sagewatch {

/// What sagewatch decided and why, one line each: `debug: home-region is eu-west-1 (default)`.
/// Without `--verbose` it is off, and nothing is formatted.
class Log {
 public:
  Log() = default;
  explicit Log(std::ostream& to);

  /// Writes one line, escaped for a terminal.
  template <class... Parts>
  void operator()(fmt::format_string<Parts...> format, Parts&&... parts) const {
    if (logger_) write(fmt::format(format, std::forward<Parts>(parts)...));
  }

 private:
  void write(std::string_view line) const;

  std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace sagewatch
