#!/usr/bin/env bash
# Compiles the boards of Linux 6.1 in one process, compares each blob with a manifest, and compares the time with
# that of the C preprocessor and dtc, two processes for each board, on as many cores. Both the native and the managed
# tool are measured.
#
# usage: linux-boards.sh [TARBALL [MANIFEST]]
#
# TARBALL is what Debian's package linux-source-6.1 installs. A row of MANIFEST is a source's path, the SHA-256 of its
# blob and the blob's size, separated by tabs.
set -euo pipefail
export LC_ALL=C
repository=$(cd "$(dirname "$0")/.." && pwd)
tarball=${1:-/usr/src/linux-source-6.1.tar.xz}
manifest=$(realpath "${2:-$repository/../shared/conformance/linux-6.1.tsv}")
prefixes=scripts/dtc/include-prefixes

# All runs write to memory if there is room: pending writes to a disk would slow down the next run.
room=$(df -Pm /dev/shm 2> /dev/null | awk 'NR == 2 { print $4 }')
if [ "${room:-0}" -ge 4000 ]; then work=$(mktemp -d -p /dev/shm); else work=$(mktemp -d); fi
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%R %U %S'

dotnet publish "$repository/Tool" -p:Native=true -o "$work/native" -v quiet --nologo --tl:off >&2
dotnet build "$repository/Tool" -c Release -v quiet --nologo --tl:off >&2
mkdir "$work/linux" "$work/reference"
tar -xf "$tarball" -C "$work/linux" --strip-components=1 --wildcards \
    '*/arch/*/boot/dts' '*/include/dt-bindings' '*/include/uapi/linux' "*/$prefixes"
cd "$work/linux"
cut -f 1 "$manifest" > ../sources
boards=$(wc -l < ../sources)

ours() {
    local tool=("$work/native/boards")
    if [ "$1" = managed ]; then tool=(dotnet "$repository/Tool/bin/Release/net10.0/Boards.Tool.dll"); fi
    "${tool[@]}" dtb --out-dir "../$1-$2" -b 0 -I "$prefixes" @../sources > ../messages 2>&1 || true
}

reference() {
    # shellcheck disable=SC2016
    xargs -P "$(nproc)" -n 1 sh -c '
        gcc -E -nostdinc -I "$0" -undef -D__DTS__ -x assembler-with-cpp "$1" 2> /dev/null |
            dtc -I dts -O dtb -b 0 -i "$(dirname "$1")" -i "$0" -o "../reference/$(echo "$1" | tr / +)" - 2> /dev/null || true
    ' "$prefixes" < ../sources
}

# The first run is for the reference, so that it also finds the sources in memory. Then five runs, each to its own place,
# because a disk may be slow to create files where as many were removed a moment ago; the last blobs are compared.
ours native warm
sync
{ time reference; } 2> ../reference-time
for round in 1 2 3 4 5; do
    for tool in native managed; do
        sync
        { time ours "$tool" "$round"; } 2>> "../$tool-times"
    done
done

# The blobs are below the output directory as the sources are below arch/, the directory that they share.
while IFS=$'\t' read -r source sum size; do
    blob=${source#arch/}
    printf '%s\t%s\t%s\t%s\n' "$source" "${blob%.*}.dtb" "$sum" "$size"
done < "$manifest" > ../expected

read -r reference_wall reference_user reference_system < ../reference-time
awk -v w="$reference_wall" -v u="$reference_user" -v s="$reference_system" -v cores="$(nproc)" -v boards="$boards" \
    'BEGIN { printf "cpp | dtc   %7.2f s, %7.2f s of CPU time: %d boards on %d cores\n", w, u + s, boards, cores }'
for tool in native managed; do
    cd "../$tool-5"
    cut -f 2 ../expected | xargs -d '\n' sha256sum 2> /dev/null > ../sums || true
    cut -f 2 ../expected | xargs -d '\n' stat -c '%s %n' 2> /dev/null > ../sizes || true
    awk -F '\t' '
        FILENAME == ARGV[1] { sum[substr($0, 67)] = substr($0, 1, 64); next }
        FILENAME == ARGV[2] { space = index($0, " "); size[substr($0, space + 1)] = substr($0, 1, space - 1); next }
        !($2 in sum) { print "no blob: " $1; different++; next }
        sum[$2] != $3 || size[$2] != $4 { print "differs: " $1; different++; next }
        { same++ }
        END { printf "%d of %d boards are the same, %d are not\n", same, same + different, different }
    ' ../sums ../sizes ../expected
    read -r wall user system < <(sort -n "../$tool-times" | sed -n 3p)
    awk -v tool="$tool" -v w="$wall" -v u="$user" -v s="$system" -v rw="$reference_wall" -v ru="$reference_user" -v rs="$reference_system" '
    BEGIN {
        printf "%-11s %7.2f s, %7.2f s of CPU time (median of five)\n", tool, w, u + s
        printf "ratio       %7.1f,   %7.1f of CPU time\n", rw / w, (ru + rs) / (u + s)
    }'
done
