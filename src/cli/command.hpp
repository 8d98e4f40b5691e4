#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "console/console.hpp"

namespace CLI {
class App;
}

namespace sagewatch {

/// One subcommand. `setup` declares the options and has no other effect; `run` does the work and
/// returns an exit code.
class Command {
 public:
  virtual ~Command() = default;
  virtual void setup(CLI::App& options) = 0;
  virtual int run(Console& console) = 0;
};

struct CommandEntry {
  std::string_view name;
  std::string_view group;  ///< its heading in `sagewatch --help`
  std::string_view summary;
  std::unique_ptr<Command> (*make)();
};

/// Every command, in the order of the help.
const std::vector<CommandEntry>& commands();

}  // namespace sagewatch
