// What a person sees of an audit on its way: a line on a terminal that is
// written over, and Ctrl-C. One thread.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "fetch/audit.h"

namespace listlint::cli {

// From now on Ctrl-C and a polite kill ask the audit to stop; a second one
// ends the program.
void heed_signals();
bool is_stopped();
// The signal that asked to stop; 0 for none.
int stop_signal();

class Watch final : public fetch::AuditObserver {
 public:
  // `live`: show the line; `verbose`: tell each verdict as it comes.
  Watch(bool live, bool verbose) : live_(live), verbose_(verbose) {}
  ~Watch() override { clear(); }

  bool progress(const fetch::Progress& progress) override;
  void settled(const Verdict& verdict, fetch::ChangeKind change) override;
  // Takes the line away.
  void clear();

  fetch::Progress last;  // as of the last call

 private:
  void show(const std::string& line);

  bool live_;
  bool verbose_;
  bool shown_ = false;
  Time shown_at_;
};

}  // namespace listlint::cli
