#include "fetch/networks.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "fetch/address.h"

namespace listlint::fetch {
namespace {

constexpr std::string_view kMapped("\0\0\0\0\0\0\0\0\0\0\xFF\xFF", 12);

uint32_t byte_at(std::string_view bytes, size_t i) {
  return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
}

}  // namespace

bool begins_alike(std::string_view a, std::string_view b, uint32_t bits) {
  for (uint32_t i = 0; i * 8 < bits; ++i) {
    const uint32_t count = std::min(8U, bits - i * 8);
    const uint32_t mask = 0xFFU << (8 - count) & 0xFF;
    if (((byte_at(a, i) ^ byte_at(b, i)) & mask) != 0) return false;
  }
  return true;
}

tl::expected<void, std::string> Networks::add(std::string_view text) {
  if (text == "*") {
    all_ = true;
    return {};
  }
  const size_t slash = text.find('/');
  Network network;
  network.bytes = ip_of(text.substr(0, slash));
  if (network.bytes.empty()) {
    return tl::unexpected(fmt::format(
        "{}: expected a network, as \"10.0.0.0/8\", \"fd00::/8\" or \"*\"",
        text));
  }
  const auto most = static_cast<uint32_t>(network.bytes.size() * 8);
  network.bits = most;
  if (slash != std::string_view::npos) {
    const std::string_view bits = text.substr(slash + 1);
    const char* const end = bits.data() + bits.size();
    const auto read = std::from_chars(bits.data(), end, network.bits);
    if (read.ec != std::errc() || read.ptr != end || network.bits > most) {
      return tl::unexpected(
          fmt::format("{}: expected 0 to {} bits after \"/\"", text, most));
    }
  }
  networks_.push_back(std::move(network));
  return {};
}

bool Networks::contains(std::string_view bytes) const {
  if (all_) return true;
  const bool found =
      std::ranges::any_of(networks_, [&](const Network& network) {
        return network.bytes.size() == bytes.size() &&
               begins_alike(network.bytes, bytes, network.bits);
      });
  if (found || bytes.size() != 16 || !bytes.starts_with(kMapped)) return found;
  return contains(bytes.substr(kMapped.size()));
}

}  // namespace listlint::fetch
