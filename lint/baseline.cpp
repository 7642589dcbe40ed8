#include "lint/baseline.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>

#include "lint/ignore_file.h"
#include "lint/unicode/utf8.h"

namespace listlint {
namespace {

using Json = nlohmann::json;
constexpr std::string_view kRemedy =
    "; take it back from version control, or write a new one with "
    "--update-baseline to another file";

// Bytes that count the lines of what was read of them.
class Counting {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Counting(const char* at, size_t* line) : at_(at), line_(line) {}

  reference operator*() const { return *at_; }
  pointer operator->() const { return at_; }
  Counting& operator++() {
    if (*at_ == '\n') ++*line_;
    ++at_;
    return *this;
  }
  Counting operator++(int) {
    auto before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Counting& other) const { return at_ == other.at_; }
  bool operator!=(const Counting& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  size_t* line_;
};

// Takes the findings as their tokens come; answers false at the first that
// does not belong, with `problem` set.
class Parser final : public Json::json_sax_t {
 public:
  struct Found {
    std::string path;
    std::optional<uint64_t> fingerprint;
    Baseline::Entry entry;
  };

  std::vector<Found> found;
  std::string problem;

  bool null() override { return value("null"); }
  bool boolean(bool) override { return value("a boolean"); }
  bool number_integer(number_integer_t) override { return value("a number"); }
  bool number_unsigned(number_unsigned_t number) override {
    if (depth_ == 1 && key_ == "version" && number == 1) return true;
    if (depth_ == 1 && key_ == "version") {
      return refuse("it is of a newer listlint");
    }
    return value("a number");
  }
  bool number_float(number_float_t, const string_t&) override {
    return value("a number");
  }
  bool binary(binary_t&) override { return false; }

  bool string(string_t& text) override {
    if (depth_ != 3) return value("a text");
    auto& last = found.back();
    if (key_ == "fingerprint") {
      last.fingerprint = parse_fingerprint(text);
      if (!last.fingerprint) {
        return refuse(fmt::format("\"{}\" is no fingerprint", text));
      }
    } else if (auto* field = field_of(last)) {
      *field = std::move(text);
    } else {
      return refuse(fmt::format("unknown key \"{}\"", key_));
    }
    return true;
  }

  bool start_object(size_t) override {
    ++depth_;
    if (depth_ == 1) return true;
    if (depth_ != 3) return value("an object");
    found.emplace_back();
    return true;
  }
  bool key(string_t& name) override {
    key_ = std::move(name);
    if (depth_ != 1 || key_ == "version" || key_ == "findings") return true;
    return refuse(fmt::format("unknown key \"{}\"", key_));
  }
  bool end_object() override {
    if (depth_-- != 3) return true;
    const auto& last = found.back();
    if (last.fingerprint && !last.path.empty() && !last.entry.rule.empty()) {
      return true;
    }
    return refuse("a finding needs path, fingerprint and rule");
  }
  bool start_array(size_t) override {
    ++depth_;
    return (depth_ == 2 && key_ == "findings") || value("an array");
  }
  bool end_array() override {
    --depth_;
    return true;
  }
  bool parse_error(size_t, const std::string&,
                   const Json::exception&) override {
    return refuse("this is not JSON");
  }

 private:
  std::string* field_of(Found& of) const {
    auto& entry = of.entry;
    if (key_ == "path") return &of.path;
    if (key_ == "rule") return &entry.rule;
    if (key_ == "page") return &entry.page;
    if (key_ == "section") return &entry.section;
    if (key_ == "entry") return &entry.entry;
    if (key_ == "message") return &entry.message;
    return nullptr;
  }

  bool value(std::string_view what) {
    return refuse(fmt::format("{} does not belong here", what));
  }
  bool refuse(std::string why) {
    problem = std::move(why);
    return false;
  }

