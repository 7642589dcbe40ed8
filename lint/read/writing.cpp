#include "lint/read/writing.h"

#include <algorithm>

namespace listlint {

Writing Writing::verbatim(const Source& source) { return Writing(source); }

void Writing::clear() {
  buffer_.clear();
  bytes_ = buffer_;
  runs_.clear();
}

void Writing::append(Span span) {
  if (span.empty()) return;
  const bool joins = !runs_.empty() && runs_.back().verbatim &&
                     runs_.back().span.end == span.begin;
  if (joins) {
    runs_.back().span.end = span.end;
  } else {
    runs_.push_back({size(), span, true});
  }
  buffer_ += source_->slice(span);
  bytes_ = buffer_;
}

void Writing::append(std::string_view text, Span span) {
  if (text.empty()) return;
  runs_.push_back({size(), span, false});
  buffer_ += text;
  bytes_ = buffer_;
}

const Writing::Run& Writing::run_at(uint32_t offset) const {
  // Parts stand near the end of a short list; most lines are a few runs.
  const auto next = std::ranges::upper_bound(runs_, offset, {}, &Run::begin);
  return *std::prev(next);
}

uint32_t Writing::end_of(const Run& run) const {
  const auto* next = &run + 1;
  return next == runs_.data() + runs_.size() ? size() : next->begin;
}

Span Writing::place(Span span) const {
  if (storage_ == nullptr) return span;
  if (runs_.empty()) return {};
  if (span.empty()) {
    const auto& run = run_at(span.begin);
    const auto at = run.verbatim && span.begin <= end_of(run)
                        ? run.span.begin + (span.begin - run.begin)
                        : run.span.end;
    return {at, at};
  }
  const auto& first = run_at(span.begin);
  const auto& last = run_at(span.end - 1);
  return {first.verbatim ? first.span.begin + (span.begin - first.begin)
                         : first.span.begin,
          last.verbatim ? last.span.begin + (span.end - last.begin)
                        : last.span.end};
}

Text Writing::text(Span span) const {
  if (storage_ == nullptr) return source_->text(span);
  const Span at = place(span);
  if (span.empty()) return {{}, at};
  const auto& run = run_at(span.begin);
  if (run.verbatim && span.end <= end_of(run)) return source_->text(at);
  storage_->emplace_back(slice(span));
  return {storage_->back(), at};
}

}  // namespace listlint
