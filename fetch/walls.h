// What stands between a program and a page: proof of a human reader, a login,
// a form of consent. Pure functions; any thread.
#pragma once

#include <optional>
#include <string>

#include "fetch/view.h"

namespace listlint::fetch {

// What it rests on; nullopt where there is none.
std::optional<std::string> find_captcha(const Evidence& evidence,
                                        const View& view);
std::optional<std::string> find_login(const Evidence& evidence,
                                      const View& view);

}  // namespace listlint::fetch
