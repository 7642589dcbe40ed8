"""Runs the steps of a composite action of GitHub as its runner does, as far as
action.yml goes: expressions of inputs, outputs and the event, conditions,
files for outputs, paths and the summary. Steps that use other actions are
noted, not run."""

import os
import re
import subprocess

import yaml


class Result:
    def __init__(self):
        self.exit_code = 0
        self.out = ""  # of all steps
        self.err = ""
        self.summary = ""
        self.used = []  # the actions: (name, with)
        self.outputs = {}  # of the action


class Runner:
    """`folder` gets the files of the runner; the steps run in `workspace`."""

    def __init__(self, action, folder, workspace, env=None):
        self.action_path = os.path.abspath(action)
        with open(os.path.join(self.action_path, "action.yml"), "rb") as file:
            self.action = yaml.safe_load(file)
        self.temp = os.path.join(folder, "temp")
        os.makedirs(self.temp, exist_ok=True)
        self.folder = folder
        self.workspace = workspace
        self.env = env or {}
        self.told = {}  # by the id of a step that uses an action: its outputs

    def value(self, term):
        term = term.strip()
        if term.startswith("'"):
            return term.strip("'")
        name, _, rest = term.partition(".")
        if name == "inputs":
            return self.inputs[rest]
        if name == "steps":
            step, _, output = rest.partition(".outputs.")
            return self.outputs.get(step, {}).get(output, "")
        if name == "github":
            return self.github.get(rest, "")
        raise ValueError(f"unknown expression {term!r}")

    def expand(self, text):
        def replace(found):
            values = [self.value(term) for term in found[1].split("||")]
            return next((value for value in values if value), "")

        return re.sub(r"\$\{\{(.*?)\}\}", replace, str(text))

    def holds(self, condition):
        for term in condition.split("&&"):
            left, operator, right = re.match(r"(.*?)(==|!=)(.*)", term).groups()
            if (self.value(left) == self.value(right)) != (operator == "=="):
                return False
        return True

    def files(self):
        names = ("GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY")
        return {name: os.path.join(self.folder, name) for name in names}

    def run_step(self, step, result):
        files = self.files()
        for name in ("GITHUB_OUTPUT", "GITHUB_PATH"):
            open(files[name], "wb").close()
        env = {
            "PATH": os.environ["PATH"],
            "HOME": self.folder,
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": self.action_path,
            "GITHUB_WORKSPACE": self.workspace,
            "RUNNER_TEMP": self.temp,
            **files,
            **self.env,
        }
        for name, text in step.get("env", {}).items():
            env[name] = self.expand(text)
        script = os.path.join(self.temp, "step.sh")
        with open(script, "w") as file:
            file.write(self.expand(step["run"]))
        ran = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=self.workspace, env=env, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=60)
        result.out += ran.stdout
        result.err += ran.stderr
        with open(files["GITHUB_OUTPUT"]) as file:
            rows = [line.rstrip("\n").partition("=") for line in file]
        self.outputs[step.get("id", "")] = {row[0]: row[2] for row in rows}
        return ran.returncode

    def run(self, inputs=None, github=None):
        self.github = github or {}
        self.inputs = {}
        self.outputs = {}
        result = Result()
        open(self.files()["GITHUB_STEP_SUMMARY"], "wb").close()
        for name, row in self.action["inputs"].items():
            self.inputs[name] = self.expand((inputs or {}).get(
                name, row["default"]))
        for step in self.action["runs"]["steps"]:
            if "if" in step and not self.holds(step["if"]):
                continue
            if "uses" in step:
                told = {name: self.expand(text)
                        for name, text in step.get("with", {}).items()}
                result.used.append((step["uses"], told))
                self.outputs[step.get("id", "")] = self.told.get(
                    step.get("id", ""), {})
                continue
            result.exit_code = self.run_step(step, result)
            if result.exit_code != 0:
                break
        for name, row in self.action["outputs"].items():
            result.outputs[name] = self.expand(row["value"])
        with open(self.files()["GITHUB_STEP_SUMMARY"]) as file:
            result.summary = file.read()
        return result
