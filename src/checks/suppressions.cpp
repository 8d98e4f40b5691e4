#include "checks/suppressions.hpp"

#include <fmt/format.h>

#include "checks/registry.hpp"

namespace sagewatch::checks {
namespace {

using document::Node;

/// Reads the entries of one resource, or of the template.
class SuppressionReader {
 public:
  SuppressionReader(Findings& findings, std::vector<Suppression>& out)
      : findings_(findings), out_(out) {}

  void read(const Resource* resource, const Node* metadata) {
    resource_ = resource;
    const auto* list = document::find(metadata, {"sagewatch", "suppress"});
    if (!list) return;
    if (!list->list()) {
      report(suppression_without_reason, *list, "'suppress' is not a list of ids and reasons");
      return;
    }
    for (const auto& entry : *list->list()) read_entry(entry);
  }

 private:
  void read_entry(const Node& entry) {
    const auto* id = entry.find("id");
    const auto* reason = entry.find("reason");
    if (!id || !id->text()) {
      report(suppression_without_reason, entry, "this suppression has no id");
    } else if (!find_check(*id->text())) {
      report(suppression_of_nothing_known, *id, fmt::format("there is no check '{}'", *id->text()));
    } else if (!reason || !reason->text() || reason->text()->empty()) {
      report(suppression_without_reason, entry,
             fmt::format("the suppression of {} has no reason", *id->text()));
    } else {
      out_.push_back({resource_, *id->text(), *reason->text(), entry.offset()});
    }
  }

  void report(const Check& check, const Node& where, std::string message) {
    findings_.begin(check);
    if (resource_) {
      findings_.add(*resource_, &where, std::move(message));
    } else {
      findings_.add(where.offset(), std::move(message));
    }
  }

  Findings& findings_;
  std::vector<Suppression>& out_;
  const Resource* resource_ = nullptr;
};

}  // namespace

Suppressions::Suppressions(const Template& subject, Findings& findings) {
  SuppressionReader reader(findings, all_);
  reader.read(nullptr, subject.declared().section("Metadata"));
  for (const auto& resource : subject.resources()) {
    reader.read(&resource, resource.declared->body->find("Metadata"));
  }
  for (auto& suppression : all_) {
    index_.emplace(std::pair(suppression.resource, std::string_view(suppression.id)), &suppression);
  }
}

const Suppression* Suppressions::use(const Finding& finding) {
  for (const auto* resource : {finding.resource, static_cast<const Resource*>(nullptr)}) {
    const auto found = index_.find(std::pair(resource, finding.check->id));
    if (found == index_.end()) continue;
    found->second->used = true;
    return found->second;
  }
  return nullptr;
}

void Suppressions::find_unused(Findings& findings) const {
  findings.begin(suppression_unused);
  for (const auto& suppression : all_) {
    if (suppression.used) continue;
    auto message = fmt::format("{} is suppressed here, but it finds nothing", suppression.id);
    const Node where(document::Null{}, suppression.offset);
    if (suppression.resource) {
      findings.add(*suppression.resource, &where, std::move(message));
    } else {
      findings.add(suppression.offset, std::move(message));
    }
  }
}

}  // namespace sagewatch::checks
