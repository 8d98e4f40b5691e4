#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sagewatch/aws/iam.hpp"
#include "sagewatch/aws/sqs.hpp"
#include "sagewatch/cfn/resource.hpp"

namespace sagewatch::events {

using cfn::Text;

/// A bus of the stack, or an existing one.
struct Bus {
  Text name;
  Text arn;
};

struct EventBusProps {
  std::string name;
  std::optional<Text> key = {};  ///< not in us-gov
  /// Receives the events that can't be encrypted or decrypted with the key; not in us-gov, not
  /// owned.
  sqs::Queue* dead_letters = nullptr;
};

/// AWS::Events::EventBus. GovCloud does not support a description, key or dead-letter queue, and
/// `Policy` is read-only there (AWS fact EB-5).
class EventBus final : public cfn::Resource {
 public:
  using Props = EventBusProps;
  EventBus(cfn::Scope scope, Props props);

  Text arn() const { return attribute("Arn"); }
  Text name() const { return attribute("Name"); }
  Bus reference() const { return {name(), arn()}; }

 private:
  cfn::Object properties() const override;

  Props props_;
};

struct EventBusPolicyProps {
  Bus bus;
  std::string statement_id;
  iam::Principal principal;
  cfn::Object conditions = {};
};

/// The statement as it appears in the bus policy.
iam::PolicyStatement statement_of(const EventBusPolicyProps& policy);

/// AWS::Events::EventBusPolicy: one statement that lets others send events to the bus.
class EventBusPolicy final : public cfn::Resource {
 public:
  using Props = EventBusPolicyProps;
  EventBusPolicy(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  Props props_;
};

struct ArchiveProps {
  Bus bus;
  std::string name;
  cfn::Object pattern;  ///< which events of the bus are kept
  int retention_days;
  std::optional<Text> key = {};
};

/// AWS::Events::Archive of events of a bus. Absent from ca-west-1 and mx-central-1: AWS fact
/// EB-6.
class Archive final : public cfn::Resource {
 public:
  using Props = ArchiveProps;
  Archive(cfn::Scope scope, Props props);

 private:
  cfn::Object properties() const override;

  Props props_;
};

/// An entry of a rule's Targets.
struct Target {
  std::string id;
  Text arn;
  std::optional<cfn::Value> role_arn =
      {};  ///< required for a bus of another account, refused for Logs
};

struct TargetOptions {
  sqs::Queue& dead_letters;
};

struct RuleProps {
  std::optional<Text> bus_name = {};  ///< absent: the default bus
  std::string name;
  std::string description;
  std::optional<cfn::Object> pattern = {};   ///< this or a schedule
  std::optional<std::string> schedule = {};  ///< e.g. "rate(5 minutes)", on the default bus only
  cfn::Value state = "ENABLED";
};

/// AWS::Events::Rule. event_targets.hpp has a `bind` for each kind of target, which grants the
/// delivery and returns the entry.
class Rule final : public cfn::Resource {
 public:
  using Props = RuleProps;
  Rule(cfn::Scope scope, Props props);

  Text arn() const { return attribute("Arn"); }

  /// Throws cfn::Error beyond quota::rule_targets.
  template <class Bindable>
  void add_target(Bindable& target, TargetOptions options) {
    options.dead_letters.receive_events_of(arn());
    add(bind(*this, target), options.dead_letters.arn());
  }

  /// Adds a target to a scheduled rule. Scheduled events carry no information, so there is no
  /// dead-letter queue. Throws cfn::Error if the rule has a pattern.
  template <class Bindable>
  void add_scheduled_target(Bindable& target) {
    refuse_pattern();
    add(bind(*this, target), std::nullopt);
  }

 private:
  using Construct::add;
  void refuse_pattern() const;
  void add(Target target, const std::optional<Text>& dead_letters);
  cfn::Object properties() const override;

  Props props_;
  cfn::List targets_;
};

}  // namespace sagewatch::events
