#!/usr/bin/env bash
# Statistics over the boards of a Linux source tree: how many interrupts have a number, why the others have none, the
# kinds of regions, how often each rule is reported. All boards are resolved in one process; an exception fails the run.
#
#   Benchmarks/linux-hardware.sh linux-source-6.1.tar.xz [LIST]
#
# LIST has the path of a board on each line, up to the first tab; without it, all boards of the tree are used. A directory
# may be given instead of the archive. The unpacked files are kept in artifacts/linux.
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
