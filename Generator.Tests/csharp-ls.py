#!/usr/bin/env python3
"""Drives a C# language server over a project of its own, and prints what an editor with it shows.

    dotnet tool install csharp-ls --tool-path TOOLS
    dotnet pack Boards.slnx -c Release -o FEED
    Generator.Tests/csharp-ls.py --server TOOLS/csharp-ls --feed FEED

Exits with 1 unless it shows diagnostics in C#, .dts and .system, each once, and the documentation of a constant. It prints the
completion and the fixes that are offered as well: csharp-ls 0.28 has only those of Roslyn itself, of no package.
"""

import argparse
import glob
import json
import os
import queue
import re
import subprocess
import sys
import tempfile
import threading
import time

BOARD = """/dts-v1/;
/ {
\t#address-cells = <1>;
\t#size-cells = <1>;
\tinterrupt-parent = <&gic>;
\tgic: interrupt-controller@8000000 {
\t\tcompatible = "arm,cortex-a15-gic";
\t\tinterrupt-controller;
\t\t#interrupt-cells = <3>;
\t\treg = <0x8000000 0x10000>, <0x8010000 0x10000>, <0x8030000 0x10000>, <0x8040000 0x10000>;
\t};
\tuart: serial@9000000 {
\t\tcompatible = "arm,pl011", "arm,primecell";
\t\treg = <0x9000000 0x1000>;
\t\tinterrupts = <0 1 4>;
\t};
\trtc: rtc@9010000 {
\t\tcompatible = "arm,pl031", "arm,primecell";
\t\treg = <0x9010000 0x1000>;
\t\tinterrupts = <0 2 4>;
\t\tclocks = <&missing>;
\t};
};
"""

CODE = """using Boards;

namespace App;

[MicrokitSystem("board.dts")]
public static partial class Vmm
{
    [ProtectionDomain("VMM", Priority = 254)]
    public static partial class Monitor
    {
        [VirtualMachine("linux")]
        [GuestMemory(0x40000000, 0x10000000)]
        [Passthrough("uatr")]
        [Passthrough("rtc")]
        public static partial class Linux;
    }

    public static ulong Place => Board.Serial_9000000.Region0.Address;
}
"""

SYSTEM = """<?xml version="1.0"?>
<system>
    <memory_region name="uart" size="0x1000" phys_addr="0x9000000" />
    <protection_domain name="a">
        <program_image path="a.elf" />
        <map mr="uart" vaddr="0x2000000" perms="rw" cached="false" />
        <irq irq="33" id="0" trigger="edge" />
    </protection_domain>
</system>
"""


class Server:
    """A language server behind its standard streams."""

    def __init__(self, command, folder):
        self.process = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.messages = queue.Queue()
        self.published = {}
        self.id = 0
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        stream = self.process.stdout
        while True:
            length = 0
            while (line := stream.readline().strip()) != b"":
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if length == 0:
                return
            self.messages.put(json.loads(stream.read(length)))

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def notify(self, method, parameters):
        self.send({"method": method, "params": parameters})

    def request(self, method, parameters, seconds=180):
        self.id += 1
        mine = self.id
        self.send({"id": mine, "method": method, "params": parameters})
        return self.pump(lambda message: message.get("id") == mine and "method" not in message, seconds)

    def pump(self, until, seconds):
        """Answers what the server asks until a message is the one, which is returned; None after the time."""
        end = time.time() + seconds
        while (left := end - time.time()) > 0:
            try:
                message = self.messages.get(timeout=left)
            except queue.Empty:
                return None
            if message.get("method") == "textDocument/publishDiagnostics":
                self.published[message["params"]["uri"]] = message["params"]["diagnostics"]
            elif "method" in message and "id" in message:
                items = message.get("params", {}).get("items", []) if isinstance(message.get("params"), dict) else []
                answer = [{"analyzersEnabled": True}] * len(items) if message["method"] == "workspace/configuration" else None
                self.send({"id": message["id"], "result": answer})
            if until(message):
                return message
        return None


