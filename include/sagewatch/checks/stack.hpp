#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sagewatch/checks/options.hpp"
#include "sagewatch/checks/policy.hpp"
#include "sagewatch/intrinsics/evaluator.hpp"

namespace sagewatch::checks {

/// A resource with its properties evaluated as far as they are known.
struct Resource {
  const intrinsics::Resource* declared;
  document::Node properties;  ///< an object; empty where it has none

  const std::string& id() const { return declared->logical_id; }
  const std::string& type() const { return declared->type; }
  const document::Node* find(std::string_view property) const { return properties.find(property); }
  const document::Node* find(std::initializer_list<std::string_view> path) const {
    return document::find(&properties, path);
  }
};

/// Where a template stands that is the TemplateBody of a stack set.
struct Embedding {
  const Resource* stack_set;
  std::vector<std::string> regions;          ///< as far as they are known
  std::set<std::string> given;               ///< names of the parameters that get a value
  std::vector<std::string> target_accounts;  ///< where the stack set names the accounts
  bool service_managed;
};

/// A template with everything in it evaluated: what the checks look at. Refers to the document.
class Stack {
 public:
  Stack(const document::Document& document, const Options& options,
        const Embedding* embedding = nullptr);
  Stack(const Stack&) = delete;
  Stack& operator=(const Stack&) = delete;
  ~Stack() = default;

  const document::Document& document() const { return declared_.document(); }
  const intrinsics::Template& declared() const { return declared_; }
  const Options& options() const { return options_; }
  const Embedding* embedding() const { return embedding_; }

  /// Those that are deployed, or of which that isn't known.
  const std::vector<Resource>& resources() const { return resources_; }
  std::span<const Resource* const> of_type(std::string_view type) const;
  const Resource* find(std::string_view logical_id) const;
  /// The resource of this stack that a value is a Ref or an attribute of, or that it names in a
  /// part of its text: the last of several.
  const Resource* referred(const document::Node* value) const;
  /// Every policy document in it.
  const std::vector<Policy>& policies() const { return policies_; }

  /// The Regions it is deployed to, as far as they are known.
  std::vector<std::string> regions() const;

  /// All stacks that are checked in the same run, this one among them.
  std::span<const Stack* const> together() const { return together_; }
  void put_together(std::span<const Stack* const> stacks) { together_ = stacks; }
  /// What is deployed now, to be compared with; null where that isn't known.
  const Stack* before() const { return before_; }
  void compare_with(const Stack* before) { before_ = before; }

  /// What keeps it from being evaluated: E0407 to E0413.
  cfn::Diagnostics problems() const;

 private:
  void add(const intrinsics::Resource& resource);
  void evaluate_the_rest();

  intrinsics::Template declared_;
  Options options_;
  const Embedding* embedding_;
  intrinsics::Evaluator evaluator_;
  std::vector<Resource> resources_ = {};
  std::unordered_map<std::string_view, const Resource*> by_id_ = {};
  std::unordered_map<std::string_view, std::vector<const Resource*>> by_type_ = {};
  std::vector<Policy> policies_ = {};
  std::span<const Stack* const> together_ = {};
  const Stack* before_ = nullptr;
};

}  // namespace sagewatch::checks
