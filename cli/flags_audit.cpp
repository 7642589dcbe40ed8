#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>

#include "cli/flag_groups.h"

namespace listlint::cli {
namespace {

constexpr double kDay = 86'400;  // seconds

void add_store(CLI::App& app, AuditFlags& flags) {
  app.add_option("--store", flags.store,
                 "the file that remembers (default: .listlint/audit.sqlite3)")
      ->type_name("FILE");
}

// How hosts are asked.
void add_manners(CLI::App& app, AuditFlags& flags) {
  const auto group = "How hosts are asked";
  app.add_option("--timeout", flags.timeout,
                 "seconds for one whole request (default: 30)")
      ->type_name("S")
      ->check(CLI::Range(0.01, kDay))
      ->group(group);
  app.add_option("--connect-timeout", flags.connect_timeout,
                 "seconds until a connection stands (default: 10)")
      ->type_name("S")
      ->check(CLI::Range(0.01, kDay))
      ->group(group);
  app.add_option("--concurrency", flags.concurrency,
                 "requests at a time (default: 64)")
      ->type_name("N")
      ->check(CLI::Range(1, 1000))
      ->group(group);
  app.add_option("--host-concurrency", flags.host_concurrency,
                 "requests at a time of one host (default: 2)")
      ->type_name("N")
      ->check(CLI::Range(1, 1000))
      ->group(group);
  app.add_option("--rate", flags.rate,
                 "requests a second and host; 0 is no limit (default: 1)")
      ->type_name("R")
      ->check(CLI::Range(0.0, 1e6))
      ->group(group);
  app.add_option("--retries", flags.retries,
                 "how often to ask again within the run after a failure that "
                 "may pass (default: 2)")
      ->type_name("N")
      ->check(CLI::Range(0, 20))
      ->group(group);
  app.add_option("--max-body", flags.max_body,
                 "bytes of a page that are looked at, unpacked (default: "
                 "2000000)")
      ->type_name("BYTES")
      ->check(CLI::Range(uint64_t{1}, uint64_t{1'000'000'000}))
      ->group(group);
  app.add_option("--user-agent", flags.user_agent,
                 "how to introduce oneself (default: Mozilla/5.0 (compatible; "
                 "listlint/" LISTLINT_VERSION "))")
      ->type_name("TEXT")
      ->group(group);
  app.add_flag("--no-robots", flags.no_robots,
               "do not ask for robots.txt, and do not heed it")
      ->group(group);
}

CLI::Validator is_witness() {
  const auto check = [](const std::string& typed) -> std::string {
    const bool good = typed.empty() || typed.starts_with("http://") ||
                      typed.starts_with("https://");
    return good ? "" : "must begin with http:// or https://";
  };
  return {check, ""};
}

void add_network(CLI::App& app, AuditFlags& flags) {
  const auto group = "The way there";
  app.add_option("--ca-file", flags.ca_file,
                 "certificates that are trusted (PEM; default: the system's)")
      ->type_name("FILE")
      ->check(CLI::ExistingFile)
      ->group(group);
  app.add_option("--proxy", flags.proxy,
                 "go through this proxy (default: what the environment says: "
                 "https_proxy, http_proxy, no_proxy)")
      ->type_name("URL")
      ->group(group);
  app.add_flag("--allow-private{*}", flags.allow_private,
               "also ask private, loopback and link-local addresses; "
               "--allow-private=NET[,NET] only those of these networks, such "
               "as 10.0.0.0/8")
      ->type_name("NET")
      ->group(group);
  app.add_option("--witness", flags.witness,
                 "asked where no cited address can be reached, to tell a "
                 "machine that is offline from sources that are gone (default: "
                 "http://example.org/; \"\" asks nothing and believes each "
                 "failure)")
      ->type_name("URL")
      ->check(is_witness())
      ->group(group);
  app.add_option("--resolve", flags.resolve,
                 "HOST:PORT:ADDRESS, instead of asking the DNS, as curl has "
                 "it; @FILE holds one a line (several times)")
      ->type_name("WHERE")
      ->allow_extra_args(false)
      ->group(group);
}

// What is asked, and when.
void add_choice(CLI::App& app, AuditFlags& flags) {
  const auto group = "What is asked";
  app.add_flag("--due", flags.due,
               "only what is due, by its state and the day it was asked last")
      ->group(group);
  app.add_flag("--fresh", flags.fresh,
               "do not go on with a run that did not end: ask all again")
      ->group(group);
  app.add_option("--include", flags.include,
                 "only these addresses: a host with its sub-domains, or a "
                 "pattern of the whole address with * and ? (several times)")
      ->type_name("WHAT")
      ->allow_extra_args(false)
      ->group(group);
  app.add_option("--exclude", flags.exclude,
                 "not these addresses, written alike (several times)")
      ->type_name("WHAT")
      ->allow_extra_args(false)
      ->group(group);
  app.add_flag("--check-sites", flags.check_sites,
               "where a reference has no address but names a site, ask that "
               "host")
      ->group(group);
  app.add_option("--patience", flags.patience,
                 "failed checks in a row until an address that does not "
                 "answer is dead (default: 3)")
      ->type_name("N")
      ->check(CLI::Range(1, 1000))
      ->group(group);
  app.add_option("--patience-days", flags.patience_days,
                 "and days from the first to the last of them (default: 7)")
      ->type_name("D")
      ->check(CLI::Range(0.0, 3650.0))
      ->group(group);
  app.add_flag("--no-archives", flags.no_archives,
               "do not look for copies in web archives")
      ->group(group);
  app.add_option("--archives", flags.archives,
                 "where to look for copies, in this order: base addresses of "
                 "Memento TimeMaps, or addresses with {url} and {timestamp} in "
                 "them (default: the Wayback Machine)")
      ->type_name("URL")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(group);
}

// Of runs that nobody looks at.
void add_timer(CLI::App& app, AuditFlags& flags) {
  const auto group = "On a timer";
  app.add_flag(fmt::format("--report{{{}}}", kBesideStore), flags.report,
               "write the whole report of the lists, report.html and "
               "report.md, into the folder \"report\" beside the store; "
               "--report=FOLDER into that one. Then stdout tells what has "
               "changed, and findings only where -o or --format ask for them; "
               "where nothing is due and no list is newer, nothing is done")
      ->group(group);
  app.add_flag("--wait", flags.wait,
               "where another audit has the store, wait for its end (default: "
               "say so, exit code 2)")
      ->group(group);
}

void add_report_command(CLI::App& app, Flags& flags) {
  auto* report = app.add_subcommand(
      "report",
      "write a page about lists: their findings, and what audits remember of "
      "their sources");
  add_input(*report, flags);
  add_store(*report, flags.audit);
  add_rules(*report, flags);
  add_report(*report, flags);
  add_dismissals(*report, flags);
  report->add_flag("--timestamp", flags.timestamp,
                   "say when it was made; else the same lists make the same "
                   "bytes");
  report->get_option("--output")
      ->description(
          "the file (several times); its ending says the format (default: "
          "report.html)");
  report->callback([&flags] {
    flags.command = Command::report;
    check_outputs(flags);
    if (flags.outputs.empty() && flags.format.empty()) {
      flags.outputs = {"report.html"};
    }
  });
}

void check_audit_report(const Flags& flags) {
  if (flags.audit.report.empty()) return;
  if (flags.diff) {
    throw CLI::ValidationError("--report and --diff do not go together");
  }
  if (std::ranges::find(flags.paths, "-") != flags.paths.end()) {
    throw CLI::ValidationError(
        "--report reads the lists again and cannot do so with standard input: "
        "name files");
  }
}

}  // namespace

void add_audit(CLI::App& app, Flags& flags) {
  auto* audit = app.add_subcommand(
      "audit", "ask every cited address and tell what became of it");
  audit->callback([&flags] {
    flags.command = Command::audit;
    check_outputs(flags);
    check_audit_report(flags);
  });
  add_input(*audit, flags);
  add_store(*audit, flags.audit);
  add_choice(*audit, flags.audit);
  add_timer(*audit, flags.audit);
  add_manners(*audit, flags.audit);
  add_network(*audit, flags.audit);
  add_fixes(*audit, flags);
  add_rules(*audit, flags);
  add_report(*audit, flags);
  add_dismissals(*audit, flags);
  audit->get_option("--format")
      ->description(
          audit->get_option("--format")->get_description() +
          "; jsonl prints one verdict an address, the others findings");

  auto* history = app.add_subcommand(
      "history", "tell what became of addresses, from what audits remember");
  history->callback([&flags] { flags.command = Command::history; });
  history->add_option("URL", flags.audit.urls,
                      "addresses as cited: every check of each");
  history
      ->add_option("--since", flags.audit.since,
                   "what died, works again or moved since then: 30d, 12h, or "
                   "2026-11-01 (default without URL: 30d)")
      ->type_name("WHEN");
  add_store(*history, flags.audit);
  history
      ->add_option("--format", flags.format,
                   "of stdout: text (default) or jsonl")
      ->type_name("NAME")
      ->check(one_of({"text", "jsonl"}));
  add_output(*history, flags);

  add_report_command(app, flags);
}

}  // namespace listlint::cli
