#pragma once

namespace CLI {
class App;
}

namespace sagewatch::cli {

enum class Format { text, json };

/// Adds `--format text|json`.
void add_format_option(CLI::App& options, Format& format);

}  // namespace sagewatch::cli
