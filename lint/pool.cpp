#include "lint/pool.h"

namespace listlint {

Pool::~Pool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  for (auto& worker : workers_) worker.join();
}

Pool::Handle Pool::submit(std::function<void()> work, Urgency urgency) {
  auto task = std::make_shared<Task>();
  task->work_ = std::move(work);
  bool more_than_one = false;
  {
    const std::lock_guard lock(mutex_);
    if (urgency == Urgency::urgent) {
      waiting_.push_front(task);
    } else {
      waiting_.push_back(task);
    }
    more_than_one = waiting_.size() > 1;
  }
  changed_.notify_one();
  if (more_than_one && workers_.size() + 1 < threads_) {
    workers_.emplace_back([this] { work_for_ever(); });
  }
  return task;
}

void Pool::wait(const Handle& task) {
  std::unique_lock lock(mutex_);
  while (!task->done()) {
    if (const auto other = take()) {
      lock.unlock();
      run(other);
      lock.lock();
    } else {
      changed_.wait(lock);
    }
  }
}

void Pool::cancel(const Handle& task) {
  std::unique_lock lock(mutex_);
  if (std::erase(waiting_, task) > 0) return;
  changed_.wait(lock, [&] { return task->done(); });
}

void Pool::work_for_ever() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    if (const auto task = take()) {
      lock.unlock();
      run(task);
      lock.lock();
    } else {
      changed_.wait(lock);
    }
  }
}

Pool::Handle Pool::take() {
  if (waiting_.empty()) return nullptr;
  auto task = std::move(waiting_.front());
  waiting_.pop_front();
  return task;
}

void Pool::run(const Handle& task) {
  task->work_();
  task->work_ = nullptr;  // with all that it holds
  {
    // Under the mutex, so that no one misses it between looking and waiting.
    const std::lock_guard lock(mutex_);
    task->done_.store(true, std::memory_order_release);
  }
  changed_.notify_all();
}

}  // namespace listlint
