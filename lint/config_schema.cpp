#include <nlohmann/json.hpp>

#include "lint/config_print.h"
#include "lint/custom/field.h"

namespace listlint {
namespace {

using Json = nlohmann::ordered_json;

Json words_schema(std::span<const std::string_view> words) {
  Json schema;
  schema["enum"] = Json::array();
  for (const auto word : words) schema["enum"].push_back(word);
  return schema;
}

Json list_of(Json items) {
  return {{"type", "array"}, {"items", std::move(items)}};
}

Json closed_object(Json properties) {
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"additionalProperties", false}};
}

Json option_schema(const Option& option) {
  Json schema;
  switch (option.type) {
    case Option::Type::integer:
      schema = {{"type", "integer"},
                {"minimum", option.least},
                {"maximum", option.most},
                {"default", option.integer}};
      break;
    case Option::Type::boolean:
      schema = {{"type", "boolean"}, {"default", option.integer != 0}};
      break;
    case Option::Type::choice:
      schema = words_schema(option.choices);
      schema["default"] = option.choice;
      break;
    case Option::Type::texts:
      schema = list_of({{"type", "string"}});
      schema["default"] = Json::array();
      break;
  }
  schema["description"] = option.summary;
  return schema;
}

// A text or a list of texts.
Json texts_schema() {
  const Json text = {{"type", "string"}};
  return {{"anyOf", Json::array({text, list_of(text)})}};
}

// Actions and examples take many shapes; "listlint check-config" looks closer.
Json custom_rule_schema() {
  const Json text = {{"type", "string"}};
  const Json any = Json::object();
  auto fields = Json::array();
  for (const auto& row : custom::fields()) fields.push_back(row.name);
  Json conditions = {{"type", "object"},
                     {"propertyNames", {{"enum", fields}}},
                     {"additionalProperties", texts_schema()}};
  Json properties = {{"id", {{"type", "string"}, {"pattern", "^[a-z0-9-]+$"}}},
                     {"over", {{"enum", fields}}},
                     {"message", text},
                     {"summary", text},
                     {"severity", words_schema(severity_words())},
                     {"safety", {{"enum", {"safe", "unsafe"}}}},
                     {"when", conditions},
                     {"unless", conditions},
                     {"forbid", texts_schema()},
                     {"match", texts_schema()},
                     {"substitute", {{"type", "object"}}},
                     {"require", any},
                     {"unique", any},
                     {"consistent", {{"type", "object"}}},
                     {"order", any},
                     {"fails", list_of(any)},
                     {"passes", list_of(any)}};
  auto schema = closed_object(std::move(properties));
  schema["required"] = {"id", "over", "message"};
  return schema;
}

Json rules_schema(std::span<const Rule* const> rules) {
  auto properties = Json::object();
  for (const auto* rule : rules) {
    auto severity = words_schema(severity_words());
    severity["default"] = name_of(rule->severity);
    Json settings = {{"severity", std::move(severity)}};
    for (const auto* option : rule->options) {
      settings[std::string(option->name)] = option_schema(*option);
    }
    auto schema = closed_object(std::move(settings));
    schema["description"] = rule->summary;
    properties[std::string(rule->id)] = std::move(schema);
  }
  properties["custom"] = list_of({{"$ref", "#/definitions/custom-rule"}});
  auto schema = closed_object(std::move(properties));
  // The settings of custom rules.
  Json severity = {{"severity", words_schema(severity_words())}};
  schema["patternProperties"]["^custom/"] = closed_object(std::move(severity));
  return schema;
}

Json columns_schema(KeyType key) {
  Json text = {{"type", "string"}};
  if (key == KeyType::paths) text["pattern"] = "^/";
  const Json one = {
      {"anyOf", Json::array({text, list_of(text)})},
  };
  auto properties = Json::object();
  for (const auto field : field_words(key)) {
    properties[std::string(field)] = one;
  }
  return closed_object(std::move(properties));
}

Json rule_words_schema(std::span<const Rule* const> rules) {
  const Json custom = {{"type", "string"}, {"pattern", "^custom(/|$)"}};
  return list_of(
      {{"anyOf", Json::array({words_schema(rule_words(rules)), custom})}});
}

Json key_schema(const ConfigKey& key, const RuleBook& book) {
  const Json text = {{"type", "string"}};
  switch (key.type) {
    case KeyType::path_list:
      return {{"anyOf", Json::array({text, list_of(text)})}};
    case KeyType::profile: {
      Json schema = {{"enum", Json::array()}};
      for (const auto& profile : book.profiles) {
        schema["enum"].push_back(profile.name);
      }
      return schema;
    }
    case KeyType::globs:
      return list_of(text);
    case KeyType::rule_list:
      return rule_words_schema(book.rules);
    case KeyType::fail_on:
      return words_schema(fail_on_words());
    case KeyType::language:
      return text;
    case KeyType::columns:
    case KeyType::paths:
      return columns_schema(key.type);
    case KeyType::rules:
    case KeyType::overrides:
      break;
  }
  return {{"$ref", "#/definitions/rules"}};
}

// The keys of a layer; the rules stand in the definitions, once.
Json keys_schema(const RuleBook& book, bool in_override) {
  auto properties = Json::object();
  if (in_override) {
    properties["files"] = list_of({{"type", "string"}});
    properties["files"]["description"] = "patterns, as in .gitignore";
    properties["files"]["minItems"] = 1;
  }
  for (const auto& key : config_keys()) {
    if (in_override && !key.in_override) continue;
    auto schema = key.type == KeyType::overrides
                      ? list_of({{"$ref", "#/definitions/override"}})
                      : key_schema(key, book);
    // Beside a $ref other words are not read in draft 7.
    if (!schema.contains("$ref")) schema["description"] = key.summary;
    properties[std::string(key.name)] = std::move(schema);
  }
  auto schema = closed_object(std::move(properties));
  if (in_override) schema["required"] = {"files"};
  return schema;
}

}  // namespace

std::string config_schema(const RuleBook& book) {
  Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                 {"title", "Configuration of listlint (.listlint.yaml)"}};
  schema.update(keys_schema(book, false));
  schema["definitions"]["rules"] = rules_schema(book.rules);
  schema["definitions"]["custom-rule"] = custom_rule_schema();
  schema["definitions"]["override"] = keys_schema(book, true);
  return schema.dump(2) + "\n";
}

}  // namespace listlint
