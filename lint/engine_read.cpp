#include "lint/engine_read.h"

#include <algorithm>

#include "lint/known_results.h"
#include "lint/read/charset.h"
#include "lint/write_back.h"

namespace listlint {
namespace {

std::string charset_of(const Source& raw, const Reader& reader,
                       const EngineOptions& options) {
  const auto& given = options.encoding;
  if (given == "UTF-8" || given == "utf-8" || given == "utf8") return {};
  if (!given.empty()) return given;
  return detect_charset(raw.bytes(), reader.name == "html", "");
}

void read_document(Checked& checked, const Reader& reader,
                   const Settings& settings, std::string_view language) {
  auto& document = checked.document;
  document = reader.read(*checked.source, settings.reading);
  if (!settings.language.empty()) {
    document.language = settings.language;
  } else if (!language.empty()) {
    document.language = document.decoded.emplace_back(language);
  }
}

// Whether all that findings point to is there: what is remembered may be of
// anybody's making.
bool fits(const std::vector<Finding>& findings, const Document& document) {
  const auto there = [](Index index, size_t size) {
    return index == kNone || index < size;
  };
  return std::ranges::all_of(findings, [&](const Finding& finding) {
    return there(finding.section, document.sections.size()) &&
           there(finding.entry, document.entries.size()) &&
           there(finding.reference, document.references.size());
  });
}

// Takes what is known; false where that is nothing. Without findings there is
// nothing that needs the model.
bool take_known(Checked& checked, const Reader& reader, const ResultKey& key,
                const Subject& subject, const EngineOptions& options) {
  auto result = options.known->find(key, subject);
  if (!result) return false;
  if (result->findings.empty() && !options.reads_clean) {
    checked.document.source = checked.source.get();
    checked.document.format = reader.name;
  } else {
    read_document(checked, reader, subject.settings, {});
    if (!fits(result->findings, checked.document)) return false;
  }
  checked.findings = std::move(result->findings);
  checked.unwritable_fixes = result->unwritable_fixes;
  return true;
}

constexpr std::string_view kTooLarge = "it is larger than 64 MiB; split it";

// An input that fails where it is longer than a list may be.
class Limited final : public Input {
 public:
  Limited(Input& input, uint64_t read) : input_(input), read_(read) {}

  tl::expected<size_t, std::string> read(char* to, size_t size) override {
    auto got = input_.read(to, size);
    if (got) read_ += *got;
    if (read_ > kMaxListBytes) return tl::unexpected(std::string(kTooLarge));
    return got;
  }
  uint64_t expected_size() const override { return input_.expected_size(); }

 private:
  Input& input_;
  uint64_t read_;
};

}  // namespace

std::string read_list(Input& input, std::string& bytes) {
  Limited limited(input, bytes.size());
  if (input.expected_size() > kMaxListBytes) return std::string(kTooLarge);
  return read_rest(limited, bytes);
}

const Reader& choose_reader(const EngineOptions& options,
                            const std::string& name, std::string_view bytes) {
  const auto* reader = find_reader(options.input_format);
  return reader != nullptr ? *reader : reader_for(name, bytes);
}

void check_source(Checked& checked, const Reader& reader,
                  const Settings& settings, const EngineOptions& options,
                  std::string_view language) {
  read_document(checked, reader, settings, language);
  if (settings.rules.empty()) return;
  checked.findings = check_document(checked.document, settings, options.today,
                                    options.verdicts);
  checked.unwritable_fixes =
      drop_unwritable_fixes(checked.document, checked.findings);
}

void check_file(Checked& checked, std::string bytes, const Settings& settings,
                const EngineOptions& options, bool may_be_known) {
  checked.source = std::make_unique<Source>(checked.path, std::move(bytes));
  const auto* reader =
      &choose_reader(options, checked.path, checked.source->bytes());
  const auto charset = charset_of(*checked.source, *reader, options);
  if (!charset.empty()) {
    auto converted = convert(*checked.source, charset);
    if (!converted) {
      checked.source.reset();
      checked.failure = std::move(converted.error());
      return;
    }
    checked.source = std::move(*converted);
    reader = &choose_reader(options, checked.path, checked.source->bytes());
  }
  if (options.known == nullptr || !may_be_known || options.verdicts ||
      settings.rules.empty()) {
    check_source(checked, *reader, settings, options);
    return;
  }
  const Subject subject{*checked.source, reader->name, settings};
  const auto key = options.known->key_of(subject);
  if (take_known(checked, *reader, key, subject, options)) return;
  check_source(checked, *reader, settings, options);
  options.known->keep(key, checked.findings, checked.unwritable_fixes);
}

}  // namespace listlint
