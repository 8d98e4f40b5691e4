#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sagewatch/cfn/diagnostic.hpp"
#include "sagewatch/document/document.hpp"
#include "sagewatch/intrinsics/context.hpp"

namespace sagewatch::intrinsics {

/// A resource as the template declares it.
struct Resource {
  std::string logical_id;
  std::string type;
  const document::Node* body;
  std::uint32_t offset;  ///< of its key

  /// Null if it has none.
  const document::Node* properties() const { return body->find("Properties"); }
};

/// The sections of a template, with indexes for frequent lookups. Refers to the document, which
/// must outlive it and keep its address.
class Template {
 public:
  /// The template as it is written.
  explicit Template(const document::Document& document);
  /// With what its loops make; see E0414 and E0412.
  Template(const document::Document& document, const Context& context);

  const document::Document& document() const { return *document_; }
  /// A section by name, e.g. "Mappings"; null if there is none.
  const document::Node* section(std::string_view name) const;
  const std::vector<Resource>& resources() const { return resources_; }
  const Resource* find_resource(std::string_view logical_id) const;
  /// Null if there is none; the value need not be an object.
  const document::Node* find_parameter(std::string_view name) const;
  const document::Node* find_condition(std::string_view name) const;

  /// Whether the transform AWS::LanguageExtensions is applied to it.
  bool has_language_extensions() const { return extended_; }
  /// Whether something of this name may come from what is not in the template: a macro, a module
  /// (whose id begins the names), a loop over an unknown list.
  bool may_get(std::string_view name) const;

  /// Why it is not a template: E0407. `resources()` omits entries that are not resources.
  const cfn::Diagnostics& problems() const { return problems_; }

 private:
  using Index = std::unordered_map<std::string_view, const document::Node*>;

  void read_sections();
  void read_transforms();
  Index index(std::string_view section_name);
  void add_resource(const document::Member& member);
  void refuse(std::size_t offset, std::string message, std::string hint);

  const document::Document* document_;
  std::shared_ptr<const document::Node> unrolled_ = {};
  const document::Node* root_;  ///< of the document, or `unrolled_`
  bool extended_ = false;
  bool closed_ = true;  ///< whether all is known that will be in it, but for what modules add
  std::vector<Resource> resources_ = {};
  std::unordered_map<std::string_view, std::size_t> resource_index_ = {};
  Index sections_ = {};
  Index parameters_ = {};
  Index conditions_ = {};
  cfn::Diagnostics problems_ = {};
};

}  // namespace sagewatch::intrinsics
