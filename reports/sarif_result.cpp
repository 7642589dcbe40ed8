#include "reports/sarif_result.h"

#include <algorithm>
#include <fmt/format.h>

#include "lint/host.h"

namespace listlint::reports {
namespace {

// Of a result, so that what waits for the end of a run has bounds. GitHub
// shows 100 places.
constexpr size_t kMostRelated = 100;
constexpr size_t kMostEdits = 1'000;

// Ill-formed bytes too are kept: a URI says which they are.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out;
  for (const char c : text) {
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}",
                     static_cast<unsigned char>(c));
    }
  }
  return out;
}

// Whether somebody was asked for the page.
bool was_asked(const Verdict& verdict) {
  return verdict.state != State::skipped && verdict.reason != Reason::robots;
}

void append_exchange(JsonWriter& json, const Verdict& verdict) {
  if (!was_asked(verdict)) return;
  json.key("webRequest");
  json.open('{');
  json.field("protocol", "HTTP");
  json.field("target", without_user(verdict.url));
  json.field("method", "GET");
  json.close('}');
  json.key("webResponse");
  json.open('{');
  if (verdict.status > 0) {
    json.field("protocol", "HTTP");
    json.field("statusCode", static_cast<uint64_t>(verdict.status));
    if (!verdict.content_type.empty()) {
      json.key("headers");
      json.open('{');
      json.field("Content-Type", verdict.content_type);
      json.close('}');
    }
  } else {
    json.key("noResponseReceived");
    json.boolean(true);
  }
  json.close('}');
}

// What SARIF has no names for.
void append_link(JsonWriter& json, const Verdict& verdict) {
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) json.field(name, value);
  };
  const auto add_time = [&](std::string_view name,
                            const std::optional<Time>& time) {
    if (time) json.field(name, to_text(*time));
  };
  json.key("properties");
  json.open('{');
  json.key("link");
  json.open('{');
  json.field("url", without_user(verdict.url));
  json.field("state", name_of(verdict.state));
  json.field("reason", name_of(verdict.reason));
  add("detail", verdict.detail);
  add("finalUrl", without_user(verdict.final_url));
  add_time("checkedAt", verdict.checked_at);
  add_time("lastOkAt", verdict.last_ok_at);
  add_time("firstFailedAt", verdict.first_failed_at);
  if (verdict.archive) {
    json.field("archiveUrl", without_user(verdict.archive->url));
    json.field("archivedAt", to_text(verdict.archive->captured_at));
  }
  json.close('}');
  json.close('}');
}

}  // namespace

std::string_view sarif_level(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      break;
  }
  return "note";
}

void append_message(JsonWriter& json, std::string_view key,
                    std::string_view text) {
  std::string plain(text);
  if (text.find("](") != std::string_view::npos) {
    plain.clear();
    for (const char c : text) {
      if (c == '[' || c == ']' || c == '\\') plain += '\\';
      plain += c;
    }
  }
  json.key(key);
  json.open('{');
  json.field("text", plain);
  json.close('}');
}

void append_artifact(JsonWriter& json, std::string_view path,
                     std::string_view page) {
  auto uri = percent_encoded(file_name(path));
  const bool absolute = uri.starts_with('/');
  if (absolute) uri.insert(0, "file://");
  if (!page.empty()) uri.append(1, '#').append(percent_encoded(page));
  json.key("artifactLocation");
  json.open('{');
  json.field("uri", uri);
  if (!absolute) json.field("uriBaseId", "%SRCROOT%");
  json.close('}');
}

SarifResults::SarifResults(const Checked& checked, const Options& options)
    : checked_(checked), options_(options), places_(checked) {}

std::string SarifResults::result(const Finding& finding, uint64_t rule_index) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.field("ruleId", finding.rule);
  json.field("ruleIndex", rule_index);
  json.field("level", sarif_level(finding.severity));
  append_message(json, "message", finding.message);
  json.key("locations");
  json.open('[');
  json.open('{');
  append_location(json, finding.span);
  json.close('}');
  json.close(']');
  append_related(json, finding.related);
  json.key("partialFingerprints");
  json.open('{');
  json.field("listlint/v1", fingerprint_text(finding.fingerprint));
  json.close('}');
  append_fix(json, finding.fix);
  append_dismissal(json, finding);
  if (finding.verdict != nullptr) {
    append_exchange(json, *finding.verdict);
    append_link(json, *finding.verdict);
  }
  json.close('}');
  return out;
}

