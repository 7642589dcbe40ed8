#include "lint/read/wikitext_render.h"

#include <algorithm>
#include <string>

#include "lint/country/flag_codes.h"
#include "lint/read/copy_behind.h"
#include "lint/read/wikitext_entity.h"
#include "lint/unicode/utf8.h"

namespace listlint::wikitext {

void Renderer::render(const Stretch& stretch, Writing& out, Listener* listener,
                      Found* found) {
  out_ = &out;
  listener_ = listener;
  found_ = found;
  at_ = stretch.span.begin;
  next_ = stretch.nodes.begin;
  frames_.clear();
  frames_.push_back({stretch.span.end, stretch.nodes.end, 0, 0, kNone, 0});
  while (!frames_.empty()) {
    const Frame& frame = frames_.back();
    const bool has_node =
        next_ < frame.last && page_.node(next_).span.begin < frame.end;
    if (has_node && page_.node(next_).span.begin < at_) {
      next_ = page_.node(next_).next;
    } else if (has_node) {
      text(page_.node(next_).span.begin);
      enter(next_);
    } else {
      text(frame.end);
      leave();
    }
  }
}

namespace {

// A space that does not break reads as one: what it keeps is the look.
void append_decoded(char32_t value, Span span, Writing& out) {
  constexpr char32_t kNoBreakSpace = 0xA0;
  std::string decoded;
  utf8::append(decoded, value == kNoBreakSpace ? U' ' : value);
  out.append(decoded, span);
}

}  // namespace

void append_text(std::string_view bytes, Span span, Writing& out) {
  uint32_t done = span.begin;
  for (uint32_t at = span.begin; at < span.end; ++at) {
    const char c = bytes[at];
    if (c == '\n' || c == '\t' || c == '\r') {
      out.append({done, at});
      done = at + 1;
      out.append(" ", {at, done});
    } else if (c == '&') {
      const auto entity = read_entity(bytes, at, span.end);
      if (!entity) continue;
      out.append({done, at});
      done = at + entity->length;
      append_decoded(entity->value, {at, done}, out);
      at = done - 1;
    }
  }
  out.append({done, span.end});
}

// Appends the bytes up to `end`.
void Renderer::text(uint32_t end) {
  if (at_ >= end) return;
  // What is not seen between two spaces leaves one.
  const auto bytes = page_.bytes();
  if (bytes[at_] == ' ' && out_->bytes().ends_with(' ')) ++at_;
  append_text(bytes, {at_, end}, *out_);
  at_ = end;
}

void Renderer::skip(Index node) {
  at_ = page_.node(node).span.end;
  next_ = page_.node(node).next;
}

void Renderer::show(const Stretch& stretch, Index node) {
  skip(node);
  frames_.push_back(
      {stretch.span.end, stretch.nodes.end, at_, next_, kNone, out_->size()});
  at_ = stretch.span.begin;
  next_ = stretch.nodes.begin;
}

void Renderer::leave() {
  const Frame frame = frames_.back();
  frames_.pop_back();
  at_ = frame.resume;
  next_ = frame.resume_node;
  if (frame.link == kNone) return;
  const auto& node = page_.node(frame.link);
  const Span address{node.span.begin + 1, node.inside.begin};
  end_link(node.span, address, {frame.label_begin, out_->size()},
           frame.label_begin == 0);
}

// Reading goes on behind the link, or the copy of it that stands there.
void Renderer::end_link(Span span, Span address, Span label, bool first) {
  LinkCopy copy;
  if (found_ != nullptr || listener_ != nullptr) copy = copy_behind(address);
  if (!copy.url.empty()) {
    span.end = copy.end;
    at_ = copy.end;
    next_ = copy.next;
  }
  if (found_ != nullptr && found_->address.empty()) {
    found_->address = address;
    found_->title = label;
    if (found_->archive_url.empty()) {
      found_->archive_url = copy.url;
      found_->archive_date = copy.date;
    }
  }
  if (listener_ != nullptr) listener_->link(span, address, label, first, copy);
}

// What stands behind a link at the place at hand.
LinkCopy Renderer::copy_behind(Span address) {
  const auto& frame = frames_.back();
  if (next_ >= frame.last) return {};
  const auto& node = page_.node(next_);
  if (node.span.begin < at_ || node.span.end > frame.end) return {};
  LinkCopy copy;
  copy.next = node.next;
  if (node.kind == NodeKind::call) {
    if (page_.use_of(next_) != TemplateUse::archive) return {};
    if (!page_.trim({at_, node.span.begin}).empty()) return {};
    copy.end = node.span.end;
    read_archive(next_, copy);
    return copy;
  }
  const bool is_address = node.kind == NodeKind::address;
  if (!is_address && node.kind != NodeKind::external) return {};
  Span url = node.span;
  if (!is_address) url = {url.begin + 1, node.inside.begin};
  LinkPair links;
  links.page = page_.slice(address);
  links.copy = page_.slice(url);
  if (!is_address) links.text = page_.slice(node.inside);
  links.between = {at_, node.span.begin};
  links.behind = {node.span.end, frame.end};
  copy.end = end_of_copy(page_.bytes(), links);
  if (copy.end != 0) copy.url = page_.source().text(url);
  return copy;
}

void Renderer::enter(Index index) {
  const auto& node = page_.node(index);
  switch (node.kind) {
    case NodeKind::call:
      return enter_call(index);
    case NodeKind::link:
      return enter_link(index);
    case NodeKind::external:
      return enter_external(index);
    case NodeKind::reference:
    case NodeKind::container:
      if (listener_ != nullptr) listener_->hidden({index, node.next});
      break;
    case NodeKind::parameter:
      if (listener_ != nullptr) {
        listener_->unread(node.span, UnreadKind::box);
        listener_->hidden({index + 1, node.next});
      }
      break;
    case NodeKind::raw:
      if (node.tag == TagName::nowiki) return show(page_.inside(index), index);
      if (listener_ != nullptr) {
        listener_->unread(node.span, UnreadKind::code);
      }
      break;
    case NodeKind::address:
      if (listener_ == nullptr) out_->append(node.span);
      skip(index);
      return end_link(node.span, node.span, {}, false);
    case NodeKind::tag:
      if (node.tag == TagName::line_break) out_->append(" ", node.span);
      break;
    default:
      break;
  }
  skip(index);
}

void Renderer::enter_link(Index index) {
  const auto& node = page_.node(index);
  const Stretch inside = page_.inside(index);
  const auto target = page_.slice(inside.span);
  const Space space = space_of(target);
  const auto bar = page_.find(inside, '|');
  if (space == Space::page) {
    if (!bar) return show_page_name(index, inside);
    const Stretch label = page_.from(inside, *bar + 1);
    if (!page_.trim(label.span).empty()) return show(label, index);
    return show_page_name(index, page_.until(inside, *bar));
  }
  if (listener_ != nullptr) {
    const auto file = target.substr(0, target.find('|'));
    const auto country =
        space == Space::file ? country_of_flag_file(file) : std::string_view{};
    if (country.empty()) {
      listener_->unread(node.span, space == Space::file
                                       ? UnreadKind::media
                                       : UnreadKind::navigation);
    } else {
      const auto begin =
          static_cast<uint32_t>(country.data() - page_.bytes().data());
      listener_->flag_file(
          {begin, begin + static_cast<uint32_t>(country.size())});
    }
    listener_->hidden({index + 1, node.next});
  }
  skip(index);
}

// A link without a label shows its target: ":Category:X" without the first
// colon. With an empty one, "Perth (Scotland)|" and "Perth, Scotland|", it
// shows what stands before the bracket or comma.
void Renderer::show_page_name(Index index, const Stretch& target) {
  Stretch shown = target;
  shown.span = page_.trim(shown.span);
  const auto text = page_.slice(shown.span);
  if (text.starts_with(':')) {
    shown = page_.from(shown, shown.span.begin + 1);
  } else if (shown.span.end < page_.node(index).inside.end) {
    auto cut = text.find(" (");
    if (cut == text.npos) cut = text.find(", ");
    if (cut != text.npos && cut > 0) {
      shown = page_.until(shown, shown.span.begin + static_cast<uint32_t>(cut));
    }
  }
  show(shown, index);
}

void Renderer::enter_external(Index index) {
  const auto& node = page_.node(index);
  Stretch label = page_.inside(index);
  label.span = page_.trim(label.span);
  if (!label.span.empty()) {
    show(label, index);
    frames_.back().link = index;
    return;
  }
  skip(index);
  end_link(node.span, {node.span.begin + 1, node.inside.begin}, {}, false);
}

void Renderer::enter_flag(Index index, TemplateUse use) {
  page_.take_apart(index, call_);
  if (listener_ != nullptr) return tell_flag(index, use);
  return use == TemplateUse::flag_name
             ? show_argument(index, page_.positional(call_, 1))
             : skip(index);
}

void Renderer::enter_call(Index index) {
  const auto use = page_.use_of(index);
  switch (use) {
    case TemplateUse::sign:
      append_sign(index);
      return skip(index);
    case TemplateUse::layout:
      return skip(index);
    case TemplateUse::first_text:
      page_.take_apart(index, call_);
      return show_argument(index, page_.positional(call_, 1));
    case TemplateUse::second_text:
      page_.take_apart(index, call_);
      return show_argument(index, page_.positional(call_, 2));
    case TemplateUse::last_text:
      page_.take_apart(index, call_);
      return show_argument(
          index, call_.arguments.empty() ? nullptr : &call_.arguments.back());
    case TemplateUse::other_wiki:
      return enter_other_wiki(index);
    case TemplateUse::person:
      show_person(index);
      return skip(index);
    case TemplateUse::date:
    case TemplateUse::day_first_date:
      show_date(index, use == TemplateUse::date);
      return skip(index);
    case TemplateUse::language_mark:
      find_language(index);
      return skip(index);
    case TemplateUse::web_address:
      return find_web_address(index);
    case TemplateUse::flag_icon:
    case TemplateUse::flag_name:
      return enter_flag(index, use);
    case TemplateUse::dead_link:
      if (found_ != nullptr) found_->dead = true;
      break;
    case TemplateUse::archive:
      find_archive(index);
      break;
    case TemplateUse::unknown:
      return enter_unknown_call(index);
    case TemplateUse::box:
    case TemplateUse::cite:
      if (listener_ != nullptr) {
        listener_->unread(page_.node(index).span, UnreadKind::box);
      }
      break;
    default:
      break;
  }
  if (listener_ != nullptr) {
    listener_->hidden({index, page_.node(index).next});
  }
  skip(index);
}

// "{{JPN}}" is a flag; of any other, nothing is seen.
void Renderer::enter_unknown_call(Index index) {
  if (listener_ == nullptr) return skip(index);
  const auto& node = page_.node(index);
  const auto name = page_.slice(page_.name_of_call(index));
  const bool is_code =
      name.size() == 3 &&
      std::ranges::all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (is_code && country::find_flag(name) != nullptr) {
    page_.take_apart(index, call_);
    return tell_flag(index, TemplateUse::unknown);
  }
  listener_->unread(node.span, UnreadKind::box);
  listener_->hidden({index + 1, node.next});
  skip(index);
}

// "{{flag|China}}: [[Rizhao]]": what parts a flag from the name that follows is
// no part of it.
void Renderer::tell_flag(Index index, TemplateUse use) {
  const bool leads = out_->empty();
  listener_->flag(index, call_, use, *out_);
  skip(index);
  if (!leads || !out_->empty()) return;
  const uint32_t end =
      std::min(frames_.back().end, next_ < frames_.back().last
                                       ? page_.node(next_).span.begin
                                       : frames_.back().end);
  const auto bytes = page_.bytes();
  const auto skip_spaces = [&](uint32_t at) {
    while (at < end && bytes[at] == ' ') ++at;
    return at;
  };
  at_ = skip_spaces(at_);
  for (const std::string_view sign : {":", "-", "\u2013", "\u2014", ","}) {
    if (!bytes.substr(at_, end - at_).starts_with(sign)) continue;
    at_ = skip_spaces(at_ + static_cast<uint32_t>(sign.size()));
    return;
  }
}

void Renderer::show_argument(Index index, const Argument* argument) {
  if (argument == nullptr) return skip(index);
  show(argument->value, index);
}

// {{ill|Name|de|…}}, {{ill|Page|de|…|lt=Name}}.
void Renderer::enter_other_wiki(Index index) {
  page_.take_apart(index, call_);
  const auto* shown = page_.named(call_, "lt");
  if (shown == nullptr) shown = page_.named(call_, "trad");
  if (shown == nullptr) shown = page_.positional(call_, 1);
  show_argument(index, shown);
}

void Renderer::show_person(Index index) {
  page_.take_apart(index, call_);
  const auto& node = page_.node(index);
  for (const uint32_t n : {1U, 2U}) {
    const auto* part = page_.positional(call_, n);
    if (part == nullptr) continue;
    if (n == 2) out_->append(" ", {node.span.end, node.span.end});
    append_text(page_.bytes(), part->value.span, *out_);
  }
}

namespace {

uint32_t number_in(std::string_view text) {
  uint32_t number = 0;
  if (text.empty() || text.size() > 4) return 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + static_cast<uint32_t>(c - '0');
  }
  return number;
}

}  // namespace

