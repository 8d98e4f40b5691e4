#pragma once

namespace CLI {
class App;
}

namespace sagewatch {

enum class Format { text, json, sarif };

/// Adds `--format text|json`.
void add_format_option(CLI::App& options, Format& format);

/// Adds `--format text|json|sarif`, for reports that editors and code hosts show in the source.
void add_report_format_option(CLI::App& options, Format& format);

}  // namespace sagewatch
