// From the addresses that lists cite to those that an audit asks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/flags.h"
#include "fetch/audit.h"
#include "fetch/cited_urls.h"

namespace listlint::cli {

// Whether `what`, of --include or --exclude, means the address: a host with its
// sub-domains ("example.org"), or a pattern of the whole address with * and ?.
bool means(std::string_view what, std::string_view url);

// In the order of the addresses, hosts in turn, so that no host is asked all
// its pages at the end.
std::vector<fetch::Target> make_targets(const fetch::CitedUrls& cited,
                                        const AuditFlags& flags);

// Names the addresses of a run: one over the same ones goes on.
std::string scope_of(const std::vector<fetch::Target>& targets);

}  // namespace listlint::cli