def position(text, word, offset=0):
    at = text.index(word) + offset
    return {"line": text.count("\n", 0, at), "character": at - (text.rfind("\n", 0, at) + 1)}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--server", required=True)
    options.add_argument("--feed", required=True)
    arguments = options.parse_args()
    feed = os.path.abspath(arguments.feed)
    package = sorted(glob.glob(os.path.join(feed, "Boards.Generator.[0-9]*.nupkg")))[-1]
    version = re.search(r"Boards\.Generator\.(\d.*)\.nupkg$", package).group(1)

    with tempfile.TemporaryDirectory(prefix="boards-editor-") as folder:
        files = {
            "App.csproj": f'<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework>'
            f"<RestoreAdditionalProjectSources>{feed}</RestoreAdditionalProjectSources><RestorePackagesPath>{folder}/packages</RestorePackagesPath></PropertyGroup>"
            f'<ItemGroup><PackageReference Include="Boards.Generator" Version="{version}" /></ItemGroup></Project>\n',
            "board.dts": BOARD,
            "Code.cs": CODE,
            "vmm.system": SYSTEM,
        }
        for name, text in files.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        subprocess.run(["dotnet", "restore", "-v", "q"], cwd=folder, check=True)
        return drive(os.path.abspath(arguments.server), folder)


def drive(command, folder):
    def uri(name):
        return "file://" + os.path.join(folder, name)

    def at(word, offset=0):
        return {"textDocument": {"uri": uri("Code.cs")}, "position": position(CODE, word, offset)}

    server = Server([command], folder)
    server.request("initialize", {
        "processId": os.getpid(), "rootUri": "file://" + folder,
        "workspaceFolders": [{"uri": "file://" + folder, "name": "app"}],
        "capabilities": {"workspace": {"configuration": True, "workspaceFolders": True}, "window": {"workDoneProgress": True},
                         "textDocument": {"publishDiagnostics": {}, "diagnostic": {}, "hover": {"contentFormat": ["markdown"]},
                                          "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
                                                         "resolveSupport": {"properties": ["edit"]}},
                                          "completion": {"completionItem": {}}}},
    })
    server.notify("initialized", {})
    server.notify("textDocument/didOpen", {"textDocument": {"uri": uri("Code.cs"), "languageId": "csharp", "version": 1, "text": CODE}})

    hover = None
    end = time.time() + 180
    while time.time() < end and not hover:
        hover = (server.request("textDocument/hover", at("Address;")) or {}).get("result")
        server.pump(lambda _: False, 1)

    found = []
    for attempt in range(10):
        answer = server.request("textDocument/diagnostic", {"textDocument": {"uri": uri("Code.cs")}}) or {}
        found = (answer.get("result") or {}).get("items", []) or server.published.get(uri("Code.cs"), [])
        if found:
            break
        server.pump(lambda _: False, 2)
    workspace = server.request("workspace/diagnostic", {"previousResultIds": []}, 60) or {}
    reports = {report["uri"]: report.get("items", []) for report in (workspace.get("result") or {}).get("items", [])}
    for name in server.published:
        reports.setdefault(name, server.published[name])
    completion = (server.request("textDocument/completion", at('"uatr"', 2)) or {}).get("result") or {}
    labels = [item["label"] for item in (completion.get("items", []) if isinstance(completion, dict) else completion)]
    misspelt = [one for one in found if one.get("code") == "BRD3002"]
    actions = (server.request("textDocument/codeAction", {
        "textDocument": {"uri": uri("Code.cs")},
        "range": misspelt[0]["range"] if misspelt else {"start": position(CODE, "uatr"), "end": position(CODE, "uatr")},
        "context": {"diagnostics": misspelt},
    }) or {}).get("result") or []
    server.request("shutdown", None, 10)
    server.notify("exit", None)
    server.process.kill()

    def codes(items):
        return sorted({str(item.get("code")) for item in items})

    facts = {
        "diagnostics in C#": codes(found),
        "misspelt names, each once": len(misspelt),
        "diagnostics in board.dts": codes(reports.get(uri("board.dts"), [])),
        "diagnostics in vmm.system": codes(reports.get(uri("vmm.system"), [])),
        "hover": json.dumps((hover or {}).get("contents"))[:400],
        "completion": [label for label in labels if label in ("uart", "rtc", "/serial@9000000")],
        "fixes": [action.get("title") for action in actions],
    }
    facts["errors of the compiler"] = [item["message"] for item in found if str(item.get("code", "")).startswith("CS")]
    for name, value in facts.items():
        print(f"{name}: {value}")
    return 0 if len(misspelt) == 1 and hover and facts["diagnostics in board.dts"] and facts["diagnostics in vmm.system"] else 1


if __name__ == "__main__":
    sys.exit(main())
