#pragma once

#include <span>
#include <string_view>

namespace sagewatch {

/// Whether `text` has the shape of a Region's name ("ap-southeast-2", "us-gov-west-1"). It may be
/// newer than known_regions().
bool is_region(std::string_view text);

/// The Regions that existed when this version was made.
std::span<const std::string_view> known_regions();
bool is_known_region(std::string_view region);

/// "aws", "aws-cn", "aws-us-gov", "aws-eusc" or one of the "aws-iso" partitions. Source: the file
/// partitions.json of botocore.
std::string_view partition_of(std::string_view region);

/// Whether AWS::Events::Archive exists: CloudFormation's schemas lack it in two Regions.
bool has_archives(std::string_view region);

/// Whether event buses support a customer managed key: the schema of GovCloud has no such property.
bool has_keys_of_buses(std::string_view region);

}  // namespace sagewatch
