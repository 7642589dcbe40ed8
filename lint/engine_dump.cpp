#include "lint/engine_dump.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "lint/engine_read.h"
#include "lint/read/dump_bytes.h"
#include "lint/read/dump_pages.h"

namespace listlint {
namespace {

// Pages are checked in batches of so many bytes.
constexpr size_t kBatch = 512 * 1024;

// Pages that lie side by side in the same bytes, and what became of them.
struct Batch {
  std::vector<Checked> checked;
  DumpCounts counts;
};

std::string named(const std::string& title) {
  return title.empty() ? "a page" : fmt::format("the page \"{}\"", title);
}

class DumpRun {
 public:
  DumpRun(Dump& dump, const std::string& name, size_t job_index,
          const Settings& settings, const EngineOptions& options, Pool& pool,
          Sink& sink)
      : name_(name),
        job_index_(job_index),
        settings_(settings),
        options_(options),
        pool_(pool),
        sink_(sink),
        bytes_(*dump.input, std::move(dump.first), pool),
        batches_(pool) {}

  bool run() {
    std::string failure;
    while (failure.empty()) {
      auto piece = bytes_.next();
      if (!piece)
        failure = fmt::format("cannot read {}: {}", name_, piece.error());
      if (!piece || piece->empty()) break;
      auto pages = splitter_.feed(std::move(*piece));
      failure = check_header();
      if (failure.empty()) push(std::move(pages));
      if (!give_away(most_batches())) return false;
    }
    if (failure.empty()) failure = end_of_file();
    if (!give_away(0)) return false;
    if (!failure.empty()) {
      Checked checked;
      checked.path = name_;
      checked.job = job_index_;
      checked.failure = std::move(failure);
      if (!sink_.take(std::move(checked))) return false;
    }
    sink_.end_dump(name_, counts_);
    return true;
  }

 private:
  size_t most_batches() const { return 4 * size_t{pool_.threads()}; }

  // Answers why this is no export, or "". Asked once the header is there.
  std::string check_header() {
    if (is_known_ || !splitter_.has_header()) return {};
    is_known_ = true;
    auto header = read_export_header(splitter_.header());
    if (!header) {
      return fmt::format("{} is no MediaWiki export: {}", name_,
                         header.error());
    }
    header_ = std::move(*header);
    return {};
  }

  // Answers what is missing at the end, or "".
  std::string end_of_file() {
    splitter_.finish();
    if (auto failure = check_header(); !failure.empty()) return failure;
    if (splitter_.in_page()) {
      return fmt::format("cannot read {}: it is cut off within {}", name_,
                         named(title_of_page(splitter_.page())));
    }
    if (!header_.has_root || splitter_.is_closed()) return {};
    return fmt::format("cannot read {}: it is cut off: it has no </mediawiki>",
                       name_);
  }

  void push(PageSplitter::Pages pages) {
    const auto shared = std::make_shared<PageSplitter::Pages>(std::move(pages));
    size_t begin = 0;
    while (begin < shared->pages.size()) {
      size_t end = begin;
      size_t size = 0;
      while (end < shared->pages.size() && size < kBatch) {
        size += shared->pages[end].end - shared->pages[end].begin;
        ++end;
      }
      batches_.push([this, shared, begin, end] {
        Batch batch;
        for (size_t i = begin; i < end; ++i) {
          check_page(*shared, shared->pages[i], batch);
        }
        return batch;
      });
      begin = end;
    }
  }

  // On any thread; each page is overwritten by the one that reads it.
  void check_page(PageSplitter::Pages& pages, const PageSplitter::Page& place,
                  Batch& batch) const {
    const std::span<char> xml(pages.bytes.data() + place.begin,
                              place.end - place.begin);
    Checked checked;
    checked.path = name_;
    checked.job = job_index_;
    if (place.too_large) {
      const auto title = title_of_page({xml.data(), xml.size()});
      checked.failure = fmt::format("cannot read {}: {} is larger than 64 MiB",
                                    name_, named(title));
      batch.checked.push_back(std::move(checked));
      return;
    }
    auto page = read_page(xml, options_.selection);
    if (!page) {
      checked.failure = fmt::format("cannot read {}: {}", name_, page.error());
      batch.checked.push_back(std::move(checked));
      return;
    }
    if (!count(*page, batch.counts)) return;
    checked.source = std::make_unique<Source>(
        name_, std::move(page->text), Origin{std::move(page->title), {}, {}});
    check_source(checked, *find_reader("wikitext"), settings_, options_,
                 header_.language);
    batch.checked.push_back(std::move(checked));
  }

  // Whether the page is read on.
  static bool count(const DumpPage& page, DumpCounts& counts) {
    switch (page.kind) {
      case DumpPage::Kind::wikitext:
        ++counts.read;
        return true;
      case DumpPage::Kind::unselected:
        ++counts.unselected;
        return false;
      case DumpPage::Kind::redirect:
        ++counts.redirects;
        return false;
      case DumpPage::Kind::other_model:
        ++counts.other_models;
        return false;
      case DumpPage::Kind::textless:
        ++counts.textless;
        return false;
    }
    return false;
  }

  // Gives away what is ready, and waits until no more than `most` are left.
  bool give_away(size_t most) {
    while (batches_.size() > most || batches_.ready()) {
      auto batch = batches_.pop();
      counts_.read += batch.counts.read;
      counts_.unselected += batch.counts.unselected;
      counts_.redirects += batch.counts.redirects;
      counts_.other_models += batch.counts.other_models;
      counts_.textless += batch.counts.textless;
      for (auto& checked : batch.checked) {
        if (!sink_.take(std::move(checked))) return false;
      }
    }
    return true;
  }

  const std::string& name_;
  const size_t job_index_;
  const Settings& settings_;
  const EngineOptions& options_;
  Pool& pool_;
  Sink& sink_;
  DumpBytes bytes_;
  PageSplitter splitter_;
  bool is_known_ = false;
  ExportHeader header_;
  Ordered<Batch> batches_;
  DumpCounts counts_;
};

}  // namespace

bool check_dump(Dump dump, const std::string& name, size_t job_index,
                const Settings& settings, const EngineOptions& options,
                Pool& pool, Sink& sink) {
  return DumpRun(dump, name, job_index, settings, options, pool, sink).run();
}

}  // namespace listlint
