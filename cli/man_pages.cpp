#include "cli/man_pages.h"

#include <algorithm>
#include <fmt/format.h>
#include <span>

#include "cli/roff.h"
#include "lint/ascii.h"

namespace listlint::cli {
namespace {

constexpr std::string_view kSource = "listlint " LISTLINT_VERSION;
constexpr std::string_view kComment =
    "Made by the build from the flags of listlint.";

using Text = RoffText;

// What the table of flags does not tell: how a command is used.
struct Example {
  std::string_view command;  // "check"; "" for the program
  std::string_view typed;
  std::string_view meaning;
};

constexpr Example kExamples[] = {
    {"", "listlint check lists/", "Check every list of a folder."},
    {"", "listlint explain countries/misspelt", "Read why a rule complains."},
    {"", "listlint audit --due lists/",
     "Ask those cited addresses whose time has come."},
    {"check", "listlint check list.wiki", "Check one list."},
    {"check", "listlint check --diff lists/",
     "See what --fix would change, and change nothing."},
    {"check", "listlint check --select duplicates,citations list.csv",
     "Run only the rules of two groups."},
    {"check", "listlint check -o results.sarif -o - lists/",
     "Write findings to a file for machines and to the terminal."},
    {"audit", "listlint audit lists/", "Ask every cited address."},
    {"audit", "listlint audit --due --report --fail-on new lists/",
     "What a timer runs: ask what is due, write a report, and exit with 1 "
     "where "
     "a link died since the audit before."},
    {"history", "listlint history --since 30d",
     "See what died, works again or moved."},
    {"report", "listlint report -o report.html lists/",
     "Write the page about a folder of lists."},
    {"explain", "listlint explain countries/misspelt", "Print one page."},
    {"completion",
     "listlint completion bash > ~/.local/share/bash-completion"
     "/completions/listlint",
     "Set up bash, where no package did."},
};

struct File {
  std::string_view name;
  std::string_view meaning;
};

constexpr File kFiles[] = {
    {".listlint.yaml",
     "The config: rules, their options and severities. The nearest upwards of "
     "a list holds. \"listlint init\" writes a commented one."},
    {".listlint-ignore.yaml",
     "Findings that are not to be told, each with a reason. \"listlint "
     "ignore\" adds to it."},
    {".listlint/audit.sqlite3",
     "What audits remember, where --store names no other file."},
    {".listlint/cache",
     "What checks remember of lists that have not changed; safe to delete."},
};

std::string page_name(const CommandEntry& command) {
  std::string name = "listlint";
  for (const auto& word : command.words) name += "-" + word;
  return name;
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

Text reference(std::string_view page, std::string_view section) {
  return Text::bold(page) + Text::plain(fmt::format("({})", section));
}

// The first line alone: the rest of the program's text has a section here.
std::string_view first_line(std::string_view text) {
  auto line = text.substr(0, text.find('\n'));
  if (line.ends_with('.')) line.remove_suffix(1);
  return line;
}

std::string sentence(std::string_view text) {
  std::string made(text);
  if (made.empty()) return made;
  made[0] = upper(made.substr(0, 1))[0];
  if (!made.ends_with('.')) made += '.';
  return made;
}

Text synopsis(const CommandEntry& command) {
  auto text = Text::bold("listlint");
  for (const auto& word : command.words) {
    text += Text::plain(" ") + Text::bold(word);
  }
  if (command.has_commands) {
    return text + Text::plain(" ") + Text::italic("COMMAND") +
           Text::plain(" [") + Text::italic("FLAG") + Text::plain("...]");
  }
  text += Text::plain(" [") + Text::italic("FLAG") + Text::plain("...]");
  for (const auto& flag : command.flags) {
    if (!flag.required) continue;
    text += Text::plain(" ") + Text::bold(flag.names.back()) +
            Text::plain(" ") + Text::italic(flag.value);
  }
  for (const auto& argument : command.arguments) {
    text += Text::plain(argument.required ? " " : " [") +
            Text::italic(argument.name) +
            Text::plain(argument.several ? "..." : "") +
            Text::plain(argument.required ? "" : "]");
  }
  return text;
}

Text flag_tag(const FlagEntry& flag) {
  Text tag;
  for (const auto& name : flag.names) {
    if (!tag.empty()) tag += Text::plain(", ");
    tag += Text::bold(name);
  }
  if (flag.value.empty()) return tag;
  if (flag.value_may_miss) {
    return tag + Text::plain("[=") + Text::italic(flag.value) +
           Text::plain("]");
  }
  return tag + Text::plain(flag.names.back().starts_with("--") ? "=" : " ") +
         Text::italic(flag.value);
}

// The usual flags, then each group that has a name, in the order declared.
void add_flags(const CommandEntry& command, RoffPage& page) {
  std::vector<std::string> groups = {""};
  for (const auto& flag : command.flags) {
    if (std::ranges::find(groups, flag.group) == groups.end()) {
      groups.push_back(flag.group);
    }
  }
  page.heading("OPTIONS");
  for (const auto& group : groups) {
    if (!group.empty()) page.subheading(group);
    for (const auto& flag : command.flags) {
      if (flag.group != group) continue;
      page.tagged(flag_tag(flag), Text::plain(sentence(flag.text)));
    }
  }
}

void add_arguments(const CommandEntry& command, RoffPage& page) {
  if (command.arguments.empty()) return;
  page.heading("ARGUMENTS");
  for (const auto& argument : command.arguments) {
    page.tagged(Text::italic(argument.name),
                Text::plain(sentence(argument.text)));
  }
}

bool is_within(const CommandEntry& command, const CommandEntry& parent) {
  return command.words.size() == parent.words.size() + 1 &&
         std::ranges::equal(
             parent.words, std::span(command.words).first(parent.words.size()));
}

void add_commands(const std::vector<CommandEntry>& table,
                  const CommandEntry& parent, RoffPage& page) {
  if (!parent.has_commands) return;
  page.heading("COMMANDS");
  for (const auto& command : table) {
    if (!is_within(command, parent)) continue;
    page.tagged(reference(page_name(command), "1"),
                Text::plain(sentence(command.text)));
  }
}

void add_examples(const CommandEntry& command, RoffPage& page) {
  const auto name = fmt::format("{}", fmt::join(command.words, " "));
  bool first = true;
  for (const auto& example : kExamples) {
    if (example.command != name) continue;
    if (first) page.heading("EXAMPLES");
    first = false;
    page.paragraph(Text::plain(example.meaning));
    page.lines(example.typed);
  }
}

void add_see_also(const std::vector<CommandEntry>& table,
                  const CommandEntry& command, RoffPage& page) {
  page.heading("SEE ALSO");
  Text text;
  if (!command.words.empty()) {
    text = reference("listlint", "1") + Text::plain(", ");
  }
  for (const auto& other : table) {
    if (other.words.size() != 1 || other.words == command.words) continue;
    text += reference(page_name(other), "1") + Text::plain(", ");
  }
  page.paragraph(text + reference("listlint-rules", "7"));
}

void add_status(const CommandEntry& command, RoffPage& page) {
  const auto has = [&](std::string_view name) {
    return std::ranges::any_of(command.flags, [&](const FlagEntry& flag) {
      return flag.names.back() == name;
    });
  };
  std::string found;
  if (command.words.empty()) {
    found = "There is something to mend.";
  } else if (has("--fail-on")) {
    found = "There are findings of at least the severity of --fail-on";
    if (has("--diff")) found += ", or something that --diff would change";
    found += '.';
  } else if (command.words.front() == "check-config") {
    found = "An example of a custom rule is not as it says.";
  }
  page.heading("EXIT STATUS");
  page.tagged(Text::bold("0"),
              Text::plain(found.empty() && !command.words.empty()
                              ? "It did its work."
                              : "Nothing to mend."));
  if (!found.empty()) page.tagged(Text::bold("1"), Text::plain(found));
  page.tagged(Text::bold("2"),
              Text::plain("It could not do its work, or not all of it: wrong "
                          "usage, a broken config, a file that cannot be read "
                          "or written."));
}

ManPage page_of(const std::vector<CommandEntry>& table,
                const CommandEntry& command) {
  const auto name = page_name(command);
  RoffPage page(upper(name), "1", kSource, kComment);
  page.heading("NAME");
  std::string what(first_line(command.text));
  what[0] = lower(what[0]);
  page.name(name, what);
  page.heading("SYNOPSIS");
  page.paragraph(synopsis(command));
  page.heading("DESCRIPTION");
  page.paragraph(Text::plain(sentence(first_line(command.text))));
  add_commands(table, command, page);
  add_arguments(command, page);
  add_flags(command, page);
  add_status(command, page);
  if (command.words.empty()) {
    page.heading("ENVIRONMENT");
    page.tagged(Text::bold("NO_COLOR"),
                Text::plain("Where it is set and not empty, no colours are "
                            "shown unless --color asks for them."));
    page.tagged(Text::bold("https_proxy, http_proxy, no_proxy"),
                Text::plain("The proxies that an audit goes through."));
    page.heading("FILES");
    for (const auto& [file, meaning] : kFiles) {
      page.tagged(Text::italic(file), Text::plain(meaning));
    }
  }
  add_examples(command, page);
  add_see_also(table, command, page);
  return {name + ".1", page.written()};
}

}  // namespace

std::vector<ManPage> command_pages(const std::vector<CommandEntry>& table) {
  std::vector<ManPage> pages;
  for (const auto& command : table) pages.push_back(page_of(table, command));
  return pages;
}

}  // namespace listlint::cli
