#include "operations/progress_lines.hpp"

#include <fmt/format.h>

#include <ostream>

#include "operations/event_line.hpp"

namespace sagewatch {
namespace {

constexpr std::chrono::seconds longest_silence(30);

class LinesProgress final : public Progress {
 public:
  explicit LinesProgress(Console& console)
      : console_(console), glyphs_(glyphs(console.environment)) {}

  void show(const std::vector<StackEvent>& news, const Operation& operation, Instant now) override {
    for (const auto& event : news) {
      if (operation.end && about_stack(event)) continue;  // the result reports it
      const auto line = event_line(event, operation, console_.err_style, glyphs_);
      if (line) console_.err << *line << '\n';
    }
    if (!news.empty() || !heard_) heard_ = news.empty() ? operation.started : now;
    if (now - *heard_ >= longest_silence) heartbeat(operation, now);
    console_.err.flush();
  }

  void finish() override {}

 private:
  void heartbeat(const Operation& operation, Instant now) {
    heard_ = now;
    const auto running = running_text(operation, now);
    console_.err << fmt::format("{}  still in progress: {}\n", stopwatch(now - operation.started),
                                running.empty() ? operation.stack : running);
  }

  Console& console_;
  const Glyphs& glyphs_;
  std::optional<Instant> heard_;  ///< when something was last printed
};

class ErrorsProgress final : public Progress {
 public:
  explicit ErrorsProgress(Console& console)
      : console_(console), glyphs_(glyphs(console.environment)) {}

  void show(const std::vector<StackEvent>& news, const Operation& operation, Instant) override {
    for (const auto& event : news) {
      if (phase_of(event.status) != Phase::failed || cancelled(event)) continue;
      const auto line = event_line(event, operation, console_.err_style, glyphs_);
      if (line) console_.err << *line << '\n';
    }
    console_.err.flush();
  }

  void finish() override {}

 private:
  Console& console_;
  const Glyphs& glyphs_;
};

}  // namespace

std::unique_ptr<Progress> make_lines_progress(Console& console) {
  return std::make_unique<LinesProgress>(console);
}

std::unique_ptr<Progress> make_errors_progress(Console& console) {
  return std::make_unique<ErrorsProgress>(console);
}

}  // namespace sagewatch
