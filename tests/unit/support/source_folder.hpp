#pragma once

#include <string>

/// The folder of this checkout, for tests that read its files.
std::string source_folder();