void SarifResults::append_location(JsonWriter& json, Span span) const {
  json.key("physicalLocation");
  json.open('{');
  append_artifact(json, checked_.path, checked_.source->page());
  append_region(json, "region", span);
  json.close('}');
}

void SarifResults::append_region(JsonWriter& json, std::string_view key,
                                 Span span) const {
  const auto begin = places_.at(span.begin);
  const auto end = places_.at(span.end);
  json.key(key);
  json.open('{');
  json.field("startLine", begin.line);
  json.field("startColumn", begin.column);
  json.field("endLine", end.line);
  json.field("endColumn", end.column);
  const Source& source = *checked_.source;
  if (source.page().empty()) {  // else it is packed into the file
    const auto offset = source.file_offset(span.begin);
    json.field("byteOffset", offset);
    json.field("byteLength", source.file_offset(span.end) - offset);
  }
  json.close('}');
}

void SarifResults::append_related(JsonWriter& json,
                                  const std::vector<Related>& related) const {
  if (related.empty()) return;
  json.key("relatedLocations");
  json.open('[');
  uint64_t id = 0;
  for (const auto& [span, message] : related) {
    if (id == kMostRelated) break;
    json.open('{');
    json.field("id", ++id);
    append_location(json, span);
    append_message(json, "message", message);
    json.close('}');
  }
  json.close(']');
}

void SarifResults::append_fix(JsonWriter& json,
                              const std::optional<Fix>& fix) const {
  if (!fix || fix->edits.empty() || fix->edits.size() > kMostEdits) return;
  const auto is_exact = [](const Edit& edit) {
    return is_well_formed(edit.text);
  };
  if (!std::ranges::all_of(fix->edits, is_exact)) return;
  json.key("fixes");
  json.open('[');
  json.open('{');
  append_message(json, "description", fix->title);
  json.key("artifactChanges");
  json.open('[');
  json.open('{');
  append_artifact(json, checked_.path, checked_.source->page());
  json.key("replacements");
  json.open('[');
  for (const auto& [span, text] : fix->edits) {
    json.open('{');
    append_region(json, "deletedRegion", span);
    json.key("insertedContent");
    json.open('{');
    json.field("text", text);
    json.close('}');
    json.close('}');
  }
  json.close(']');
  json.close('}');
  json.close(']');
  json.key("properties");
  json.open('{');
  json.field("safety", fix->safety == Safety::safe ? "safe" : "unsafe");
  json.close('}');
  json.close('}');
  json.close(']');
}

void SarifResults::append_dismissal(JsonWriter& json, const Finding& finding) {
  if (finding.dismissal == Dismissal::suppressed) {
    json.key("suppressions");
    json.open('[');
    json.open('{');
    json.field("kind", is_suppressed_inside(finding) ? "inSource" : "external");
    if (!finding.reason.empty()) json.field("justification", finding.reason);
    json.close('}');
    json.close(']');
  }
  const bool known = is_known(finding.dismissal);
  // The baseline was not asked about what is suppressed.
  if (known) {
    json.field("baselineState", "unchanged");
  } else if (options_.baseline && finding.dismissal == Dismissal::none) {
    json.field("baselineState", "new");
  }
}

bool SarifResults::is_suppressed_inside(const Finding& finding) {
  if (!suppressions_) {
    suppressions_ = read_suppressions(checked_.document, Date{});
  }
  return std::ranges::any_of(*suppressions_, [&](const auto& suppression) {
    return suppression.reason.value == finding.reason &&
           std::ranges::any_of(suppression.names, [&](const auto& name) {
             return name.word.value == finding.rule ||
                    name.word.value == group_of(finding.rule);
           });
  });
}

}  // namespace listlint::reports
