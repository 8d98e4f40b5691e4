#include "source_folder.hpp"

std::string source_folder() { return SAGEWATCH_SOURCE_FOLDER; }
