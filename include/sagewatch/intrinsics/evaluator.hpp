#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/intrinsics/context.hpp"
#include "sagewatch/intrinsics/template.hpp"

namespace sagewatch::intrinsics {

/// Resolves the intrinsic functions of a template as a deployment would, as far as the values are
/// known.
///
/// An unknown value becomes a cfn::Text with references: to a resource or its attribute, to a
/// parameter or pseudo parameter without a value, or to a function, e.g. {"Fn::ImportValue", "name
/// of the export"}. A text that is a single reference may be of any type; with literals around the
/// reference it is a string, of which only the literals are known. The reference says what the
/// value depends on.
///
/// Linear in the size of its input and output. The output is bounded (E0412), and so is the length
/// of chains of references; cycles are found (E0411). Each problem is reported once: E0410 a
/// misused function, E0413 an unknown name.
class Evaluator {
 public:
  /// Both must outlive it and keep their addresses.
  Evaluator(const Template& declared, Context context);
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;
  ~Evaluator() = default;

  /// How to resolve references to resources; without it they are unknown.
  void resolve_resources(ResourceValue value) { resource_value_ = std::move(value); }

  /// The value without functions; members and items that are `AWS::NoValue` are removed. Absent if
  /// the whole value is `AWS::NoValue`.
  std::optional<document::Node> evaluate(const document::Node& node);

  /// The same of a part that is not deployed. An entry that a mapping lacks is no problem there.
  std::optional<document::Node> evaluate_undeployed(const document::Node& node);

  /// The value of a condition; absent if it is unknown, or there is no such condition.
  std::optional<bool> condition(std::string_view name);

  const Context& context() const { return context_; }
  const cfn::Diagnostics& problems() const { return problems_; }

 private:
  friend class Functions;
  friend class ConditionFunctions;

  /// Counts the depth of the evaluation, references included.
  class Depth {
   public:
    explicit Depth(Evaluator& evaluator) : evaluator_(evaluator) { ++evaluator_.depth_; }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;
    ~Depth() { --evaluator_.depth_; }

    /// E0411 if it is.
    bool too_large(std::uint32_t offset) const;

   private:
    Evaluator& evaluator_;
  };

  std::optional<document::Node> object(const document::Object& object, std::uint32_t offset);
  std::optional<document::Node> list(const document::List& list, std::uint32_t offset);
  document::Node reference(const cfn::Reference& reference, std::uint32_t offset);
  document::Node resource(const cfn::Reference& reference, std::uint32_t offset);
  void unknown_name(std::string_view what, std::string_view name, std::uint32_t offset);
  bool may_resolve(const cfn::Reference& reference, const std::string& key, std::uint32_t offset);
  document::Node parameter(const std::string& name, const document::Node& declared,
                           std::uint32_t offset);
  std::optional<bool> decide(const document::Node& condition);
  /// A member of one of the template's mappings, indexed on first use.
  const document::Node* mapped(const document::Node* mapping, const std::string& key);
  bool afford(std::size_t bytes, std::uint32_t offset);
  void problem(std::string id, std::uint32_t offset, std::string message, std::string hint);

  const Template& template_;
  Context context_;
  ResourceValue resource_value_ = {};
  std::unordered_map<std::string, std::optional<bool>> decided_ = {};
  std::set<std::string, std::less<>> deciding_ = {};
  std::unordered_map<std::string, std::optional<document::Node>> resolved_ = {};
  std::set<std::string, std::less<>> resolving_ = {};
  using Index = std::unordered_map<std::string_view, const document::Node*>;
  std::unordered_map<const document::Node*, Index> mappings_ = {};
  bool deployed_ = true;  ///< what is being evaluated
  std::size_t made_ = 0;
  int depth_ = 0;
  std::set<std::pair<std::string, std::uint32_t>> told_ = {};
  cfn::Diagnostics problems_ = {};
};

}  // namespace sagewatch::intrinsics
