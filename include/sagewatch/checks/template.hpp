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

/// A resource with its properties, evaluated as far as they are known.
struct Resource {
  const intrinsics::Resource* declared;
  document::Node properties;  ///< an object; empty if it has none

  const std::string& id() const { return declared->logical_id; }
  const std::string& type() const { return declared->type; }
  const document::Node* find(std::string_view property) const { return properties.find(property); }
  const document::Node* find(std::initializer_list<std::string_view> path) const {
    return document::find(&properties, path);
  }
};

/// The stack set whose TemplateBody a template is.
struct Embedding {
  const Resource* stack_set;
  std::vector<std::string> regions;          ///< as far as they are known
  std::set<std::string> given;               ///< names of the parameters that get a value
  std::vector<std::string> target_accounts;  ///< if the stack set names accounts
  bool service_managed;
};

/// A template with all values evaluated, as the checks examine it. Refers to the document.
class Template {
 public:
  Template(const document::Document& document, const Options& options,
           const Embedding* embedding = nullptr);
  Template(const Template&) = delete;
  Template& operator=(const Template&) = delete;
  ~Template() = default;

  const document::Document& document() const { return declared_.document(); }
  const intrinsics::Template& declared() const { return declared_; }
  const Options& options() const { return options_; }
  const Embedding* embedding() const { return embedding_; }

  /// The resources that are deployed, or may be.
  const std::vector<Resource>& resources() const { return resources_; }
  std::span<const Resource* const> of_type(std::string_view type) const;
  const Resource* find(std::string_view logical_id) const;
  /// The resource of this template that a value refers to, as a whole or in part of its text; of
  /// several, the last one.
  const Resource* referenced(const document::Node* value) const;
  /// All policy documents in it.
  const std::vector<Policy>& policies() const { return policies_; }

  /// The Regions it is deployed to, as far as they are known.
  std::vector<std::string> regions() const;

  /// All templates that are checked in the same run, including this one.
  std::span<const Template* const> checked_together() const { return checked_together_; }
  void set_checked_together(std::span<const Template* const> stacks) { checked_together_ = stacks; }
  /// The template that is deployed now, to compare with; null if unknown.
  const Template* before() const { return before_; }
  void compare_with(const Template* before) { before_ = before; }

  /// Why it can't be evaluated: E0407 to E0414.
  cfn::Diagnostics problems() const;

 private:
  void add(const intrinsics::Resource& resource);
  void evaluate_remaining();

  intrinsics::Template declared_;
  Options options_;
  const Embedding* embedding_;
  intrinsics::Evaluator evaluator_;
  std::vector<Resource> resources_ = {};
  std::unordered_map<std::string_view, const Resource*> by_id_ = {};
  std::unordered_map<std::string_view, std::vector<const Resource*>> by_type_ = {};
  std::vector<Policy> policies_ = {};
  std::span<const Template* const> checked_together_ = {};
  const Template* before_ = nullptr;
};

}  // namespace sagewatch::checks
