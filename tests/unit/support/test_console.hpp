#pragma once

#include <sstream>
#include <string>

#include "console/console.hpp"

namespace sagewatch::test {

/// A console of strings, 80 columns wide and without colour. `typed` is what stands on standard
/// input; with `person` somebody sits at a terminal.
struct TestConsole {
  explicit TestConsole(const std::string& typed = "", bool person = false)
      : in(typed),
        console{.in = in,
                .out = out,
                .err = err,
                .out_style = Style(false),
                .err_style = Style(false),
                .can_ask = person,
                .err_is_terminal = person,
                .columns = 80,
                .environment = {}} {}

  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Console console;
};

}  // namespace sagewatch::test
