#include "lint/config_yaml.h"

#include <algorithm>
#include <fmt/format.h>

#include "lint/settings.h"

namespace listlint {

std::string YamlErrors::where(const YAML::Node& node) const {
  return fmt::format("{}:{}", path_, node.Mark().line + 1);
}

std::string YamlErrors::place(const YAML::Node& node) const {
  const auto mark = node.Mark();
  return fmt::format("{}:{}:{}", path_, mark.line + 1, mark.column + 1);
}

void YamlErrors::fail(const YAML::Node& node, std::string_view what) {
  errors_.push_back(fmt::format("{}: {}", place(node), what));
}

void YamlErrors::unknown(const YAML::Node& node, std::string_view what,
                         std::string_view word,
                         std::span<const std::string_view> allowed) {
  fail(node,
       fmt::format("{} cannot be \"{}\"{}; it is one of {}", what, word,
                   did_you_mean(word, allowed), fmt::join(allowed, ", ")));
}

std::string YamlErrors::scalar(const YAML::Node& node, std::string_view what) {
  if (node.IsScalar()) return node.Scalar();
  fail(node, fmt::format("{} must be one word", what));
  return {};
}

std::vector<std::string> YamlErrors::scalars(const YAML::Node& node,
                                             std::string_view remedy) {
  std::vector<std::string> texts;
  if (!node.IsSequence()) {
    fail(node, remedy);
    return texts;
  }
  for (const auto& item : node) texts.push_back(scalar(item, "an item"));
  return texts;
}

void YamlErrors::visit(
    const YAML::Node& map,
    const std::function<void(const std::string& key, const YAML::Node& at,
                             const YAML::Node& value)>& visit) {
  std::vector<std::string> seen;
  for (const auto& pair : map) {
    const auto key = scalar(pair.first, "a key");
    if (std::ranges::find(seen, key) != seen.end()) {
      fail(pair.first, fmt::format("\"{}\" stands here twice", key));
      continue;
    }
    seen.push_back(key);
    visit(key, pair.first, pair.second);
  }
}

}  // namespace listlint
