// Work for several threads, taken in the order in which it was given.
//
// A Pool owns its threads and is used from the one that made it, which works
// too while it waits; so a pool of one thread has no other. Threads are started
// only when there is work for them: a run over one list starts none.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace listlint {

class Pool {
 public:
  // A piece of work, shared by whoever does it and whoever waits for it.
  class Task {
   public:
    bool done() const { return done_.load(std::memory_order_acquire); }

   private:
    friend class Pool;
    std::function<void()> work_;
    std::atomic<bool> done_ = false;
  };
  using Handle = std::shared_ptr<Task>;

  explicit Pool(unsigned threads) : threads_(threads == 0 ? 1 : threads) {}
  // Waits for what is being done; what nobody began is dropped.
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  unsigned threads() const { return threads_; }

  // Urgent work, which other work waits for, comes before what waits already.
  enum class Urgency : bool { usual, urgent };
  Handle submit(std::function<void()> work, Urgency urgency = Urgency::usual);
  // Does waiting work until the task is done.
  void wait(const Handle& task);
  // Drops the task where nobody began it, else waits until it is done.
  void cancel(const Handle& task);

 private:
  void work_for_ever();
  Handle take();  // null where nothing waits; the mutex is held
  void run(const Handle& task);

  const unsigned threads_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Handle> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> workers_;
};

// Answers of a Pool in the order in which they were asked for. None of the work
// goes on once the queue is gone.
template <typename T>
class Ordered {
 public:
  explicit Ordered(Pool& pool) : pool_(pool) {}
  ~Ordered() {
    for (const auto& cell : cells_) pool_.cancel(cell.task);
  }
  Ordered(const Ordered&) = delete;
  Ordered& operator=(const Ordered&) = delete;

  void push(std::function<T()> work) {
    auto answer = std::make_shared<T>();
    auto task =
        pool_.submit([answer, work = std::move(work)] { *answer = work(); });
    cells_.push_back({std::move(task), std::move(answer)});
  }

  bool empty() const { return cells_.empty(); }
  size_t size() const { return cells_.size(); }
  // Whether pop() would not wait.
  bool ready() const { return !empty() && cells_.front().task->done(); }

  T pop() {
    const auto cell = std::move(cells_.front());
    cells_.pop_front();
    pool_.wait(cell.task);
    return std::move(*cell.answer);
  }

 private:
  struct Cell {
    Pool::Handle task;
    std::shared_ptr<T> answer;
  };

  Pool& pool_;
  std::deque<Cell> cells_;
};

}  // namespace listlint
