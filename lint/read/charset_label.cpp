#include "lint/read/charset_label.h"

#include <algorithm>
#include <array>
#include <string>

#include "lint/ascii.h"

namespace listlint::charset {
namespace {

// Each label of the standard that ICU has a converter for (it has none for
// iso-8859-16), in order.
constexpr std::array kLabels = std::to_array<Label>({
    {"866", "IBM866"},
    {"ansi_x3.4-1968", "windows-1252"},
    {"arabic", "ISO-8859-6"},
    {"ascii", "windows-1252"},
    {"asmo-708", "ISO-8859-6"},
    {"big5", "Big5"},
    {"big5-hkscs", "Big5-HKSCS"},
    {"chinese", "GBK"},
    {"cn-big5", "Big5"},
    {"cp1250", "windows-1250"},
    {"cp1251", "windows-1251"},
    {"cp1252", "windows-1252"},
    {"cp1253", "windows-1253"},
    {"cp1254", "windows-1254"},
    {"cp1255", "windows-1255"},
    {"cp1256", "windows-1256"},
    {"cp1257", "windows-1257"},
    {"cp1258", "windows-1258"},
    {"cp819", "windows-1252"},
    {"cp866", "IBM866"},
    {"csbig5", "Big5"},
    {"cseuckr", "windows-949"},
    {"cseucpkdfmtjapanese", "EUC-JP"},
    {"csgb2312", "GBK"},
    {"csibm866", "IBM866"},
    {"csiso2022jp", "ISO-2022-JP"},
    {"csiso58gb231280", "GBK"},
    {"csiso88596e", "ISO-8859-6"},
    {"csiso88596i", "ISO-8859-6"},
    {"csiso88598e", "ISO-8859-8"},
    {"csiso88598i", "ISO-8859-8"},
    {"csisolatin1", "windows-1252"},
    {"csisolatin2", "ISO-8859-2"},
    {"csisolatin3", "ISO-8859-3"},
    {"csisolatin4", "ISO-8859-4"},
    {"csisolatin5", "windows-1254"},
    {"csisolatin6", "ISO-8859-10"},
    {"csisolatin9", "ISO-8859-15"},
    {"csisolatinarabic", "ISO-8859-6"},
    {"csisolatincyrillic", "ISO-8859-5"},
    {"csisolatingreek", "ISO-8859-7"},
    {"csisolatinhebrew", "ISO-8859-8"},
    {"cskoi8r", "KOI8-R"},
    {"csksc56011987", "windows-949"},
    {"csmacintosh", "macintosh"},
    {"csshiftjis", "Shift_JIS"},
    {"csunicode", "UTF-16LE"},
    {"cyrillic", "ISO-8859-5"},
    {"dos-874", "windows-874"},
    {"ecma-114", "ISO-8859-6"},
    {"ecma-118", "ISO-8859-7"},
    {"elot_928", "ISO-8859-7"},
    {"euc-jp", "EUC-JP"},
    {"euc-kr", "windows-949"},
    {"gb18030", "gb18030"},
    {"gb2312", "GBK"},
    {"gb_2312", "GBK"},
    {"gb_2312-80", "GBK"},
    {"gbk", "GBK"},
    {"greek", "ISO-8859-7"},
    {"greek8", "ISO-8859-7"},
    {"hebrew", "ISO-8859-8"},
    {"ibm819", "windows-1252"},
    {"ibm866", "IBM866"},
    {"iso-10646-ucs-2", "UTF-16LE"},
    {"iso-2022-jp", "ISO-2022-JP"},
    {"iso-8859-1", "windows-1252"},
    {"iso-8859-10", "ISO-8859-10"},
    {"iso-8859-11", "windows-874"},
    {"iso-8859-13", "ISO-8859-13"},
    {"iso-8859-14", "ISO-8859-14"},
    {"iso-8859-15", "ISO-8859-15"},
    {"iso-8859-2", "ISO-8859-2"},
    {"iso-8859-3", "ISO-8859-3"},
    {"iso-8859-4", "ISO-8859-4"},
    {"iso-8859-5", "ISO-8859-5"},
    {"iso-8859-6", "ISO-8859-6"},
    {"iso-8859-6-e", "ISO-8859-6"},
    {"iso-8859-6-i", "ISO-8859-6"},
    {"iso-8859-7", "ISO-8859-7"},
    {"iso-8859-8", "ISO-8859-8"},
    {"iso-8859-8-e", "ISO-8859-8"},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"iso-8859-9", "windows-1254"},
    {"iso-ir-100", "windows-1252"},
    {"iso-ir-101", "ISO-8859-2"},
    {"iso-ir-109", "ISO-8859-3"},
    {"iso-ir-110", "ISO-8859-4"},
    {"iso-ir-126", "ISO-8859-7"},
    {"iso-ir-127", "ISO-8859-6"},
    {"iso-ir-138", "ISO-8859-8"},
    {"iso-ir-144", "ISO-8859-5"},
    {"iso-ir-148", "windows-1254"},
    {"iso-ir-149", "windows-949"},
    {"iso-ir-157", "ISO-8859-10"},
    {"iso-ir-58", "GBK"},
    {"iso8859-1", "windows-1252"},
    {"iso8859-10", "ISO-8859-10"},
    {"iso8859-11", "windows-874"},
    {"iso8859-13", "ISO-8859-13"},
    {"iso8859-14", "ISO-8859-14"},
    {"iso8859-15", "ISO-8859-15"},
    {"iso8859-2", "ISO-8859-2"},
    {"iso8859-3", "ISO-8859-3"},
    {"iso8859-4", "ISO-8859-4"},
    {"iso8859-5", "ISO-8859-5"},
    {"iso8859-6", "ISO-8859-6"},
    {"iso8859-7", "ISO-8859-7"},
    {"iso8859-8", "ISO-8859-8"},
    {"iso8859-9", "windows-1254"},
    {"iso88591", "windows-1252"},
    {"iso885910", "ISO-8859-10"},
    {"iso885911", "windows-874"},
    {"iso885913", "ISO-8859-13"},
    {"iso885914", "ISO-8859-14"},
    {"iso885915", "ISO-8859-15"},
    {"iso88592", "ISO-8859-2"},
    {"iso88593", "ISO-8859-3"},
    {"iso88594", "ISO-8859-4"},
    {"iso88595", "ISO-8859-5"},
    {"iso88596", "ISO-8859-6"},
    {"iso88597", "ISO-8859-7"},
    {"iso88598", "ISO-8859-8"},
    {"iso88599", "windows-1254"},
    {"iso_8859-1", "windows-1252"},
    {"iso_8859-15", "ISO-8859-15"},
    {"iso_8859-1:1987", "windows-1252"},
    {"iso_8859-2", "ISO-8859-2"},
    {"iso_8859-2:1987", "ISO-8859-2"},
    {"iso_8859-3", "ISO-8859-3"},
    {"iso_8859-3:1988", "ISO-8859-3"},
    {"iso_8859-4", "ISO-8859-4"},
    {"iso_8859-4:1988", "ISO-8859-4"},
    {"iso_8859-5", "ISO-8859-5"},
    {"iso_8859-5:1988", "ISO-8859-5"},
    {"iso_8859-6", "ISO-8859-6"},
    {"iso_8859-6:1987", "ISO-8859-6"},
    {"iso_8859-7", "ISO-8859-7"},
    {"iso_8859-7:1987", "ISO-8859-7"},
    {"iso_8859-8", "ISO-8859-8"},
    {"iso_8859-8:1988", "ISO-8859-8"},
    {"iso_8859-9", "windows-1254"},
    {"iso_8859-9:1989", "windows-1254"},
    {"koi", "KOI8-R"},
    {"koi8", "KOI8-R"},
    {"koi8-r", "KOI8-R"},
    {"koi8-ru", "KOI8-U"},
    {"koi8-u", "KOI8-U"},
    {"koi8_r", "KOI8-R"},
    {"korean", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"ks_c_5601-1989", "windows-949"},
    {"ksc5601", "windows-949"},
    {"ksc_5601", "windows-949"},
    {"l1", "windows-1252"},
    {"l2", "ISO-8859-2"},
    {"l3", "ISO-8859-3"},
    {"l4", "ISO-8859-4"},
    {"l5", "windows-1254"},
    {"l6", "ISO-8859-10"},
    {"l9", "ISO-8859-15"},
    {"latin1", "windows-1252"},
    {"latin2", "ISO-8859-2"},
    {"latin3", "ISO-8859-3"},
    {"latin4", "ISO-8859-4"},
    {"latin5", "windows-1254"},
    {"latin6", "ISO-8859-10"},
    {"logical", "ISO-8859-8"},
    {"mac", "macintosh"},
    {"macintosh", "macintosh"},
    {"ms932", "Shift_JIS"},
    {"ms_kanji", "Shift_JIS"},
    {"shift-jis", "Shift_JIS"},
    {"shift_jis", "Shift_JIS"},
    {"sjis", "Shift_JIS"},
    {"sun_eu_greek", "ISO-8859-7"},
    {"tis-620", "windows-874"},
    {"ucs-2", "UTF-16LE"},
    {"unicode", "UTF-16LE"},
    {"unicode-1-1-utf-8", ""},
    {"unicode11utf8", ""},
    {"unicode20utf8", ""},
    {"unicodefeff", "UTF-16LE"},
    {"unicodefffe", "UTF-16BE"},
    {"us-ascii", "windows-1252"},
    {"utf-16", "UTF-16LE"},
    {"utf-16be", "UTF-16BE"},
    {"utf-16le", "UTF-16LE"},
    {"utf-8", ""},
    {"utf8", ""},
    {"visual", "ISO-8859-8"},
    {"windows-1250", "windows-1250"},
    {"windows-1251", "windows-1251"},
    {"windows-1252", "windows-1252"},
    {"windows-1253", "windows-1253"},
    {"windows-1254", "windows-1254"},
    {"windows-1255", "windows-1255"},
    {"windows-1256", "windows-1256"},
    {"windows-1257", "windows-1257"},
    {"windows-1258", "windows-1258"},
    {"windows-31j", "Shift_JIS"},
    {"windows-874", "windows-874"},
    {"windows-949", "windows-949"},
    {"x-cp1250", "windows-1250"},
    {"x-cp1251", "windows-1251"},
    {"x-cp1252", "windows-1252"},
    {"x-cp1253", "windows-1253"},
    {"x-cp1254", "windows-1254"},
    {"x-cp1255", "windows-1255"},
    {"x-cp1256", "windows-1256"},
    {"x-cp1257", "windows-1257"},
    {"x-cp1258", "windows-1258"},
    {"x-euc-jp", "EUC-JP"},
    {"x-gbk", "GBK"},
    {"x-mac-cyrillic", "x-mac-cyrillic"},
    {"x-mac-roman", "macintosh"},
    {"x-mac-ukrainian", "x-mac-cyrillic"},
    {"x-sjis", "Shift_JIS"},
    {"x-unicode20utf8", ""},
    {"x-user-defined", "windows-1252"},
    {"x-x-big5", "Big5"},
});

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

std::string in_lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

bool starts_with(std::string_view text, std::string_view word) {
  return std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// "charset = 'gbk'" anywhere in a value; "" without one.
std::string_view charset_in(std::string_view value) {
  constexpr std::string_view kWord = "charset";
  while (true) {
    const auto* const found =
        std::search(value.begin(), value.end(), kWord.begin(), kWord.end(),
                    [](char c, char word) { return lower(c) == word; });
    if (found == value.end()) return {};
    value.remove_prefix(static_cast<size_t>(found - value.begin()) +
                        kWord.size());
    auto rest = value;
    while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
    if (!rest.starts_with('=')) continue;
    rest.remove_prefix(1);
    while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
    if (rest.starts_with('"') || rest.starts_with('\'')) {
      const auto end = rest.find(rest.front(), 1);
      return end == rest.npos ? std::string_view{} : rest.substr(1, end - 1);
    }
    return rest.substr(0, rest.find_first_of("; \t\n\f\r"));
  }
}

// A walk over the tags of the beginning of a page.
class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes) {}

