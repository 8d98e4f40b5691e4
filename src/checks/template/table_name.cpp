#include <fmt/format.h>

#include "checks/parts.hpp"
#include "checks/registry.hpp"
#include "sagewatch/checks/findings.hpp"

namespace sagewatch::checks {

const Check table_name{
    .id = "E1055",
    .title = "the name of a table is refused by DynamoDB",
    .why =
        "A table name has 3 to 255 letters, digits, -, _ and dots; the resource schema allows "
        "others.",
    .fix = "rename the table",
    .source = "DynamoDB developer guide, naming rules",
    .run =
        [](const Template& subject, Findings& findings) {
          for (const auto* table : subject.of_type("AWS::DynamoDB::Table")) {
            const auto* name = table->find("TableName");
            const auto text = known_text(name);
            if (!text || is_name(*text, 3, 255, "-_.")) continue;
            findings.add(*table, name, fmt::format("'{}' is not a valid table name", *text));
          }
        },
};

}  // namespace sagewatch::checks
