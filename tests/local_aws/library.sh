#!/usr/bin/env bash
# A project of its own uses the installed libraries: it finds them, builds, writes a template, checks
# it, follows an event through it; and what it wrote deploys and delivers.
set -euo pipefail

work=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/build/library
# shellcheck source=organization.sh
source "$(dirname "${BASH_SOURCE[0]}")/organization.sh"

# as_monitoring COMMAND…: the AWS CLI in that account
as_monitoring() { aws --profile monitoring --output text "$@"; }

# receives OUTPUT TEXT: a message with the text arrives in the queue that the stack's output names
receives() {
  local tries url message
  url=$(as_monitoring cloudformation describe-stacks --stack-name Orders \
    --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue")
  for ((tries = 0; tries < 150; tries++)); do
    message=$(as_monitoring --endpoint-url "$AWS_ENDPOINT_URL" sqs receive-message --queue-url "$url" --query 'Messages[].Body')
    if [[ $message == *"$2"* ]]; then
      echo "ok: $1 has a message with $2"
      return
    fi
    sleep 0.2
  done
  fail "$1 has no message with $2"
}

start_organization
echo '-- install, build'
cmake --install "$(dirname "$SAGEWATCH")" --prefix "$work/prefix" >"$work/install.log" ||
  fail "see $work/install.log"
{
  cmake -S "$root/examples/orders" -B "$work/build" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix" &&
    cmake --build "$work/build"
} >"$work/build.log" 2>&1 || fail "see $work/build.log"
echo "ok: built"

echo '-- write, check, follow an order'
expect 0 'ok queue Warehouse' "$work/build/orders" orders.template.json
expect 0 'ok function receipts' "$work/build/orders" orders.template.json
expect 0 '' "$work/prefix/bin/sagewatch" check orders.template.json
expect 2 'usage: orders FILE' "$work/build/orders"
expect 1 'cannot write no-such-folder/orders.template.json' "$work/build/orders" \
  no-such-folder/orders.template.json

echo '-- deploy, and place an order'
as_monitoring cloudformation deploy --stack-name Orders --template-file orders.template.json \
  --capabilities CAPABILITY_NAMED_IAM >/dev/null
as_monitoring events put-events --query FailedEntryCount --entries \
  '[{"EventBusName": "orders", "Source": "shop", "DetailType": "Order Paid", "Detail": "{\"order\": 7}"}]' \
  >/dev/null
receives WarehouseUrl '"order": 7'
receives ReceiptsUrl '"order": 7'
