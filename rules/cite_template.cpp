#include "rules/cite_template.h"

#include <algorithm>
#include <fmt/format.h>

#include "lint/ascii.h"
#include "lint/place.h"
#include "lint/read/wikitext_words.h"

namespace listlint::rules {
namespace {

constexpr uint32_t kLongest = 20'000;  // bytes of a reference

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

Span trimmed(std::string_view bytes, Span span) {
  while (!span.empty() && is_space(bytes[span.begin])) ++span.begin;
  while (!span.empty() && is_space(bytes[span.end - 1])) --span.end;
  return span;
}

bool stands(std::string_view bytes, uint32_t at, std::string_view sign) {
  return bytes.substr(at, sign.size()) == sign;
}

// Behind the comment that begins at `at`.
uint32_t comment_end(std::string_view bytes, uint32_t at, uint32_t end) {
  constexpr std::string_view kClose = "-->";
  const auto close = bytes.substr(0, end).find(kClose, at);
  return close == bytes.npos ? end
                             : static_cast<uint32_t>(close + kClose.size());
}

// Behind the "{{" of the innermost template around `place`.
std::optional<uint32_t> opening(std::string_view bytes, Span span,
                                uint32_t place) {
  std::vector<uint32_t> open;
  for (uint32_t at = span.begin; at < place;) {
    if (stands(bytes, at, "<!--")) {
      at = comment_end(bytes, at, span.end);
    } else if (stands(bytes, at, "{{")) {
      open.push_back(at += 2);
    } else if (stands(bytes, at, "}}")) {
      if (!open.empty()) open.pop_back();
      at += 2;
    } else {
      ++at;
    }
  }
  if (open.empty()) return std::nullopt;
  return open.back();
}

struct Cuts {
  std::vector<uint32_t> pipes;
  uint32_t close = 0;  // "}}"
};

// Nullopt where the template does not end, or a link in it does not.
std::optional<Cuts> find_cuts(std::string_view bytes, uint32_t begin,
                              uint32_t end) {
  Cuts cuts;
  uint32_t braces = 0;
  uint32_t brackets = 0;
  for (uint32_t at = begin; at < end;) {
    if (stands(bytes, at, "<!--")) {
      at = comment_end(bytes, at, end);
      continue;
    }
    const bool closes = stands(bytes, at, "}}");
    if (closes && braces == 0) {
      cuts.close = at;
      if (brackets > 0) return std::nullopt;
      return cuts;
    }
    const bool opens_link = stands(bytes, at, "[[");
    const bool closes_link = brackets > 0 && stands(bytes, at, "]]");
    const bool opens = stands(bytes, at, "{{");
    if (opens) ++braces;
    if (closes) --braces;
    if (opens_link) ++brackets;
    if (closes_link) --brackets;
    if (bytes[at] == '|' && braces == 0 && brackets == 0) {
      cuts.pipes.push_back(at);
    }
    at += opens || closes || opens_link || closes_link ? 2 : 1;
  }
  return std::nullopt;
}

TemplateParameter parameter_in(std::string_view bytes, uint32_t pipe,
                               uint32_t end) {
  TemplateParameter parameter;
  parameter.pipe = pipe;
  const Span all{pipe + 1, end};
  const auto sign = bytes.substr(0, end).find('=', all.begin);
  if (sign == bytes.npos) {
    parameter.value = trimmed(bytes, all);
    return parameter;
  }
  parameter.sign = static_cast<uint32_t>(sign);
  parameter.name = trimmed(bytes, {all.begin, parameter.sign});
  const Span value{parameter.sign + 1, end};
  parameter.value = trimmed(bytes, value);
  if (parameter.value.empty()) {
    // "| date = " and a line end: the space before a value is there already.
    const bool has_space = value.size() > 1 && bytes[value.begin] == ' ';
    const uint32_t at = value.begin + (has_space ? 1 : 0);
    parameter.value = {at, at};
  }
  return parameter;
}

bool is_cite(std::string_view name) {
  constexpr std::string_view kCite = "cite";
  if (equal_letters(name, "citation")) return true;
  return name.size() > kCite.size() + 1 &&
         equal_letters(name.substr(0, kCite.size()), kCite) &&
         (name[kCite.size()] == ' ' || name[kCite.size()] == '_');
}

// How the last parameter with a name is written.
struct Style {
  std::string before_pipe;
  std::string before_name;
  std::string before_sign;
  std::string before_value;
};

// At most one line end with what is behind it, or one space.
std::string spacing(std::string_view space) {
  const auto line = space.rfind('\n');
  if (line != space.npos) return std::string(space.substr(line));
  return space.empty() ? "" : " ";
}

Style style_of(std::string_view bytes, const CiteTemplate& cite) {
  const auto& last = cite.parameters.back();
  const auto between = [&](uint32_t begin, uint32_t end) {
    return begin < end ? spacing(bytes.substr(begin, end - begin)) : "";
  };
  Style style;
  const auto count = cite.parameters.size();
  const auto before =
      count > 1 ? cite.parameters[count - 2].value.end : cite.name.end;
  style.before_pipe = between(before, last.pipe);
  style.before_name = between(last.pipe + 1, last.name.begin);
  style.before_sign = between(last.name.end, last.sign);
  style.before_value = between(last.sign + 1, last.value.begin);
  return style;
}

wikitext::CiteField field_of(std::string_view name) {
  const auto parameter = wikitext::parameter_of(name);
  return parameter.number > 1 ? wikitext::CiteField::none : parameter.field;
}

}  // namespace

std::optional<CiteTemplate> find_cite_template(const Document& document,
                                               const Reference& reference) {
  const auto& source = *document.source;
  const auto& url = reference.url;
  const Span span = reference.span;
  if (document.format != "wikitext" || !is_verbatim(source, url) ||
      span.size() > kLongest || url.span.begin < span.begin ||
      url.span.end > span.end) {
    return std::nullopt;
  }
  const auto bytes = source.bytes();
  const auto begin = opening(bytes, span, url.span.begin);
  if (!begin) return std::nullopt;
  const auto cuts = find_cuts(bytes, *begin, span.end);
  if (!cuts || cuts->pipes.empty()) return std::nullopt;
  CiteTemplate cite;
  cite.name = trimmed(bytes, {*begin, cuts->pipes.front()});
  if (!is_cite(source.slice(cite.name))) return std::nullopt;
  bool has_url = false;
  for (size_t i = 0; i < cuts->pipes.size(); ++i) {
    const bool is_last = i + 1 == cuts->pipes.size();
    const auto end = is_last ? cuts->close : cuts->pipes[i + 1];
    const auto parameter = parameter_in(bytes, cuts->pipes[i], end);
    has_url |= parameter.value == url.span &&
               equal_letters(source.slice(parameter.name), "url");
    cite.parameters.push_back(parameter);
  }
  if (!has_url || cite.parameters.back().name.empty()) return std::nullopt;
  return cite;
}

bool has_parameter(const Source& source, const CiteTemplate& cite,
                   std::string_view name) {
  const auto field = field_of(name);
  return std::ranges::any_of(
      cite.parameters, [&](const TemplateParameter& each) {
        return !each.name.empty() && field_of(source.slice(each.name)) == field;
      });
}

std::vector<Edit> set_parameters(const Source& source, const CiteTemplate& cite,
                                 std::span<const NewParameter> wanted) {
  const auto style = style_of(source.bytes(), cite);
  std::vector<Edit> edits;
  std::string added;
  for (const auto& [name, value] : wanted) {
    const TemplateParameter* found = nullptr;
    for (const auto& each : cite.parameters) {
      const auto written = source.slice(each.name);
      if (written.empty() || field_of(written) != field_of(name)) continue;
      if (found != nullptr) return {};
      found = &each;
    }
    if (found != nullptr) {
      edits.push_back({found->value, value});
    } else {
      added +=
          fmt::format("{}|{}{}{}={}{}", style.before_pipe, style.before_name,
                      name, style.before_sign, style.before_value, value);
    }
  }
  std::ranges::sort(edits, {},
                    [](const Edit& edit) { return edit.span.begin; });
  if (added.empty()) return edits;
  const Span last = cite.parameters.back().value;
  if (!edits.empty() && edits.back().span == last) {
    edits.back().text += added;
  } else {
    edits.push_back({{last.end, last.end}, added});
  }
  return edits;
}

}  // namespace listlint::rules
