#include "operations/progress_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "base/plain_text.hpp"
#include "operations/event_line.hpp"

namespace sagewatch {
namespace {

constexpr std::size_t most_pinned = 4;

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

class BlockProgress final : public Progress {
 public:
  BlockProgress(Console& console, std::optional<int> total)
      : console_(console), glyphs_(glyphs(console.environment)), total_(total) {}

  /// Everything is written at once, so that nobody sees half of it.
  void show(const std::vector<StackEvent>& news, const Operation& operation, Instant now) override {
    auto out = erased();
    for (const auto& event : news) out += told(event, operation);
    const auto lines = block(operation, now);
    for (const auto& line : lines) out += line + '\n';
    drawn_ = lines.size();
    console_.err << out << std::flush;
  }

  /// The pinned failures become part of the history.
  void finish() override {
    auto out = erased();
    for (const auto& line : failures_) out += line + '\n';
    drawn_ = 0;
    failures_.clear();
    console_.err << out << std::flush;
  }

 private:
  std::string erased() const {
    return drawn_ == 0 ? std::string() : fmt::format("\033[{}A\r\033[J", drawn_);
  }

  /// The line of an event, cut; that of a failure is kept for the block.
  std::string told(const StackEvent& event, const Operation& operation) {
    if (operation.end && about_stack(event)) return "";  // the result reports it
    const auto line = event_line(event, operation, Style(false), glyphs_);
    if (!line) return "";
    if (phase_of(event.status) != Phase::failed || cancelled(event)) return fit(*line) + '\n';
    failures_.push_back(console_.err_style(Tone::bad, fit(*line)));
    return "";
  }

  std::vector<std::string> block(const Operation& operation, Instant now) const {
    const auto shown = std::min(failures_.size(), most_pinned);
    std::vector<std::string> lines(failures_.begin(), failures_.begin() + static_cast<long>(shown));
    if (shown < failures_.size()) {
      lines.push_back(fmt::format("+ {} more failed", failures_.size() - shown));
    }
    lines.push_back(fit(bar(operation, now)));
    return lines;
  }

  std::string bar(const Operation& operation, Instant now) const {
    const int done = operation.done();
    auto out = fmt::format("{} done", done);
    if (total_ && *total_ > 0) {
      const int cells = console_.columns < 60 ? 10 : 20;
      const int total = std::max(*total_, done);
      const int full = static_cast<int>(static_cast<long long>(cells) * done / total);
      out = fmt::format("[{}{}] {}/{}", repeated(glyphs_.bar_full, full),
                        repeated(glyphs_.bar_empty, cells - full), done, total);
    }
    out += fmt::format("  {}", stopwatch(now - operation.started));
    if (operation.rolling_back) out += "  rolling back";
    return out + (operation.running().empty() ? "" : "   ") + running(operation, now);
  }

  std::string running(const Operation& operation, Instant now) const {
    std::string out;
    for (const auto& begin : operation.running()) {
      out += fmt::format("{}{} {}", out.empty() ? "" : glyphs_.between,
                         escape_for_terminal(begin.logical_id), age_text(now - begin.time));
    }
    return out;
  }

  /// One column remains free: a full line makes some terminals wrap.
  std::string fit(const std::string& line) const {
    return cut(line, static_cast<std::size_t>(std::max(console_.columns, 2)) - 1, glyphs_.more);
  }

  Console& console_;
  const Glyphs& glyphs_;
  std::optional<int> total_;
  std::vector<std::string> failures_;
  std::size_t drawn_ = 0;  ///< lines of the block on the screen
};

}  // namespace

std::unique_ptr<Progress> make_block_progress(Console& console, std::optional<int> total) {
  return std::make_unique<BlockProgress>(console, total);
}

}  // namespace sagewatch
