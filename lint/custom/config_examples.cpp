#include "lint/custom/config_examples.h"

#include <algorithm>
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "lint/read/reader.h"
#include "lint/settings.h"

namespace listlint::custom {
namespace {

// Reads one example.
class ExampleReader {
 public:
  ExampleReader(const CustomRule& rule, bool fails, const Fail& fail)
      : rule_(rule), fail_(fail) {
    example_.fails = fails;
  }

  Example read(const YAML::Node& node) {
    example_.place = place_of(node);
    if (node.IsScalar() && node.Scalar().find('\n') != std::string::npos) {
      take_list(node.Scalar(), "text");
    } else if (node.IsMap() && node["text"]) {
      read_list(node);
    } else {
      example_.is_bare = true;
      if (node.IsSequence()) {
        for (const auto& item : node) read_subject(item);
      } else {
        read_subject(node);
      }
      if (node.size() != 1 && node.IsSequence()) {
        example_.shown = "[" + example_.shown + "]";
      }
    }
    return std::move(example_);
  }

 private:
  void take_list(const std::string& text, const std::string& input_format) {
    example_.text = text;
    example_.input_format = input_format;
    example_.shown =
        "the list that begins \"" + text.substr(0, text.find('\n')) + "\"";
  }

  void read_list(const YAML::Node& node) {
    std::string input_format = "text";
    for (const auto& pair : node) {
      const auto key = pair.first.IsScalar() ? pair.first.Scalar() : "";
      if (!pair.second.IsScalar() || (key != "text" && key != "input-format")) {
        fail_(pair.first,
              "an example that is a whole list has text and input-format");
      } else if (key == "input-format") {
        input_format = pair.second.Scalar();
        if (find_reader(input_format) == nullptr) {
          fail_(pair.second, unknown_reader(input_format));
        }
      }
    }
    if (node["text"].IsScalar()) take_list(node["text"].Scalar(), input_format);
  }

  static std::string unknown_reader(std::string_view name) {
    std::vector<std::string_view> names;
    for (const auto& reader : readers()) names.push_back(reader.name);
    return fmt::format("input-format cannot be \"{}\"{}; it is one of {}", name,
                       did_you_mean(name, names), fmt::join(names, ", "));
  }

  void read_subject(const YAML::Node& node) {
    auto& subject = example_.subjects.emplace_back();
    if (!example_.shown.empty()) example_.shown += ", ";
    if (node.IsScalar()) {
      subject.emplace_back(rule_.over, node.Scalar());
      example_.shown += fmt::format("\"{}\"", node.Scalar());
      check_count(node, rule_.over);
      return;
    }
    if (!node.IsMap()) {
      return fail_(node,
                   "an example is a value, a map of fields, a list of "
                   "these, or {text: …}");
    }
    example_.is_bare = false;
    std::string shown;
    for (const auto& pair : node) {
      const auto name = pair.first.IsScalar() ? pair.first.Scalar() : "";
      const auto field = read_field(pair.first, name, fail_);
      if (!field) continue;
      if (!pair.second.IsScalar()) {
        fail_(pair.second, fmt::format("{} must be a text", name));
        continue;
      }
      if (!can_see(row_of(rule_.over).subject, row_of(*field).subject)) {
        fail_(pair.first,
              fmt::format("{} is not known where the rule looks at {}", name,
                          row_of(rule_.over).name));
      }
      check_count(pair.second, *field);
      subject.emplace_back(*field, pair.second.Scalar());
      if (!shown.empty()) shown += ", ";
      shown += fmt::format("{}: {}", name, pair.second.Scalar());
    }
    example_.shown += "{" + shown + "}";
  }

  void check_count(const YAML::Node& node, Field field) {
    if (!row_of(field).is_count) return;
    const auto& digits = node.Scalar();
    constexpr size_t kMostDigits = 4;
    const bool good = !digits.empty() && digits.size() <= kMostDigits &&
                      std::ranges::all_of(
                          digits, [](char c) { return c >= '0' && c <= '9'; });
    if (!good) {
      fail_(node,
            fmt::format("{} is a number from 0 to 9999", row_of(field).name));
    }
  }

  const CustomRule& rule_;
  const Fail& fail_;
  Example example_;
};

}  // namespace

Place place_of(const YAML::Node& node) {
  const auto mark = node.Mark();
  return {mark.line + 1, mark.column + 1};
}

std::optional<Field> read_field(const YAML::Node& node, std::string_view name,
                                const Fail& fail) {
  const auto field = field_of(name);
  if (field || !node.IsScalar()) return field;
  std::vector<std::string_view> names;
  for (const auto& row : fields()) names.push_back(row.name);
  auto hint = did_you_mean(name, names);
  if (hint.empty())
    hint = fmt::format("; it is one of {}", fmt::join(names, ", "));
  fail(node, fmt::format("unknown field \"{}\"{}", name, hint));
  return std::nullopt;
}

void read_examples(const YAML::Node& node, bool fails, CustomRule& rule,
                   const Fail& fail) {
  if (!node) return;
  if (!node.IsSequence()) {
    return fail(node, fmt::format("{} must be a list of examples",
                                  fails ? "fails" : "passes"));
  }
  for (const auto& item : node) {
    rule.examples.push_back(ExampleReader(rule, fails, fail).read(item));
  }
}

}  // namespace listlint::custom
