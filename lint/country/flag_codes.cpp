#include "lint/country/flag_codes.h"

#include <algorithm>
#include <array>

namespace listlint::country {
namespace {

// Codes, each with the ISO 3166-1 alpha-2 code of its country or a name, parted
// by "|".
constexpr std::string_view kCodes =
    "|"
    // ISO 3166-1 alpha-3
    "ABW AW|AFG AF|AGO AO|AIA AI|ALA AX|ALB AL|AND AD|ARE AE|ARG AR|"
    "ARM AM|ASM AS|ATA AQ|ATF TF|ATG AG|AUS AU|AUT AT|AZE AZ|BDI BI|"
    "BEL BE|BEN BJ|BES BQ|BFA BF|BGD BD|BGR BG|BHR BH|BHS BS|BIH BA|"
    "BLM BL|BLR BY|BLZ BZ|BMU BM|BOL BO|BRA BR|BRB BB|BRN BN|BTN BT|"
    "BVT BV|BWA BW|CAF CF|CAN CA|CCK CC|CHE CH|CHL CL|CHN CN|CIV CI|"
    "CMR CM|COD CD|COG CG|COK CK|COL CO|COM KM|CPV CV|CRI CR|CUB CU|"
    "CUW CW|CXR CX|CYM KY|CYP CY|CZE CZ|DEU DE|DJI DJ|DMA DM|DNK DK|"
    "DOM DO|DZA DZ|ECU EC|EGY EG|ERI ER|ESH EH|ESP ES|EST EE|ETH ET|"
    "FIN FI|FJI FJ|FLK FK|FRA FR|FRO FO|FSM FM|GAB GA|GBR GB|GEO GE|"
    "GGY GG|GHA GH|GIB GI|GIN GN|GLP GP|GMB GM|GNB GW|GNQ GQ|GRC GR|"
    "GRD GD|GRL GL|GTM GT|GUF GF|GUM GU|GUY GY|HKG HK|HMD HM|HND HN|"
    "HRV HR|HTI HT|HUN HU|IDN ID|IMN IM|IND IN|IOT IO|IRL IE|IRN IR|"
    "IRQ IQ|ISL IS|ISR IL|ITA IT|JAM JM|JEY JE|JOR JO|JPN JP|KAZ KZ|"
    "KEN KE|KGZ KG|KHM KH|KIR KI|KNA KN|KOR KR|KWT KW|LAO LA|LBN LB|"
    "LBR LR|LBY LY|LCA LC|LIE LI|LKA LK|LSO LS|LTU LT|LUX LU|LVA LV|"
    "MAC MO|MAF MF|MAR MA|MCO MC|MDA MD|MDG MG|MDV MV|MEX MX|MHL MH|"
    "MKD MK|MLI ML|MLT MT|MMR MM|MNE ME|MNG MN|MNP MP|MOZ MZ|MRT MR|"
    "MSR MS|MTQ MQ|MUS MU|MWI MW|MYS MY|MYT YT|NAM NA|NCL NC|NER NE|"
    "NFK NF|NGA NG|NIC NI|NIU NU|NLD NL|NOR NO|NPL NP|NRU NR|NZL NZ|"
    "OMN OM|PAK PK|PAN PA|PCN PN|PER PE|PHL PH|PLW PW|PNG PG|POL PL|"
    "PRI PR|PRK KP|PRT PT|PRY PY|PSE PS|PYF PF|QAT QA|REU RE|ROU RO|"
    "RUS RU|RWA RW|SAU SA|SDN SD|SEN SN|SGP SG|SGS GS|SHN SH|SJM SJ|"
    "SLB SB|SLE SL|SLV SV|SMR SM|SOM SO|SPM PM|SRB RS|SSD SS|STP ST|"
    "SUR SR|SVK SK|SVN SI|SWE SE|SWZ SZ|SXM SX|SYC SC|SYR SY|TCA TC|"
    "TCD TD|TGO TG|THA TH|TJK TJ|TKL TK|TKM TM|TLS TL|TON TO|TTO TT|"
    "TUN TN|TUR TR|TUV TV|TWN TW|TZA TZ|UGA UG|UKR UA|UMI UM|URY UY|"
    "USA US|UZB UZ|VAT VA|VCT VC|VEN VE|VGB VG|VIR VI|VNM VN|VUT VU|"
    "WLF WF|WSM WS|YEM YE|ZAF ZA|ZMB ZM|ZWE ZW|"
    // International Olympic Committee and FIFA, where they differ. Of codes
    // that mean another country there, ISO's holds.
    "ALG DZ|ANG AO|ARU AW|ASA AS|BAH BS|BAN BD|BAR BB|BER BM|BHU BT|"
    "BIZ BZ|BOT BW|BRU BN|BUL BG|BUR BF|CAM KH|CAY KY|CGO CG|CHA TD|"
    "CHI CL|CRC CR|CRO HR|CTA CF|DEN DK|EQG GQ|ESA SV|FIJ FJ|GAM GM|"
    "GBS GW|GEQ GQ|GER DE|GRE GR|GRN GD|GUA GT|GUI GN|HAI HT|HON HN|"
    "INA ID|IRI IR|ISV VI|IVB VG|KOS XK|KSA SA|KUW KW|LAT LV|LBA LY|"
    "LES LS|LIB LB|MAD MG|MAS MY|MAW MW|MGL MN|MON MC|MRI MU|MTN MR|"
    "MYA MM|NCA NI|NED NL|NEP NP|NGR NG|NIG NE|OMA OM|PAR PY|PHI PH|"
    "PLE PS|POR PT|PRC CN|PUR PR|ROC TW|ROM RO|RSA ZA|SAM WS|SEY SC|"
    "SIN SG|SKN KN|SLO SI|SOL SB|SRI LK|SUD SD|SUI CH|TAH PF|TAN TZ|"
    "TGA TO|TOG TG|TPE TW|TRI TT|UAE AE|URU UY|VAN VU|VIE VN|VIN VC|"
    "XKX XK|ZAM ZM|ZIM ZW|"
    // Constituent countries, and states that are no more
    "ENG England|SCO Scotland|WAL Wales|NIR Northern Ireland|"
    "USSR Soviet Union|URS Soviet Union|SUN Soviet Union|"
    "TCH Czechoslovakia|CSK Czechoslovakia|YUG Yugoslavia|"
    "SCG Serbia and Montenegro|GDR East Germany|DDR East Germany|"
    "FRG West Germany|AHO Netherlands Antilles|";

// The country of a code in capitals; empty where there is none.
std::string_view country_of_code(std::string_view code) {
  constexpr size_t kLongest = 4;
  std::array<char, kLongest + 2> key{};
  if (code.size() < 3 || code.size() > kLongest) return {};
  key[0] = '|';
  std::ranges::copy(code, key.begin() + 1);
  key[code.size() + 1] = ' ';
  const auto found = kCodes.find(std::string_view(key.data(), code.size() + 2));
  if (found == kCodes.npos) return {};
  const auto row = kCodes.substr(found + code.size() + 2);
  return row.substr(0, row.find('|'));
}

bool is_code(std::string_view text) {
  return text.size() >= 2 && text.size() <= 4 &&
         std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

const Name* find_code(std::string_view code) {
  if (code.size() == 2) return find(preferred(code, kCommon));
  const auto country = country_of_code(code);
  return country.size() == 2 ? find(preferred(country, kCommon))
                             : find(country);
}

}  // namespace

const Name* find_flag(std::string_view written) {
  const Name* name = find(written);
  if (name == nullptr && is_code(written)) name = find_code(written);
  if (name == nullptr) {
    // "Georgia (country)": as its article is called.
    const auto bracket = written.find(" (");
    if (bracket != written.npos) name = find(written.substr(0, bracket));
  }
  return name == nullptr || name->kind == Kind::not_country ? nullptr : name;
}

}  // namespace listlint::country
