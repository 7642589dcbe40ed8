#include "lint/read/charset.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace listlint {
namespace {

using std::string_literals::operator""s;

std::string detect(std::string_view bytes, std::string_view content_type = {}) {
  return detect_charset(bytes, true, content_type);
}

// The bytes as UTF-8, with the place in the file of each.
std::string converted(const std::string& bytes, const std::string& charset,
                      std::vector<uint32_t>* offsets = nullptr) {
  const Source raw("a.html", bytes);
  const auto source = convert(raw, charset);
  if (!source) return source.error();
  if (offsets != nullptr) {
    for (uint32_t i = 0; i <= (*source)->size(); ++i) {
      offsets->push_back((*source)->file_offset(i));
    }
  }
  EXPECT_EQ((*source)->path(), "a.html");
  EXPECT_EQ((*source)->encoding(), charset);
  return std::string((*source)->bytes());
}

TEST(DetectCharset, BelievesAByteOrderMarkFirst) {
  EXPECT_EQ(detect("\xEF\xBB\xBF<meta charset=gbk>", "text/html; charset=gbk"),
            "");
  EXPECT_EQ(detect("\xFF\xFE<\0"s, "text/html; charset=gbk"), "UTF-16LE");
  EXPECT_EQ(detect("\xFE\xFF\0<"s), "UTF-16BE");
}

TEST(DetectCharset, BelievesTheHeaderBeforeThePage) {
  const auto page = "<meta charset=\"big5\">";
  EXPECT_EQ(detect(page, "text/html; charset=\"Shift_JIS\""), "Shift_JIS");
  EXPECT_EQ(detect(page, "text/html;charset= euc-kr ; x=y"), "windows-949");
  EXPECT_EQ(detect(page, "text/html; Charset=utf-8"), "");
  EXPECT_EQ(detect(page, "text/html; charset=martian"), "Big5");
  EXPECT_EQ(detect(page, "text/html"), "Big5");
}

TEST(DetectCharset, ReadsMetaAsBrowsersDo) {
  EXPECT_EQ(detect("<html><head><META CHARSET = 'GB2312' >"), "GBK");
  EXPECT_EQ(detect("<meta http-equiv=Content-Type content='text/html; "
                   "charset=windows-1251'>"),
            "windows-1251");
  EXPECT_EQ(detect("<meta content='text/html; charset=koi8-r' "
                   "http-equiv=\"content-type\"/>"),
            "KOI8-R");
  EXPECT_EQ(detect("<meta name=x content='charset=koi8-r'>"), "");
  EXPECT_EQ(detect("<!-- <meta charset=gbk> --><p title='<meta charset=big5>'>"
                   "<meta charset=x-sjis>"),
            "Shift_JIS");
  EXPECT_EQ(detect("<meta charset=nonsense><meta charset=latin2>"),
            "ISO-8859-2");
  EXPECT_EQ(detect("<meta charset=utf-16>"), "");
  EXPECT_EQ(detect("<meta charset=iso-8859-1>"), "windows-1252");
}

TEST(DetectCharset, ReadsTheXmlDeclaration) {
  EXPECT_EQ(detect("<?xml version=\"1.0\" encoding='euc-jp'?><html>"),
            "EUC-JP");
  EXPECT_EQ(detect("<?xml version=\"1.0\"?><meta charset=gb18030>"), "gb18030");
}

TEST(DetectCharset, LooksNoFurtherThanTheBeginning) {
  EXPECT_EQ(detect(std::string(1000, ' ') + "<meta charset=gbk>"), "GBK");
  EXPECT_EQ(detect(std::string(1024, ' ') + "<meta charset=gbk>"), "");
  EXPECT_EQ(detect("<meta charset="), "");
  EXPECT_EQ(detect("<meta charset='gbk"), "");
  EXPECT_EQ(detect("<!--"), "");
  EXPECT_EQ(detect(""), "");
}

TEST(DetectCharset, SeesUtf16ByItsZeroBytes) {
  EXPECT_EQ(detect("<\0h\0t\0m\0l\0>\0"s), "UTF-16LE");
  EXPECT_EQ(detect("\0<\0h\0t\0m\0l\0>"s), "UTF-16BE");
  EXPECT_EQ(detect("a\0b\0\0c\0d"s), "");
}

TEST(DetectCharset, AsksOnlyHtmlForMeta) {
  EXPECT_EQ(detect_charset("<meta charset=gbk>", false, ""), "");
  EXPECT_EQ(detect_charset("B\0e\0r\0n\0"s, false, ""), "UTF-16LE");
  EXPECT_EQ(detect_charset("Bern", false, "text/plain; charset=latin1"),
            "windows-1252");
}

TEST(Convert, TellsThePlaceOfEachByte) {
  std::vector<uint32_t> offsets;
  EXPECT_EQ(converted("a\xD6\xD0\xB9\xFA-b", "GBK", &offsets), "a中国-b");
  EXPECT_EQ(offsets, (std::vector<uint32_t>{0, 1, 1, 1, 3, 3, 3, 5, 6, 7}));
}

TEST(Convert, JoinsSurrogatesAndDropsTheByteOrderMark) {
  std::vector<uint32_t> offsets;
  EXPECT_EQ(
      converted("\xFF\xFE\x3D\xD8\x00\xDE\x62\x00"s, "UTF-16LE", &offsets),
      "😀b");
  EXPECT_EQ(offsets, (std::vector<uint32_t>{2, 2, 2, 2, 6, 8}));
}

TEST(Convert, ReplacesBytesThatAreNoText) {
  std::vector<uint32_t> offsets;
  EXPECT_EQ(converted("a\xFF\x62", "GBK", &offsets),
            "a\uFFFD"
            "b");
  EXPECT_EQ(offsets, (std::vector<uint32_t>{0, 1, 1, 1, 2, 3}));
  EXPECT_EQ(converted("\x00\xD8\x62\x00"s, "UTF-16LE"),
            "\uFFFD"
            "b");
  EXPECT_EQ(converted("b\0\x00\xD8"s, "UTF-16LE"), "b\uFFFD");
  EXPECT_EQ(converted("a\xD6", "GBK"), "a\uFFFD");
}

TEST(Convert, ReadsTheEncodingsOfLists) {
  EXPECT_EQ(converted("\x83\x67\x83\x88\x83\x5E", "Shift_JIS"), "トヨタ");
  EXPECT_EQ(converted("\xC5\xEC\xB5\xFE", "EUC-JP"), "東京");
  EXPECT_EQ(converted("\x1B$B\x45\x6C\x35\x7E\x1B(B.", "ISO-2022-JP"), "東京.");
  EXPECT_EQ(converted("\xA5\x78\xA5\x5F", "Big5"), "台北");
  EXPECT_EQ(converted("\xBA\xCE\xBB\xEA", "windows-949"), "부산");
  EXPECT_EQ(converted("\xCD\xCF\xD3\xCB\xD7\xC1", "KOI8-R"), "москва");
  EXPECT_EQ(converted("Gda\xF1sk \x80", "windows-1250"), "Gdańsk €");
  EXPECT_EQ(converted("\x81\x30\x89\x38", "GBK"), "ß");
}

TEST(Convert, KeepsPlacesOverManyPieces) {
  // Two bytes each behind one, so that pieces end within a letter.
  std::string bytes = "a";
  while (bytes.size() < 3'000'000) bytes += "\xD6\xD0";
  std::vector<uint32_t> offsets;
  const auto text = converted(bytes, "GBK", &offsets);
  ASSERT_EQ(text.size(), 1 + (bytes.size() - 1) / 2 * 3);
  ASSERT_EQ(offsets.back(), bytes.size());
  size_t wrong = 0;
  for (size_t i = 1; i < text.size(); ++i) {
    if (offsets[i] != 1 + (i - 1) / 3 * 2) ++wrong;
  }
  EXPECT_EQ(wrong, 0U);
}

TEST(Convert, KnowsNoOtherEncoding) {
  EXPECT_EQ(converted("a", "martian"),
            "cannot read a.html: unknown character encoding \"martian\"");
  EXPECT_EQ(converted("a", ""),
            "cannot read a.html: unknown character encoding \"\"");
}

TEST(Convert, KeepsThePageAndTakesAnEmptyFile) {
  const Source raw("a.xml", "", {"Beihai", "", {}});
  const auto source = convert(raw, "GBK");
  ASSERT_TRUE(source.has_value());
  EXPECT_EQ((*source)->page(), "Beihai");
  EXPECT_EQ((*source)->size(), 0U);
  EXPECT_EQ((*source)->file_offset(0), 0U);
}

}  // namespace
}  // namespace listlint
