#include "lint/finding_bytes.h"

#include <algorithm>
#include <cstring>

namespace listlint {
namespace {

class ByteWriter {
 public:
  explicit ByteWriter(std::string& out) : out_(out) {}

  // Seven bits a byte, the lowest first; the eighth says that more come.
  void number(uint64_t value) {
    for (; value >= 0x80; value >>= 7) {
      out_ += static_cast<char>((value & 0x7F) | 0x80);
    }
    out_ += static_cast<char>(value);
  }
  void fixed(uint64_t value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out_.append(bytes, sizeof value);
  }
  void text(std::string_view text) {
    number(text.size());
    out_ += text;
  }
  void span(Span span) {
    number(span.begin);
    number(span.size());
  }
  // kNone is 0.
  void index(Index index) { number(index + 1); }

 private:
  std::string& out_;
};

// Answers 0 and "" from the first byte on that is not as it should be.
class ByteReader {
 public:
  ByteReader(std::string_view bytes, uint32_t size)
      : bytes_(bytes), size_(size) {}

  bool good() const { return good_; }
  bool at_end() const { return bytes_.empty(); }

  uint64_t number() {
    uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) break;
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    return fail();
  }
  uint64_t fixed() {
    uint64_t value = 0;
    if (bytes_.size() < sizeof value) return fail();
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }
  std::string_view text() {
    const auto size = number();
    if (size > bytes_.size()) {
      fail();
      return {};
    }
    const auto text = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return text;
  }
  Span span() {
    const auto begin = number();
    const auto size = number();
    if (begin > size_ || size > size_ - begin) {
      fail();
      return {};
    }
    return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + size)};
  }
  Index index() { return static_cast<Index>(up_to(UINT32_MAX) - 1); }
  uint64_t up_to(uint64_t most) {
    const auto value = number();
    return value <= most ? value : fail();
  }
  // How many items follow, each of a byte or more.
  size_t count() { return static_cast<size_t>(up_to(bytes_.size())); }

 private:
  uint64_t fail() {
    good_ = false;
    bytes_ = {};
    return 0;
  }

  std::string_view bytes_;
  uint32_t size_;
  bool good_ = true;
};

void write_finding(ByteWriter& out, const Finding& finding) {
  out.text(finding.rule);
  out.number(static_cast<uint64_t>(finding.severity));
  out.span(finding.span);
  out.text(finding.message);
  out.number(finding.related.size());
  for (const auto& related : finding.related) {
    out.span(related.span);
    out.text(related.message);
  }
  out.number(finding.fix ? 1 : 0);
  if (finding.fix) {
    out.text(finding.fix->title);
    out.number(static_cast<uint64_t>(finding.fix->safety));
    out.number(finding.fix->edits.size());
    for (const auto& edit : finding.fix->edits) {
      out.span(edit.span);
      out.text(edit.text);
    }
  }
  out.number(finding.folds.size());
  for (const auto& fold : finding.folds) {
    out.text(fold.rule);
    out.span(fold.span);
  }
  out.index(finding.section);
  out.index(finding.entry);
  out.index(finding.reference);
  out.fixed(finding.fingerprint);
  out.fixed(finding.folded_into);
  out.number(static_cast<uint64_t>(finding.dismissal));
  out.text(finding.reason);
}

// The id of a rule that is on, "" for any other.
std::string_view own_id(std::string_view id, const Settings& settings) {
  const auto& rules = settings.rules;
  const auto found = std::ranges::lower_bound(
      rules, id, {},
      [](const RuleSetting& setting) { return setting.rule->id; });
  return found != rules.end() && found->rule->id == id ? found->rule->id
                                                       : std::string_view();
}

Fix read_fix(ByteReader& in) {
  Fix fix;
  fix.title = in.text();
  fix.safety = static_cast<Safety>(in.up_to(1));
  const auto edits = in.count();
  for (size_t i = 0; i < edits && in.good(); ++i) {
    const auto span = in.span();
    fix.edits.push_back({span, std::string(in.text())});
  }
  return fix;
}

void read_folds(ByteReader& in, const Settings& settings, Finding& finding) {
  const auto folds = in.count();
  for (size_t i = 0; i < folds && in.good(); ++i) {
    const auto rule = own_id(in.text(), settings);
    const auto span = in.span();
    if (!rule.empty()) finding.folds.push_back({rule, span});
  }
}

// False where the rule is not on.
bool read_finding(ByteReader& in, const Settings& settings, Finding& finding) {
  finding.rule = own_id(in.text(), settings);
  finding.severity = static_cast<Severity>(in.up_to(2));
  finding.span = in.span();
  finding.message = in.text();
  const auto related = in.count();
  for (size_t i = 0; i < related && in.good(); ++i) {
    const auto span = in.span();
    finding.related.push_back({span, std::string(in.text())});
  }
  if (in.up_to(1) == 1) finding.fix = read_fix(in);
  read_folds(in, settings, finding);
  finding.section = in.index();
  finding.entry = in.index();
  finding.reference = in.index();
  finding.fingerprint = in.fixed();
  finding.folded_into = in.fixed();
  finding.dismissal = static_cast<Dismissal>(in.up_to(2));
  finding.reason = in.text();
  return !finding.rule.empty();
}

}  // namespace

std::string to_bytes(const std::vector<Finding>& findings) {
  std::string bytes;
  ByteWriter out(bytes);
  out.number(findings.size());
  for (const auto& finding : findings) write_finding(out, finding);
  return bytes;
}

std::optional<std::vector<Finding>> from_bytes(std::string_view bytes,
                                               const Settings& settings,
                                               uint32_t size) {
  ByteReader in(bytes, size);
  const auto count = in.count();
  std::vector<Finding> findings;
  for (size_t i = 0; i < count && in.good(); ++i) {
    if (!read_finding(in, settings, findings.emplace_back())) {
      return std::nullopt;
    }
  }
  if (!in.good() || !in.at_end()) return std::nullopt;
  return findings;
}

}  // namespace listlint