  std::string_view read() {
    if (starts_with(bytes_, "<?xml")) {
      if (const auto* known = find_label(xml_encoding())) return page(*known);
    }
    while (at_ < bytes_.size()) {
      const auto rest = bytes_.substr(at_);
      if (rest.starts_with("<!--")) {
        // "<!-->" is a whole comment.
        skip_behind("-->", 2);
      } else if (starts_with(rest, "<meta") && rest.size() > 5 &&
                 (is_blank(rest[5]) || rest[5] == '/')) {
        at_ += 5;
        if (const auto* known = meta()) return page(*known);
      } else if (is_tag(rest)) {
        while (at_ < bytes_.size() && !is_blank(bytes_[at_]) &&
               bytes_[at_] != '>') {
          ++at_;
        }
        while (attribute().found) {
        }
      } else if (rest.starts_with("<!") || rest.starts_with("</") ||
                 rest.starts_with("<?")) {
        skip_behind(">", 0);
      } else {
        ++at_;
      }
    }
    return {};
  }

 private:
  struct Attribute {
    std::string name;  // in lower case
    std::string_view value;
    bool found = false;
  };

  // A page that says UTF-16 in ASCII letters is in UTF-8.
  static std::string_view page(const Label& label) {
    return label.converter.starts_with("UTF-16") ? "" : label.converter;
  }

