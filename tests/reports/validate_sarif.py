"""Holds SARIF against its schema, and what the schema cannot say.

Checks the given files, and with --program what the program writes of the
given lists. Prints what is wrong and ends with 1.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys

import jsonschema

# RFC 3986: what may stand in a reference.
URI = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?"
    r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*"
    r"(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*)?")


def walk(value, key=""):
  """Every value of a document with the key that it stands under."""
  waiting = [(key, value)]
  while waiting:
    key, value = waiting.pop()
    yield key, value
    if isinstance(value, dict):
      waiting += value.items()
    elif isinstance(value, list):
      waiting += [(key, one) for one in value]


def region_faults(region):
  begin = region["startLine"], region["startColumn"]
  if begin > (region["endLine"], region["endColumn"]):
    yield f"a region ends before it begins: {region}"


def faults(report, schema):
  """What is wrong, one line each."""
  validator = jsonschema.Draft4Validator(schema)
  for error in validator.iter_errors(report):
    yield f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
  for key, value in walk(report):
    if key == "uri" and not URI.fullmatch(value):
      yield f"not a URI: {value}"
    if key in ("region", "deletedRegion") and isinstance(value, dict):
      yield from region_faults(value)
  for run in report["runs"]:
    rules = run["tool"]["driver"]["rules"]
    if len({rule["id"] for rule in rules}) != len(rules):
      yield "a rule is there twice"
    if len(run["results"]) > 5000:
      yield "GitHub would cut the results off"
    for result in run["results"]:
      if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
        yield f"the wrong rule: {result['ruleId']}"


def written(program, lists):
  command = [program, "check", "--no-config", "--fail-on", "never", "--format",
             "sarif", "--show-folded", "--show-suppressed", *lists]
  done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
  return json.loads(done.stdout)


def main():
  parser = argparse.ArgumentParser(description=__doc__)
  parser.add_argument("--schema", required=True)
  parser.add_argument("--program")
  parser.add_argument("files", nargs="+")
  options = parser.parse_args()
  schema = json.loads(pathlib.Path(options.schema).read_bytes())
  if options.program:
    reports = {"output": written(options.program, options.files)}
    if not reports["output"]["runs"][0]["results"]:
      sys.exit("the lists have no findings")
  else:
    reports = {name: json.loads(pathlib.Path(name).read_bytes())
               for name in options.files}
  wrong = [f"{name}: {fault}" for name, report in reports.items()
           for fault in faults(report, schema)]
  if wrong:
    sys.exit("\n".join(wrong))


if __name__ == "__main__":
  main()
