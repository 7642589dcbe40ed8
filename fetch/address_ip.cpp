#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdint>
#include <optional>

#include "fetch/address.h"
#include "fetch/idna.h"
#include "fetch/networks.h"
#include "lint/ascii.h"

namespace listlint::fetch {
namespace {

// The first bytes, the rest is zero; and how many bits count.
struct Row {
  std::string_view bytes;
  uint32_t bits = 0;
};

constexpr std::string_view operator""_b(const char* text, size_t size) {
  return {text, size};
}

// RFC 6890 and the registries that it set up, as of 2026, and one address of
// a cloud that lies outside of them.
constexpr Row kPrivate4[] = {
    {"\0"_b, 8},                 // this network
    {"\x0A"_b, 8},               // private
    {"\x64\x40"_b, 10},          // behind the NAT of a provider
    {"\x7F"_b, 8},               // loopback
    {"\xA8\x3F\x81\x10"_b, 32},  // 168.63.129.16: tells about machines
    {"\xA9\xFE"_b, 16},          // link-local; tells about machines
    {"\xAC\x10"_b, 12},          // private
    {"\xC0\0\0"_b, 24},          // protocols
    {"\xC0\0\x02"_b, 24},        // documentation
    {"\xC0\x58\x63"_b, 24},      // relays of 6to4
    {"\xC0\xA8"_b, 16},          // private
    {"\xC6\x12"_b, 15},          // benchmarks
    {"\xC6\x33\x64"_b, 24},      // documentation
    {"\xCB\0\x71"_b, 24},        // documentation
    {"\xE0"_b, 4},               // multicast
    {"\xF0"_b, 4},               // reserved, and broadcast
};

constexpr Row kPrivate6[] = {
    {"\0\0\0\0\0\0\0\0\0\0\0\0"_b, 96},      // ::, ::1 and old forms of IPv4
    {"\0\0\0\0\0\0\0\0\xFF\xFF\0\0"_b, 96},  // translated IPv4
    {"\0\x64\xFF\x9B\0\x01"_b, 48},          // local NAT64
    {"\x01\0\0\0\0\0\0\0"_b, 64},            // discard
    {"\x20\x01\0"_b, 23},                    // protocols; Teredo
    {"\x20\x01\x0D\xB8"_b, 32},              // documentation
    {"\x3F\xFF\0"_b, 20},                    // documentation
    {"\x5F\0"_b, 16},                        // segment routing
    {"\xFC"_b, 7},                           // unique local
    {"\xFE\x80"_b, 10},                      // link-local
    {"\xFE\xC0"_b, 10},                      // site-local
    {"\xFF"_b, 8},                           // multicast
};

constexpr std::string_view kMapped = "\0\0\0\0\0\0\0\0\0\0\xFF\xFF"_b;
constexpr std::string_view kNat64 = "\0\x64\xFF\x9B\0\0\0\0\0\0\0\0"_b;
constexpr std::string_view k6to4 = "\x20\x02"_b;

template <size_t N>
bool is_in_any(std::string_view bytes, const Row (&rows)[N]) {
  return std::ranges::any_of(rows, [&](const Row& row) {
    return begins_alike(bytes, row.bytes, row.bits);
  });
}

int digit_value(char c) {
  if (is_digit(c)) return c - '0';
  const char small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : 16;
}

// "10", "012", "0xA"; "0x" is 0. nullopt where it is none, or over 32 bits.
std::optional<uint64_t> parse_number(std::string_view text) {
  int base = 10;
  if (text.size() > 1 && text[0] == '0') {
    const bool hex = lower(text[1]) == 'x';
    base = hex ? 16 : 8;
    text.remove_prefix(hex ? 2 : 1);
  } else if (text.empty()) {
    return std::nullopt;
  }
  uint64_t number = 0;
  for (const char c : text) {
    const int digit = digit_value(c);
    if (digit >= base) return std::nullopt;
    number =
        number * static_cast<uint64_t>(base) + static_cast<uint64_t>(digit);
    if (number > 0xFFFFFFFF) return std::nullopt;
  }
  return number;
}

// As inet_aton(): one to four numbers, the last of which fills what is left.
std::string parse_ipv4(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  uint64_t value = 0;
  for (size_t parts = 1; parts <= 4; ++parts) {
    const size_t dot = host.find('.');
    const auto number = parse_number(host.substr(0, dot));
    if (!number) return {};
    if (dot == std::string_view::npos) {
      const size_t left = 5 - parts;  // bytes
      if (*number >> (8 * left) != 0) return {};
      value = value << (8 * left) | *number;
      std::string bytes;
      for (int shift = 24; shift >= 0; shift -= 8) {
        bytes += static_cast<char>(value >> shift & 0xFF);
      }
      return bytes;
    }
    if (*number > 0xFF) return {};
    value = value << 8 | *number;
    host.remove_prefix(dot + 1);
  }
  return {};
}

std::string parse_ipv6(const std::string& text) {
  std::array<char, 16> bytes{};
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return {};
  return {bytes.data(), bytes.size()};
}

}  // namespace

bool is_private(std::string_view bytes) {
  if (bytes.size() == 4) return is_in_any(bytes, kPrivate4);
  if (bytes.size() != 16) return true;
  if (bytes.starts_with(kMapped) || bytes.starts_with(kNat64)) {
    return is_private(bytes.substr(12));
  }
  if (bytes.starts_with(k6to4)) return is_private(bytes.substr(2, 4));
  return is_in_any(bytes, kPrivate6);
}

std::string ip_of(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) {
    return parse_ipv6(std::string(host.substr(1, host.size() - 2)));
  }
  if (host.find(':') != std::string_view::npos) {
    return parse_ipv6(std::string(host));
  }
  // IDNA maps full-width digits and the like to those of ASCII.
  const bool is_ascii = std::ranges::all_of(
      host, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return parse_ipv4(is_ascii ? std::string(host) : to_ascii(host));
}

}  // namespace listlint::fetch
