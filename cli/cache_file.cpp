#include "cli/cache_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cache_key.h"

namespace listlint::cli {
namespace {

constexpr std::array<char, 8> kMagic = {'l', 'i', 's', 't', 'l', 'i', 'n', '1'};

template <typename T>
std::string_view bytes_of(const T& value, size_t count = 1) {
  return {reinterpret_cast<const char*>(&value), count * sizeof value};
}

}  // namespace

struct CacheFile::Header {
  std::array<char, 8> magic = kMagic;
  ResultKey program;
  uint32_t day = 0;
  uint32_t count = 0;
  uint64_t sum = 0;  // of the rows, and of this with a sum of 0

  void set_sum(const std::vector<Row>& rows) {
    sum = 0;
    const auto own = checksum(bytes_of(*this));
    sum = own ^ checksum({reinterpret_cast<const char*>(rows.data()),
                          rows.size() * sizeof(Row)});
  }
};

std::string cache_file_bytes(const CacheTime& time,
                             const ResultBytes& results) {
  using Row = CacheFile::Row;
  CacheFile::Header header;
  header.program = time.program;
  header.day = time.day;
  header.count = static_cast<uint32_t>(results.size());
  std::vector<Row> rows;
  rows.reserve(results.size());
  uint64_t offset = sizeof header + results.size() * sizeof(Row);
  for (const auto& [key, bytes] : results) {
    rows.push_back({key, offset, bytes.size(), checksum(bytes)});
    offset += bytes.size();
  }
  header.set_sum(rows);
  std::string file;
  file.reserve(offset);
  file += bytes_of(header);
  for (const auto& row : rows) file += bytes_of(row);
  for (const auto& [key, bytes] : results) file += bytes;
  return file;
}

std::unique_ptr<CacheFile> CacheFile::open(const std::string& path,
                                           const CacheTime& time) {
  // Without waiting, should it be a pipe.
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return nullptr;
  std::unique_ptr<CacheFile> made(new CacheFile(path, file));
  return made->load(time) ? std::move(made) : nullptr;
}

CacheFile::~CacheFile() { ::close(file_); }

bool CacheFile::load(const CacheTime& time) {
  struct stat status {};
  if (::fstat(file_, &status) != 0 || !S_ISREG(status.st_mode)) return false;
  size_ = static_cast<uint64_t>(status.st_size);
  Header header;
  if (!read(&header, sizeof header, 0) || header.magic != kMagic) return false;
  if (CacheTime{header.program, header.day} != time) return false;
  if (header.count > (size_ - sizeof header) / sizeof(Row)) return false;
  rows_.resize(header.count);
  if (!read(rows_.data(), header.count * sizeof(Row), sizeof header)) {
    return false;
  }
  const auto sum = header.sum;
  header.set_sum(rows_);
  return sum == header.sum && std::ranges::all_of(rows_, [&](const Row& row) {
           return row.offset <= size_ && row.size <= size_ - row.offset;
         });
}

bool CacheFile::read(void* to, uint64_t size, uint64_t offset) const {
  auto* at = static_cast<char*>(to);
  while (size > 0) {
    const auto got = ::pread(file_, at, size, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    offset += static_cast<uint64_t>(got);
    size -= static_cast<uint64_t>(got);
  }
  return true;
}

std::optional<std::string> CacheFile::read(const Row& row) const {
  std::string bytes(row.size, '\0');
  if (!read(bytes.data(), row.size, row.offset) || checksum(bytes) != row.sum) {
    return std::nullopt;
  }
  return bytes;
}

std::optional<std::string> CacheFile::find(const ResultKey& key) const {
  const auto row = std::ranges::lower_bound(rows_, key, {}, &Row::key);
  if (row == rows_.end() || row->key != key) return std::nullopt;
  return read(*row);
}

void CacheFile::add_to(ResultBytes& results) const {
  for (const auto& row : rows_) {
    if (auto bytes = read(row)) results.try_emplace(row.key, std::move(*bytes));
  }
}

void CacheFile::touch() const {
  const timespec now[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
  // Of no consequence where it fails: then it counts as older than it is.
  if (::futimens(file_, now) != 0) errno = 0;
}

}  // namespace listlint::cli
