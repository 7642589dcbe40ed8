#include "reports/verdict_json.h"

#include <optional>
#include <string_view>

#include "lint/host.h"
#include "reports/json_writer.h"

namespace listlint::reports {
namespace {

// Null where there is none.
void add_text(JsonWriter& json, std::string_view name, std::string_view value) {
  json.key(name);
  if (value.empty()) {
    json.null();
  } else {
    json.text(value);
  }
}

void add_time(JsonWriter& json, std::string_view name,
              std::optional<Time> time) {
  add_text(json, name, time ? to_text(*time) : "");
}

void add_archive(JsonWriter& json, const std::optional<Capture>& archive) {
  json.key("archive");
  if (!archive) {
    json.null();
    return;
  }
  json.open('{');
  json.field("url", without_user(archive->url));
  add_time(json, "captured_at", archive->captured_at);
  json.close('}');
}

void add_cited_by(JsonWriter& json, std::span<const CitedBy> by) {
  json.key("cited_by");
  json.open('[');
  for (const auto& [path, page, line, reference] : by) {
    json.open('{');
    json.field("path", path);
    if (!page.empty()) json.field("page", page);
    json.field("line", uint64_t{line});
    json.field("reference", reference);
    json.close('}');
  }
  json.close(']');
}

}  // namespace

std::string verdict_json(const Verdict& verdict, std::span<const CitedBy> by) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.field("url", without_user(verdict.url));
  json.field("state", name_of(verdict.state));
  json.field("reason", name_of(verdict.reason));
  add_text(json, "detail", verdict.detail);
  json.key("status");
  if (verdict.status > 0) {
    json.number(static_cast<uint64_t>(verdict.status));
  } else {
    json.null();
  }
  add_text(json, "final_url", without_user(verdict.final_url));
  json.key("redirects");
  json.open('[');
  for (const auto& url : verdict.redirects) json.text(without_user(url));
  json.close(']');
  add_text(json, "title", verdict.title);
  add_text(json, "content_type", verdict.content_type);
  add_time(json, "checked_at", verdict.checked_at);
  add_time(json, "last_ok_at", verdict.last_ok_at);
  add_time(json, "first_failed_at", verdict.first_failed_at);
  json.field("failures", uint64_t{verdict.failures});
  if (!verdict.drift.empty()) json.field("drift", verdict.drift);
  add_archive(json, verdict.archive);
  add_cited_by(json, by);
  json.close('}');
  out += '\n';
  return out;
}

}  // namespace listlint::reports
