#!/usr/bin/env bash
# Devicetrees of guests on boards of a Linux source tree, each with three random devices: exactly those and what they reach
# must be enabled, and dtc must warn of nothing that it does not warn of in the board. Needs dtc.
#
#   Benchmarks/linux-guests.sh DIRECTORY [BOARDS [SEED]]
#
# linux-hardware.sh describes what DIRECTORY must hold, and unpacks it to artifacts/linux.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
exec dotnet run --project Benchmarks -c Release -v quiet -- guests "${1:?"usage: $0 DIRECTORY [BOARDS [SEED]]"}" "${2:-20}" "${3:-1}"
