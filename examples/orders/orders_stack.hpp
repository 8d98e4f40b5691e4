#pragma once

#include <string_view>

#include "sagewatch/cfn/stack.hpp"

namespace orders {

inline constexpr std::string_view bus_name = "orders";

/// A bus on which orders arrive. Those that are paid for go to a queue, from which the warehouse
/// takes them, and to a function that puts a line for the customer into a second queue.
class OrdersStack final : public sagewatch::cfn::Stack {
 public:
  struct Props {};
  OrdersStack(sagewatch::cfn::Scope scope, Props);
};

}  // namespace orders