  int depth_ = 0;
  std::string key_;
};

std::string json_text(std::string_view text) {
  return Json(std::string(text))
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

// A path as the file holds it: JSON has no bytes that are not UTF-8.
std::string in_json(std::string_view path) {
  std::string text;
  for (size_t at = 0; at < path.size();) {
    const auto [value, length] = utf8::decode(path, at);
    text += value == utf8::kIllFormed ? "\uFFFD" : path.substr(at, length);
    at += length;
  }
  return text;
}

// What people are told of a finding.
Baseline::Entry entry_of(const Finding& finding, const Document& document) {
  Baseline::Entry entry;
  entry.rule = finding.rule;
  entry.page = document.source->page();
  entry.message = finding.message;
  auto section = finding.section;
  if (finding.entry != kNone) {
    entry.entry = document.entries[finding.entry].name.value;
    if (section == kNone) section = document.entries[finding.entry].section;
  }
  if (section != kNone) {
    entry.section = document.sections[section].heading.value;
  }
  entry.seen = true;
  return entry;
}

}  // namespace

tl::expected<Baseline, std::string> Baseline::parse(const std::string& path,
                                                    std::string_view bytes) {
  Parser parser;
  size_t line = 1;
  const Counting begin(bytes.data(), &line);
  const Counting end(bytes.data() + bytes.size(), &line);
  if (!Json::sax_parse(begin, end, &parser)) {
    return tl::unexpected(fmt::format("{}:{}: this is no baseline: {}{}", path,
                                      line, parser.problem, kRemedy));
  }
  Baseline baseline;
  for (auto& found : parser.found) {
    baseline.entries_[{std::move(found.path), *found.fingerprint}] =
        std::move(found.entry);
  }
  return baseline;
}

// Once a path: the pages of a dump share one.
void Baseline::look_for(const std::string& path, const LooksFor& looks_for) {
  if (!checked_.insert(path).second) return;
  for (auto at = entries_.lower_bound({path, 0});
       at != entries_.end() && at->first.first == path; ++at) {
    at->second.looked_for = looks_for(at->second.rule);
  }
}

void Baseline::apply(const std::string& list, std::vector<Finding>& findings,
                     const LooksFor& looks_for) {
  const auto path = in_json(list);
  look_for(path, looks_for);
  for (auto& finding : findings) {
    const auto known = entries_.find({path, finding.fingerprint});
    if (known == entries_.end()) continue;
    known->second.seen = true;
    if (finding.dismissal != Dismissal::none) continue;
    finding.dismissal = Dismissal::baseline;
  }
}

void Baseline::update(const std::string& list, const Document& document,
                      std::vector<Finding>& findings,
                      const LooksFor& looks_for) {
  const auto path = in_json(list);
  look_for(path, looks_for);
  for (auto& finding : findings) {
    if (finding.dismissal == Dismissal::suppressed) continue;
    entries_[{path, finding.fingerprint}] = entry_of(finding, document);
    finding.dismissal = Dismissal::baseline;
  }
}

std::vector<std::pair<std::string, const Baseline::Entry*>> Baseline::fixed()
    const {
  std::vector<std::pair<std::string, const Entry*>> fixed;
  for (const auto& [key, entry] : entries_) {
    if (entry.looked_for && !entry.seen) fixed.emplace_back(key.first, &entry);
  }
  return fixed;
}

std::string Baseline::json() const {
  std::vector<const std::pair<const Key, Entry>*> rows;
  rows.reserve(entries_.size());
  for (const auto& row : entries_) {
    const auto& entry = row.second;
    if (entry.seen || !entry.looked_for) rows.push_back(&row);
  }
  std::ranges::sort(rows, {}, [](const auto* row) {
    const auto& [key, entry] = *row;
    return std::tie(key.first, entry.page, entry.rule, entry.section,
                    entry.entry, key.second);
  });
  std::string out = "{\"version\":1,\"findings\":[\n";
  for (const auto* row : rows) {
    const auto& [key, entry] = *row;
    out += fmt::format("{{\"path\":{},\"fingerprint\":\"{:016x}\",\"rule\":{}",
                       json_text(key.first), key.second, json_text(entry.rule));
    const auto add = [&](std::string_view name, const std::string& text) {
      if (!text.empty())
        out += fmt::format(",\"{}\":{}", name, json_text(text));
    };
    add("page", entry.page);
    add("section", entry.section);
    add("entry", entry.entry);
    add("message", entry.message);
    out += row == rows.back() ? "}\n" : "},\n";
  }
  return out + "]}\n";
}

}  // namespace listlint
