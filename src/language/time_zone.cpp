#include "sagewatch/language/time_zone.hpp"

#include <algorithm>
#include <array>

namespace sagewatch::language {
namespace {

/// IANA's time zone database, 2025b: its areas, those of the file `backward` too.
constexpr std::array<std::string_view, 16> zone_areas{
    "Africa", "America", "Antarctica", "Arctic", "Asia",   "Atlantic", "Australia", "Brazil",
    "Canada", "Chile",   "Etc",        "Europe", "Indian", "Mexico",   "Pacific",   "US"};

/// Its names without an area.
constexpr std::array<std::string_view, 44> zones_without_area{
    "CET",       "CST6CDT",  "Cuba",    "EET",    "EST",       "EST5EDT", "Egypt",     "Eire",
    "GB",        "GB-Eire",  "GMT",     "GMT+0",  "GMT-0",     "GMT0",    "Greenwich", "HST",
    "Hongkong",  "Iceland",  "Iran",    "Israel", "Jamaica",   "Japan",   "Kwajalein", "Libya",
    "MET",       "MST",      "MST7MDT", "NZ",     "NZ-CHAT",   "Navajo",  "PRC",       "PST8PDT",
    "Poland",    "Portugal", "ROC",     "ROK",    "Singapore", "Turkey",  "UCT",       "UTC",
    "Universal", "W-SU",     "WET",     "Zulu"};

bool is_of_zone_name(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '+' || c == '-' || c == '/';
}

}  // namespace

bool has_form_of_time_zone(std::string_view text) {
  if (std::ranges::count(zones_without_area, text) > 0) return true;
  const auto slash = text.find('/');
  if (slash == std::string_view::npos ||
      std::ranges::count(zone_areas, text.substr(0, slash)) == 0) {
    return false;
  }
  const auto place = text.substr(slash + 1);
  return !place.empty() && std::ranges::all_of(place, is_of_zone_name);
}

}  // namespace sagewatch::language
