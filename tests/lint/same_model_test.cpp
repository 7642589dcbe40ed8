// One list in every markup: corpus/same/ holds it, and each reader must make
// the same model of it.
#include <array>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <span>

#include "lint/read/mediawiki_xml.h"
#include "lint/read/reader.h"
#include "tests/golden.h"
#include "tests/lint/test_name.h"

namespace listlint {
namespace {

// twins.txt has no addresses: those are compared among the others.
enum class Addresses : uint8_t { left_out, compared };

std::string labels_of(const Document& document, Range range) {
  std::string text;
  for (Index i = range.begin; i < range.end; ++i) {
    text += fmt::format("[{}]", document.citations[i].label.value);
  }
  return text;
}

std::string day_of(const DateField& field) {
  if (!field.parsed) return std::string(field.written.value);
  const auto& date = field.parsed->date;
  return fmt::format("{}-{}-{}", date.year, date.month, date.day);
}

// Of a list whose references are not the same in both markups.
enum class Labels : uint8_t { left_out, compared };

std::string line_of(const Document& document, const Entry& entry,
                    Labels labels) {
  auto line = fmt::format("  {}", entry.name.value);
  for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
    line += fmt::format(" ({})", document.qualifiers[i].value);
  }
  const auto* name = entry.country_name;
  const bool known = name != nullptr && !name->codes.empty();
  return line + fmt::format(" | {}={} | {} | {}\n", entry.country.value,
                            known ? name->codes.front() : "?", entry.note.value,
                            labels == Labels::compared
                                ? labels_of(document, entry.citations)
                                : std::to_string(entry.citations.size()));
}

std::string line_of(const Reference& reference, Addresses addresses) {
  const auto* language = reference.known_language;
  auto line = fmt::format(
      "{} used {} | {} | {} | {} | {} | {} | {}", reference.id, reference.uses,
      reference.title.value, reference.site.value, reference.publisher.value,
      language == nullptr ? reference.language.value : language->code,
      day_of(reference.date), day_of(reference.access_date));
  if (addresses == Addresses::compared)
    line += " | " + std::string(reference.url.value);
  return line + "\n";
}

// The model without spans and without what only some markups can say: flags,
// names of references, back-links.
std::string model_of(const Document& document, Addresses addresses) {
  std::string model = fmt::format("language {}\n", document.language);
  for (const auto& section : document.sections) {
    model += fmt::format("{} {} {}\n", section.level, section.heading.value,
                         labels_of(document, section.citations));
    for (Index i = section.entries.begin; i < section.entries.end; ++i) {
      model += line_of(document, document.entries[i], Labels::compared);
    }
  }
  for (const auto& reference : document.references) {
    model += line_of(reference, addresses);
  }
  return model;
}

// What a reader is given: the file, or the text of the one page of a dump.
std::string text_of(const std::string& path) {
  auto bytes = read_file(path);
  if (!path.ends_with(".xml")) return bytes;
  const auto begin = bytes.find("<page>");
  const auto end = bytes.find("</page>") + 7;
  const auto page = read_page(std::span(bytes).subspan(begin, end - begin), {});
  return page ? page->text : page.error();
}

std::string read_same(const std::string& file, Addresses addresses) {
  const auto path = std::string(LISTLINT_ROOT) + "/corpus/same/" + file;
  const Source source(path, text_of(path));
  const auto& reader =
      file.ends_with(".xml") ? *find_reader("wikitext") : reader_for(path, {});
  const auto document = reader.read(source, {});
  EXPECT_EQ(document.problems.size(), 0U) << file;
  return model_of(document, addresses);
}

constexpr std::array kFiles = std::to_array<std::string_view>(
    {"twins.wiki", "twins.xml", "twins-legacy.html", "twins-parsoid.html",
     "twins.html", "twins.md", "twins.csv", "twins.tsv", "twins.json",
     "twins.yaml"});

class SameModel : public testing::TestWithParam<std::string_view> {};

TEST_P(SameModel, AsPlainText) {
  const std::string file(GetParam());
  EXPECT_EQ(read_same(file, Addresses::left_out),
            read_same("twins.txt", Addresses::left_out));
}

TEST_P(SameModel, WithTheAddressesOfTheWikitext) {
  const std::string file(GetParam());
  EXPECT_EQ(read_same(file, Addresses::compared),
            read_same("twins.wiki", Addresses::compared));
}

INSTANTIATE_TEST_SUITE_P(Markups, SameModel, testing::ValuesIn(kFiles),
                         [](const auto& file) {
                           return test_name(file.param);
                         });

// A real list, whose sections are cited as well.
TEST(SameModelOfChina, HasTheSectionsAndEntriesOfThePlainText) {
  const auto names_of = [](const std::string& file) {
    const auto path = std::string(LISTLINT_ROOT) + "/corpus/china/" + file;
    const Source source(path, read_file(path));
    const auto document = reader_for(path, source.bytes()).read(source, {});
    std::string names;
    for (const auto& section : document.sections) {
      names += fmt::format("{} cited by {}\n", section.heading.value,
                           section.citations.size());
      for (Index i = section.entries.begin; i < section.entries.end; ++i) {
        names += line_of(document, document.entries[i], Labels::left_out);
      }
    }
    return names;
  };
  EXPECT_EQ(names_of("sister-cities-china.wiki"),
            names_of("sister-cities-china.txt"));
}

// What the list is, so that all readers cannot fail alike.
TEST(SameModelOfText, HasAllOfTheList) {
  const auto model = read_same("twins.txt", Addresses::left_out);
  EXPECT_EQ(model.substr(0, model.find("1 Haikou")),
            "language en\n"
            "1 Beihai \n"
            "  Gold Coast | Australia=AU |  | [1]\n"
            "  Hat Yai | Thailand=TH |  | [1]\n"
            "  Imatra | Finland=FI |  | [1]\n"
            "  Jablonec nad Nisou | Czech Republic=CZ |  | [1]\n"
            "  Kep | Cambodia=KH |  | [1]\n"
            "  Leduc | Canada=CA | 2000 | [1]\n"
            "  Puerto Princesa | Philippines=PH |  | [1]\n"
            "  Semarang | Indonesia=ID |  | [1]\n"
            "  Suva | Fiji=FJ |  | [1]\n"
            "  Tulsa | United States=US |  | [2]\n"
            "  Yatsushiro | Japan=JP | 1996 | [1]\n");
  EXPECT_EQ(model.substr(model.find("9 used")),
            "9 used 1 | Home | halifax.ca | Halifax |  |  | 2020-7-20\n"
            "10 used 1 | Luganville signs Sister City Agreement with Chinese "
            "counterpart | dailypost.vu | Vanuatu Daily Post |  | 2019-7-10 | "
            "2020-7-20\n");
}

}  // namespace
}  // namespace listlint
