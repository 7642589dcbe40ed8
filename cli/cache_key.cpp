#include "cli/cache_key.h"

#include <cstring>
#include <link.h>
#include <string>
#include <variant>

#include "lint/custom/rule.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace listlint::cli {
namespace {

ResultKey hash(std::string_view bytes) {
  const auto sum = XXH3_128bits(bytes.data(), bytes.size());
  return {sum.high64, sum.low64};
}

// Fields with their lengths, so that ("a", "bc") and ("ab", "c") differ.
class Fields {
 public:
  void add(uint64_t number) {
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    bytes_.append(bytes, sizeof number);
  }
  void add(std::string_view text) {
    add(uint64_t{text.size()});
    bytes_ += text;
  }
  void add(const ResultKey& key) {
    add(key.high);
    add(key.low);
  }
  void add(const OptionValue& value) {
    add(uint64_t{value.index()});
    if (const auto* number = std::get_if<int64_t>(&value)) {
      add(static_cast<uint64_t>(*number));
    } else if (const auto* yes = std::get_if<bool>(&value)) {
      add(uint64_t{*yes});
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      add(std::string_view(*text));
    } else {
      const auto& texts = std::get<std::vector<std::string>>(value);
      add(uint64_t{texts.size()});
      for (const auto& item : texts) add(std::string_view(item));
    }
  }

  ResultKey key() const { return hash(bytes_); }

 private:
  std::string bytes_;
};

// Readers look at the extension and at no other part of the path.
std::string_view extension_of(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : name.substr(dot);
}

// The build id among the notes of an object, "" where there is none.
std::string_view build_id_in(const char* notes, size_t size) {
  while (size >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) note;
    std::memcpy(&note, notes, sizeof note);
    const size_t name = (size_t{note.n_namesz} + 3) & ~size_t{3};
    const size_t text = (size_t{note.n_descsz} + 3) & ~size_t{3};
    const size_t whole = sizeof note + name + text;
    if (whole > size) break;
    const char* at = notes + sizeof note;
    if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 &&
        std::memcmp(at, "GNU", 4) == 0) {
      return {at + name, note.n_descsz};
    }
    notes += whole;
    size -= whole;
  }
  return {};
}

struct BuildIds {
  Fields fields;
  bool complete = true;
};

int add_object(dl_phdr_info* object, size_t /*size*/, void* data) {
  auto& ids = *static_cast<BuildIds*>(data);
  const std::string_view name = object->dlpi_name;
  // The kernel's own, which has no say in findings.
  if (name.starts_with("linux-vdso") || name.starts_with("linux-gate")) {
    return 0;
  }
  std::string_view id;
  for (size_t i = 0; i < object->dlpi_phnum && id.empty(); ++i) {
    const auto& part = object->dlpi_phdr[i];
    if (part.p_type != PT_NOTE) continue;
    id = build_id_in(
        reinterpret_cast<const char*>(object->dlpi_addr + part.p_vaddr),
        part.p_memsz);
  }
  ids.complete = ids.complete && !id.empty();
  ids.fields.add(id);
  return 0;
}

}  // namespace

uint64_t checksum(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

ResultKey settings_key(const Settings& settings) {
  Fields fields;
  fields.add(uint64_t{settings.rules.size()});
  for (const auto& setting : settings.rules) {
    fields.add(setting.rule->id);
    fields.add(static_cast<uint64_t>(setting.severity));
    fields.add(uint64_t{setting.values.size()});
    for (const auto& value : setting.values) fields.add(value);
  }
  fields.add(uint64_t{settings.custom.size()});
  for (const auto& custom : settings.custom) {
    fields.add(std::string_view(custom->id));
    fields.add(uint64_t{custom->is_off});
    fields.add(std::string_view(custom->written));
  }
  fields.add(std::string_view(settings.language));
  fields.add(uint64_t{settings.reading.columns.size()});
  for (const auto& column : settings.reading.columns) {
    fields.add(static_cast<uint64_t>(column.field));
    fields.add(std::string_view(column.header));
  }
  return fields.key();
}

ResultKey subject_key(const Subject& subject, const ResultKey& settings) {
  const auto& source = subject.source;
  Fields fields;
  fields.add(settings);
  fields.add(subject.format);
  fields.add(std::string_view(source.encoding()));
  fields.add(extension_of(source.path()));
  fields.add(uint64_t{source.size()});
  fields.add(hash(source.bytes()));
  return fields.key();
}

ResultKey program_key() {
  BuildIds ids;
  ::dl_iterate_phdr(add_object, &ids);
  return ids.complete ? ids.fields.key() : ResultKey{};
}

}  // namespace listlint::cli
