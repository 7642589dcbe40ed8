#include "lint/read/bzip2.h"

#include <algorithm>
#include <bzlib.h>
#include <new>

namespace listlint {
namespace {

constexpr std::string_view kBlock = "\x31\x41\x59\x26\x53\x59";
constexpr size_t kHeader = 4;           // "BZh9"
constexpr size_t kMostBlock = 900'000;  // unpacked
constexpr size_t kLeastSpace = 64 * 1024;

bool is_header(std::string_view bytes) {
  return bytes.starts_with("BZh") && bytes[3] >= '1' && bytes[3] <= '9';
}

}  // namespace

static_assert(kBzip2Start == kHeader + kBlock.size());

size_t find_bzip2_stream(std::string_view bytes, size_t from) {
  size_t at = bytes.find(kBlock, from + kHeader);
  while (at != std::string_view::npos) {
    if (is_header(bytes.substr(at - kHeader))) return at - kHeader;
    at = bytes.find(kBlock, at + 1);
  }
  return at;
}

// libbz2 keeps its address, so it does not move.
struct Bzip2::Stream {
  Stream() {
    if (BZ2_bzDecompressInit(&bz, 0, 0) != BZ_OK) throw std::bad_alloc();
  }
  ~Stream() { BZ2_bzDecompressEnd(&bz); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  bz_stream bz = {};
};

Bzip2::Bzip2(uint64_t offset) : offset_(offset) {}
Bzip2::Bzip2(Bzip2&& other) noexcept = default;
Bzip2& Bzip2::operator=(Bzip2&& other) noexcept = default;
Bzip2::~Bzip2() = default;

Bzip2::State Bzip2::unpack(std::string_view& packed, std::string& out,
                           size_t most) {
  const size_t begin = out.size();
  size_t used = begin;
  size_t stream_out = begin;  // where what this stream holds begins
  State state = State::hungry;
  // A stream may have more to give when all bytes have been taken.
  bool pending = stream_ != nullptr;
  while (pending || !packed.empty()) {
    if (used - begin >= most) {
      state = State::full;
      break;
    }
    if (stream_ == nullptr) {
      stream_ = std::make_unique<Stream>();
      stream_begin_ = offset_;
      stream_out = used;
    }
    if (out.size() - used < kLeastSpace) {
      out.resize(std::max(used + kLeastSpace, begin + 2 * (used - begin)));
    }
    auto& bz = stream_->bz;
    const auto space =
        static_cast<unsigned>(std::min(out.size() - used, most + begin - used));
    bz.next_in = const_cast<char*>(packed.data());
    bz.avail_in = static_cast<unsigned>(packed.size());
    bz.next_out = out.data() + used;
    bz.avail_out = space;
    const int code = BZ2_bzDecompress(&bz);
    offset_ += packed.size() - bz.avail_in;
    packed.remove_prefix(packed.size() - bz.avail_in);
    used += space - bz.avail_out;
    pending = code == BZ_OK && bz.avail_out == 0;
    if (code == BZ_OK) continue;
    state = end_of(code);
    if (state != State::hungry) break;
  }
  // The sum of a block is only known behind it: what it gave is not to be had.
  if (state == State::damaged) {
    used = std::max(stream_out, used - std::min(used, kMostBlock));
  }
  out.resize(used);
  return state;
}

// A stream ended or broke. What is no stream behind the first is ignored, as
// bzip2 does.
Bzip2::State Bzip2::end_of(int code) {
  stream_.reset();
  if (code == BZ_STREAM_END) {
    ++streams_;
    return State::hungry;
  }
  const bool is_no_stream = code == BZ_DATA_ERROR_MAGIC && streams_ > 0;
  return is_no_stream ? State::garbage : State::damaged;
}

}  // namespace listlint
