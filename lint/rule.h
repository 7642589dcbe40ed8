// What a rule is, and what it sees while it runs.
//
// A rule is rules/<group>/<name>.cpp, which defines one constant-initialised
// Rule, and rules/<group>/<name>.md, its page. The build collects them into an
// ordered table (rules/table.h); nothing registers itself.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "lint/date.h"
#include "lint/document.h"
#include "lint/finding.h"
#include "lint/suppression.h"
#include "lint/unicode/scan.h"
#include "lint/verdict.h"

namespace listlint {

// A typed option of a rule, declared once: it validates the config, documents
// itself in `explain`, and is the key that the rule reads its value by.
struct Option {
  enum class Type : uint8_t { integer, boolean, choice, texts };

  std::string_view name;
  std::string_view summary;
  Type type = Type::integer;
  int64_t integer = 0;  // default; 0 and 1 for a boolean
  int64_t least = 0;
  int64_t most = 0;
  std::string_view choice = {};                    // default
  std::span<const std::string_view> choices = {};  // allowed
};

constexpr Option integer_option(std::string_view name, std::string_view summary,
                                int64_t value, int64_t least, int64_t most) {
  return {name, summary, Option::Type::integer, value, least, most, {}, {}};
}
constexpr Option boolean_option(std::string_view name, std::string_view summary,
                                bool value) {
  return {name, summary, Option::Type::boolean, value ? 1 : 0, 0, 1, {}, {}};
}
constexpr Option choice_option(std::string_view name, std::string_view summary,
                               std::string_view value,
                               std::span<const std::string_view> choices) {
  return {name, summary, Option::Type::choice, 0, 0, 0, value, choices};
}
// A list of texts, empty by default.
constexpr Option texts_option(std::string_view name, std::string_view summary) {
  return {name, summary, Option::Type::texts, 0, 0, 0, {}, {}};
}

using OptionValue =
    std::variant<int64_t, bool, std::string, std::vector<std::string>>;

// What is known of the addresses of a reference; null where nothing is.
struct CitedVerdicts {
  const Verdict* url = nullptr;
  const Verdict* archive = nullptr;  // of its archive_url
};

class Check;
struct CustomRule;  // lint/custom/rule.h

struct Rule {
  std::string_view id;  // "group/name", equal to its path
  Severity severity = Severity::warning;
  std::string_view summary;  // one line, no full stop
  std::span<const Option* const> options = {};

  // What it looks at; a rule sets the phases that it needs. Within a
  // document they run in this order, each over all its items.
  void (*source)(Check&) = nullptr;
  void (*entry)(Check&, Index) = nullptr;
  void (*section)(Check&, Index) = nullptr;
  void (*reference)(Check&, Index) = nullptr;
  void (*document)(Check&) = nullptr;
  // Only where addresses were asked, in an audit: the references that
  // something is known of, and then the whole document.
  void (*verdict)(Check&, Index, const CitedVerdicts&) = nullptr;
  void (*audit)(Check&) = nullptr;
  // Behind all rules, over the suppressions and what became of them.
  void (*suppression)(Check&, const Suppression&) = nullptr;
};

// Whether a rule has nothing to say before addresses were asked. An audit runs
// these rules, a check all the others.
constexpr bool is_of_audit(const Rule& rule) {
  return rule.verdict != nullptr || rule.audit != nullptr;
}

// A rule as a run uses it: switched on, with its severity and option values.
struct RuleSetting {
  const Rule* rule = nullptr;
  Severity severity = Severity::warning;
  std::vector<OptionValue> values;  // as rule->options
  // Of a rule that the config defines: what `rule` is a part of, else null.
  std::shared_ptr<const CustomRule> custom = nullptr;
};

// What several rules ask of one document, made when the first one asks. Owns
// the answers, which are good as long as it is; one thread.
class Shared {
 public:
  // make(document), called once.
  template <typename T>
  const T& of(const Document& document, T (*make)(const Document&)) {
    const auto key = reinterpret_cast<void (*)()>(make);
    for (const auto& [known, answer] : answers_) {
      if (known == key) return *static_cast<const T*>(answer.get());
    }
    const auto answer = std::make_shared<const T>(make(document));
    answers_.emplace_back(key, answer);
    return *answer;
  }

 private:
  std::vector<std::pair<void (*)(), std::shared_ptr<const void>>> answers_;
};

// One rule at work on one document: the model to read, the options, and where
// findings go. Lives on one thread for the length of one rule on one document.
class Check {
 public:
  Check(const Document& checked, const unicode::Scan& scanned,
        const RuleSetting& setting, Date now, Shared& shared,
        std::vector<Finding>& findings)
      : document(checked),
        scan(scanned),
        today(now),
        shared_(shared),
        setting_(setting),
        findings_(findings) {}

  const Document& document;
  const unicode::Scan& scan;
  const Date today;  // UTC

  int64_t integer(const Option& option) const {
    return std::get<int64_t>(value(option));
  }
  bool boolean(const Option& option) const {
    return std::get<bool>(value(option));
  }
  std::string_view choice(const Option& option) const {
    return std::get<std::string>(value(option));
  }
  const std::vector<std::string>& texts(const Option& option) const {
    return std::get<std::vector<std::string>>(value(option));
  }

  // make(document), which other rules of the run may have asked for already.
  template <typename T>
  const T& shared(T (*make)(const Document&)) {
    return shared_.of(document, make);
  }

  // Only in the check functions of custom rules.
  const CustomRule& custom() const { return *setting_.custom; }

  // Adds a finding with the severity in force; the answer is good until the
  // next report. The subject is set by the variants below.
  Finding& report(Span span, std::string message);
  Finding& report_entry(Index entry, Span span, std::string message);
  Finding& report_section(Index section, Span span, std::string message);
  Finding& report_reference(Index reference, Span span, std::string message);

  std::string_view slice(Span span) const {
    return document.source->slice(span);
  }

 private:
  const OptionValue& value(const Option& option) const;

  Shared& shared_;
  const RuleSetting& setting_;
  std::vector<Finding>& findings_;
};

}  // namespace listlint
