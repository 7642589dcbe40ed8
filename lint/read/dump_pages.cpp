#include "lint/read/dump_pages.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace listlint {
namespace {

constexpr std::string_view kBegin = "<page";
constexpr std::string_view kEnd = "</page>";
constexpr std::string_view kClose = "</mediawiki>";
// Bytes at the end that may be the beginning of one of these.
constexpr size_t kBorder = kClose.size() - 1;
// What is kept of a page that is too large: enough to name it.
constexpr size_t kNameable = 4096;

// std::string_view::find() looks for the first byte, and every tag begins with
// the same one; memmem() does not care.
size_t find(std::string_view bytes, std::string_view what, size_t from) {
  if (from >= bytes.size()) return std::string_view::npos;
  const void* found = ::memmem(bytes.data() + from, bytes.size() - from,
                               what.data(), what.size());
  if (found == nullptr) return std::string_view::npos;
  return static_cast<size_t>(static_cast<const char*>(found) - bytes.data());
}

bool ends_name(char c) {
  return c == '>' || c == ' ' || c == '\t' || c == '\n' || c == '\r' ||
         c == '/';
}

}  // namespace

PageSplitter::Pages PageSplitter::feed(std::string bytes) {
  if (buffer_.empty()) {
    buffer_ = std::move(bytes);
  } else {
    buffer_ += bytes;
  }
  std::vector<Page> pages;
  while (step(pages)) {
  }
  return hand_over(std::move(pages));
}

void PageSplitter::finish() {
  if (!has_header_) set_header(buffer_);
}

// Goes on to the next tag; false where more bytes are needed.
bool PageSplitter::step(std::vector<Page>& pages) {
  return state_ == State::between ? find_begin() : find_end(pages);
}

bool PageSplitter::find_begin() {
  size_t found = find(buffer_, kBegin, at_);
  while (found != std::string::npos) {
    const size_t behind = found + kBegin.size();
    // Whether that is the whole name is told by the next byte.
    if (behind == buffer_.size()) break;
    if (ends_name(buffer_[behind])) break;
    found = find(buffer_, kBegin, behind);
  }
  const bool known =
      found != std::string::npos && found + kBegin.size() < buffer_.size();
  const size_t end = known ? found : buffer_.size();
  if (!closed_) {
    const auto between = std::string_view(buffer_).substr(0, end);
    closed_ = find(between, kClose, at_) != std::string::npos;
  }
  if (!has_header_ && (known || end >= kMostHeader)) {
    const size_t shown = known ? end + kBegin.size() : end;
    set_header(std::string_view(buffer_).substr(0, shown));
  }
  if (!known) {
    at_ = std::max(at_, end - std::min(end, kBorder));
    return false;
  }
  state_ = State::page;
  begin_ = found;
  at_ = found + kBegin.size();
  return true;
}

bool PageSplitter::find_end(std::vector<Page>& pages) {
  const size_t found = find(buffer_, kEnd, at_);
  const bool known = found != std::string::npos;
  const size_t end = known ? found + kEnd.size() : buffer_.size();
  if (state_ == State::page && end - begin_ > most_page_) {
    pages.push_back({begin_, begin_ + std::min(kNameable, end - begin_), true});
    state_ = State::skipping;
  }
  if (!known) {
    at_ = std::max(at_, end - std::min(end, kBorder));
    return false;
  }
  if (state_ == State::page) pages.push_back({begin_, end, false});
  state_ = State::between;
  at_ = end;
  return true;
}

void PageSplitter::set_header(std::string_view bytes) {
  has_header_ = true;
  header_ = bytes.substr(0, kMostHeader);
}

// Keeps what is not done with.
PageSplitter::Pages PageSplitter::hand_over(std::vector<Page> pages) {
  size_t keep = at_;
  if (state_ == State::page) keep = begin_;
  if (state_ == State::between && !has_header_) keep = 0;
  if (pages.empty()) {
    // Cutting a page off the front at each piece would move it each time.
    if (state_ != State::page) buffer_.erase(0, keep);
    if (state_ != State::page) at_ -= keep;
    return {};
  }
  Pages done;
  done.bytes = std::exchange(buffer_, buffer_.substr(keep));
  done.pages = std::move(pages);
  at_ -= keep;
  begin_ -= std::min(begin_, keep);
  return done;
}

}  // namespace listlint
