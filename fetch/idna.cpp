#include "fetch/idna.h"

#include <array>
#include <memory>
#include <unicode/uidna.h>

namespace listlint::fetch {
namespace {

// Browsers take these names; how long labels are is looked at later.
constexpr uint32_t kForgiven =
    UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
    UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
    UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

constexpr size_t kLongest = 1024;  // bytes; a name has 253

}  // namespace

std::string to_ascii(std::string_view host) {
  if (host.size() > kLongest) return {};
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UIDNA, decltype(&uidna_close)> idna(
      uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI |
                          UIDNA_CHECK_CONTEXTJ,
                      &error),
      &uidna_close);
  if (U_FAILURE(error) != 0) return {};
  std::array<char, 8 * kLongest> ascii{};
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  const int32_t size = uidna_nameToASCII_UTF8(
      idna.get(), host.data(), static_cast<int32_t>(host.size()), ascii.data(),
      static_cast<int32_t>(ascii.size()), &info, &error);
  if (U_FAILURE(error) != 0 || (info.errors & ~kForgiven) != 0 || size <= 0) {
    return {};
  }
  return {ascii.data(), static_cast<size_t>(size)};
}

}  // namespace listlint::fetch
