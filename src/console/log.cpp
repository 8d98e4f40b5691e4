#include "console/log.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>

#include "base/plain_text.hpp"

namespace sagewatch {

Log::Log(std::ostream& to)
    : logger_(std::make_shared<spdlog::logger>(
          "sagewatch", std::make_shared<spdlog::sinks::ostream_sink_mt>(to, true))) {
  logger_->set_level(spdlog::level::debug);
  logger_->set_pattern("%l: %v");  // no time: the same input gives the same bytes
}

void Log::write(std::string_view line) const {
  const auto text = escape_for_terminal(line);
  logger_->log(spdlog::level::debug, spdlog::string_view_t(text));
}

}  // namespace sagewatch
