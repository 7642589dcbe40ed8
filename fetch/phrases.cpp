#include "fetch/phrases.h"

#include <algorithm>
#include <array>
#include <vector>

#include "fetch/phrase_index.h"
#include "fetch/words.h"
#include "lint/unicode/utf8.h"

namespace listlint::fetch {
namespace {

// Words that go with a message without changing it. Sorted.
constexpr auto kFillers = std::to_array<std::string_view>({
    "404",
    "410",
    "a",
    "ah",
    "an",
    "and",
    "are",
    "but",
    "code",
    "de",
    "der",
    "die",
    "entschuldigung",
    "erreur",
    "errore",
    "error",
    "erro",
    "exception",
    "failed",
    "fehler",
    "foutmelding",
    "http",
    "https",
    "i",
    "ihre",
    "ikke",
    "is",
    "it",
    "la",
    "le",
    "leider",
    "lo",
    "not",
    "of",
    "oh",
    "on",
    "oops",
    "or",
    "ooops",
    "opps",
    "ошибка",
    "ops",
    "our",
    "page",
    "pardon",
    "request",
    "s",
    "seems",
    "server",
    "site",
    "sorry",
    "status",
    "that",
    "the",
    "this",
    "to",
    "uh",
    "unfortunately",
    "ups",
    "was",
    "we",
    "website",
    "whoops",
    "woops",
    "you",
    "your",
    "выбачте",
    "извините",
    "к",
    "помилка",
    "сожалению",
});

// Words that make a message the subject of a text.
constexpr auto kTopics = std::to_array<std::string_view>({
    "how to",    "how do",        "how can",    "why ",         "what is",
    "what are",  "what does",     "fixing",     "fix ",         "fixed",
    "solve",     "solved",        "solution",   "troubleshoot", "guide",
    "tutorial",  "best ",         "examples",   "custom",       "designing",
    "redesign",  "article about", "list of",    "meaning",      "explained",
    "wikipedia", "wiktionary",    "definition", "handbook",     "documentation",
    "film",      "album",         "song",       "novel",        "podcast",
    "episode",   "wie man",       "was ist",    "beheben",      "comment ",
    "que es",    "como ",         "cos'e",      "解决",         "如何",
    "怎么",      "怎样",          "解決",       "方法",         "原因",
    "什么是",    "是什么",        "とは",       "対処",         "方法",
    "해결",      "방법",          "как ",       "что такое",    "исправить",
    "причины",   "як ",           "nasil",      "jak ",         "co to",
    "cach ",     "sua loi",       "cara ",      "维基",         "百科",
    "デザイン",  "通知",          "公告",       "お知らせ",
});

// What servers and databases say that fail.
constexpr auto kServerErrors = std::to_array<std::string_view>({
    "error establishing a database connection",
    "fatal error: uncaught",
    "fatal error: call to undefined",
    "fatal error: allowed memory size",
    "fatal error: require",
    "fatal error: class ",
    "warning: mysql_connect()",
    "warning: mysqli_connect()",
    "mysql_connect(): ",
    "mysqli_connect(): ",
    "mysql_fetch_array() expects",
    "you have an error in your sql syntax",
    "sqlstate[",
    "can't connect to local mysql server",
    "can't connect to mysql server",
    "no input file specified",
    "the specified key does not exist",
    "error: too many connections",
    "1040: too many connections",
    "1040 too many connections",
    "the server encountered an internal error or misconfiguration",
    "the server is temporarily unable to service your request due to",
    "the proxy server received an invalid response from an upstream server",
    "briefly unavailable for scheduled maintenance. check back in a minute",
    "between cloudflare's network and the origin web server timed out",
    "your web server is not completing",
    "microsoft ole db provider for",
    "microsoft jet database engine error",
    "microsoft vbscript runtime error",
    "server error in '/",
    "ora-12541",
    "ora-01017",
    "traceback (most recent call last)",
    "exception in thread \"main\"",
    "java.lang.nullpointerexception",
    "javax.servlet.servletexception",
    "unhandled exception has occurred",
    "unable to connect to the database",
    "could not connect to the database",
    "could not connect to database",
    "database connection error",
    "数据库连接失败",
    "数据库连接错误",
    "连接数据库失败",
    "資料庫連線失敗",
    "データベース接続確立エラー",
    "データベースに接続できません",
    "erreur lors de la connexion a la base de donnees",
    "fehler beim aufbau einer datenbankverbindung",
    "error al establecer una conexion con la base de datos",
    "ошибка установки соединения с базой данных",
    "ошибка подключения к базе данных",
});

// Too little for a message, but enough beside one.
constexpr auto kLosses = std::to_array<std::string_view>({"has been moved",
                                                          "have been moved",
                                                          "may have moved",
                                                          "unavailable",
                                                          "have been removed",
                                                          "name changed",
                                                          "not available",
                                                          "not here",
                                                          "couldn't find",
                                                          "could not find",
                                                          "can't find",
                                                          "cannot find",
                                                          "unable to find",
                                                          "unable to locate",
                                                          "not be located",
                                                          "is gone",
                                                          "no longer",
                                                          "mistyped",
                                                          "outdated",
                                                          "verschoben",
                                                          "geloscht",
                                                          "umbenannt",
                                                          "supprimee",
                                                          "deplacee",
                                                          "eliminada",
                                                          "eliminado",
                                                          "movida",
                                                          "rimossa",
                                                          "spostata",
                                                          "removida",
                                                          "verwijderd",
                                                          "verplaatst",
                                                          "移动",
                                                          "移動",
                                                          "删除",
                                                          "刪除",
                                                          "移除",
                                                          "削除",
                                                          "삭제",
                                                          "удален",
                                                          "перемещен",
                                                          "переехал",
                                                          "видален",
                                                          "usunieta",
                                                          "przeniesiona",
                                                          "odstranena",
                                                          "presunuta",
                                                          "kaldirilmis",
                                                          "tasinmis",
                                                          "404"});

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

const PhraseIndex& all_phrases() {
  static const PhraseIndex index(
      std::array{phrases_west(), phrases_east(), phrases_other()});
  return index;
}

bool is_filler(std::string_view word) {
  return std::ranges::find(kFillers, word) != kFillers.end();
}

bool is_topic(std::string_view text) {
  return std::ranges::any_of(
      kTopics, [&](std::string_view topic) { return contains(text, topic); });
}

bool is_quote(std::string_view text, size_t at, size_t length) {
  constexpr auto kQuotes = std::to_array<std::string_view>(
      {"\"", "“", "”", "„", "«", "»", "‘", "’", "'", "「", "」", "『", "』",
       "《", "》", "›", "‹", "`"});
  return std::ranges::find(kQuotes, text.substr(at, length)) != kQuotes.end();
}

// Whether a quotation mark opens within a few words before a place and none
// closes the quotation up to there.
bool is_quoted(std::string_view text, size_t begin, size_t end) {
  const auto any = [&](std::string_view part) {
    for (size_t at = 0; at < part.size();) {
      const auto length = utf8::length_at(part, at);
      const bool inside_word =
          part.substr(at, length) == "'" && is_word_before(part, at);
      if (!inside_word && is_quote(part, at, length)) return true;
      at += length;
    }
    return false;
  };
  return any(text.substr(0, begin)) && any(text.substr(end));
}

}  // namespace

std::optional<Message> as_message(std::string_view folded) {
  std::vector<bool> covered;
  std::optional<Strength> strongest;
  all_phrases().for_each(folded, [&](const Phrase& phrase, size_t at) {
    covered.resize(folded.size());
    std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(at),
                phrase.text.size(), true);
    strongest = std::max(strongest.value_or(phrase.strength), phrase.strength);
  });
  const auto holds = [&](std::string_view part) {
    return contains(folded, part);
  };
  if (!strongest && !holds("404") && !holds("410")) return std::nullopt;
  if (is_topic(folded)) return std::nullopt;
  covered.resize(folded.size());
  size_t left = 0;  // in quarters of a word
  bool has_number = false;
  Words words(folded);
  for (Word word; words.next(word);) {
    const auto at = static_cast<size_t>(word.text.data() - folded.data());
    has_number = has_number || word.text == "404" || word.text == "410";
    if (covered[at]) continue;
    if (word.kind == WordKind::spaced) {
      left += is_filler(word.text) || word.text.size() == 1 ? 0 : 4;
    } else {
      left += word.kind == WordKind::dense ? 2 : 1;
    }
  }
  if (!strongest) {
    if (!has_number || left > 0) return std::nullopt;
    return Message{true, Strength::weak};
  }
  // "The statue has been removed" is news.
  const size_t most = *strongest == Strength::weak     ? 0
                      : *strongest == Strength::strong ? 12
                                                       : 48;
  if (left > most) return std::nullopt;
  return Message{false, *strongest};
}

std::optional<Strength> said_in(std::string_view folded) {
  std::optional<Strength> strongest;
  all_phrases().for_each(folded, [&](const Phrase& phrase, size_t at) {
    if (is_quoted(folded, at, at + phrase.text.size())) return;
    strongest = std::max(strongest.value_or(phrase.strength), phrase.strength);
  });
  return strongest;
}

bool names_loss(std::string_view folded) {
  if (std::ranges::any_of(kLosses, [&](std::string_view loss) {
        return contains(folded, loss);
      })) {
    return true;
  }
  bool lost = false;
  all_phrases().for_each(folded, [&](const Phrase& phrase, size_t at) {
    lost = lost || (phrase.strength != Strength::direct &&
                    !is_quoted(folded, at, at + phrase.text.size()));
  });
  return lost;
}

bool is_server_error(std::string_view folded) {
  return std::ranges::any_of(kServerErrors, [&](std::string_view phrase) {
    return contains(folded, phrase);
  });
}

}  // namespace listlint::fetch
