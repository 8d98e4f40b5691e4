#pragma once

#include <string>
#include <string_view>

#include "catalogue/event_catalogue.hpp"
#include "catalogue/instance_types.hpp"
#include "settings/config.hpp"

/// The Python of the functions as it is deployed, made out of the files in templates/ when it is
/// first asked for.
namespace sagewatch::function_source {

/// The ingester, with the catalogue put in the place of one line each `DEFAULTS = {}`,
/// `KINDS = {}` and `FAILURE_CLASSES = {}`; throws std::logic_error where one is not there.
std::string ingester(std::string_view handler, const EventCatalogue& catalogue);
const std::string& ingester();

/// What reads the metrics of ended jobs' hosts, with the instance types in the place of one line
/// each `FAMILIES = {}` and `CORES = {}`; throws std::logic_error where one is not there.
std::string utilization(std::string_view handler, const InstanceTypes& types);
const std::string& utilization();

/// What tells people of failures.
const std::string& notices();

/// What says how long ago each account and Region was last heard of.
const std::string& silence();

/// `source` with the whole name in the place of the metrics' namespace "SageMakerMonitoring".
/// Throws std::logic_error where it doesn't stand there once.
std::string named(std::string source, const Config& config);

}  // namespace sagewatch::function_source
