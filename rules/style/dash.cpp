#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "lint/place.h"
#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint::rules {
namespace {

// Two words and what joins them, as byte offsets into a field.
struct Compound {
  size_t begin = 0;  // of the first word
  size_t left = 0;   // its end
  size_t right = 0;  // the start of the second word
  size_t end = 0;
};

// Whether one of eight bytes is `byte`.
// https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord
constexpr bool has_byte(uint64_t bytes, unsigned char byte) {
  constexpr uint64_t kOnes = 0x0101010101010101U;
  const uint64_t zero_there = bytes ^ (kOnes * byte);
  return ((zero_there - kOnes) & ~zero_there & (kOnes << 7)) != 0;
}

// Whether a byte begins a dash or another sign like it: in few fields.
bool may_have_dash(std::string_view text) {
  constexpr unsigned char kLead = 0xE2;  // of all dashes that are not ASCII
  for (; text.size() >= sizeof(uint64_t); text.remove_prefix(8)) {
    uint64_t bytes = 0;
    std::memcpy(&bytes, text.data(), sizeof(bytes));
    if (has_byte(bytes, '-') || has_byte(bytes, kLead)) return true;
  }
  return std::ranges::any_of(text, [](char c) {
    return c == '-' || static_cast<unsigned char>(c) == kLead;
  });
}

// Length of the dash at text[at], 0 where there is none.
uint32_t dash_length(std::string_view text, size_t at) {
  if (text[at] == '-') return 1;
  if (static_cast<unsigned char>(text[at]) != 0xE2) return 0;
  const auto point = utf8::decode(text, at);
  const bool dash =
      (point.value >= 0x2010 && point.value <= 0x2015) || point.value == 0x2212;
  return dash ? point.length : 0;
}

bool is_word_part(char32_t value) {
  if (value == utf8::kIllFormed) return false;
  constexpr uint32_t kParts = unicode::kLetter | unicode::kMark;
  return (unicode::properties(value).flags & kParts) != 0;
}

// Where the word that ends at `at` begins.
size_t word_begin(std::string_view text, size_t at) {
  while (at > 0) {
    size_t previous = at - 1;
    while (previous > 0 && at - previous < 4 &&
           (static_cast<unsigned char>(text[previous]) & 0xC0) == 0x80) {
      --previous;
    }
    if (!is_word_part(utf8::decode(text, previous).value)) break;
    at = previous;
  }
  return at;
}

size_t word_end(std::string_view text, size_t at) {
  while (at < text.size()) {
    const auto point = utf8::decode(text, at);
    if (!is_word_part(point.value)) break;
    at += point.length;
  }
  return at;
}

// The compound around a dash at text[at]; nullopt unless letters stand on both
// sides of it, with or without spaces.
std::optional<Compound> compound_at(std::string_view text, size_t at,
                                    uint32_t length) {
  Compound compound;
  compound.left = at;
  while (compound.left > 0 && text[compound.left - 1] == ' ') --compound.left;
  compound.right = at + length;
  while (compound.right < text.size() && text[compound.right] == ' ') {
    ++compound.right;
  }
  compound.begin = word_begin(text, compound.left);
  compound.end = word_end(text, compound.right);
  if (compound.begin == compound.left || compound.end == compound.right) {
    return std::nullopt;
  }
  return compound;
}

// Calls visit(at, length) for each dash of a text.
template <typename Visit>
void visit_dashes(std::string_view text, Visit visit) {
  for (size_t at = 0; at < text.size(); ++at) {
    const auto length = dash_length(text, at);
    if (length != 0) visit(at, length);
  }
}

// "Rostov-on-Don"
bool is_plain(std::string_view text, size_t at, uint32_t length) {
  return length == 1 && (at == 0 || text[at - 1] != ' ') &&
         (at + 1 == text.size() || text[at + 1] != ' ');
}

enum class Subject : uint8_t { entry, section, reference };

struct Field {
  Subject subject = Subject::entry;
  Index index = 0;
  const Text* text = nullptr;
};

// Calls visit(field) for each field that the rule reads.
template <typename Visit>
void visit_fields(const Document& document, Visit visit) {
  for (Index i = 0; i < document.entries.size(); ++i) {
    visit(Field{Subject::entry, i, &document.entries[i].name});
  }
  for (Index i = 0; i < document.sections.size(); ++i) {
    visit(Field{Subject::section, i, &document.sections[i].heading});
  }
  for (Index i = 0; i < document.references.size(); ++i) {
    visit(Field{Subject::reference, i, &document.references[i].title});
  }
}

// One way to join two words: a dash, with or without spaces.
struct Form {
  char32_t dash = 0;
  bool space_before = false;
  bool space_after = false;