  static bool is_tag(std::string_view rest) {
    if (rest.size() < 2 || rest[0] != '<') return false;
    const char c = lower(rest[1] == '/' && rest.size() > 2 ? rest[2] : rest[1]);
    return c >= 'a' && c <= 'z';
  }

  void skip_behind(std::string_view end, size_t from) {
    const auto found = bytes_.find(end, at_ + from);
    at_ = found == std::string_view::npos ? bytes_.size() : found + end.size();
  }

  std::string_view xml_encoding() const {
    const auto text = bytes_.substr(0, bytes_.find('>'));
    constexpr std::string_view kWord = "encoding";
    auto at = text.find(kWord);
    if (at == std::string_view::npos) return {};
    at = text.find_first_of("\"'", at + kWord.size());
    if (at == std::string_view::npos) return {};
    const auto end = text.find(text[at], at + 1);
    return end == text.npos ? std::string_view{}
                            : text.substr(at + 1, end - at - 1);
  }

  // What a <meta> says: its charset, or that of its content where it stands for
  // the header Content-Type.
  const Label* meta() {
    const Label* charset = nullptr;
    const Label* content = nullptr;
    bool is_header = false;
    while (true) {
      const auto next = attribute();
      if (!next.found) break;
      if (next.name == "charset" && charset == nullptr) {
        charset = find_label(next.value);
      } else if (next.name == "content" && content == nullptr) {
        content = find_label(charset_in(next.value));
      } else if (next.name == "http-equiv") {
        is_header = in_lower(next.value) == "content-type";
      }
    }
    if (charset != nullptr) return charset;
    return is_header ? content : nullptr;
  }

