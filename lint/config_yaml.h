// What the parsers of configs share: places of errors in YAML, and the shapes
// that values have. For .cpp files only, as it holds yaml-cpp's types.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>
#include <yaml-cpp/yaml.h>

namespace listlint {

// Collects what is wrong with one file, each with its place and remedy.
class YamlErrors {
 public:
  explicit YamlErrors(std::string path) : path_(std::move(path)) {}

  // "a.yaml:7"
  std::string where(const YAML::Node& node) const;
  // "a.yaml:7:3"
  std::string place(const YAML::Node& node) const;
  void fail(const YAML::Node& node, std::string_view what);
  // "style cannot be "tow"; did you mean "two"?; it is one of one, two"
  void unknown(const YAML::Node& node, std::string_view what,
               std::string_view word,
               std::span<const std::string_view> allowed);

  // The text of a scalar; "" and an error for anything else.
  std::string scalar(const YAML::Node& node, std::string_view what);
  // The texts of a list of scalars; `remedy` says how to write one.
  std::vector<std::string> scalars(const YAML::Node& node,
                                   std::string_view remedy);
  // Visits each key of a map once; a key that stands twice is an error.
  void visit(
      const YAML::Node& map,
      const std::function<void(const std::string& key, const YAML::Node& at,
                               const YAML::Node& value)>& visit);

  std::vector<std::string> take() { return std::move(errors_); }

 private:
  std::string path_;
  std::vector<std::string> errors_;
};

}  // namespace listlint
