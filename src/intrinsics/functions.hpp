#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sagewatch/intrinsics/evaluator.hpp"

namespace sagewatch::intrinsics {

/// Whether an object is a call of an intrinsic function: {"Ref": …} or {"Fn::…": …}, alone.
const document::Member* function_call(const document::Object& object);

/// The intrinsic functions that return values. Each takes its unevaluated argument.
class Functions {
 public:
  Functions(Evaluator& evaluator, std::uint32_t offset) : evaluator_(evaluator), offset_(offset) {}

  std::optional<document::Node> call(const document::Member& call);

 private:
  using Result = std::optional<document::Node>;
  using Function = Result (Functions::*)(const document::Node&);
  static Function find(std::string_view name);

  /// What a function is given the name of: with AWS::LanguageExtensions a function may make it.
  /// Absent if it is no text.
  Result name_in(const document::Node& argument);
  void no_entry(const std::vector<std::string>& names);

  Result ref(const document::Node& argument);
  Result get_att(const document::Node& argument);
  Result sub(const document::Node& argument);
  Result join(const document::Node& argument);
  Result select(const document::Node& argument);
  Result split(const document::Node& argument);
  Result choose(const document::Node& argument);
  Result find_in_map(const document::Node& argument);
  Result base64(const document::Node& argument);
  Result to_json_string(const document::Node& argument);
  Result length(const document::Node& argument);

  using Variables = std::unordered_map<std::string_view, const document::Node*>;

  cfn::Text filled_in(const std::string& pattern, const Variables& variables);
  cfn::Text variable(const std::string& name, const Variables& variables);
  std::optional<cfn::Text> affordable_text(const document::Node& node);
  /// The evaluated arguments if they are a list of `least` to `most`, else E0410.
  std::optional<document::List> arguments(const document::Node& argument, std::size_t least,
                                          std::size_t most, std::string_view expected);
  document::Node text(cfn::Text text);
  document::Node unknown_function(std::string_view name, const document::Node& argument);
  document::Node wrong(std::string_view expected);

  Evaluator& evaluator_;
  std::uint32_t offset_;
  std::string name_ = {};
};

}  // namespace sagewatch::intrinsics
