#pragma once

#include <optional>

#include "sagewatch/cfn/app.hpp"

namespace sagewatch::test {

struct TestStackProps {
  std::string description = "a stack for tests";
};

/// A stack without content of its own.
class TestStack final : public cfn::Stack {
 public:
  using Props = TestStackProps;
  TestStack(cfn::Scope scope, Props props)
      : Stack(std::move(scope), std::move(props.description)) {}
};

/// An app with one empty stack "S".
struct OneStack {
  cfn::App app;
  TestStack& stack = app.add<TestStack>("S", {});

  cfn::RawResource& raw(std::string id, cfn::Object properties = {}) {
    return stack.add<cfn::RawResource>(std::move(id),
                                       {.type = "Test::Type", .properties = std::move(properties)});
  }
};

}  // namespace sagewatch::test
