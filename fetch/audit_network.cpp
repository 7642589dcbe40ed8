// Whether there is a network at all. While nothing has been reached, failures
// tell of this machine rather than of the sources: they are held back.
#include <utility>

#include "fetch/audit_run.h"

namespace listlint::fetch {
namespace {

// So many, and nothing reached: the rest need not be asked.
constexpr size_t kEnough = 20;

// What also comes of a cable that is pulled.
bool may_be_here(Reason failure) {
  return failure == Reason::dns || failure == Reason::refused ||
         failure == Reason::timeout;
}

}  // namespace

// Of any answer, whoever it is for.
void AuditRun::note_network(const Response& response) {
  if (network_ == Network::there) return;
  const bool told_nothing =
      response.status == 0 && (may_be_here(response.failure) ||
                               response.failure == Reason::private_address);
  if (!told_nothing) network_ = Network::there;
}

// Whether the judgement has to wait until something is reached.
bool AuditRun::is_doubtful(const Judgement& judgement) const {
  return network_ != Network::there && may_be_here(judgement.reason);
}

void AuditRun::hold_back(Id id, Judgement judgement) {
  held_back_.emplace_back(id, std::move(judgement));
  if (network_ != Network::unknown) return;
  network_ = Network::doubted;
  const auto address = prepare(options_.witness);
  if (!address) {
    network_ = Network::missing;
    return;
  }
  const auto witness = add_errand(Kind::witness, at(id).target);
  at(witness).evidence.answered = *address;
  // Before all who wait.
  queues_.add(queues_.host(address->host), Time(), at(id).target, witness);
}

void AuditRun::on_witness(Id id) {
  drop(id);
  if (network_ == Network::doubted) network_ = Network::missing;
}

// Settles what was held back, or gives up.
void AuditRun::decide_on_network() {
  if (network_ == Network::there) {
    for (auto& [id, judgement] : std::exchange(held_back_, {})) {
      if (goes_on()) settle_page(id, std::move(judgement));
    }
    return;
  }
  if (network_ != Network::missing || held_back_.empty()) return;
  const bool nothing_left =
      active_.empty() && !queues_.next(may_begin()).has_value();
  if (!nothing_left && held_back_.size() < kEnough) return;
  fail("cannot reach anything: no cited address that was asked, nor " +
       options_.witness +
       "; is this machine on the network? Nothing was noted of them: run the "
       "same command again when it is");
}

}  // namespace listlint::fetch
