#include "fetch/page_builder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lint/ascii.h"

namespace listlint::fetch {
namespace {

constexpr size_t kMostText = 300'000;
constexpr size_t kMostLine = 400;
constexpr size_t kMostTitle = 1000;
constexpr size_t kMostHeadings = 8;
constexpr size_t kMostScripts = 20'000;

constexpr auto kSpaces = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : {' ', '\n', '\t', '\r', '\f', '\v'}) {
    table[c] = true;
  }
  return table;
}();

bool is_space(char c) { return kSpaces[static_cast<unsigned char>(c)]; }

bool is_aside(GumboTag tag, std::string_view role) {
  return tag == GUMBO_TAG_A || tag == GUMBO_TAG_NAV ||
         tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_BUTTON ||
         tag == GUMBO_TAG_LABEL || role == "navigation";
}

bool contains_letters(std::string_view text, std::string_view small) {
  return !std::ranges::search(text, small, {}, lower).empty();
}

bool is_hidden(const Attributes& attributes) {
  if (attributes.hidden) return true;
  if (attributes.style.empty()) return false;
  std::string tight;
  for (const char c : attributes.style.substr(0, kMostLine)) {
    if (!is_space(c)) tight += lower(c);
  }
  return tight.find("display:none") != std::string::npos ||
         tight.find("visibility:hidden") != std::string::npos;
}

void add_line(std::string& lines, std::string_view line) {
  if (line.empty() || lines.size() > kMostScripts) return;
  lines += line.substr(0, kMostLine);
  lines += '\n';
}

}  // namespace

void Lines::add(std::string_view text) {
  if (text_.size() > kMostText) return;
  for (size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      waits_ = waits_ == '\n' ? '\n' : ' ';
      ++at;
      continue;
    }
    const size_t begin = at;
    while (at < text.size() && !is_space(text[at])) ++at;
    if (waits_ != '\0' && !text_.empty()) text_ += waits_;
    waits_ = '\0';
    text_.append(text, begin, at - begin);
  }
}

std::string Lines::take() {
  waits_ = '\0';
  return std::exchange(text_, {});
}

// Half of a page is text at most, mostly.
size_t PageBuilder::likely_text(size_t size) {
  return std::min(size / 2, kMostText);
}

PageBuilder::Entered PageBuilder::enter(GumboTag tag,
                                        const Attributes& attributes) {
  switch (tag) {
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_HEAD:
      return {};
    case GUMBO_TAG_META:
      take_meta(attributes);
      return {.is_read = false};
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_LINK:
    case GUMBO_TAG_BASE:
    case GUMBO_TAG_TEXTAREA:
      return {.is_read = false};
    case GUMBO_TAG_SVG:
      ++page_.media_count;
      return {.is_read = false};
    default:
      break;
  }
  if (tag != GUMBO_TAG_BODY && is_hidden(attributes)) {
    return {.is_read = false};
  }
  if (breaks_line(tag)) {
    text_.end_line();
    if (!aside_) prose_.end_line();
  }
  Entered entered;
  if (!aside_ && is_aside(tag, attributes.role)) {
    entered.is_aside = true;
    aside_ = true;
    prose_.add(" ");
  }
  count(tag, attributes);
  return entered;
}

void PageBuilder::text(std::string_view text) {
  text_.add(text);
  if (!aside_) prose_.add(text);
}

void PageBuilder::title(std::string_view text) {
  if (page_.title.empty()) page_.title = one_line(clip(text, kMostTitle));
}

void PageBuilder::noscript(std::string_view text) {
  noscript_.add(text);
  noscript_.end_line();
}

void PageBuilder::heading(std::string_view text) {
  if (text.empty() || page_.headings.size() >= kMostHeadings) return;
  page_.headings.emplace_back(clip(text, kMostLine));
}

void PageBuilder::script(std::string_view source, std::string_view code) {
  ++page_.script_count;
  add_line(page_.scripts, source);
  add_line(page_.scripts, code);
}

Page PageBuilder::take() {
  page_.text = text_.take();
  page_.prose = prose_.take();
  page_.noscript = noscript_.take();
  return std::move(page_);
}

void PageBuilder::take_meta(const Attributes& attributes) {
  const auto content = attributes.content;
  const auto property = attributes.property;
  const auto name = attributes.name;
  if (equal_letters(attributes.http_equiv, "refresh")) {
    if (!page_.refresh) page_.refresh = parse_refresh(content);
  } else if (property == "og:title" || name == "og:title") {
    page_.og_title = one_line(clip(content, kMostTitle));
  } else if (property == "article:published_time" ||
             (property == "og:type" && content == "article")) {
    page_.is_article = true;
  } else if (equal_letters(name, "robots")) {
    page_.is_noindex = contains_letters(content, "noindex");
  }
}

void PageBuilder::count(GumboTag tag, const Attributes& attributes) {
  switch (tag) {
    case GUMBO_TAG_A:
      ++page_.link_count;
      return;
    case GUMBO_TAG_INPUT:
      if (equal_letters(attributes.type, "password")) {
        page_.has_password = true;
      }
      return;
    case GUMBO_TAG_FRAMESET:
      page_.has_frameset = true;
      return;
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_IFRAME:
      return take_media(tag, attributes);
    default:
      return;
  }
}

void PageBuilder::take_media(GumboTag tag, const Attributes& attributes) {
  ++page_.media_count;
  if (tag == GUMBO_TAG_IFRAME) add_line(page_.scripts, attributes.src);
  if (contains_letters(attributes.src, ".pdf") ||
      contains_letters(attributes.data, ".pdf") ||
      attributes.type == "application/pdf") {
    page_.embeds_pdf = true;
  }
}

}  // namespace listlint::fetch
