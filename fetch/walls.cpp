#include "fetch/walls.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "fetch/path.h"
#include "lint/ascii.h"
#include "lint/host.h"
#include "lint/unicode/code_point.h"

namespace listlint::fetch {
namespace {

// What a wall says in the title or a heading, as a whole.
constexpr auto kWallTitles = std::to_array<std::string_view>({
    "just a moment...",
    "attention required! | cloudflare",
    "attention required!",
    "please wait... | cloudflare",
    "one moment, please...",
    "pardon our interruption",
    "pardon our interruption...",
    "robot check",
    "bot verification",
    "are you a robot?",
    "are you human?",
    "you are being redirected...",
    "verify you are human",
    "verifying you are human",
    "human verification",
    "captcha verification",
    "security verification",
    "vercel security checkpoint",
    "ddos-guard",
    "ddos protection by cloudflare",
    "checking your browser",
    "checking your browser before accessing",
    "client challenge",
    "access to this page has been denied",
    "access to this page has been denied.",
    "access to this page has been blocked",
    "sucuri website firewall - access denied",
    "radware captcha page",
    "百度安全验证",
    "安全验证",
    "人机验证",
    "滑动验证页面",
    "ロボットではありません",
    "проверка браузера",
    "вы не робот?",
    "подтвердите, что вы не робот",
});

// Titles of texts too: a wall with one of them runs a script and says little.
constexpr auto kWallWords = std::to_array<std::string_view>({
    "just a moment",
    "one more step",
    "security check",
    "unusual traffic",
    "captcha",
    "验证码",
    "访问验证",
    "ой!",
});

// What only walls say, anywhere on a short page.
constexpr auto kWallTexts = std::to_array<std::string_view>({
    "checking your browser before accessing",
    "checking if the site connection is secure",
    "enable javascript and cookies to continue",
    "verify you are human by completing the action below",
    "verifying you are human. this may take a few seconds",
    "needs to review the security of your connection before proceeding",
    "why do i have to complete a captcha",
    "please complete the security check to access",
    "performance & security by cloudflare",
    "request unsuccessful. incapsula incident id",
    "incapsula incident id",
    "as you were browsing something about your browser made us think",
    "you don't have permission to access",
    "our systems have detected unusual traffic",
    "to continue, please type the characters below",
    "enter the characters you see below",
    "please verify you are a human",
    "please verify that you are not a robot",
    "confirm you are not a robot",
    "confirm that you are not a robot",
    "prove you are not a robot",
    "prove that you are human",
    "press & hold to confirm you are",
    "this question is for testing whether you are a human visitor",
    "requests from your network appear to be automated",
    "请完成安全验证",
    "请完成下方验证",
    "请拖动滑块",
    "请按住滑块",
    "请输入验证码",
    "为了您的安全,请完成验证",
    "подтвердите, что запросы отправляли вы, а не робот",
});

// What walls are made with. Contact forms are too: the page must be short and
// speak of it.
constexpr auto kWallScripts = std::to_array<std::string_view>({
    "captcha-delivery.com",
    "/_incapsula_resource",
    "px-captcha",
    "/cdn-cgi/challenge-platform/h/",
    "window._cf_chl_opt",
    "perimeterx",
    "/_sec/cp_challenge",
    "awswafintegration",
    "aws-waf-token",
    "_guard/auto.js",
});
constexpr auto kBoxes = std::to_array<std::string_view>({
    "hcaptcha.com",
    "recaptcha/api.js",
    "recaptcha/enterprise.js",
    "challenges.cloudflare.com",
    "geetest.com",
    "funcaptcha.com",
    "arkoselabs.com",
    "turing.captcha.qcloud.com",
});
constexpr auto kBoxWords = std::to_array<std::string_view>({
    "robot",
    "human",
    "captcha",
    "security check",
    "verify you",
    "unusual",
    "автомат",
    "робот",
    "验证",
    "驗證",
    "ロボット",
    "로봇",
    "roboter",
    "humain",
});

constexpr auto kWallHosts = std::to_array<std::string_view>({
    "wappass.baidu.com",
    "validate.perfdrive.com",
    "geo.captcha-delivery.com",
    "showcaptcha.yandex.ru",
});

// What a wall leaves for a reader; pages of that length say little.
constexpr size_t kShort = 150;
constexpr size_t kVeryShort = 60;

bool is_challenge(const Response& answer) {
  return equal_letters(answer.header("cf-mitigated"), "challenge") ||
         equal_letters(answer.header("x-amzn-waf-action"), "challenge") ||
         equal_letters(answer.header("x-amzn-waf-action"), "captcha") ||
         equal_letters(answer.header("x-datadome"), "protected") ||
         equal_letters(answer.header("x-vercel-mitigated"), "challenge");
}

const Part* wall_title(const View& view) {
  const bool may_be_word =
      view.text_length <= kVeryShort &&
      (view.page.script_count > 0 || view.page.media_count > 0);
  const auto is = [&](const Part& part) {
    return std::ranges::find(kWallTitles, part.folded) != kWallTitles.end() ||
           (may_be_word &&
            std::ranges::find(kWallWords, part.folded) != kWallWords.end());
  };
  for (const auto& part : view.title_parts) {
    if (is(part)) return &part;
  }
  for (const auto& part : view.headings) {
    if (is(part)) return &part;
  }
  return nullptr;
}

std::optional<std::string> wall_of_page(const View& view) {
  if (view.text_length > kShort || view.has_cited_title) return std::nullopt;
  if (const auto* part = wall_title(view)) return says(part->text);
  if (view.folded_title == "access denied" &&
      view.start.find("reference #") != std::string::npos) {
    return says(view.title);
  }
  const auto scripts = lower_case(view.page.scripts);
  if (const auto text = find_any(view.start, kWallTexts); !text.empty()) {
    // Servers say so too of a folder; walls give a number with it.
    if (!text.starts_with("you don't have permission") ||
        view.start.find("reference #") != std::string::npos) {
      return says(text);
    }
  }
  if (view.text_length > kVeryShort) return std::nullopt;
  if (const auto made = find_any(scripts, kWallScripts); !made.empty()) {
    // Scripts that only watch are on pages with something to read.
    if (view.text_length < 25 && view.page.link_count < 5) {
      return fmt::format("the page is made of \"{}\"", made);
    }
  }
  const auto box = find_any(scripts, kBoxes);
  if (!box.empty() && view.page.link_count < 5 &&
      !find_any(view.start, kBoxWords).empty()) {
    return fmt::format("the page asks for a proof of \"{}\"", box);
  }
  return std::nullopt;
}

// Parts of paths that are the door of a site.
constexpr auto kDoors = std::to_array<std::string_view>({
    "login",        "log-in",    "log_in",      "signin",       "sign-in",
    "sign_in",      "logon",     "sso",         "userlogin",    "user-login",
    "wp-login",     "loginpage", "dologin",     "useraccounts", "authorize",
    "shibboleth",   "saml2",     "oauth2",      "openid",       "login-actions",
    "members-only", "denglu",    "accesscheck",
});
constexpr auto kDoorHosts = std::to_array<std::string_view>({
    "login.",
    "signin.",
    "accounts.",
    "account.",
    "passport.",
    "sso.",
    "auth.",
    "idp.",
    "id.",
    "cas.",
    "oauth.",
    "signon.",
    "logon.",
});
constexpr auto kConsentParts = std::to_array<std::string_view>({
    "consent",
    "cookie-consent",
    "cookieconsent",
    "cookiewall",
    "cookie-wall",
    "privacy-gate",
    "gdpr-consent",
    "collectconsent",
    "privacygate",
});

// Names of the query that hold where to go after the door.
constexpr auto kBackNames = std::to_array<std::string_view>({
    "next",     "returnurl",   "return_url",   "return_to",   "returnto",
    "redirect", "redirect_to", "redirect_uri", "redirecturl", "continue",
    "goto",     "service",     "back",         "backurl",     "ref",
    "dest",     "destination", "target",       "url",         "r",
    "return",   "came_from",   "originalurl",  "from",        "forward",
    "cburl",
});

constexpr auto kDoorTitles = std::to_array<std::string_view>({
    "login",
    "log in",
    "log on",
    "sign in",
    "signin",
    "please log in",
    "please login",
    "please sign in",
    "member login",
    "user login",
    "log in to facebook",
    "log into facebook",
    "login required",
    "anmelden",
    "anmeldung",
    "einloggen",
    "connexion",
    "se connecter",
    "identification",
    "iniciar sesion",
    "inicio de sesion",
    "acceder",
    "accedi",
    "accesso",
    "entrar",
    "iniciar sessao",
    "inloggen",
    "aanmelden",
    "zaloguj sie",
    "logowanie",
    "prihlaseni",
    "bejelentkezes",
    "autentificare",
    "oturum ac",
    "giris yap",
    "uye girisi",
    "logga in",
    "log ind",
    "logg inn",
    "kirjaudu",
    "вход",
    "войти",
    "авторизация",
    "вхід",
    "авторизація",
    "登录",
    "用户登录",
    "会员登录",
    "登入",
    "會員登入",
    "ログイン",
    "로그인",
    "dang nhap",
    "เข้าสู่ระบบ",
    "masuk",
    "تسجيل الدخول",
    "התחברות",
    "ورود",
});
constexpr auto kConsentTitles = std::to_array<std::string_view>({
    "before you continue",
    "before you continue to google",
    "before you continue to youtube",
    "avant de continuer",
    "bevor sie fortfahren",
    "bevor sie zu youtube weitergehen",
    "bevor sie zu google weitergehen",
    "antes de continuar",
    "prima di continuare",
    "your privacy choices",
    "your privacy is important",
    "we value your privacy",
    "privacy gate",
    "dpg media privacy gate",
});

bool is_part(std::string_view folded, std::span<const std::string_view> any) {
  return std::ranges::find(any, folded) != any.end();
}

const Part* title_of(const View& view, std::span<const std::string_view> any) {
  for (const auto* parts : {&view.title_parts, &view.headings}) {
    const auto found = std::ranges::find_if(
        *parts, [&](const Part& part) { return is_part(part.folded, any); });
    if (found != parts->end()) return &*found;
  }
  return nullptr;
}

bool has_part(const Address& address, std::span<const std::string_view> any) {
  const auto segments = path_segments(address.target);
  return std::ranges::any_of(segments, [&](std::string_view segment) {
    return is_part(stem_of(lower_case(segment)), any);
  });
}

// Whether the query says to come back to the cited address.
bool leads_back(const Address& to, const Address& cited) {
  const auto path = path_of(cited.target);
  if (path.size() < 2) return false;
  for (const auto& [name, value] : query_of(to.target)) {
    if (!is_part(lower_case(name), kBackNames)) continue;
    if (value.find(path) != std::string::npos) return true;
  }
  return false;
}

std::optional<std::string> login_by_address(const Evidence& evidence,
                                            const View& view) {
  const auto& to = evidence.answered;
  const auto& cited = evidence.cited;
  if (evidence.hops.empty() || is_same_place(cited, to)) return std::nullopt;
  const auto told = [&](std::string_view what) {
    return fmt::format("it leads to {} {}", what, to.text());
  };
  const bool new_host = !equal_letters(to.host, cited.host);
  const auto starts = [&](std::string_view door) {
    return to.host.starts_with(door);
  };
  if (new_host && to.host.starts_with("consent.")) return told("the form");
  if (has_part(to, kConsentParts) && !has_part(cited, kConsentParts)) {
    return told("the form");
  }
  const bool back = leads_back(to, cited);
  if (new_host && std::ranges::any_of(kDoorHosts, starts) &&
      (back || has_part(to, kDoors) || !to.host.starts_with("id."))) {
    return told("the login");
  }
  if (has_part(to, kDoors) && !has_part(cited, kDoors)) {
    return told("the login");
  }
  // A page that has much to say only notes where its readers come from.
  const bool is_form = view.page.has_password || view.prose_length <= kShort;
  if (back && is_form && path_of(to.target) != path_of(cited.target) &&
      is_same_site(to.host, cited.host)) {
    return told("the form");
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_captcha(const Evidence& evidence,
                                        const View& view) {
  if (is_challenge(evidence.answer)) {
    return "the server answers with a challenge for browsers";
  }
  const auto& to = evidence.answered;
  if (is_part(to.host, kWallHosts) ||
      (to.target.starts_with("/sorry/") && is_within(to.host, "google.com"))) {
    return fmt::format("it leads to {}", to.origin());
  }
  if (view.kind != Kind::html) return std::nullopt;
  return wall_of_page(view);
}

std::optional<std::string> find_login(const Evidence& evidence,
                                      const View& view) {
  if (view.has_cited_title) return std::nullopt;
  if (auto found = login_by_address(evidence, view)) return found;
  if (view.kind != Kind::html) return std::nullopt;
  // In a heading it is but a banner above the page.
  const auto consent = std::ranges::find_if(
      view.title_parts,
      [](const Part& part) { return is_part(part.folded, kConsentTitles); });
  if (consent != view.title_parts.end() && view.prose_length <= 2 * kShort) {
    return says(consent->text);
  }
  if (!view.page.has_password || has_part(evidence.cited, kDoors)) {
    return std::nullopt;
  }
  if (const auto* part = title_of(view, kDoorTitles);
      part != nullptr && view.prose_length <= kShort) {
    return says(part->text);
  }
  if (view.prose_length <= kVeryShort / 2 && view.page.link_count <= 20) {
    return "there is little but a form for a password";
  }
  return std::nullopt;
}

}  // namespace listlint::fetch
