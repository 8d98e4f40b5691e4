#pragma once

#include <string_view>

namespace sagewatch::language {

/// Whether a text has the form of a time zone in IANA's database: an area and a place such as
/// "Europe/Berlin", or one of the few names without an area, such as "UTC". Whether the place
/// exists is not looked up.
bool has_form_of_time_zone(std::string_view text);

}  // namespace sagewatch::language
