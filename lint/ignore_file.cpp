#include "lint/ignore_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <unordered_set>
#include <yaml-cpp/yaml.h>

#include "lint/line_index.h"
#include "lint/settings.h"

namespace listlint {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kKeys = {"fingerprint"sv, "rule"sv,  "path"sv,
                              "reason"sv,      "owner"sv, "until"sv};
constexpr std::string_view kHead =
    "# What listlint need not tell, and why: listlint ignore adds to it.\n";

std::optional<Date> parse_day(std::string_view text) {
  const auto written = parse_date(text);
  if (!written || written->style != DateStyle::iso || !exists(written->date)) {
    return std::nullopt;
  }
  return written->date;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

// As a YAML scalar in double quotes.
std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (is_control(c)) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace

// Reads the YAML tree. The first problem ends it: `error_` then holds the
// whole line.
class IgnoreFileReader {
 public:
  IgnoreFileReader(std::string path, std::string bytes, Date today)
      : path_(std::move(path)), today_(today) {
    file_.source_ = std::make_unique<Source>(path_, std::move(bytes));
    file_.document_.source = file_.source_.get();
    file_.document_.format = "yaml";
  }

  std::string text() const { return std::string(file_.source_->bytes()); }

  tl::expected<IgnoreFile, std::string> read(const YAML::Node& root) {
    LineIndex lines(file_.source_->bytes());
    if (!root.IsNull() && !root.IsSequence()) {
      fail(root, "an ignore file is a list: begin each entry with \"-\"");
    } else if (root.IsSequence()) {
      for (const auto& item : root) read_entry(item, lines);
    }
    if (!error_.empty()) return tl::unexpected(error_);
    return std::move(file_);
  }

 private:
  void fail(const YAML::Node& node, const std::string& what) {
    if (!error_.empty()) return;
    const auto mark = node.Mark();
    error_ = fmt::format("{}:{}:{}: {}", path_, mark.line + 1, mark.column + 1,
                         what);
  }

  std::string scalar(const YAML::Node& node, std::string_view what) {
    if (node.IsScalar() && !node.Scalar().empty()) return node.Scalar();
    fail(node, fmt::format("{} must be a text", what));
    return {};
  }

  // The line that a value stands on, without its indentation.
  Span line_of(const YAML::Node& node, const LineIndex& lines) const {
    const auto number = static_cast<uint32_t>(node.Mark().line) + 1;
    if (number > lines.line_count()) return {};
    Span line = lines.line(number);
    const auto bytes = file_.source_->slice(line);
    const auto begin = bytes.find_first_not_of(" \t");
    if (begin != bytes.npos) line.begin += static_cast<uint32_t>(begin);
    return line;
  }

  std::string_view stored(std::string text) {
    return file_.document_.decoded.emplace_back(std::move(text));
  }

  void read_entry(const YAML::Node& node, const LineIndex& lines) {
    if (!error_.empty()) return;
    if (!node.IsMap()) {
      fail(node, "an entry is a map with fingerprint, rule, path and reason");
      return;
    }
    Suppression entry;
    entry.scope = Suppression::Scope::finding;
    entry.judged = false;
    IgnoreFile::Key key;
    std::unordered_set<std::string> seen;
    for (const auto& pair : node) {
      const auto name = scalar(pair.first, "a key");
      if (!seen.insert(name).second) {
        fail(pair.first, fmt::format("\"{}\" is there twice", name));
      }
      read_key(name, pair.first, pair.second, lines, entry, key);
    }
    for (const auto needed : {"fingerprint", "rule", "path", "reason"}) {
      if (seen.contains(needed)) continue;
      fail(node, fmt::format("the entry lacks \"{}\"", needed));
    }
    if (entry.span.empty()) entry.span = line_of(node, lines);
    file_.by_path_[key.path].push_back(file_.suppressions_.size());
    file_.suppressions_.push_back(std::move(entry));
    file_.keys_.push_back(std::move(key));
  }

  void read_key(const std::string& name, const YAML::Node& at,
                const YAML::Node& value, const LineIndex& lines,
                Suppression& entry, IgnoreFile::Key& key) {
    if (std::ranges::find(kKeys, name) == kKeys.end()) {
      fail(at, fmt::format("unknown key \"{}\"{}", name,
                           did_you_mean(name, kKeys)));
      return;
    }
    auto text = scalar(value, name);
    if (name == "fingerprint") {
      const auto number = parse_fingerprint(text);
      if (!number) {
        fail(value,
             fmt::format("\"{}\" is no fingerprint: it has 16 hexadecimal "
                         "digits, as --format jsonl prints them",
                         text));
      }
      key.fingerprint = number.value_or(0);
      entry.span = line_of(value, lines);
    } else if (name == "rule") {
      entry.names.push_back(
          {{stored(std::move(text)), line_of(value, lines)}, 0, 0});
    } else if (name == "path") {
      key.path = std::move(text);
    } else if (name == "reason") {
      if (text.find_first_not_of(" \t\r\n") == text.npos) {
        fail(value, "the reason is blank: write why");
      }
      entry.reason = {stored(std::move(text)), line_of(value, lines)};
    } else if (name == "until") {
      entry.until = parse_day(text);
      entry.expired = entry.until && *entry.until < today_;
      if (!entry.until) {
        fail(value, fmt::format("until cannot be \"{}\": write a day such as "
                                "2027-01-31",
                                text));
      }
    }
  }

  std::string path_;
  Date today_;
  IgnoreFile file_;
  std::string error_;
};

tl::expected<IgnoreFile, std::string> IgnoreFile::parse(const std::string& path,
                                                        std::string bytes,
                                                        Date today) {
  IgnoreFileReader reader(path, std::move(bytes), today);
  try {
    return reader.read(YAML::Load(reader.text()));
  } catch (const YAML::Exception& e) {
    return tl::unexpected(fmt::format("{}:{}:{}: this is not YAML: {}", path,
                                      e.mark.line + 1, e.mark.column + 1,
                                      e.msg));
  }
}

void IgnoreFile::apply(const std::string& path, std::vector<Finding>& findings,
                       bool complete) {
  const auto entries = by_path_.find(path);
  if (entries == by_path_.end()) return;
  std::unordered_map<uint64_t, size_t> by_fingerprint;
  for (const auto index : entries->second) {
    auto& entry = suppressions_[index];
    if (complete) entry.judged = true;
    if (entry.holds()) by_fingerprint[keys_[index].fingerprint] = index;
  }
  for (auto& finding : findings) {
    const auto found = by_fingerprint.find(finding.fingerprint);
    if (found == by_fingerprint.end()) continue;
    auto& entry = suppressions_[found->second];
    if (entry.names.front().word.value != finding.rule) continue;
    ++entry.names.front().hits;
    if (finding.dismissal == Dismissal::suppressed) continue;
    finding.dismissal = Dismissal::suppressed;
    finding.reason = entry.reason.value;
  }
}

std::string append_entry(std::string bytes, const IgnoreEntry& entry) {
  size_t indent = 0;
  try {
    const auto root = YAML::Load(bytes);
    if (root.IsSequence() && root.size() > 0) {
      // An entry begins behind "- ", which must stand where the others do.
      const auto line = static_cast<size_t>(root[0].Mark().line);
      size_t begin = 0;
      for (size_t i = 0; i < line; ++i) begin = bytes.find('\n', begin) + 1;
      const auto dash = bytes.find('-', begin);
      indent = dash == bytes.npos ? 0 : dash - begin;
    }
  } catch (const YAML::Exception&) {
    indent = 0;  // the caller has seen that it parses
  }
  const bool windows = bytes.find("\r\n") != bytes.npos;
  const std::string_view feed = windows ? "\r\n" : "\n";
  if (bytes.empty()) bytes = kHead;
  if (!bytes.ends_with('\n')) bytes += feed;
  const std::string margin(indent, ' ');
  const auto add = [&](std::string_view key, std::string_view value) {
    const auto* lead = key == kKeys.front() ? "- " : "  ";
    bytes += fmt::format("{}{}{}: {}{}", margin, lead, key, value, feed);
  };
  add("fingerprint", fmt::format("{:016x}", entry.fingerprint));
  add("rule", entry.rule);
  add("path", in_quotes(entry.path));
  add("reason", in_quotes(entry.reason));
  if (!entry.owner.empty()) add("owner", in_quotes(entry.owner));
  if (entry.until) {
    add("until", fmt::format("{:04}-{:02}-{:02}", entry.until->year,
                             entry.until->month, entry.until->day));
  }
  return bytes;
}

std::optional<uint64_t> parse_fingerprint(std::string_view text) {
  uint64_t value = 0;
  const auto* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value, 16);
  if (text.size() != 16 || parsed.ec != std::errc() || parsed.ptr != end) {
    return std::nullopt;
  }
  return value;
}

}  // namespace listlint
