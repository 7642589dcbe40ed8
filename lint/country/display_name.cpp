#include "lint/country/display_name.h"

#include <memory>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace listlint::country {

std::string display_name(std::string_view code, std::string_view language,
                         Length length) {
  UErrorCode error = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(
      icu::StringPiece(language.data(), static_cast<int32_t>(language.size())),
      error);
  if (U_FAILURE(error) != 0) return {};
  UDisplayContext contexts[] = {
      length == Length::full ? UDISPCTX_LENGTH_FULL : UDISPCTX_LENGTH_SHORT,
      UDISPCTX_NO_SUBSTITUTE};
  const std::unique_ptr<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(locale, contexts, 2));
  icu::UnicodeString name;
  names->regionDisplayName(std::string(code).c_str(), name);
  std::string utf8;
  if (!name.isBogus()) name.toUTF8String(utf8);
  return utf8 == code ? std::string() : utf8;
}

}  // namespace listlint::country