// {{start date|2000|5|1}} reads "May 1, 2000", with df=y "1 May 2000".
void Renderer::show_date(Index index, bool year_first) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  page_.take_apart(index, call_);
  const auto& node = page_.node(index);
  std::array<std::string_view, 3> parts;
  for (uint32_t n = 0; n < 3; ++n) {
    const auto* part = page_.positional(call_, n + 1);
    if (part != nullptr) parts[n] = page_.slice(part->value.span);
  }
  if (!year_first) std::swap(parts[0], parts[2]);
  const uint32_t month = number_in(parts[1]);
  if (number_in(parts[0]) == 0 || month > 12 ||
      (month == 0 && !parts[1].empty())) {
    const auto* first = page_.positional(call_, 1);
    if (first != nullptr) {
      append_text(page_.bytes(), first->value.span, *out_);
    }
    return;
  }
  std::string date(parts[0]);
  if (month != 0) {
    const std::string name(kMonths[month - 1]);
    std::string day(parts[2]);
    if (day.size() == 2 && day[0] == '0') day.erase(0, 1);
    const auto* style = page_.named(call_, "df");
    const bool day_first = !year_first || style != nullptr;
    if (day.empty()) {
      date = name + " " + date;
    } else {
      date = day_first ? day + " " + name + " " + date
                       : name + " " + day + ", " + date;
    }
  }
  out_->append(date, node.span);
}

