#include "yaml_parser.hpp"

#include <new>

namespace sagewatch::document {

YamlParser::YamlParser(std::string_view text) {
  if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
  yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                               text.size());
}

bool YamlParser::next(YamlEvent& event) { return yaml_parser_parse(&parser_, &event.event_) != 0; }

}  // namespace sagewatch::document
