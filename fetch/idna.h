// Host names in other scripts than ASCII (UTS #46). Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace listlint::fetch {

// A name in UTF-8 as the resolver has it, in small letters: "пример.рф" is
// "xn--e1afmkfd.xn--p1ai". "" for what browsers refuse, too.
std::string to_ascii(std::string_view host);

}  // namespace listlint::fetch