  char here() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }
  void skip_blanks() {
    while (at_ < bytes_.size() && is_blank(bytes_[at_])) ++at_;
  }

  // The next attribute of a tag; not found at its end.
  Attribute attribute() {
    while (at_ < bytes_.size() && (is_blank(here()) || here() == '/')) ++at_;
    if (at_ >= bytes_.size() || here() == '>') return {};
    Attribute next;
    next.found = true;
    const auto begin = at_++;
    while (at_ < bytes_.size() && !is_blank(here()) && here() != '=' &&
           here() != '/' && here() != '>') {
      ++at_;
    }
    next.name = in_lower(bytes_.substr(begin, at_ - begin));
    skip_blanks();
    if (here() != '=') return next;
    ++at_;
    skip_blanks();
    const char quote = here();
    if (quote == '"' || quote == '\'') {
      const auto end = bytes_.find(quote, at_ + 1);
      if (end == std::string_view::npos) {
        at_ = bytes_.size();
        return {};
      }
      next.value = bytes_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
      return next;
    }
    const auto value = at_;
    while (at_ < bytes_.size() && !is_blank(here()) && here() != '>') ++at_;
    next.value = bytes_.substr(value, at_ - value);
    return next;
  }

  std::string_view bytes_;
  size_t at_ = 0;
};

}  // namespace

const Label* find_label(std::string_view name) {
  constexpr size_t kLongest = 40;
  name = trim(name);
  if (name.empty() || name.size() > kLongest) return nullptr;
  const auto wanted = in_lower(name);
  const auto found = std::ranges::lower_bound(kLabels, std::string_view(wanted),
                                              {}, &Label::label);
  if (found == kLabels.end() || found->label != wanted) return nullptr;
  return &*found;
}

std::string_view of_content_type(std::string_view value) {
  const auto semicolon = value.find(';');
  if (semicolon == std::string_view::npos) return {};
  return charset_in(value.substr(semicolon + 1));
}

std::string_view prescan(std::string_view bytes) {
  constexpr size_t kLooked = 1024;
  return Prescan(bytes.substr(0, kLooked)).read();
}

}  // namespace listlint::charset
