/// Embeds files in the program when it is built:
///   sagewatch_embed FILE… >embedded.hpp writes one std::string_view per file, named after it
///   (ingester.py: ingester_py). A YAML file is converted to JSON (queries.yaml: queries_json),
///   which takes a hundredth of the time to read.

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

#include "sagewatch/document/json_on_lines.hpp"
#include "sagewatch/document/read.hpp"

namespace {

using namespace sagewatch;

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + ": can't be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string as_json(const std::string& path) {
  const auto reading = document::read_yaml(path, content_of(path));
  if (reading.usable()) return document::json_on_lines(reading.document);
  const auto& problem = reading.problems.front();
  const auto line = problem.place ? ":" + std::to_string(problem.place->line) : "";
  throw std::runtime_error(path + line + ": " + problem.message);
}

void write(const std::string& path) {
  const bool yaml = path.ends_with(".yaml");
  auto name = path.substr(path.rfind('/') + 1);
  if (yaml) name.replace(name.rfind('.'), std::string::npos, ".json");
  std::ranges::replace_if(
      name, [](char c) { return c == '.' || c == '-'; }, '_');
  std::cout << "\ninline constexpr auto " << name << " = R\"EMBEDDED("
            << (yaml ? as_json(path) : content_of(path)) << ")EMBEDDED\"sv;\n";
}

}  // namespace

int main(int count, char** arguments) {
  try {
    std::cout << "#pragma once\n\n#include <string_view>\n\nnamespace sagewatch::embedded {\n\n"
                 "using namespace std::string_view_literals;\n";
    std::for_each(arguments + 1, arguments + count, write);
    std::cout << "\n}  // namespace sagewatch::embedded\n" << std::flush;
    return std::cout ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
