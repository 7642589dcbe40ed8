// The China list as pages of MediaWiki, made from its plain text: both must
// give the model that the text gives.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>

#include "lint/read/html.h"
#include "lint/read/text.h"
#include "tests/golden.h"

namespace listlint {
namespace {

enum class Skin : uint8_t { legacy, parsoid };

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

class PageWriter {
 public:
  PageWriter(const Document& list, Skin skin) : list_(list), skin_(skin) {}

  std::string write() {
    page_ = "<!DOCTYPE html><html lang=\"en\"><head><title>T</title></head>";
    page_ += skin_ == Skin::parsoid
                 ? "<body class=\"mw-parser-output\"><section>"
                 : "<body><nav><ul><li>Rome, Italy</li></ul></nav>"
                   "<div class=\"mw-parser-output\">";
    for (const auto& section : list_.sections) write_section(section);
    page_ += "<h2>References</h2><ol class=\"mw-references references\">\n";
    for (const auto& reference : list_.references) write_reference(reference);
    return page_ + "</ol></body></html>\n";
  }

 private:
  void write_section(const Section& section) {
    page_ += fmt::format("<p><b><a href=\"/wiki/X\">{}</a></b>",
                         escaped(section.heading.value));
    write_marks(section.citations);
    page_ += "\n</p>\n";
    if (section.entries.empty()) return;
    page_ += "<style>.div-col{}</style><div class=\"div-col\">\n<ul>";
    for (Index i = section.entries.begin; i < section.entries.end; ++i) {
      write_entry(list_.entries[i]);
    }
    page_ += "</ul>\n</div>\n";
  }

  void write_entry(const Entry& entry) {
    page_ += fmt::format(
        "<li><span class=\"flagicon\"><a href=\"/wiki/X\"><img alt=\"{}\" "
        "/></a></span>&#160;<a href=\"/wiki/X\">{}</a>",
        escaped(entry.country.value), escaped(entry.name.value));
    for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
      page_ += ", " + escaped(list_.qualifiers[i].value);
    }
    page_ += ", " + escaped(entry.country.value);
    write_marks(entry.citations);
    page_ += "</li>\n";
  }

  void write_marks(Range marks) {
    for (Index i = marks.begin; i < marks.end; ++i) {
      const auto id = list_.citations[i].label.value;
      if (skin_ == Skin::parsoid) {
        page_ += fmt::format(
            "<sup class=\"mw-ref reference\" typeof=\"mw:Extension/ref\" "
            "data-mw='{{\"name\":\"ref\",\"attrs\":{{\"name\":\"r{0}\"}}}}'>"
            "<a href=\"./X#cite_note-r{0}-{0}\"><span>[{0}]</span></a></sup>",
            id);
      } else {
        page_ += fmt::format(
            "<sup class=\"reference\"><a href=\"#cite_note-r{0}-{0}\">"
            "<span>&#91;</span>{0}<span>&#93;</span></a></sup>",
            id);
      }
    }
  }

  void write_back_links(const Reference& reference) {
    if (skin_ == Skin::parsoid) {
      page_ += "<span rel=\"mw:referencedBy\">";
      for (uint32_t i = 0; i < reference.backlinks; ++i) {
        page_ += fmt::format("<a href=\"./X#cite_ref-{0}\">{0} </a>", i + 1);
      }
    } else {
      page_ += "<span class=\"mw-cite-backlink\">^ ";
      for (uint32_t i = 0; i < reference.backlinks; ++i) {
        page_ +=
            fmt::format("<a href=\"#cite_ref-{0}\"><sup>{0}</sup></a> ", i);
      }
    }
    page_ += "</span> ";
  }

