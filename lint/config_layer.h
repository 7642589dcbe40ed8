// One config file as values: what it asks for, and where it says so. Layers
// are laid over each other by config.h; nothing is in force by itself.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/fail_on.h"
#include "lint/finding.h"
#include "lint/read/reader.h"
#include "lint/rule.h"

namespace listlint {

// A value, and the "file:line" that says it.
template <typename T>
struct Said {
  T value{};
  std::string where;
};

// One key under a rule.
struct RuleChange {
  enum class Kind : uint8_t { severity, off, option };

  std::string rule;  // its id
  Kind kind = Kind::severity;
  Severity severity = Severity::warning;
  size_t option = 0;  // into Rule::options
  OptionValue value;
  std::string where;
};

// What holds for all lists, or for those of an override.
struct Layer {
  std::optional<Said<std::vector<std::string>>> select;  // ids or groups
  std::optional<Said<std::vector<std::string>>> ignore;
  std::optional<Said<FailOn>> fail_on;
  std::optional<Said<std::string>> language;
  std::optional<Said<std::vector<Column>>> columns;  // and paths
  std::vector<RuleChange> rules;
};

struct Override {
  std::vector<std::string> files;  // patterns, see glob.h
  Layer layer;
};

struct ConfigFile {
  std::string path;  // "profile list" for a profile
  std::optional<Said<std::string>> profile;
  std::vector<Said<std::string>> extends;  // paths as written
  std::vector<std::string> exclude;        // patterns, see glob.h
  Layer layer;
  std::vector<Override> overrides;
  std::vector<std::shared_ptr<const CustomRule>> custom;  // that it defines
  // Custom rules that it names and does not define: of what it extends.
  std::vector<Said<std::string>> foreign;  // with "file:line:column"
  std::vector<std::string> errors;         // "path:line:column: what; remedy"
};

// What a key of a config takes. The table validates configs, makes the JSON
// Schema and the page of `config init`.
enum class KeyType : uint8_t {
  path_list,  // one text or a list
  profile,    // the name of one
  globs,      // a list of patterns
  rule_list,  // ids or groups
  fail_on,    // a severity or never
  language,   // a BCP 47 code
  columns,    // a map from field to header
  paths,      // a map from field to JSON Pointer
  rules,      // a map from rule to its settings
  overrides,  // a list of maps with `files`
};

struct ConfigKey {
  std::string_view name;
  std::string_view summary;
  std::string_view example;  // a line or more of YAML
  KeyType type;
  bool in_override;  // also allowed there
};

std::span<const ConfigKey> config_keys();

// The words that a severity may be in a config, and fail-on.
std::span<const std::string_view> severity_words();
std::span<const std::string_view> fail_on_words();

// The fields that `columns` may name, and those of `paths`.
std::vector<std::string_view> field_words(KeyType key);

// Parses a config. All that is wrong is in `errors`; the rest is read all the
// same. `rules` are ordered by id. Pure.
ConfigFile parse_config_file(const std::string& yaml, const std::string& path,
                             std::span<const Rule* const> rules);

}  // namespace listlint
