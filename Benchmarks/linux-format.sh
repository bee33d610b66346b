#!/usr/bin/env bash
# Formats all devicetree sources of Linux 6.1 with the managed tool, and compares the blobs of its boards before and after.
# Exits with 1 if a blob differs, if a source is rejected, or if formatting again would change a source.
#
# usage: linux-format.sh [TARBALL]
#
# TARBALL is what Debian's package linux-source-6.1 installs.
set -euo pipefail
export LC_ALL=C
repository=$(cd "$(dirname "$0")/.." && pwd)
tarball=${1:-/usr/src/linux-source-6.1.tar.xz}
prefixes=scripts/dtc/include-prefixes
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build "$repository/Tool" -c Release -v quiet --nologo --tl:off >&2
boards=(dotnet "$repository/Tool/bin/Release/net10.0/Boards.Tool.dll")
mkdir "$work/linux"
tar -xf "$tarball" -C "$work/linux" --strip-components=1 --wildcards '*/arch/*/boot/dts' '*/include/dt-bindings' '*/include/uapi/linux' "*/$prefixes"
cd "$work/linux"
find arch -name '*.dts' | sort > ../sources
find arch -name '*.dts' -o -name '*.dtsi' -o -name '*.dtso' | sort > ../files

# Boards that cannot be compiled, such as those that need a header that the build makes, have no blob before and after.
"${boards[@]}" dtb --out-dir ../before -I "$prefixes" @../sources > ../messages 2>&1 || true
status=0
"${boards[@]}" format @../files || status=1
"${boards[@]}" format --check @../files || status=1
"${boards[@]}" dtb --out-dir ../after -I "$prefixes" @../sources > ../messages 2>&1 || true
diff -rq ../before ../after || status=1
echo "$(wc -l < ../files) sources, $(find ../before -name '*.dtb' | wc -l) blobs"
exit $status
