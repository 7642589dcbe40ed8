#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "lint/unicode/mojibake.h"
#include "lint/unicode/scan.h"

namespace listlint::unicode {
namespace {

std::vector<Mojibake> find(std::string_view text) {
  std::vector<Span> tokens;
  uint32_t floor = 0;
  for (const Span word : scan(text).misread) {
    if (word.begin < floor) continue;
    tokens.push_back(token_around(text, floor, word.begin, word.end));
    floor = tokens.back().end;
  }
  return find_mojibake(text, tokens);
}

// The text as it was meant, "?" for what is lost.
std::string mended(std::string_view text) {
  std::string whole;
  uint32_t done = 0;
  for (const Mojibake& found : find(text)) {
    whole += text.substr(done, found.span.begin - done);
    whole += found.is_lossy ? "?" : found.meant;
    done = found.span.end;
  }
  return whole += text.substr(done);
}

std::string charset_of(std::string_view text) {
  const auto all = find(text);
  return all.empty() ? "none" : std::string(name_of(all.front().charset));
}

TEST(Mojibake, GoesBackToUtf8FromEachCharset) {
  struct Row {
    std::string_view text;
    std::string_view charset;
    std::string_view meant;
  };
  constexpr Row kRows[] = {
      {"KrakÃ³w", "windows-1252", "Kraków"},
      {"K\u00E2\u0080\u0099ai", "ISO-8859-1", "K’ai"},
      {"ShkodГ«r", "windows-1251", "Shkodër"},
      {"РЎС‚СЂРѕРіРёРЅРѕ", "windows-1251", "Строгино"},
      {"ĺ§śĺ±±", "windows-1250", "姜山"},
      {"M\u0394\u0081d\u0394\u0081r\u0394«pur", "windows-1253", "Mādārīpur"},
      {"Ğ¡Ğ°Ğ½", "windows-1254", "Сан"},
      {"Sha-ho-chā€™eng-kuan", "windows-1257", "Sha-ho-ch’eng-kuan"},
      {"ParanaguĂĄ", "ISO-8859-2", "Paranaguá"},
      {"·∏§√¢jel", "MacRoman", "Ḥâjel"},
      {"Totigi-chhƒ´", "MacRoman", "Totigi-chhī"},
      {"Torre├│n", "code page 437", "Torreón"},
      {"τòîΘªûσ╕é", "code page 437", "界首市"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(mended(row.text), row.meant);
    EXPECT_EQ(charset_of(row.text), row.charset) << row.text;
  }
}

TEST(Mojibake, IsFoundInShortWords) {
  EXPECT_EQ(mended("Ã…lesund , Norway"), "Ålesund , Norway");
  EXPECT_EQ(mended("RÄ«ga"), "Rīga");
  EXPECT_EQ(mended("Ä°stanbul"), "İstanbul");
  EXPECT_EQ(mended("GardÄ“z"), "Gardēz");
  EXPECT_EQ(mended("Ãœberlingen"), "Überlingen");
  EXPECT_EQ(mended("S\u00C5\u00ADedinenie"), "Sŭedinenie");
}

TEST(Mojibake, IsFoundInProse) {
  EXPECT_EQ(mended("It wasnâ€™t 20Â°C: Â£5 â€“ â€œfineâ€\u009D"),
            "It wasn’t 20°C: £5 – “fine”");
  EXPECT_EQ(mended("ðŸ˜€ smile"), "😀 smile");
}

TEST(Mojibake, IsMendedAsOftenAsItWasMisread) {
  EXPECT_EQ(mended("KrakÃƒÂ³w"), "Kraków");
  EXPECT_EQ(mended("KrakÃƒÆ’Ã‚Â³w"), "Kraków");
  EXPECT_EQ(mended("Ã…\u00C2\u0081ÃƒÂ³dÃ…Âº"), "Łódź");
  EXPECT_EQ(find("KrakÃƒÂ³w").front().times, 2U);
}

TEST(Mojibake, ThatLostBytesIsFoundAndNotGuessed) {
  EXPECT_EQ(mended("RodrÃguez"), "?");
  EXPECT_EQ(mended("PaÃ\uFFFDs"), "?");
  EXPECT_EQ(mended("he said â€ and left"), "he said ? and left");
}

// A letter by itself may be one; beside a word that cannot be text it is not.
TEST(Mojibake, OfOneLetterIsFoundBesideOther) {
  EXPECT_EQ(mended("12 Å³"), "12 Å³");
  EXPECT_EQ(mended("Ð°"), "Ð°");
  EXPECT_EQ(mended("Ð° Ð¡Ð°Ð½"), "а Сан");
}

TEST(Mojibake, IsCertainWhereNoOtherCharsetTellsAnotherStory) {
  EXPECT_TRUE(find("KrakÃ³w").front().is_certain);
  EXPECT_TRUE(find("РЎС‚СЂРѕРіРёРЅРѕ").front().is_certain);
  EXPECT_FALSE(find("BrĂĽggen").front().is_certain);  // ü or å
}

// The words around decide between charsets that read one word differently.
TEST(Mojibake, IsReadInTheCharsetOfTheRest) {
  const std::string rest = "BjĂśrk KĂśln ZĂźrich SĂŁo ";
  EXPECT_EQ(mended(rest), "Björk Köln Zürich São ");
}

TEST(Mojibake, IsNotSeenInText) {
  constexpr std::string_view kTexts[] = {
      "Київ , Рівне , Її , Її , Вє , Монтре-Вє , Вівє-сюр-Шє",
      "Её , ЕЁ , МОЁ , Ђорђе Њ Љубљана Ћ",
      "Αθήνα , Γ’ Λυκείου , Β΄ , Ε΄ , Άγιος",
      "Mā‘ain , Lā‘ie , Kā’anapali , É’s , d’à , l’été",
      "„Ä“ , „FOLGÄ“ , «É» , « É » , CAFÉ™ , NESCAFÉ® , LANCÔME… À…",
      "12 Å³ , 3,2Å–4 , ×10³ , ½×½ , Ø²",
      "IRMÃ… , MANHÃ? , IRMÃS , AÇÃO , São João da Ponta",
      "ĂŞ PĂŞUNE ŢĂŢĂ Çınar İĞDIR Čž Ćwikła Łódź Żółć zvlášť",
      "Đà Nẵng , Đắk Lắk , Quảng Trị , Đ",
      "┌──────┬──────┐\n│ Łódź │  Ö   │\n└──────┴──────┘\n╔══╗\n╚══╝",
      "東京 , 서울 , 上海（中国） , ベルリン・ミッテ",
      "القاهرة , ירושלים , ไทย , हिन्दी , საქართველო",
      "Ðà , Þór , Ålesund , Åre – Ö , Øye… Å , Å i Lofoten",
      "price: 5€ – 7€, 5 £, ©2020, § 5, 20 °C, 1½",
  };
  for (const auto text : kTexts) EXPECT_EQ(mended(text), text);
}

TEST(Mojibake, LeavesTheQuotesAroundAWord) {
  EXPECT_EQ(mended("“KrakÃ³w” – „RÄ«ga“"), "“Kraków” – „Rīga“");
}

TEST(Mojibake, ThatIsMendedIsNoMojibake) {
  for (const std::string_view text :
       {"KrakÃƒÂ³w", "Ã…lesund", "РЎС‚СЂРѕРіРёРЅРѕ", "â€™", "Torre├│n"}) {
    const auto once = mended(text);
    EXPECT_EQ(mended(once), once);
  }
}

TEST(Mojibake, TakesTokensOfAnyLength) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "Ã";
  EXPECT_TRUE(mended(text) == text);
  std::string many;
  std::string meant;
  for (int i = 0; i < 20000; ++i) {
    many += "caÃ©";
    meant += "caé";
  }
  EXPECT_TRUE(mended(many) == meant);
}

}  // namespace
}  // namespace listlint::unicode
