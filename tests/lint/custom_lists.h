// Lists checked under a config, for the tests of custom rules.
#pragma once

#include <fmt/format.h>
#include <string>
#include <string_view>

#include "lint/config.h"
#include "lint/engine.h"
#include "lint/line_index.h"
#include "lint/read/reader.h"

namespace listlint {

// One custom rule with the id "x" over what `yaml` says, its lines not
// indented.
inline std::string with_rule(std::string_view yaml) {
  std::string config = "rules:\n  custom:\n    - id: x\n";
  while (!yaml.empty()) {
    const auto end = std::min(yaml.find('\n') + 1, yaml.size());
    config +=
        "      " + std::string(yaml.substr(0, end == 0 ? yaml.size() : end));
    yaml.remove_prefix(end == 0 ? yaml.size() : end);
  }
  return config;
}

// What the custom rules of a config find in a list: "3:1-3:7 warning
// custom/x: message" a line, with places that it refers to and its fix; or why
// the config cannot be read.
inline std::string check_list(const std::string& config,
                              const std::string& list,
                              std::string_view reader = "text") {
  const auto parsed = parse_config(config, "c.yaml", {});
  if (!parsed) return parsed.error();
  const Source source("list", list);
  auto document = find_reader(reader)->read(source, parsed->settings.reading);
  document.language = parsed->settings.language;
  LineIndex index(source.bytes());
  const auto place = [&](Span span) {
    const auto begin = index.position(span.begin);
    const auto end = index.position(span.end);
    return fmt::format("{}:{}-{}:{}", begin.line, begin.column, end.line,
                       end.column);
  };
  std::string text;
  for (const auto& finding : check_document(document, parsed->settings, {})) {
    text +=
        fmt::format("{} {} {}: {}\n", place(finding.span),
                    name_of(finding.severity), finding.rule, finding.message);
    for (const auto& related : finding.related) {
      text += fmt::format("  {} {}\n", place(related.span), related.message);
    }
    if (!finding.fix) continue;
    text += fmt::format("  {} fix: {}\n",
                        finding.fix->safety == Safety::safe ? "safe" : "unsafe",
                        finding.fix->title);
  }
  return text;
}

}  // namespace listlint
