#include "fetch/judge.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

#include "fetch/digest.h"
#include "fetch/missing.h"
#include "fetch/parked.h"
#include "fetch/path.h"
#include "fetch/redirects.h"
#include "fetch/view.h"
#include "fetch/walls.h"
#include "lint/ascii.h"

namespace listlint::fetch {
namespace {

using Found = std::optional<Led>;

Found found_as(Reason reason, std::optional<std::string> detail) {
  if (!detail) return std::nullopt;
  return Led{reason, std::move(*detail)};
}

Digest digest_of_answer(const Evidence& evidence, const View& view) {
  if (view.kind == Kind::empty || view.kind == Kind::pdf ||
      view.kind == Kind::binary) {
    return {};
  }
  return digest_of(evidence.answer.body, view.folded_text, view.folded_prose,
                   evidence.answered.target);
}

Led broken(const Evidence& evidence) {
  const auto to = evidence.broken_location.empty()
                      ? std::string()
                      : fmt::format("a redirect leads to \"{}\"",
                                    clip(evidence.broken_location, 200));
  // A redirect to what is no address leads nowhere; only of a cited address
  // it is told that it is none.
  if (evidence.broken_redirect == Reason::malformed_url) {
    return {Reason::redirect_nowhere, to};
  }
  return {evidence.broken_redirect, to};
}

Led by_error_status(const Evidence& evidence, const View& view) {
  const int status = evidence.answer.status;
  auto detail = fmt::format("the server answers {}", status);
  const bool gone = status == 404 || status == 410;
  // Pages of 404 ask for a search, and for proof of a human with it.
  const bool may_be_wall =
      !gone ||
      equal_letters(evidence.answer.header("cf-mitigated"), "challenge");
  if (may_be_wall && status < 600) {
    if (auto wall = find_captcha(evidence, view)) {
      return {Reason::captcha, std::move(*wall)};
    }
  }
  constexpr auto kKnown =
      std::to_array<std::pair<int, Reason>>({{401, Reason::http_401},
                                             {402, Reason::http_402},
                                             {403, Reason::http_403},
                                             {404, Reason::http_404},
                                             {407, Reason::http_407},
                                             {410, Reason::http_410},
                                             {429, Reason::http_429},
                                             {451, Reason::http_451},
                                             {999, Reason::http_999}});
  const auto* const known =
      std::ranges::find(kKnown, status, &std::pair<int, Reason>::first);
  if (known != kKnown.end()) return {known->second, std::move(detail)};
  if (status < 500) return {Reason::http_4xx, std::move(detail)};
  if (status < 600) return {Reason::http_5xx, std::move(detail)};
  return {Reason::protocol, std::move(detail)};
}

// Where the page sends its readers to within seconds, if not to itself.
// `is_missing`: it says that nothing was found, and front pages do not count.
void find_follow(const Evidence& evidence, const View& view,
                 Judgement& judgement, bool is_missing) {
  constexpr uint32_t kMostSeconds = 10;
  const auto leads_on = [&](const Refresh& refresh) {
    if (refresh.target.empty() || refresh.seconds > kMostSeconds) return false;
    const auto to = resolve(evidence.answered, refresh.target);
    if (!to || is_same_place(*to, evidence.answered)) return false;
    return !(is_missing && is_front(to->target));
  };
  const auto header = parse_refresh(evidence.answer.header("refresh"));
  if (header && leads_on(*header)) {
    judgement.follow = header->target;
    judgement.follow_by_header = true;
  } else if (view.page.refresh && leads_on(*view.page.refresh)) {
    judgement.follow = view.page.refresh->target;
  }
}

Found find_nothing(const View& view) {
  if (view.kind == Kind::empty) {
    return Led{Reason::empty, "the body is empty"};
  }
  const auto& page = view.page;
  if (view.kind != Kind::html || page.has_frameset || page.media_count > 0) {
    return std::nullopt;
  }
  constexpr size_t kNearlyNone = 8;
  constexpr size_t kLittle = 40;
  constexpr auto kAsks = std::to_array<std::string_view>(
      {"enable javascript", "javascript is required", "requires javascript",
       "without javascript", "javascript is disabled", "javascript aktivieren",
       "activer javascript", "habilitar javascript", "activar javascript",
       "启用javascript", "启用 javascript", "開啟javascript",
       "javascriptを有効", "включите javascript", "javascript enabled",
       "turn on javascript"});
  const bool scripted = page.script_count > 0;
  if (scripted && page.link_count == 0 && view.text_length <= kNearlyNone) {
    return Led{Reason::script_only, "there is nothing to read without scripts"};
  }
  if (scripted && view.text_length <= kLittle && page.link_count <= 3) {
    auto asking = page.noscript + " " + page.text.substr(0, 1000);
    std::ranges::transform(asking, asking.begin(), lower);
    if (!find_any(asking, kAsks).empty()) {
      return Led{Reason::script_only, "the page asks for scripts"};
    }
  }
  if (view.text_length == 0 && view.title.empty()) {
    return Led{Reason::empty, "the page shows nothing"};
  }
  return std::nullopt;
}

// Whether a page of HTML may well be at an address that ends like a file: a
// page about the file, or one that shows it.
bool is_about_file(const Evidence& evidence, const View& view) {
  constexpr auto kAbout = std::to_array<std::string_view>(
      {"/wiki/", "file:", "/blob/", "viewer", "/view", "preview", "=", "#"});
  return view.page.embeds_pdf ||
         !find_any(evidence.cited.target, kAbout).empty();
}

Found find_wrong_content(const Evidence& evidence, const View& view) {
  if (view.kind == Kind::pdf || view.kind == Kind::binary) return std::nullopt;
  const bool says_pdf = view.type == "application/pdf";
  const auto told = [&](std::string_view what) {
    return Led{
        Reason::wrong_content,
        fmt::format("it is {}, and not {}",
                    view.kind == Kind::html ? "a page of HTML" : "text", what)};
  };
  if (says_pdf) return told("the PDF that it is labelled as");
  if (view.kind != Kind::html) return std::nullopt;
  if (view.type.starts_with("image/") && view.type != "image/svg+xml") {
    return told("the picture that it is labelled as");
  }
  const auto path = lower_case(path_of(evidence.cited.target));
  if (path.ends_with(".pdf") && !view.has_cited_title &&
      !is_about_file(evidence, view)) {
    return told("the PDF that was cited");
  }
  return std::nullopt;
}

Found find_by_control(const Evidence& evidence, const View& view,
                      const Digest& digest) {
  const auto& control = *evidence.control;
  if (control.status != 200) return std::nullopt;
  const auto& to = evidence.answered;
  const bool led = !evidence.hops.empty() && !is_same_place(evidence.cited, to);
  if (control.final_url == to.text()) {
    // The cited page may be the very one that all others lead to.
    if (!led || view.has_cited_title) return std::nullopt;
    return Led{is_above(evidence.cited, to) ? Reason::redirected_home
                                            : Reason::soft_404,
               "a made-up address beside it leads to the same page"};
  }
  if (!is_same_page(digest, control.digest)) return std::nullopt;
  if (view.title != control.title) return std::nullopt;
  if (view.has_cited_title && digest.exact != control.digest.exact) {
    return std::nullopt;
  }
  return Led{led ? Reason::redirected_home : Reason::soft_404,
             "a made-up address beside it shows the same page"};
}

bool may_ask_control(const Evidence& evidence, const View& view) {
  return evidence.answer.status == 200 && view.kind == Kind::html &&
         !evidence.is_archive && !is_front(evidence.cited.target) &&
         equal_letters(bare_host(evidence.cited.host),
                       bare_host(evidence.answered.host));
}

// What is wrong with an answer of 200, whatever address it came from.
Found find_fault(const Evidence& evidence, const View& view) {
  if (auto found = found_as(Reason::captcha, find_captcha(evidence, view))) {
    return found;
  }
  if (auto found = found_as(Reason::parked, find_parked(evidence, view))) {
    return found;
  }
  if (evidence.is_archive) {
    return found_as(Reason::soft_404, find_missing_copy(view));
  }
  if (auto found = found_as(Reason::login, find_login(evidence, view))) {
    return found;
  }
  if (auto found = found_as(Reason::soft_404, find_missing(view))) {
    return found;
  }
  return found_as(Reason::default_page, find_default_page(evidence, view));
}

Led judge_content(const Evidence& evidence, const View& view,
                  Judgement& judgement) {
  auto fault = find_fault(evidence, view);
  // "This page has moved" is no loss where the page tells where to.
  const bool may_lead_on = !fault || fault->reason == Reason::soft_404;
  if (may_lead_on) find_follow(evidence, view, judgement, fault.has_value());
  if (!judgement.follow.empty()) {
    return {Reason::meta_refresh, fmt::format("the page leads on to {}",
                                              clip(judgement.follow, 200))};
  }
  if (fault) return std::move(*fault);
  auto astray = led_astray(evidence, view.has_cited_title);
  if (auto found = find_nothing(view)) return std::move(*found);
  if (astray) return std::move(*astray);
  if (auto found = find_wrong_content(evidence, view)) {
    return std::move(*found);
  }
  if (evidence.control && may_ask_control(evidence, view)) {
    if (auto found = find_by_control(evidence, view, judgement.digest)) {
      return std::move(*found);
    }
  }
  judgement.wants_control =
      !evidence.control && may_ask_control(evidence, view);
  return led_on(evidence);
}

Led judge_answer(const Evidence& evidence, const View& view,
                 Judgement& judgement) {
  const auto& answer = evidence.answer;
  if (evidence.broken_redirect != Reason::ok) return broken(evidence);
  const int status = answer.status;
  const bool has_content = status == 200 || status == 203 ||
                           (status == 206 && view.kind != Kind::empty);
  if (status >= 400) return by_error_status(evidence, view);
  if (answer.failure != Reason::ok) {
    if (answer.failure != Reason::timeout || !has_content ||
        view.kind == Kind::empty ||
        (view.kind == Kind::html && view.text_length == 0)) {
      return {answer.failure, answer.detail};
    }
    // What came may be enough to see that the page is there.
    if (auto found = find_fault(evidence, view)) return std::move(*found);
    if (auto found = led_astray(evidence, view.has_cited_title)) {
      return std::move(*found);
    }
    return {Reason::slow, answer.detail};
  }
  if (status == 300 && view.kind != Kind::empty) {
    return judge_content(evidence, view, judgement);
  }
  if (status >= 200 && status <= 206) {
    return judge_content(evidence, view, judgement);
  }
  constexpr auto kRedirects =
      std::to_array<int>({300, 301, 302, 303, 305, 307, 308});
  if (std::ranges::find(kRedirects, status) != kRedirects.end()) {
    return {Reason::redirect_nowhere,
            fmt::format("the server answers {} without a place to go", status)};
  }
  if (status == 0) return {Reason::protocol, "no status line came"};
  return {Reason::protocol, fmt::format("the server answers {}", status)};
}

}  // namespace

Judgement judge(const Evidence& evidence) {
  const auto view = view_of(evidence);
  Judgement judgement;
  judgement.title = view.title;
  judgement.content_type = view.type;
  judgement.digest = digest_of_answer(evidence, view);
  if (evidence.answer.status != 0) {
    judgement.final_url = evidence.answered.text();
  }
  auto led = judge_answer(evidence, view, judgement);
  judgement.reason = led.reason;
  judgement.state = row_of(led.reason).state;
  judgement.detail = std::move(led.detail);
  return judgement;
}

Control control_of(const Evidence& evidence) {
  const auto& answer = evidence.answer;
  Control control;
  if (answer.failure != Reason::ok || evidence.broken_redirect != Reason::ok) {
    return control;
  }
  const auto view = view_of(evidence);
  control.status = answer.status;
  control.digest = digest_of_answer(evidence, view);
  control.title = view.title;
  control.final_url = evidence.answered.text();
  return control;
}

}  // namespace listlint::fetch
