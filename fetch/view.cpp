#include "fetch/view.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "fetch/decode.h"
#include "fetch/titles.h"
#include "fetch/words.h"
#include "lint/ascii.h"
#include "lint/unicode/code_point.h"

namespace listlint::fetch {
namespace {

constexpr size_t kMostTitle = 300;
constexpr size_t kMostStart = 4000;
constexpr size_t kMostLines = 40;

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' ||
         c == '\0';
}

std::string media_type(std::string_view header) {
  header = header.substr(0, header.find_first_of(";,"));
  while (!header.empty() && is_blank(header.front())) header.remove_prefix(1);
  while (!header.empty() && is_blank(header.back())) header.remove_suffix(1);
  return lower_case(clip(header, 100));
}

bool starts_with_letters(std::string_view text, std::string_view small) {
  return equal_letters(text.substr(0, small.size()), small);
}

// Tags that a page of HTML begins with, behind comments and declarations.
bool looks_like_html(std::string_view body) {
  constexpr auto kTags = std::to_array<std::string_view>(
      {"<!doctype html", "<html", "<head", "<body", "<title", "<meta",
       "<script", "<h1", "<div", "<table", "<center", "<p>", "<frameset",
       "<style", "<link", "<br", "<font", "<iframe"});
  constexpr size_t kMostSteps = 16;
  body = body.substr(0, 4096);
  if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
  for (size_t step = 0; step < kMostSteps; ++step) {
    while (!body.empty() && is_blank(body.front())) body.remove_prefix(1);
    if (body.starts_with("<!--")) {
      body.remove_prefix(std::min(body.size(), body.find("-->", 4)));
      body.remove_prefix(std::min<size_t>(body.size(), 3));
    } else if (body.starts_with("<?")) {
      body.remove_prefix(std::min(body.size(), body.find('>')));
      body.remove_prefix(std::min<size_t>(body.size(), 1));
    } else {
      break;
    }
  }
  return std::ranges::any_of(kTags, [&](std::string_view tag) {
    return starts_with_letters(body, tag);
  });
}

bool has_binary_mark(std::string_view body) {
  constexpr auto kMarks = std::to_array<std::string_view>(
      {"\x89PNG", "\xFF\xD8\xFF", "GIF8", "PK\x03\x04", "\xD0\xCF\x11\xE0",
       "RIFF", "\x1F\x8B", "Rar!", "7z\xBC\xAF", "{\\rtf", "OggS", "ID3",
       "%!PS", "wOFF", "fLaC", "II*", "MM*"});
  return std::ranges::any_of(kMarks, [&](std::string_view mark) {
    return !mark.empty() && body.starts_with(mark);
  });
}

bool is_binary_type(std::string_view type) {
  return type.starts_with("image/") || type.starts_with("audio/") ||
         type.starts_with("video/") || type.starts_with("font/");
}

Kind kind_of(std::string_view body, std::string_view type) {
  if (std::ranges::all_of(body, is_blank)) return Kind::empty;
  constexpr size_t kPdfWithin = 1024;
  const auto head = body.substr(0, kPdfWithin);
  if (head.starts_with("%PDF")) return Kind::pdf;
  const bool html = looks_like_html(body);
  if (!html && head.find("%PDF-") != std::string_view::npos) return Kind::pdf;
  if (html) return Kind::html;
  if (has_binary_mark(body)) return Kind::binary;
  if (body.starts_with("{\"")) return Kind::json;
  if (type == "text/html" || type == "application/xhtml+xml") {
    return Kind::html;
  }
  const auto first = std::ranges::find_if_not(body, is_blank);
  const bool wide =
      body.starts_with("\xFF\xFE") || body.starts_with("\xFE\xFF");
  if (*first == '{' || *first == '[' || type == "application/json") {
    return Kind::json;
  }
  if (!wide && head.find('\0') != std::string_view::npos) return Kind::binary;
  if (is_binary_type(type)) return Kind::binary;
  return Kind::text;
}

Part part(std::string_view text) {
  return {std::string(text), unicode::fold(text)};
}

// How long the end of a sentence is that stands at a place: the end of a line,
// a full stop before a space, and the like; 0 where there is none.
size_t end_of_sentence(std::string_view prose, size_t at) {
  switch (prose[at]) {
    case '\n':
      return 1;
    case '.':
    case '!':
    case '?':
      return prose.substr(at + 1).starts_with(' ') ? 2 : 0;
    case '\xE3':
    case '\xEF':
    case '\xE0': {
      constexpr auto kEnds =
          std::to_array<std::string_view>({"。", "！", "？", "। "});
      for (const auto end : kEnds) {
        if (prose.substr(at).starts_with(end)) return end.size();
      }
      return 0;
    }
    default:
      return 0;
  }
}

std::vector<Part> sentences(std::string_view prose) {
  std::vector<Part> found;
  found.reserve(kMostLines);
  prose = clip(prose, kMostStart);
  size_t begin = 0;
  for (size_t at = 0; at < prose.size() && found.size() < kMostLines;) {
    const auto size = end_of_sentence(prose, at);
    if (size == 0) {
      ++at;
      continue;
    }
    at += size;
    if (at - begin > 2) found.push_back(part(prose.substr(begin, at - begin)));
    begin = at;
  }
  if (begin < prose.size() && found.size() < kMostLines) {
    found.push_back(part(prose.substr(begin)));
  }
  return found;
}

std::string title_of(const Page& page) {
  const auto& title = !page.title.empty()      ? page.title
                      : !page.og_title.empty() ? page.og_title
                      : !page.headings.empty() ? page.headings.front()
                                               : page.title;
  return one_line(clip(one_line(title), kMostTitle));
}

}  // namespace

