#include "lint/custom/order.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <unicode/coll.h>
#include <unicode/unistr.h>

#include "lint/date.h"

namespace listlint::custom {
namespace {

// Bytes that compare as the numbers do.
std::string bytes_of(double number) {
  uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);
  constexpr uint64_t kSign = uint64_t{1} << 63;
  bits = (bits & kSign) != 0 ? ~bits : bits | kSign;
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8) {
    bytes += static_cast<char>(bits >> shift & 0xFF);
  }
  return bytes;
}

// "1,234,567", "1 234" and "12.5" are numbers; "12 km" is none.
std::optional<std::string> of_number(std::string_view value) {
  std::string digits;
  for (const char c : value) {
    if (c != ',' && c != ' ') digits += c;
  }
  double number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [at, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || at != end || !std::isfinite(number)) {
    return std::nullopt;
  }
  return bytes_of(number == 0 ? 0 : number);  // -0 is 0
}

std::optional<std::string> of_date(std::string_view value) {
  const auto written = parse_date(value);
  if (!written) return std::nullopt;
  return bytes_of(static_cast<double>(days_from_civil(written->date)));
}

}  // namespace

struct OrderKeys::Icu {
  std::unique_ptr<icu::Collator> collator;
};

OrderKeys::OrderKeys(Kind kind, std::string_view language)
    : kind_(kind), language_(language) {}
OrderKeys::~OrderKeys() = default;

std::optional<std::string> OrderKeys::of(std::string_view value) {
  switch (kind_) {
    case Kind::number:
      return of_number(value);
    case Kind::date:
      return of_date(value);
    case Kind::text:
      break;
  }
  return of_text(value.substr(0, kMostMatched));
}

std::string OrderKeys::of_text(std::string_view value) {
  if (!icu_) {
    UErrorCode status = U_ZERO_ERROR;
    icu_ = std::make_unique<Icu>();
    icu_->collator.reset(icu::Collator::createInstance(
        icu::Locale(language_.empty() ? "root" : language_.c_str()), status));
    if (icu_->collator) icu_->collator->setStrength(icu::Collator::PRIMARY);
  }
  if (!icu_->collator) return std::string(value);
  const auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(value.data(), static_cast<int32_t>(value.size())));
  std::string key(4 * value.size() + 16, '\0');
  const auto write = [&] {
    return static_cast<size_t>(
        icu_->collator->getSortKey(text, reinterpret_cast<uint8_t*>(key.data()),
                                   static_cast<int32_t>(key.size())));
  };
  const auto size = write();
  const bool cut = size > key.size();
  key.resize(size);
  if (cut) write();
  return key;
}

std::vector<bool> outside_longest_run(const std::vector<std::string>& keys) {
  // From the last key to the first: heads[n] is the greatest first key of a
  // run of length n + 1.
  std::vector<size_t> lengths(keys.size());
  std::vector<const std::string*> heads;
  for (size_t i = keys.size(); i-- > 0;) {
    const auto at = std::partition_point(
        heads.begin(), heads.end(),
        [&](const auto* head) { return *head >= keys[i]; });
    lengths[i] = static_cast<size_t>(at - heads.begin()) + 1;
    if (at == heads.end()) {
      heads.push_back(&keys[i]);
    } else {
      *at = &keys[i];
    }
  }
  std::vector<bool> outside(keys.size(), true);
  auto left = heads.size();
  const std::string* last = nullptr;
  for (size_t i = 0; i < keys.size() && left > 0; ++i) {
    if (lengths[i] < left || (last != nullptr && keys[i] < *last)) continue;
    outside[i] = false;
    last = &keys[i];
    --left;
  }
  return outside;
}

}  // namespace listlint::custom
