#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagewatch/cfn/construct.hpp"
#include "sagewatch/cfn/value.hpp"

namespace sagewatch::cfn {

/// What happens to the physical resource when its stack is deleted.
enum class Removal {
  destroy,
  retain,  ///< retained, unless the creation of the stack fails
};

/// A named condition of a stack, as `Stack::condition` returns it.
struct Condition {
  std::string name;
};

/// One CloudFormation resource. Its logical id is the path below the stack without the slashes: it
/// is readable, and fixed when the resource is built.
class Resource : public Construct {
 public:
  /// Throws Error if the logical id is taken or is not alphanumeric.
  Resource(Scope scope, std::string type);

  const std::string& type() const { return type_; }
  const std::string& logical_id() const { return logical_id_; }
  Text ref() const;
  Text attribute(std::string_view name) const;

  void depends_on(const Resource& other);
  void only_if(const Condition& condition) { condition_ = condition.name; }
  void on_removal(Removal removal) { removal_ = removal; }

  /// Sets an entry of the Metadata attribute, which CloudFormation keeps but does not read.
  void set_metadata(std::string key, Value value) {
    metadata_.set(std::move(key), std::move(value));
  }

  /// Escape hatch: sets a property that the typed construct lacks or gets wrong. `path` is dotted
  /// and starts below Properties; missing objects on the way are created.
  void override_property(std::string_view path, Value value);

  /// The resource as it appears in the template's Resources.
  Object render() const;

 protected:
  /// The content of Properties.
  virtual Object properties() const = 0;

 private:
  struct Override {
    std::string path;
    Value value;
  };

  std::string type_;
  std::string logical_id_;
  std::vector<std::string> depends_on_;
  std::optional<std::string> condition_;
  Removal removal_ = Removal::destroy;
  std::vector<Override> overrides_;
  Object metadata_;
};

struct RawResourceProps {
  std::string type;
  Object properties;
};

/// Escape hatch: a resource of a type that has no typed construct.
class RawResource final : public Resource {
 public:
  using Props = RawResourceProps;
  RawResource(Scope scope, Props props);

 private:
  Object properties() const override { return properties_; }

  Object properties_;
};

}  // namespace sagewatch::cfn