void Renderer::append_sign(Index index) {
  const auto& node = page_.node(index);
  const auto sign = sign_of(page_.slice(page_.name_of_call(index)));
  if (!sign.empty()) out_->append(sign, node.span);
}

// {{in lang|pt}} and {{pt icon}}.
void Renderer::find_language(Index index) {
  if (found_ == nullptr || !found_->language.empty()) return;
  page_.take_apart(index, call_);
  const auto* argument = page_.positional(call_, 1);
  Span code = call_.name;
  if (argument != nullptr) {
    code = argument->value.span;
  } else {
    code.end = std::min(code.end, code.begin + 2);
  }
  found_->language = page_.source().text(code);
}

void Renderer::find_archive(Index index) {
  if (found_ == nullptr || !found_->archive_url.empty()) return;
  LinkCopy copy;
  read_archive(index, copy);
  found_->archive_url = copy.url;
  found_->archive_date = copy.date;
}

// {{webarchive|url=…|date=…}}
void Renderer::read_archive(Index index, LinkCopy& copy) {
  page_.take_apart(index, call_);
  if (const auto* url = page_.named(call_, "url")) {
    copy.url = page_.source().text(url->value.span);
  }
  if (const auto* date = page_.named(call_, "date")) {
    copy.date = page_.source().text(date->value.span);
  }
}

void Renderer::find_web_address(Index index) {
  page_.take_apart(index, call_);
  const auto* argument = page_.positional(call_, 1);
  if (argument == nullptr) argument = page_.named(call_, "url");
  if (argument == nullptr) return skip(index);
  skip(index);
  end_link(page_.node(index).span, argument->value.span, {}, false);
}

}  // namespace listlint::wikitext