View view_of(const Evidence& evidence) {
  const auto& answer = evidence.answer;
  const auto header = answer.header("content-type");
  const auto body = std::string_view(answer.body).substr(0, kMostParsed);
  View view;
  view.type = media_type(header);
  view.kind = kind_of(body, view.type);
  if (view.kind == Kind::pdf || view.kind == Kind::binary ||
      view.kind == Kind::empty) {
    return view;
  }
  auto text =
      decode(body, view.kind == Kind::html, header, evidence.answered.host);
  if (view.kind == Kind::html) {
    view.page = read_page(text);
  } else {
    view.page.text = text;
    view.page.prose = std::move(text);
  }
  view.title = title_of(view.page);
  view.folded_title = unicode::fold(view.title);
  for (const auto piece : title_parts(view.page.title)) {
    view.title_parts.push_back(part(clip(piece, kMostTitle)));
  }
  for (const auto& heading : view.page.headings) {
    view.headings.push_back(part(heading));
  }
  view.folded_text = unicode::fold(view.page.text);
  view.folded_prose = unicode::fold(view.page.prose);
  view.start = view.page.text.size() <= kMostStart
                   ? view.folded_text
                   : unicode::fold(clip(view.page.text, kMostStart));
  view.text_length = reading_length(view.page.text);
  view.prose_length = reading_length(view.page.prose);
  if (view.prose_length <= kMostSaid) view.lines = sentences(view.page.prose);
  view.has_cited_title = any_title_matches(evidence.titles, view.title);
  return view;
}

std::string says(std::string_view what) {
  constexpr size_t kMostQuoted = 120;
  const auto line = one_line(what);
  const auto clipped = clip(line, kMostQuoted);
  return fmt::format("the page says \"{}{}\"", clipped,
                     clipped.size() < line.size() ? "…" : "");
}

std::string_view find_any(std::string_view text,
                          std::span<const std::string_view> needles) {
  const auto found =
      std::ranges::find_if(needles, [&](std::string_view needle) {
        return text.find(needle) != std::string_view::npos;
      });
  return found == needles.end() ? std::string_view() : *found;
}

}  // namespace listlint::fetch
