#include "lint/read/yaml.h"

#include <algorithm>
#include <array>
#include <exception>
#include <istream>
#include <optional>
#include <streambuf>
#include <string>
#include <utility>
#include <vector>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "lint/read/list_builder.h"
#include "lint/read/tree.h"
#include "lint/read/tree_list.h"
#include "lint/read/yaml_scalar.h"

namespace listlint {
namespace {

// What the parser may read ahead of what it has told: it keeps a hundred times
// as much for it.
constexpr uint32_t kMostAhead = 512 * 1024;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

constexpr std::string_view kUnaligned =
    "this does not line up with what is above: check the indent";

// Ends the parsing.
struct Refused {
  uint32_t at = 0;
  std::string_view reason;
};

// Gives the parser the bytes, and no more than it may read ahead. Two line ends
// come first: the parser guesses the encoding from the first bytes.
class Feed : public std::streambuf {
 public:
  static constexpr uint32_t kBefore = 2;

  // `told` is how far the events have got in `bytes`.
  Feed(std::string_view bytes, const uint32_t& told)
      : bytes_(bytes), told_(told) {}

 protected:
  int_type underflow() override {
    if (at_ > told_ + kMostAhead) {
      throw Refused{told_, "more than 512 KB in one piece is not read"};
    }
    size_t count = 0;
    if (at_ == 0 && !has_begun_) {
      std::fill_n(part_.begin(), kBefore, '\n');
      count = kBefore;
      has_begun_ = true;
    }
    const auto next = bytes_.substr(at_, part_.size() - count);
    std::ranges::copy(next, part_.begin() + static_cast<ptrdiff_t>(count));
    at_ += static_cast<uint32_t>(next.size());
    count += next.size();
    if (count == 0) return traits_type::eof();
    setg(part_.data(), part_.data(), part_.data() + count);
    return traits_type::to_int_type(part_.front());
  }

 private:
  std::string_view bytes_;
  const uint32_t& told_;
  uint32_t at_ = 0;
  bool has_begun_ = false;
  std::array<char, 4096> part_ = {};
};

// Makes nodes of events. The parser tells where things begin; where they end is
// found here, and comments between them.
class Events : public YAML::EventHandler {
 public:
  Events(const Source& source, std::string_view bytes, uint32_t begin,
         ListBuilder& builder, Tree& tree)
      : source_(source),
        bytes_(bytes),
        builder_(builder),
        tree_(tree),
        begin_(begin),
        done_(begin) {}

  const uint32_t& told() const { return told_; }
  uint32_t done() const { return done_; }

  // The place of the parser in the source.
  uint32_t place(int position) const {
    const int64_t at =
        int64_t{position} - int64_t{Feed::kBefore} + int64_t{begin_};
    if (position < 0 || at < begin_) return done_;
    return std::min(static_cast<uint32_t>(at), size());
  }

