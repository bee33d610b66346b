#!/usr/bin/env bash
# What becomes of the boards of a Linux source tree: how many interrupts have a number, why the others have none, what
# regions are, how often each rule fires. Every board is resolved in one process; one that throws fails the run.
#
#   Benchmarks/linux-hardware.sh linux-source-6.1.tar.xz [LIST]
#
# LIST has a board's path a line, up to the first tab; without it, all boards of the tree are taken. A directory may be
# given in place of the archive. What is unpacked stays in artifacts/linux.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

source=${1:?"usage: $0 ARCHIVE|DIRECTORY [LIST]"}
list=${2:-}

if [ -d "$source" ]; then
  tree=$source
else
  tree="$PWD/artifacts/linux/$(basename "$source" | sed 's/\.tar.*//')"
  if [ ! -d "$tree" ]; then
    mkdir -p "$tree"
    # Sources of boards, and the headers that they include.
    tar -xf "$source" -C "$tree" --strip-components=1 --wildcards '*/arch/*/boot/dts' '*/include/dt-bindings' '*/include/uapi/linux/input-event-codes.h' '*/scripts/dtc/include-prefixes' ||
      { rm -rf "$tree"; exit 1; }
  fi
fi

exec dotnet run --project Benchmarks -c Release -v quiet -- hardware "$tree" ${list:+"$list"}
