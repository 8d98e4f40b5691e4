#include "tree_builder.hpp"

#include "short_forms.hpp"

namespace sagewatch::document {

void TreeBuilder::scalar(Node node, const std::string& tag) {
  bounds_.count(node.offset());
  put(std::move(node), tag);
}

void TreeBuilder::begin_list(std::size_t offset, const std::string& tag) {
  open({List{}, static_cast<std::uint32_t>(offset)}, tag);
}

void TreeBuilder::begin_object(std::size_t offset, const std::string& tag) {
  open({Object{}, static_cast<std::uint32_t>(offset)}, tag);
}

bool TreeBuilder::expects_key() const {
  return !open_.empty() && open_.back().node.object() != nullptr && !open_.back().key;
}

void TreeBuilder::open(Node node, const std::string& tag) {
  bounds_.count(node.offset());
  bounds_.enter(node.offset());
  open_.push_back({.node = std::move(node), .tag = tag});
}

void TreeBuilder::end() {
  bounds_.leave();
  auto closed = std::move(open_.back());
  open_.pop_back();
  put(std::move(closed.node), closed.tag);
}

void TreeBuilder::put(Node node, const std::string& tag) {
  if (is_short_form(tag)) node = long_form(tag, std::move(node));
  if (open_.empty()) {
    root_ = std::move(node);
  } else if (auto* list = open_.back().node.get<List>()) {
    list->push_back(std::move(node));
  } else if (auto& object = open_.back(); object.key) {
    object.node.get<Object>()->append(std::move(*object.key), object.key_offset, std::move(node));
    object.key.reset();
  } else {
    put_key(object, node);
  }
}

void TreeBuilder::put_key(Open& object, const Node& node) {
  const auto key = node.scalar();
  if (!key) {
    throw Refusal{"E0406", "this key is not text", "write 'KEY: VALUE' lines", node.offset()};
  }
  if (*key == "<<") {
    throw Refusal{"E0406", "CloudFormation doesn't support the YAML merge key '<<'",
                  "repeat the members", node.offset()};
  }
  if (!object.keys.insert(*key)) throw key_twice(*key, node.offset());
  object.key = *key;
  object.key_offset = node.offset();
}

}  // namespace sagewatch::document
