#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sagewatch/cfn/resource.hpp"

namespace sagewatch::cfn {

struct Parameter {
  std::string id;
  std::string description;
  std::optional<std::string> default_value = {};
  std::vector<std::string> allowed_values = {};
  std::optional<std::string> allowed_pattern = {};
  std::optional<std::string> constraint = {};  ///< shown to a person whose value is refused
};

struct Output {
  std::string id;
  std::string description;
  Value value;
  std::optional<Condition> condition = {};
};

/// One CloudFormation template in the making.
class Stack : public Construct {
 public:
  Stack(Scope scope, std::string description);

  /// Declares a String parameter and returns its Ref. Throws Error if the id is taken.
  Text parameter(Parameter parameter);
  Condition condition(std::string name, Value expression);
  void output(Output output);

  /// The template, in the order in which things were declared. Throws Error, naming the construct,
  /// where a reference points to another stack or to nothing.
  Object synth() const;

  /// All resources, parents before children.
  const std::vector<const Resource*>& resources() const { return resources_; }

 private:
  friend class Resource;
  void enrol(const Resource& resource);
  void take(const std::string& logical_id, const std::string& path, Source where);
  void check_references(const Value& value, const std::string& path, Source built) const;

  std::string description_;
  std::vector<Parameter> parameters_;
  std::vector<Member> conditions_;
  std::vector<Output> outputs_;
  std::vector<const Resource*> resources_;
  std::unordered_map<std::string, std::string> owners_;  ///< path by logical id
};

}  // namespace sagewatch::cfn
