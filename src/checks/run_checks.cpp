#include "sagewatch/checks/run_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <tuple>

#include "checks/registry.hpp"
#include "checks/stack_sets/stack_set_body.hpp"
#include "checks/suppressions.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {
namespace {

constexpr int deepest_embedding = 3;

/// A template of the run, and how to report positions in it.
struct Unit {
  const Unit* parent;  ///< the unit whose stack set contains it; null for a file of its own
  std::string path;
  std::unique_ptr<Embedded> embedded;  ///< absent for a file of its own
  std::unique_ptr<Template> subject;
  std::unique_ptr<Embedded> embedded_before;  ///< the deployed template of the stack set
  std::unique_ptr<Template> before;

  cfn::Place place(std::uint32_t offset) const {
    if (!parent) return subject->document().place(offset);
    return parent->place(embedded->embedding.stack_set->find("TemplateBody")->offset());
  }

  /// The position within the embedded template, whose lines are not those of the file.
  std::string inner_place(std::uint32_t offset) const {
    if (!parent) return "";
    const auto inner = subject->document().place(offset);
    return fmt::format(" (TemplateBody:{}:{})", inner.line, inner.column);
  }
};

std::string joined(const std::string& path, const std::string& name) {
  return path.empty() || name.empty() ? path + name : path + "/" + name;
}

/// The path that the CDK gave a resource, or the path of the stack and the logical id.
std::string path_of(const Unit& unit, const Resource* resource) {
  if (!resource) return unit.path;
  const auto* path = document::find(resource->declared->body, {"Metadata", "aws:cdk:path"});
  return path && path->text() ? *path->text() : joined(unit.path, resource->id());
}

/// Checks all templates of a run.
class Run {
 public:
  Run(const std::vector<Subject>& subjects, Options options) : options_(std::move(options)) {
    for (const auto& subject : subjects) add(subject);
    for (const auto& unit : units_) stacks_.push_back(unit->subject.get());
    for (const auto& unit : units_) {
      unit->subject->set_checked_together(stacks_);
      check(*unit);
    }
  }

  Result take() { return std::move(result_); }

 private:
  void add(const Subject& subject) {
    auto unit = std::make_unique<Unit>(
        Unit{.parent = nullptr,
             .path = subject.path,
             .embedded = nullptr,
             .subject = std::make_unique<Template>(subject.document, options_),
             .embedded_before = nullptr,
             .before = nullptr});
    if (subject.before) unit->before = std::make_unique<Template>(*subject.before, options_);
    unit->subject->compare_with(unit->before.get());
    units_.push_back(std::move(unit));
    add_embedded(*units_.back(), 1);
  }

  void add_embedded(const Unit& parent, int depth) {
    if (depth > deepest_embedding) return;
    for (const auto* stack_set : parent.subject->of_type("AWS::CloudFormation::StackSet")) {
      auto found = embedded_in(*stack_set, parent.subject->options());
      if (!found) continue;
      if (!found->reading.usable()) {
        unusable(parent, *stack_set, found->reading.problems.front());
        continue;
      }
      auto embedded = std::make_unique<Embedded>(std::move(*found));
      auto subject = std::make_unique<Template>(embedded->reading.document, embedded->options,
                                                &embedded->embedding);
      units_.push_back(std::make_unique<Unit>(Unit{.parent = &parent,
                                                   .path = path_of(parent, stack_set),
                                                   .embedded = std::move(embedded),
                                                   .subject = std::move(subject),
                                                   .embedded_before = nullptr,
                                                   .before = nullptr}));
      compare_with_deployed(parent, *stack_set, *units_.back());
      add_embedded(*units_.back(), depth + 1);
    }
  }

  static void compare_with_deployed(const Unit& parent, const Resource& stack_set, Unit& unit) {
    const auto* deployed = parent.before ? parent.before->find(stack_set.id()) : nullptr;
    if (!deployed || deployed->type() != stack_set.type()) return;
    auto found = embedded_in(*deployed, parent.subject->options());
    if (!found || !found->reading.usable()) return;
    unit.embedded_before = std::make_unique<Embedded>(std::move(*found));
    const auto& old = *unit.embedded_before;
    unit.before = std::make_unique<Template>(old.reading.document, old.options, &old.embedding);
    unit.subject->compare_with(unit.before.get());
  }

  void unusable(const Unit& parent, const Resource& stack_set, const cfn::Diagnostic& problem) {
    const auto& check = stack_set_body_unreadable;
    const auto offset = stack_set.find("TemplateBody")->offset();
    result_.diagnostics.push_back(
        {.severity = check.severity(),
         .id = std::string(check.id),
         .message = fmt::format("the template in it can't be read: {} (TemplateBody:{}:{})",
                                problem.message, problem.place->line, problem.place->column),
         .hint = problem.hint,
         .place = parent.place(offset),
         .path = path_of(parent, &stack_set)});
  }

  void check(const Unit& unit) {
    const auto first = result_.diagnostics.size();
    for (auto problem : unit.subject->problems()) add_problem(unit, std::move(problem));
    Findings findings;
    for (const auto* check : checks()) {
      findings.begin(*check);
      if (check->run) check->run(*unit.subject, findings);
    }
    Findings of_suppressions;
    Suppressions suppressions(*unit.subject, of_suppressions);
    for (const auto& finding : findings.all()) classify(unit, finding, suppressions);
    suppressions.find_unused(of_suppressions);
    for (const auto& finding : of_suppressions.all()) {
      result_.diagnostics.push_back(diagnostic(unit, finding));
    }
    std::stable_sort(result_.diagnostics.begin() + static_cast<std::ptrdiff_t>(first),
                     result_.diagnostics.end(), before);
  }

  void add_problem(const Unit& unit, cfn::Diagnostic problem) {
    problem.path = unit.path;
    if (unit.parent) {
      problem.message +=
          fmt::format(" (TemplateBody:{}:{})", problem.place->line, problem.place->column);
      problem.place = unit.place(0);
    }
    result_.diagnostics.push_back(std::move(problem));
  }

  void classify(const Unit& unit, const Finding& finding, Suppressions& suppressions) {
    const auto* suppression = suppressions.use(finding);
    if (suppression) {
      result_.suppressed.push_back({diagnostic(unit, finding), suppression->reason});
    } else {
      result_.diagnostics.push_back(diagnostic(unit, finding));
    }
  }

  static cfn::Diagnostic diagnostic(const Unit& unit, const Finding& finding) {
    return {.severity = finding.check->severity(),
            .id = std::string(finding.check->id),
            .message = finding.message + unit.inner_place(finding.offset),
            .hint = std::string(finding.check->fix),
            .place = unit.place(finding.offset),
            .path = path_of(unit, finding.resource)};
  }

  static bool before(const cfn::Diagnostic& left, const cfn::Diagnostic& right) {
    return std::tie(left.place->line, left.place->column) <
           std::tie(right.place->line, right.place->column);
  }

  Options options_;
  std::vector<std::unique_ptr<Unit>> units_;
  std::vector<const Template*> stacks_;
  Result result_;
};

}  // namespace

Result run_checks(const std::vector<Subject>& subjects, const Options& options) {
  return Run(subjects, options).take();
}

}  // namespace sagewatch::checks
