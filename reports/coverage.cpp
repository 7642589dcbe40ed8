// `--coverage`: how much of each document was understood.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <vector>

#include "lint/line_index.h"
#include "reports/json_writer.h"
#include "reports/places.h"
#include "reports/report.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

constexpr size_t kKinds = static_cast<size_t>(UnreadKind::broken) + 1;

struct Share {
  uint64_t bytes = 0;
  uint32_t first = 0;  // offset of the first of them
};

struct Coverage {
  uint64_t bytes = 0;
  uint64_t unread = 0;
  std::array<Share, kKinds> by_kind;

  double understood() const {
    if (bytes == 0) return 1;
    return 1 - static_cast<double>(unread) / static_cast<double>(bytes);
  }
};

Coverage coverage_of(const Document& document) {
  Coverage coverage;
  coverage.bytes = document.source->size();
  for (const auto& unread : document.unread) {
    auto& share = coverage.by_kind[static_cast<size_t>(unread.kind)];
    if (share.bytes == 0) share.first = unread.span.begin;
    share.bytes += unread.span.size();
    coverage.unread += unread.span.size();
  }
  return coverage;
}

// Kinds that occur, most bytes first.
std::vector<UnreadKind> kinds_of(const Coverage& coverage) {
  std::vector<UnreadKind> kinds;
  for (size_t i = 0; i < kKinds; ++i) {
    if (coverage.by_kind[i].bytes > 0) {
      kinds.push_back(static_cast<UnreadKind>(i));
    }
  }
  std::ranges::stable_sort(kinds, std::ranges::greater(), [&](auto kind) {
    return coverage.by_kind[static_cast<size_t>(kind)].bytes;
  });
  return kinds;
}

void add_to(Coverage& total, const Coverage& one) {
  total.bytes += one.bytes;
  total.unread += one.unread;
  for (size_t i = 0; i < kKinds; ++i) {
    total.by_kind[i].bytes += one.by_kind[i].bytes;
  }
}

// 46,623
std::string grouped(uint64_t number) {
  auto text = fmt::format("{}", number);
  for (size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

// Rounded down, so that 100 % means all of it.
std::string percent(uint64_t part, uint64_t whole) {
  const uint64_t tenths = whole == 0 ? 1000 : part * 1000 / whole;
  return fmt::format("{}.{} %", tenths / 10, tenths % 10);
}

std::string understood_of(const Coverage& coverage) {
  return fmt::format("{} of {} bytes understood",
                     percent(coverage.bytes - coverage.unread, coverage.bytes),
                     grouped(coverage.bytes));
}

class Table final : public Report {
 public:
  void add(std::string& out, const Checked& checked) override {
    if (checked.source == nullptr) return;
    const auto coverage = coverage_of(checked.document);
    ++documents_;
    add_to(total_, coverage);
    out += fmt::format("{}: {}\n", place_name(*checked.source),
                       understood_of(coverage));
    if (coverage.unread > 0) append_kinds(out, checked, coverage);
  }

  void end(std::string& out) override {
    if (documents_ < 2) return;
    out += fmt::format("{}: {}\n", counted(documents_, "list"),
                       understood_of(total_));
  }

 private:
  static void append_kinds(std::string& out, const Checked& checked,
                           const Coverage& coverage) {
    const LineIndex lines(checked.source->bytes());
    const auto width = std::max<size_t>(5, grouped(coverage.unread).size());
    out += fmt::format("  {:<10}  {:>{}}   share  first line\n", "kind",
                       "bytes", width);
    for (const auto kind : kinds_of(coverage)) {
      const auto& share = coverage.by_kind[static_cast<size_t>(kind)];
      out += fmt::format("  {:<10}  {:>{}}  {:>6}  {:>10}\n", name_of(kind),
                         grouped(share.bytes), width,
                         percent(share.bytes, coverage.bytes),
                         lines.line_of(share.first));
    }
  }

  Coverage total_;
  uint64_t documents_ = 0;
};

void append_numbers(JsonWriter& json, const Coverage& coverage) {
  json.field("bytes", coverage.bytes);
  json.key("understood");
  json.share(coverage.understood());
  json.key("unread");
  json.open('{');
  for (const auto kind : kinds_of(coverage)) {
    json.field(name_of(kind),
               coverage.by_kind[static_cast<size_t>(kind)].bytes);
  }
  json.close('}');
}

void append_document(std::string& out, const Checked& checked,
                     const Coverage& coverage) {
  JsonWriter json(out);
  json.open('{');
  json.field("path", checked.path);
  append_page(json, *checked.source);
  append_numbers(json, coverage);
  json.close('}');
}

class JsonLines final : public Report {
 public:
  void add(std::string& out, const Checked& checked) override {
    if (checked.source == nullptr) return;
    append_document(out, checked, coverage_of(checked.document));
    out += '\n';
  }
  void end(std::string&) override {}
};

class JsonObject final : public Report {
 public:
  void add(std::string& out, const Checked& checked) override {
    if (checked.source == nullptr) return;
    const auto coverage = coverage_of(checked.document);
    out += documents_ == 0 ? kBegin : ",\n";
    ++documents_;
    add_to(total_, coverage);
    append_document(out, checked, coverage);
  }

  void end(std::string& out) override {
    out += documents_ == 0 ? kBegin : "\n";
    out += "],\"total\":";
    JsonWriter json(out);
    json.open('{');
    json.field("documents", documents_);
    append_numbers(json, total_);
    json.close('}');
    out += "}\n";
  }

 private:
  static constexpr std::string_view kBegin = "{\"version\":1,\"documents\":[\n";

  Coverage total_;
  uint64_t documents_ = 0;
};

}  // namespace

std::unique_ptr<Report> begin_coverage(std::string_view format) {
  if (format == "json") return std::make_unique<JsonObject>();
  if (format == "jsonl") return std::make_unique<JsonLines>();
  return std::make_unique<Table>();
}

}  // namespace listlint::reports
