#include "checks/events/input_transformers.hpp"

#include "checks/parts.hpp"

namespace sagewatch::checks {

void for_each_input_transformer(const Template& subject,
                                const std::function<void(const InputTransformer&)>& visit) {
  for_each_target(subject, [&](const Resource& rule, const document::Node& target) {
    const auto* given = target.find("InputTransformer");
    const auto* text = given ? given->find("InputTemplate") : nullptr;
    if (!text) return;
    static const document::Node none;
    const auto* paths = given->find("InputPathsMap");
    auto content = text_or_empty(text);
    auto read = language::read_input_template(content);
    visit({rule, paths ? *paths : none, text, std::move(content), std::move(read)});
  });
}

}  // namespace sagewatch::checks
