#pragma once

#include <string>
#include <string_view>

#include "catalogue/event_catalogue.hpp"
#include "catalogue/instance_types.hpp"
#include "settings/config.hpp"

/// The Python source of the functions as deployed, generated from the files in templates/ on first
/// use.
namespace sagewatch::function_source {

/// The ingester, with the catalogue in place of the lines `DEFAULTS = {}`, `KINDS = {}` and
/// `FAILURE_CLASSES = {}`; throws std::logic_error if one is missing.
std::string ingester(std::string_view handler, const EventCatalogue& catalogue);
const std::string& ingester();

/// The function that reads the metrics of ended jobs' hosts, with the instance types in place of
/// the lines `FAMILIES = {}` and `CORES = {}`; throws std::logic_error if one is missing.
std::string utilization(std::string_view handler, const InstanceTypes& types);
const std::string& utilization();

/// The function that notifies people of failures.
const std::string& notices();

/// The function that reports how long each account and Region has been silent.
const std::string& silence();

/// `source` with the full name in place of the metric namespace "SageMakerMonitoring". Throws
/// std::logic_error unless it occurs exactly once.
std::string named(std::string source, const Config& config);

}  // namespace sagewatch::function_source