  friend bool operator==(const Form&, const Form&) = default;
};

Form form_of(std::string_view text, const Compound& compound) {
  const auto joint = text.substr(compound.left, compound.right - compound.left);
  const auto dash = joint.find_first_not_of(' ');
  return {utf8::decode(joint, dash).value, joint.front() == ' ',
          joint.back() == ' '};
}

// How often two words are joined in which form.
class Uses {
 public:
  void add(const Form& form) {
    ++all_;
    const auto row = std::ranges::find(rows_, form, &Row::form);
    if (row == rows_.end()) {
      rows_.push_back({form, 1});
    } else {
      ++row->count;
    }
  }

  struct Row {
    Form form;
    size_t count = 0;
  };

  // The form of most uses; null where none is usual, or all are of one form.
  const Row* usual() const {
    constexpr size_t kFewest = 3;
    const auto most = std::ranges::max_element(rows_, {}, &Row::count);
    if (most == rows_.end() || most->count == all_) return nullptr;
    const bool usual = most->count >= kFewest && most->count * 3 >= all_ * 2;
    return usual ? &*most : nullptr;
  }

 private:
  std::vector<Row> rows_;  // a few: there are nine dashes
  size_t all_ = 0;
};

class Dashes {
 public:
  explicit Dashes(Check& check) : check_(check) {}

  // Two forms of one compound include one that is not a plain hyphen: only
  // compounds that have such a form are counted.
  void run() {
    std::vector<Field> fields;  // with a dash
    visit_fields(check_.document, [&](const Field& field) {
      if (find_unusual(field.text->value)) fields.push_back(field);
    });
    if (uses_.empty()) return;
    for (const auto& field : fields) count(field);
    for (const auto& found : found_) {
      const auto* usual = found.uses->usual();
      if (usual != nullptr && found.form != usual->form) report(found, *usual);
    }
  }

 private:
  struct Found {
    Field field;
    Compound compound;
    Form form;
    Uses* uses = nullptr;
  };

  // Makes room for the compounds that have a form to be counted. Answers
  // whether there is a dash at all.
  bool find_unusual(std::string_view text) {
    bool any = false;
    if (!may_have_dash(text)) return any;
    visit_dashes(text, [&](size_t at, uint32_t length) {
      any = true;
      if (is_plain(text, at, length)) return;
      const auto compound = compound_at(text, at, length);
      if (compound) uses_.try_emplace(key_of(text, *compound));
    });
    return any;
  }

  void count(const Field& field) {
    const auto text = field.text->value;
    visit_dashes(text, [&](size_t at, uint32_t length) {
      const auto compound = compound_at(text, at, length);
      if (!compound) return;
      const auto row = uses_.find(key_of(text, *compound));
      if (row == uses_.end()) return;
      const auto form = form_of(text, *compound);
      row->second.add(form);
      found_.push_back({field, *compound, form, &row->second});
    });
  }

  const std::string& key_of(std::string_view text, const Compound& compound) {
    key_.clear();
    unicode::fold(text.substr(compound.begin, compound.left - compound.begin),
                  key_);
    key_ += '-';
    unicode::fold(text.substr(compound.right, compound.end - compound.right),
                  key_);
    return key_;
  }

  void report(const Found& found, const Uses::Row& usual) {
    const auto& text = *found.field.text;
    const auto& [begin, left, right, end] = found.compound;
    const auto value = text.value;
    std::string joint;
    if (usual.form.space_before) joint += ' ';
    utf8::append(joint, usual.form.dash);
    if (usual.form.space_after) joint += ' ';
    auto& finding = check_.report(
        part_of(*check_.document.source, text, begin, end),
        fmt::format("\"{}\" is written \"{}{}{}\" {} times in this list: keep "
                    "to one form",
                    value.substr(begin, end - begin),
                    value.substr(begin, left - begin), joint,
                    value.substr(right, end - right), usual.count));
    set_subject(finding, found.field);
    if (!is_verbatim(*check_.document.source, text)) return;
    finding.fix =
        Fix{fmt::format("write \"{}\"", joint),
            Safety::unsafe,
            {{part_of(*check_.document.source, text, left, right), joint}}};
  }

  void set_subject(Finding& finding, const Field& field) const {
    if (field.subject == Subject::entry) {
      finding.entry = field.index;
      finding.section = check_.document.entries[field.index].section;
    } else if (field.subject == Subject::section) {
      finding.section = field.index;
    } else {
      finding.reference = field.index;
    }
  }

  Check& check_;
  std::unordered_map<std::string, Uses> uses_;
  std::vector<Found> found_;
  std::string key_;  // of the compound at hand
};

void check_document(Check& check) { Dashes(check).run(); }

}  // namespace

extern const Rule style_dash;
constinit const Rule style_dash = {
    .id = "style/dash",
    .severity = Severity::info,
    .summary = "Two words joined by another dash than elsewhere in the list",
    .document = check_document,
};

}  // namespace listlint::rules