  void finish() {
    advance(size());
    tree_.close_all(size());
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    // A stray sign at the left makes empty documents without end.
    if (mark.pos <= last_document_) {
      throw Refused{place(mark.pos), "nothing can begin with this"};
    }
    const uint32_t at = place(mark.pos);
    const auto gap = bytes_.substr(done_, std::max(at, done_) - done_);
    const bool begins = last_document_ < 0 ||
                        bytes_.substr(at).starts_with("---") ||
                        gap.find("...") != gap.npos;
    if (!begins) throw Refused{at, kUnaligned};
    last_document_ = mark.pos;
    advance(at);
    anchors_.clear();
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    const uint32_t at = place(mark.pos);
    Scalar scalar;
    scalar.kind = ValueKind::null;
    scalar.span = {done_, done_};
    if (at >= done_) {
      if (const auto word = yaml::null_word(bytes_, at); !word.empty()) {
        advance(at);
        done_ = at + static_cast<uint32_t>(word.size());
        scalar.span = {at, done_};
        scalar.ambiguous = true;
      }
    }
    scalar.text = source_.text(scalar.span);
    take(scalar, 0);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const uint32_t at = std::max(place(mark.pos), done_);
    advance(at);
    done_ = yaml::property_end(bytes_, at);
    Scalar scalar;
    scalar.kind = ValueKind::alias;
    scalar.span = {at, done_};
    scalar.text = {{}, scalar.span};
    if (anchor < anchors_.size() && anchors_[anchor]) {
      scalar = *anchors_[anchor];
      scalar.quotes = Quotes::none;
      scalar.span = {at, done_};
      scalar.text.span = scalar.span;
    }
    take(scalar, 0);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag,
                YAML::anchor_t anchor, const std::string& value) override {
    const bool tagged = !tag.empty() && tag != "?" && tag != "!";
    const uint32_t at = begin_of(mark, tagged || anchor != 0);
    Scalar scalar;
    const bool blank = value.find_first_not_of(" \t\r\n") == value.npos;
    if (at == size() || (blank && !is_quoted(at))) {
      scalar.kind = ValueKind::null;
      scalar.span = {done_, done_};
      scalar.text = source_.text(scalar.span);
    } else if (is_quoted(at)) {
      read_quoted(at, value, scalar);
    } else if (bytes_[at] == '|' || bytes_[at] == '>') {
      scalar.span = yaml::block_lines(bytes_, at);
      scalar.text.span = scalar.span;
      done_ = std::max(scalar.span.end, done_);
      auto text = std::string_view(value);
      while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
      keep(text, scalar);
    } else {
      done_ = std::max(yaml::plain_end(bytes_, at, value), at);
      scalar.span = {at, done_};
      scalar.text.span = scalar.span;
      keep(value, scalar);
      if (!tagged) {
        scalar.kind = yaml::kind_of(value);
        scalar.ambiguous = yaml::is_ambiguous(value);
      }
    }
    take(scalar, anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(ValueKind::array, mark, tag, anchor);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag,
                  YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    open(ValueKind::object, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  uint32_t size() const { return static_cast<uint32_t>(bytes_.size()); }

  bool is_quoted(uint32_t at) const {
    return at < size() && (bytes_[at] == '"' || bytes_[at] == '\'');
  }

  // Notes comments on the way to `to`, where the next thing begins.
  void advance(uint32_t to) {
    while (done_ < to) {
      const auto gap = bytes_.substr(done_, to - done_);
      const auto hash = std::min(gap.find('#'), gap.size());
      const auto at = done_ + static_cast<uint32_t>(hash);
      done_ = at;
      if (at == to) break;
      if (at == begin_ || is_space(bytes_[at - 1])) {
        note_comment(at);
      } else {
        ++done_;
      }
    }
    told_ = std::max(told_, done_);
  }

  void note_comment(uint32_t at) {
    auto end =
        static_cast<uint32_t>(std::min(bytes_.find('\n', at), bytes_.size()));
    done_ = end;
    if (bytes_[end - 1] == '\r') --end;
    builder_.document().comments.push_back({at, end});
  }

  // Where what the mark is of begins, behind its tag and anchor.
  uint32_t begin_of(const YAML::Mark& mark, bool has_properties) {
    advance(std::max(place(mark.pos), done_));
    while (has_properties && done_ < size()) {
      const char c = bytes_[done_];
      if (c == '!' || c == '&') {
        done_ = yaml::property_end(bytes_, done_);
      } else if (is_space(c)) {
        ++done_;
      } else if (c == '#' && is_space(bytes_[done_ - 1])) {
        note_comment(done_);
      } else {
        break;
      }
    }
    return done_;
  }

  void read_quoted(uint32_t at, const std::string& value, Scalar& scalar) {
    const auto end = yaml::quoted_end(bytes_, at);
    if (!end) throw Refused{at, "the quotation mark is never closed"};
    done_ = *end;
    scalar.span = {at, done_};
    scalar.text.span = {at + 1, done_ - 1};
    scalar.quotes = bytes_[at] == '"' ? Quotes::json : Quotes::single;
    keep(value, scalar);
  }

  // The value as a view: into the source where it stands there.
  void keep(std::string_view value, Scalar& scalar) {
    const auto written = source_.slice(scalar.text.span);
    scalar.text.value = written == value
                            ? written
                            : builder_.document().decoded.emplace_back(value);
  }

  void take(Scalar& scalar, YAML::anchor_t anchor) {
    told_ = std::max(told_, done_);
    if (anchor != 0) {
      if (anchors_.size() <= anchor) anchors_.resize(anchor + 1);
      anchors_[anchor] = scalar;
    }
    if (in_key_ > 0) return;
    if (tree_.needs_key()) {
      tree_.key(scalar);
    } else {
      tree_.scalar(scalar);
    }
  }

  void open(ValueKind kind, const YAML::Mark& mark, const std::string& tag,
            YAML::anchor_t anchor) {
    const bool tagged = !tag.empty() && tag != "?" && tag != "!";
    const uint32_t at = begin_of(mark, tagged || anchor != 0);
    const char c = at < size() ? bytes_[at] : '\0';
    const bool flow = c == '[' || c == '{';
    openers_.push_back(flow ? c : '\0');
    if (flow) done_ = at + 1;
    told_ = std::max(told_, done_);
    // An object or array as a key names nothing.
    if (in_key_ > 0 || tree_.needs_key()) {
      if (in_key_++ == 0) key_begin_ = at;
      return;
    }
    tree_.open(kind, at);
  }

  void close() {
    const char opener = openers_.back();
    openers_.pop_back();
    if (opener != '\0') close_flow(opener == '[' ? ']' : '}');
    if (in_key_ == 0) {
      tree_.close(done_);
      return;
    }
    if (--in_key_ > 0) return;
    Scalar key;
    key.kind = ValueKind::alias;
    key.span = {key_begin_, done_};
    key.text = {{}, key.span};
    tree_.key(key);
  }

  void close_flow(char closer) {
    uint32_t at = done_;
    while (at < size() && bytes_[at] != closer) {
      const char c = bytes_[at];
      if (c == '#' && is_space(bytes_[at - 1])) {
        at = static_cast<uint32_t>(
            std::min(bytes_.find('\n', at), bytes_.size()));
      } else if (is_space(c) || c == ',' || c == ':' || c == '?') {
        ++at;
      } else {
        return;  // {[a]: b} in an array has no bracket of its own
      }
    }
    if (at == size()) return;
    advance(at);
    done_ = at + 1;
    told_ = std::max(told_, done_);
  }

  const Source& source_;
  std::string_view bytes_;
  ListBuilder& builder_;
  Tree& tree_;
  const uint32_t begin_;  // behind a byte order mark
  uint32_t done_;         // behind the last thing
  uint32_t told_ = 0;     // where the last event was
  int last_document_ = -1;
  std::vector<std::optional<Scalar>> anchors_;
  std::vector<char> openers_;  // of what is open; '\0' without brackets
  uint32_t in_key_ = 0;        // how deep in an object or array that is a key
  uint32_t key_begin_ = 0;
};

// What the parser says, in words for people who write lists.
std::string_view reason_of(std::string_view message) {
  struct Reason {
    std::string_view beginning;
    std::string_view reason;
  };
  constexpr auto kReasons = std::to_array<Reason>({
      {"illegal map value",
       "a colon in the wrong place: check the indent, and put quotation marks "
       "around text that has \": \" in it"},
      {"illegal map key", "a key in the wrong place: check the indent"},
      {"illegal block entry", "an item in the wrong place: check the indent"},
      {"end of map flow", "the \"{\" is not closed, or a comma is missing"},
      {"end of sequence flow",
       "the \"[\" is not closed, or a comma is missing"},
      {"end of map", kUnaligned},
      {"end of sequence", kUnaligned},
      {"illegal flow end", "this bracket closes nothing"},
      {"illegal EOF in scalar", "a quotation mark is missing at the end"},
      {"illegal document indicator", "a quotation mark is missing before this"},
      {"unknown escape", "no escape of YAML: write \\\\ for a backslash"},
      {"bad character found while scanning hex",
       "no escape of YAML: write \\\\ for a backslash"},
      {"invalid unicode", "an escape of no character"},
      {"unknown token",
       "nothing can begin with this: put quotation marks "
       "around the text"},
      {"illegal tab", "a tab in the indent: write spaces"},
      {"the referenced anchor",
       "an alias without its anchor: put quotation "
       "marks around text that begins with \"*\""},
      {"alias not found",
       "put quotation marks around text that begins with "
       "\"*\""},
      {"anchor not found",
       "put quotation marks around text that begins with "
       "\"&\""},
      {"tag handle", "put quotation marks around text that begins with \"!\""},
      {"cannot assign multiple tags", "two tags for one value"},
      {"cannot assign multiple anchors", "two anchors for one value"},
      {"unexpected character in block",
       "text behind the \"|\" or \">\": begin it on the next line"},
  });
  for (const auto& [beginning, reason] : kReasons) {
    if (message.starts_with(beginning)) return reason;
  }
  return "this is not YAML";
}

class YamlReader {
 public:
  YamlReader(const Source& source, const ReadOptions& options)
      : source_(source),
        options_(options),
        builder_(source, "yaml"),
        tree_(builder_),
        begin_(source.bytes().starts_with("\uFEFF") ? 3 : 0) {}

  Document read() {
    // The parser takes this character for the end of the file.
    const auto bytes = source_.bytes();
    const auto end = std::min(bytes.find('\x04'), bytes.size());
    Events events(source_, bytes.substr(0, end), begin_, builder_, tree_);
    const bool parsed = parse(events, bytes.substr(begin_, end - begin_));
    if (parsed) events.finish();
    if (parsed && end < bytes.size()) {
      fail(static_cast<uint32_t>(end), static_cast<uint32_t>(end),
           "a control character");
    }
    write_list(tree_, options_, builder_);
    return builder_.finish();
  }

 private:
  // False where the parser gave up.
  bool parse(Events& events, std::string_view bytes) {
    Feed feed(bytes, events.told());
    try {
      std::istream stream(&feed);
      YAML::Parser parser(stream);
      while (parser.HandleNextDocument(events)) {
      }
      return true;
    } catch (const Refused& refused) {
      fail(events.done(), refused.at, refused.reason);
    } catch (const YAML::DeepRecursion& deep) {
      // Reported where it became too deep to be kept.
      fail(events.done(), events.done(), "");
    } catch (const YAML::Exception& error) {
      const uint32_t at = events.place(error.mark.pos);
      fail(events.done(), at,
           is_behind_tab(at) ? "a tab in the indent: write spaces"
                             : reason_of(error.msg));
    } catch (const std::exception&) {
      fail(events.done(), events.done(), reason_of(""));
    }
    return false;
  }

  // Whether the line of a place begins with a tab, after spaces or none.
  bool is_behind_tab(uint32_t at) const {
    const auto before = source_.bytes().substr(0, at);
    const auto feed = before.rfind('\n');
    const auto line = feed == before.npos ? before : before.substr(feed + 1);
    const auto text = std::min(line.find_first_not_of(" \t"), line.size());
    return line.substr(0, text).find('\t') != line.npos;
  }

  // What is behind `done` is unread; "" for what is reported already.
  void fail(uint32_t done, uint32_t at, std::string_view reason) {
    tree_.close_all(done);
    builder_.unread({done, source_.size()}, UnreadKind::broken);
    if (!reason.empty()) {
      builder_.problem(ProblemKind::syntax, place_of(at), reason);
    }
  }

  // The word at a place, or the last one before the end.
  Span place_of(uint32_t at) const {
    const auto bytes = source_.bytes();
    const auto is_space_at = [&](uint32_t i) { return is_space(bytes[i]); };
    if (at >= source_.size()) at = source_.size();
    if (at == source_.size() || is_space_at(at)) {
      uint32_t back = at;
      while (back > 0 && is_space_at(back - 1)) --back;
      at = back > 0 ? back - 1 : 0;
      while (at > 0 && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80) {
        --at;
      }
    }
    constexpr uint32_t kLongest = 80;
    uint32_t end = at;
    while (end < source_.size() && end < at + kLongest && !is_space_at(end)) {
      ++end;
    }
    return {at, end};
  }

  const Source& source_;
  const ReadOptions& options_;
  ListBuilder builder_;
  Tree tree_;
  const uint32_t begin_;
};

}  // namespace

Document read_yaml(const Source& source, const ReadOptions& options) {
  return YamlReader(source, options).read();
}

}  // namespace listlint
