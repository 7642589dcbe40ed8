#include "cli/report_files.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fmt/format.h>
#include <utility>

#include "cli/paths.h"
#include "reports/report.h"

namespace listlint::cli {
namespace {

using Files = tl::expected<std::vector<ReportFile>, std::string>;

struct Ending {
  std::string_view ending;
  std::string_view format;
};

// The longer ones first.
constexpr Ending kEndings[] = {
    {".codequality.json", "gitlab"},
    {"gl-code-quality-report.json", "gitlab"},
    {"checkstyle.xml", "checkstyle"},
    {".html", "html"},
    {".htm", "html"},
    {".sarif", "sarif"},
    {".sarif.json", "sarif"},
    {".rdjson", "rdjson"},
    {".markdown", "markdown"},
    {".md", "markdown"},
    {".xml", "junit"},
    {".jsonl", "jsonl"},
    {".json", "json"},
    {".txt", "text"},
};

bool ends_with(std::string_view path, std::string_view ending) {
  if (path.size() < ending.size()) return false;
  path.remove_prefix(path.size() - ending.size());
  return std::ranges::equal(path, ending, [](char typed, char known) {
    return std::tolower(static_cast<unsigned char>(typed)) == known;
  });
}

bool is_stdout(const std::string& output) {
  return output.empty() || output == "-";
}

bool is_same_name(const std::string& path, const std::string& other) {
  if (is_stdout(path)) return is_stdout(other);
  return std::filesystem::path(path).lexically_normal() ==
         std::filesystem::path(other).lexically_normal();
}

// The first that is named a second time, or "".
std::string named_twice(const std::vector<std::string>& outputs) {
  for (size_t i = 0; i < outputs.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (is_same_name(outputs[i], outputs[j]) ||
          is_same_file(outputs[i], outputs[j])) {
        return outputs[i];
      }
    }
  }
  return {};
}

// Why several outputs cannot be; "" where they can.
std::string why_not_several(const Flags& flags) {
  for (const auto& [given, name] : {std::pair(flags.diff, "--diff"),
                                    std::pair(flags.statistics, "--statistics"),
                                    std::pair(flags.coverage, "--coverage")}) {
    if (given) return fmt::format("{} writes one output: give -o once", name);
  }
  if (const auto twice = named_twice(flags.outputs); !twice.empty()) {
    return fmt::format("-o {} is given twice", twice);
  }
  const bool has_stdout = std::ranges::any_of(flags.outputs, is_stdout);
  if (!flags.format.empty() && !has_stdout) {
    return fmt::format(
        "--format {} does not say which of the outputs it is for: leave it "
        "out, as the ending of a file says its format (.json, .md), or write "
        "that format to stdout with -o -",
        flags.format);
  }
  return {};
}

}  // namespace

std::string_view format_of_file(std::string_view path) {
  for (const auto& [ending, format] : kEndings) {
    if (ends_with(path, ending)) {
      return reports::find_format(format) == nullptr ? "text" : format;
    }
  }
  return "text";
}

Files report_files(const Flags& flags) {
  auto outputs = flags.outputs;
  if (outputs.empty()) outputs.emplace_back("-");
  const bool several = outputs.size() > 1;
  if (several) {
    if (auto why = why_not_several(flags); !why.empty()) {
      return tl::unexpected(std::move(why));
    }
  }
  std::vector<ReportFile> files;
  for (const auto& output : outputs) {
    const bool to_stdout = is_stdout(output);
    const bool said = !flags.format.empty() && (to_stdout || !several);
    files.push_back(
        {to_stdout ? std::string() : output,
         said ? flags.format : std::string(format_of_file(output))});
  }
  return files;
}

}  // namespace listlint::cli
