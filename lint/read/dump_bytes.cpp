#include "lint/read/dump_bytes.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace listlint {
namespace {

constexpr size_t kRead = 256 * 1024;
// A part ends at the first stream behind so many bytes,
constexpr size_t kLeastUnit = 128 * 1024;
// or within a stream if that is longer than this.
constexpr size_t kMostUnit = 2 * 1024 * 1024;
// What one step unpacks at most: a few bytes can hold gigabytes.
constexpr size_t kMostOut = 4 * 1024 * 1024;

constexpr std::pair<std::string_view, std::string_view> kPackings[] = {
    {"BZh", "bzip2"},
    {"\x1F\x8B", "gzip"},
    {"\xFD"
     "7zXZ",
     "xz"},
    {"7z\xBC\xAF\x27\x1C", "7z"},
    {"PK\x03\x04", "zip"},
    {"\x28\xB5\x2F\xFD", "zstd"},
};

}  // namespace

std::string_view packing_of(std::string_view bytes) {
  for (const auto& [magic, name] : kPackings) {
    if (bytes.starts_with(magic)) return name;
  }
  return {};
}

DumpBytes::DumpBytes(Input& input, std::string first, Pool& pool)
    : input_(input),
      pool_(pool),
      packed_(packing_of(first) == "bzip2"),
      buffer_(std::move(first)) {}

tl::expected<std::string, std::string> DumpBytes::next() {
  return packed_ ? next_unpacked() : next_plain();
}

tl::expected<std::string, std::string> DumpBytes::next_plain() {
  if (buffer_.empty() && broken_.empty()) {
    broken_ = read_up_to(input_, kRead, buffer_);
  }
  if (buffer_.empty() && !broken_.empty()) return tl::unexpected(broken_);
  return std::exchange(buffer_, {});
}

tl::expected<std::string, std::string> DumpBytes::next_unpacked() {
  read_ahead();
  while (!slots_.empty()) {
    auto& front = slots_.front();
    pool_.wait(front.task);
    auto out = std::exchange(front.unit->out, {});
    switch (front.unit->state) {
      case Bzip2::State::full:
        start(front);
        break;
      case Bzip2::State::hungry:
        pass_on();
        break;
      case Bzip2::State::garbage:
        stop({});
        break;
      case Bzip2::State::damaged:
        stop(fmt::format("the bzip2 stream at byte {} is damaged",
                         front.unit->bzip2.stream_begin()));
        break;
    }
    read_ahead();
    if (!out.empty()) return out;
  }
  if (failure_.empty()) return std::string();
  return tl::unexpected(failure_);
}

void DumpBytes::read_ahead() {
  const size_t most = 2 * size_t{pool_.threads()} + 1;
  while (!stopped_ && slots_.size() < most && read_unit()) {
  }
}

// Adds a part of the file; false where none is left.
bool DumpBytes::read_unit() {
  if (buffer_.size() < kBzip2Start) read_packed(kRead);
  if (buffer_.empty()) return false;
  const std::string_view start_bytes(buffer_.data(),
                                     std::min(buffer_.size(), kBzip2Start));
  const bool begins =
      offset_ == 0 || find_bzip2_stream(start_bytes, 0) != start_bytes.npos;
  const size_t end = end_of_unit(begins ? kLeastUnit : 1);
  auto rest = buffer_.substr(end);
  buffer_.resize(end);
  auto unit = std::make_shared<Unit>(std::exchange(buffer_, std::move(rest)),
                                     Bzip2(offset_));
  offset_ += end;
  slots_.push_back({std::move(unit), begins, nullptr});
  if (begins) start(slots_.back());
  return true;
}

// Where the part at the front of the buffer ends, not before `from`.
size_t DumpBytes::end_of_unit(size_t from) {
  while (true) {
    const size_t end = find_bzip2_stream(buffer_, from);
    if (end != std::string::npos) return end;
    if (at_end_) return buffer_.size();
    // What may be the first bytes of a stream is looked at again.
    const size_t known =
        buffer_.size() - std::min(buffer_.size(), kBzip2Start - 1);
    if (buffer_.size() >= kMostUnit) return known;
    from = std::max(from, known);
    read_packed(buffer_.size() + kRead);
  }
}

void DumpBytes::read_packed(size_t wanted) {
  if (at_end_) return;
  broken_ = read_up_to(input_, wanted, buffer_);
  at_end_ = buffer_.size() < wanted;
}

void DumpBytes::start(Slot& slot) {
  slot.task = pool_.submit(
      [unit = slot.unit] {
        unit->state = unit->bzip2.unpack(unit->left, unit->out, kMostOut);
      },
      Pool::Urgency::urgent);
}

// The part at the front is unpacked. The stream that it ends in goes on in the
// next one, which may have been taken for the beginning of another.
void DumpBytes::pass_on() {
  const auto unit = std::move(slots_.front().unit);
  slots_.pop_front();
  read_ahead();
  const bool in_stream = unit->bzip2.in_stream();
  if (slots_.empty()) {
    if (!broken_.empty()) {
      stop(broken_);
    } else if (in_stream) {
      stop(fmt::format("the bzip2 stream at byte {} is cut off",
                       unit->bzip2.stream_begin()));
    }
    return;
  }
  auto& next = slots_.front();
  if (next.begins_stream && !in_stream) return;
  if (next.task != nullptr) pool_.wait(next.task);
  next.unit = std::make_shared<Unit>(std::move(next.unit->packed),
                                     std::move(unit->bzip2));
  start(next);
}

void DumpBytes::stop(std::string why) {
  stopped_ = true;
  failure_ = std::move(why);
  slots_.clear();
}

}  // namespace listlint
