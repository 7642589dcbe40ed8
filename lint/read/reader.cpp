#include "lint/read/reader.h"

#include <algorithm>
#include <array>

#include "lint/read/text.h"

namespace listlint {
namespace {

constexpr std::array<std::string_view, 1> kTextExtensions = {"txt"};

const std::array<Reader, 1> kReaders = {{
    {"text", kTextExtensions, read_text},
}};

std::string_view extension_of(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view{}
                                       : name.substr(dot + 1);
}

const Reader* by_extension(std::string_view path) {
  const auto extension = extension_of(path);
  for (const auto& reader : kReaders) {
    if (std::ranges::find(reader.extensions, extension) !=
        reader.extensions.end()) {
      return &reader;
    }
  }
  return nullptr;
}

}  // namespace

std::span<const Reader> readers() { return kReaders; }

const Reader* find_reader(std::string_view name) {
  const auto reader = std::ranges::find(kReaders, name, &Reader::name);
  return reader == kReaders.end() ? nullptr : &*reader;
}

const Reader& reader_for(std::string_view path) {
  const auto* reader = by_extension(path);
  return reader == nullptr ? kReaders.front() : *reader;
}

bool is_list_file(std::string_view path) {
  return by_extension(path) != nullptr;
}

}  // namespace listlint
