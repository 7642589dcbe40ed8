#include "lint/engine_read.h"

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

}  // namespace

const Reader& choose_reader(const EngineOptions& options,
                            const std::string& name, std::string_view bytes) {
  const auto* reader = find_reader(options.input_format);
  return reader != nullptr ? *reader : reader_for(name, bytes);
}

void check_source(Checked& checked, const Reader& reader,
                  const Settings& settings, const EngineOptions& options,
                  std::string_view language) {
  auto& document = checked.document;
  document = reader.read(*checked.source, settings.reading);
  if (!settings.language.empty()) {
    document.language = settings.language;
  } else if (!language.empty()) {
    document.language = document.decoded.emplace_back(language);
  }
  if (settings.rules.empty()) return;
  checked.findings =
      check_document(document, settings, options.today, options.verdicts);
  checked.unwritable_fixes = drop_unwritable_fixes(document, checked.findings);
}

void check_file(Checked& checked, std::string bytes, const Settings& settings,
                const EngineOptions& options) {
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
  check_source(checked, *reader, settings, options);
}

}  // namespace listlint
