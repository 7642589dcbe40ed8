// Finds the pages of a MediaWiki export in its bytes as they come.
//
// "<page>" and "</page>" are searched for as bytes, which is sure, since the
// text of a page has its "<" escaped. Keeps what precedes the first page, and
// the page that is not yet whole. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace listlint {

class PageSplitter {
 public:
  // A larger page is left out.
  static constexpr size_t kMostPage = 64 * 1024 * 1024;
  // What tells a MediaWiki export stands within so many bytes.
  static constexpr size_t kMostHeader = 64 * 1024;

  struct Page {
    size_t begin = 0;        // of "<page>" in the bytes
    size_t end = 0;          // behind "</page>"
    bool too_large = false;  // only its first bytes are there
  };
  // Pages that are whole now, with the bytes that hold them.
  struct Pages {
    std::string bytes;
    std::vector<Page> pages;
  };

  // `most_page` is for tests.
  explicit PageSplitter(size_t most_page = kMostPage) : most_page_(most_page) {}

  Pages feed(std::string bytes);

  // The bytes before the first page and the "<page" after them, once they are
  // all there.
  bool has_header() const { return has_header_; }
  const std::string& header() const { return header_; }
  // No more bytes come.
  void finish();
  // Whether the bytes so far end within a page, or behind "</mediawiki>".
  bool in_page() const { return state_ != State::between; }
  // What is there of the page that is not yet whole.
  std::string_view page() const {
    return state_ == State::page ? std::string_view(buffer_).substr(begin_)
                                 : std::string_view{};
  }
  bool is_closed() const { return closed_; }

 private:
  enum class State : uint8_t { between, page, skipping };

  bool step(std::vector<Page>& pages);
  bool find_begin();
  bool find_end(std::vector<Page>& pages);
  void set_header(std::string_view bytes);
  Pages hand_over(std::vector<Page> pages);

  size_t most_page_;
  std::string buffer_;
  size_t at_ = 0;     // in the buffer: what is before has been looked at
  size_t begin_ = 0;  // of the page at hand
  State state_ = State::between;
  std::string header_;
  bool has_header_ = false;
  bool closed_ = false;
};

}  // namespace listlint
