#include "orders_stack.hpp"

#include "sagewatch/aws/event_targets.hpp"
#include "sagewatch/cfn/intrinsics.hpp"

namespace orders {
namespace {

using namespace sagewatch;

constexpr auto receipts_source = R"(import json
import os

import boto3

sqs = boto3.client("sqs")


def handler(event, context):
    receipt = {"order": event["detail"]["order"], "paid": event["time"]}
    sqs.send_message(QueueUrl=os.environ["RECEIPTS"], MessageBody=json.dumps(receipt))
)";

/// The function, with a role that may write its log and send to the queue.
lambda::Function& add_receipts_function(cfn::Stack& stack, const sqs::Queue& receipts) {
  auto& log = stack.add<logs::LogGroup>("ReceiptsLog",
                                        {.name = "/aws/lambda/receipts", .retention_days = 30});
  auto& role =
      stack.add<iam::Role>("ReceiptsRole", {.name = cfn::pseudo::stack_name() + "-receipts",
                                            .description = "Writes receipts",
                                            .trust = iam::assumed_by("lambda.amazonaws.com")});
  log.reference().grant_write(role);
  receipts.grant_send(role);
  return stack.add<lambda::Function>("Receipts", {.name = "receipts",
                                                  .description = "Writes receipts of paid orders",
                                                  .python = receipts_source,
                                                  .role = role,
                                                  .log_group = log.reference(),
                                                  .timeout_seconds = 10,
                                                  .memory_mb = 128,
                                                  .environment = {{"RECEIPTS", receipts.url()}}});
}

}  // namespace

OrdersStack::OrdersStack(cfn::Scope scope, Props)
    : Stack(std::move(scope), "Orders that are paid for") {
  auto& bus = add<events::EventBus>("Bus", {.name = std::string(bus_name)});
  auto& undelivered = add<sqs::Queue>("Undelivered", {});
  auto& warehouse = add<sqs::Queue>("Warehouse", {});
  auto& receipts = add<sqs::Queue>("ReceiptsQueue", {});

  auto& paid = add<events::Rule>(
      "PaidOrders", {.bus_name = bus.name(),
                     .name = "paid-orders",
                     .description = "Orders that are paid for",
                     .pattern = cfn::Object{{"source", cfn::List{"shop"}},
                                            {"detail-type", cfn::List{"Order Paid"}}}});
  paid.add_target(warehouse, {.dead_letters = undelivered});
  paid.add_target(add_receipts_function(*this, receipts), {.dead_letters = undelivered});

  output({"WarehouseUrl", "URL of the queue that the warehouse reads", warehouse.url()});
  output({"ReceiptsUrl", "URL of the queue with the receipts", receipts.url()});
}

}  // namespace orders