  // As the templates of Wikipedia render a source.
  void write_reference(const Reference& reference) {
    page_ += fmt::format("<li id=\"cite_note-r{0}-{0}\">", reference.id);
    write_back_links(reference);
    page_ += "<span class=\"reference-text\"><cite class=\"citation web\">";
    if (!reference.author.empty()) {
      page_ += escaped(reference.author.value);
      const auto& date = reference.date.written;
      if (date_stands_first(reference))
        page_ += fmt::format(" ({})", date.value);
      page_ += ". ";
    }
    page_ += fmt::format(
        "<a class=\"external text\" href=\"https://x.org/{}?a&amp;b\">\"{}\""
        "</a>",
        reference.id, escaped(reference.title.value));
    if (!reference.format.empty()) {
      page_ += fmt::format(" ({})", reference.format.value);
    }
    if (!reference.site.empty()) {
      page_ += fmt::format(". <i>{}</i>", escaped(reference.site.value));
    }
    if (!reference.language.empty()) {
      page_ += fmt::format(" (in {})", reference.language.value);
    }
    add_part(escaped(reference.publisher.value));
    if (!date_stands_first(reference)) add_part(reference.date.written.value);
    if (!reference.page.empty()) {
      page_ += fmt::format(". p.&#160;{}", reference.page.value);
    }
    if (!reference.archive_date.empty()) {
      page_ += fmt::format(
          ". <a class=\"external text\" href=\"https://web.archive.org/x\">"
          "Archived</a> from the original on {}",
          reference.archive_date.written.value);
    }
    page_ += fmt::format(
        "<span class=\"reference-accessdate\">. Retrieved "
        "<span>{}</span></span>"
        ".</cite><span class=\"Z3988\"></span></span></li>\n",
        reference.access_date.written.value);
  }

  static bool date_stands_first(const Reference& reference) {
    return !reference.author.empty() &&
           reference.date.written.span.begin < reference.title.span.begin;
  }

  void add_part(std::string_view text) {
    if (!text.empty()) page_ += fmt::format(". {}", text);
  }

  const Document& list_;
  Skin skin_;
  std::string page_;
};

std::string marks_of(const Document& document, Range range) {
  std::string text;
  for (Index i = range.begin; i < range.end; ++i) {
    text += fmt::format("[{}]", document.citations[i].label.value);
  }
  return text;
}

// All but what plain text cannot tell: addresses, names and flags.
std::string model_of(const Document& document) {
  std::string text;
  for (const auto& section : document.sections) {
    text += fmt::format("{} {} {}\n", section.level, section.heading.value,
                        marks_of(document, section.citations));
    for (Index i = section.entries.begin; i < section.entries.end; ++i) {
      const auto& entry = document.entries[i];
      text += fmt::format("  {}", entry.name.value);
      for (Index q = entry.qualifiers.begin; q < entry.qualifiers.end; ++q) {
        text += fmt::format(", {}", document.qualifiers[q].value);
      }
      text += fmt::format(
          ", {}={} {}\n", entry.country.value,
          entry.country_name == nullptr ? "?" : entry.country_name->written,
          marks_of(document, entry.citations));
    }
  }
  for (const auto& reference : document.references) {
    text += fmt::format(
        "{} x{} used {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {}\n",
        reference.id, reference.backlinks, reference.uses,
        reference.author.value, reference.title.value, reference.format.value,
        reference.site.value, reference.language.value,
        reference.publisher.value, reference.date.written.value,
        reference.page.value, reference.archive_date.written.value,
        reference.access_date.written.value);
  }
  return text;
}

class HtmlList : public testing::TestWithParam<Skin> {};

TEST_P(HtmlList, GivesTheModelOfThePlainText) {
  const auto path =
      std::string(LISTLINT_ROOT) + "/corpus/china/sister-cities-china.txt";
  const Source text(path, read_file(path));
  const auto list = read_text(text, {});
  ASSERT_EQ(list.sections.size(), 161U);
  ASSERT_EQ(list.entries.size(), 996U);
  const Source page("a.html", PageWriter(list, GetParam()).write());
  const auto document = read_html(page, {});
  EXPECT_EQ(model_of(document), model_of(list));
  EXPECT_EQ(document.flags.size(), list.entries.size());
  EXPECT_TRUE(document.problems.empty());
}

INSTANTIATE_TEST_SUITE_P(Skins, HtmlList,
                         testing::Values(Skin::legacy, Skin::parsoid),
                         [](const auto& skin) {
                           return skin.param == Skin::legacy ? "Legacy"
                                                             : "Parsoid";
                         });

}  // namespace
}  // namespace listlint
