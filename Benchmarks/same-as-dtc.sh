#!/usr/bin/env bash
# Compiles each devicetree source below a folder with the native tool, and with the C preprocessor and dtc, and compares the blobs.
#
# usage: [DTC=dtc] same-as-dtc.sh FOLDER [INCLUDE...]
#
# INCLUDE are the folders of the option -I: for the sources of Linux that U-Boot has in dts/upstream, these are
# dts/upstream/include and dts/upstream/src.
set -euo pipefail
export LC_ALL=C
repository=$(cd "$(dirname "$0")/.." && pwd)
folder=$(realpath "$1")
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet publish "$repository/Tool" -p:Native=true -o "$work/native" -v quiet --nologo --tl:off >&2
includes=()
for include in "$@"; do includes+=(-I "$(realpath "$include")"); done
export work dtc=${DTC:-dtc} arguments="${includes[*]}"

# Prints how the blobs of a source compare. Sources without a blob are refused by both.
# shellcheck disable=SC2016,SC2086
compare='
    cd "$(dirname "$1")"
    blob=$work/$$
    (gcc -E -nostdinc -undef -D__DTS__ -x assembler-with-cpp $arguments -o "$blob.dts" "$1" &&
        "$dtc" -q -@ -I dts -O dtb -i . -o "$blob.reference" "$blob.dts") > /dev/null 2>&1 || rm -f "$blob.reference"
    "$work/native/boards" dtb -q -@ $arguments -o "$blob.ours" "$1" > /dev/null 2>&1 || rm -f "$blob.ours"
    if [ ! -e "$blob.reference" ] && [ ! -e "$blob.ours" ]; then echo refused
    elif cmp -s "$blob.reference" "$blob.ours"; then echo same
    else echo "different $1"
    fi
    rm -f "$blob".*'
find "$folder" -name '*.dts' -o -name '*.dtso' | sort | xargs -P "$(nproc)" -n 1 sh -c "$compare" sh > "$work/results"
grep '^different' "$work/results" || true
awk '{ n[$1]++ } END { printf "%d sources: %d blobs are the same, %d differ, %d sources are refused by both\n", NR, n["same"], n["different"], n["refused"] }' "$work/results"
