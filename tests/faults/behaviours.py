"""The table of behaviours: addresses, and what an audit should tell of them.

Columns of behaviours.tsv: id; number of the behaviour; cited URL; cited title;
state; reason; title of the page that the audit should find ("": any); how a
wikitext page writes the URL ("": it stands in JSON); what it is.
"""

import csv
import json
import os
from dataclasses import dataclass

import pages
import wire

TABLE = os.path.join(os.path.dirname(__file__), "behaviours.tsv")
TITLE_OF = {"{title}": pages.TITLE}


@dataclass
class Behaviour:
    id: str
    number: str
    url: str
    title: str
    state: str
    reason: str
    page_title: str
    written: str
    name: str


def read_table():
    with open(TABLE, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Behaviour(*row) for row in rows[1:]]


def fill_in(rows, ports):
    """Puts the ports of the server into the addresses."""
    macros = {f"{{{kind}}}": str(port) for kind, port in ports.items()}
    macros["{page}"] = wire.PAGE
    macros["{8000}"] = "a" * 8000
    for row in rows:
        for macro, text in macros.items():
            row.url = row.url.replace(macro, text)
        row.title = TITLE_OF.get(row.title, row.title)
        row.page_title = TITLE_OF.get(row.page_title, row.page_title)
        row.written = row.written.replace("{url}", row.url)
    return rows


def write_json(path, cited):
    """A list in JSON, which takes addresses as they are: (URL, title)."""
    twins = [{"city": "Medway", "country": "United Kingdom",
              "source": {"title": title, "url": url}} for url, title in cited]
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        json.dump([{"host": "Foshan", "twins": twins}], file, indent=1)


def write_addresses(path, urls):
    write_json(path, [(url, "") for url in urls])


def write_plain_list(path, rows):
    write_json(path, [(row.url, row.title) for row in rows])


def write_wikitext_list(path, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("==Foshan==\n")
        for row in rows:
            file.write("*{{flagicon|GBR}} [[Medway]], United Kingdom<ref>"
                       f"{row.written}</ref>\n")
        file.write("\n==References==\n{{reflist}}\n")


def write_lists(folder, rows):
    """Returns the paths of the lists that cite all rows."""
    plain, wikitext = f"{folder}/faults.json", f"{folder}/faults.wiki"
    write_plain_list(plain, [row for row in rows if not row.written])
    write_wikitext_list(wikitext, [row for row in rows if row.written])
    return [plain, wikitext]
