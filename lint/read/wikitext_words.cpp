#include "lint/read/wikitext_words.h"

#include <algorithm>
#include <string>

#include "lint/ascii.h"
#include "lint/language/language.h"
#include "lint/unicode/code_point.h"

namespace listlint::wikitext {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '_'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool same_letters(std::string_view a, std::string_view b) {
  return a.size() == b.size() && starts_with_letters(a, b);
}

// Canonical names and aliases of the namespaces, from the message files of
// MediaWiki's larger languages.
constexpr auto kFile = std::to_array<std::string_view>({
    "file",        "image",       "media",      "datei",      "bild",
    "fichier",     "archivo",     "imagen",     "ficheiro",   "imagem",
    "arquivo",     "immagine",    "bestand",    "afbeelding", "plik",
    "grafika",     "fil",         "tiedosto",   "kuva",       "soubor",
    "obrázek",     "fájl",        "kép",        "dosya",      "resim",
    "berkas",      "fișier",      "imagine",    "файл",       "Файл",
    "изображение", "Изображение", "зображення", "Зображення", "картинка",
    "Картинка",    "αρχείο",      "Αρχείο",     "קובץ",       "תמונה",
    "ملف",         "پرونده",      "文件",       "檔案",       "档案",
    "圖像",        "图像",        "ファイル",   "画像",       "파일",
    "그림",        "tập tin",     "hình",
});

constexpr auto kCategory = std::to_array<std::string_view>({
    "category",  "kategorie",  "catégorie", "categorie", "categoría",
    "categoria", "kategoria",  "kategori",  "luokka",    "kategória",
    "categoría", "kategorija", "категория", "Категория", "категорія",
    "Категорія", "κατηγορία",  "Κατηγορία", "קטגוריה",   "تصنيف",
    "رده",       "分类",       "分類",      "カテゴリ",  "분류",
    "thể loại",
});

constexpr auto kRedirect = std::to_array<std::string_view>({
    "#redirect",
    "#weiterleitung",
    "#redirection",
    "#redirección",
    "#redirecionamento",
    "#rinvia",
    "#doorverwijzing",
    "#patrz",
    "#przekieruj",
    "#omdirigering",
    "#ohjaus",
    "#uudelleenohjaus",
    "#přesměruj",
    "#átirányítás",
    "#yönlendirme",
    "#перенаправление",
    "#перенаправлення",
    "#перенапр",
    "#ПЕРЕНАПРАВЛЕНИЕ",
    "#ПЕРЕНАПРАВЛЕННЯ",
    "#重定向",
    "#転送",
    "#リダイレクト",
    "#넘겨주기",
    "#đổi",
    "#تحويل",
    "#تغییر_مسیر",
    "#הפניה",
});

template <size_t N>
bool is_one_of(const std::array<std::string_view, N>& names,
               std::string_view name) {
  return std::ranges::any_of(
      names, [&](std::string_view known) { return same_letters(name, known); });
}

// "de", "zh-yue", "simple": what Wikipedias are called. Only in lower case, so
// that no page with a colon in its title is taken for one.
bool is_wiki(std::string_view prefix) {
  if (prefix == "simple") return true;
  if (prefix.size() < 2 || prefix.size() > 12) return false;
  const bool code = std::ranges::all_of(
      prefix, [](char c) { return c == '-' || (c >= 'a' && c <= 'z'); });
  if (!code) return false;
  const auto main = prefix.substr(0, prefix.find('-'));
  return main.size() >= 2 && main.size() <= 3 &&
         language::find(main) != nullptr;
}

}  // namespace

bool starts_with_letters(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

Space space_of(std::string_view target) {
  constexpr size_t kLongest = 40;  // bytes, with the colon
  target = target.substr(0, kLongest);
  size_t colon = 0;
  while (colon < target.size() && target[colon] != ':') {
    const char c = target[colon];
    if (c == '|' || c == ']' || c == '\n') return Space::page;
    ++colon;
  }
  if (colon == target.size()) return Space::page;
  const auto prefix = trim(target.substr(0, colon));
  if (prefix.empty()) return Space::page;
  if (is_one_of(kFile, prefix)) return Space::file;
  if (is_one_of(kCategory, prefix)) return Space::category;
  return is_wiki(prefix) ? Space::language : Space::page;
}

bool is_redirect(std::string_view text) {
  if (!text.starts_with('#')) return false;
  return std::ranges::any_of(kRedirect, [&](std::string_view word) {
    return starts_with_letters(text, word);
  });
}

std::string_view country_of_flag_file(std::string_view file) {
  const auto colon = file.find(':');
  if (colon == std::string_view::npos) return {};
  file = trim(file.substr(colon + 1));
  const auto dot = file.rfind('.');
  if (dot == std::string_view::npos) return {};
  file = file.substr(0, dot);
  for (const std::string_view before :
       {"flag of the ", "flag of ", "flag_of_the_", "flag_of_", "flagge der ",
        "flagge von ", "drapeau de "}) {
    if (!starts_with_letters(file, before)) continue;
    file.remove_prefix(before.size());
    const auto bracket = file.find('(');
    return trim(file.substr(0, bracket));
  }
  return {};
}

}  // namespace listlint::wikitext
