#!/usr/bin/env bash
# Times boards and dtc on generated sources: one large one without labels, and growing ones with a label and a
# reference for each node, for which dtc searches all labels at each reference.
#
# usage: [NATIVE=1] throughput.sh [MEGABYTES [ROUNDS]]
#
# NATIVE=1 measures the native tool.
set -euo pipefail
export LC_ALL=C
folder=$(cd "$(dirname "$0")" && pwd)
megabytes=${1:-50}
rounds=${2:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%R %U %S'

if [ "${NATIVE:-}" = 1 ]; then
    dotnet publish "$folder/../Tool" -p:Native=true -o "$work/native" -v quiet --nologo --tl:off >&2
    tool=("$work/native/boards")
else
    dotnet build "$folder/../Tool" -c Release -v quiet --nologo --tl:off >&2
    tool=(dotnet "$folder/../Tool/bin/Release/net10.0/Boards.Tool.dll")
fi
cd "$work"

# The times of one run: elapsed time and CPU time.
times() {
    { time "$@" > /dev/null 2>&1; } 2>&1 | awk '{ print $1, $2 + $3 }'
}

ours() { times "${tool[@]}" dtb -b 0 -o ours.dtb "$1"; }
reference() { times dtc -q -I dts -O dtb -b 0 -o reference.dtb "$1"; }

"$folder/generate-source.sh" "$megabytes" > plain.dts
for ((round = 0; round < rounds; round++)); do
    echo "$(ours plain.dts) $(reference plain.dts)"
done > rounds
cmp ours.dtb reference.dtb
awk -v megabytes="$megabytes" '
function median(values, count,    i, j, value) {
    for (i = 2; i <= count; i++)
        for (j = i; j > 1 && values[j - 1] > values[j]; j--) {
            value = values[j]; values[j] = values[j - 1]; values[j - 1] = value
        }
    return values[int((count + 1) / 2)]
}
{ wall[NR] = $3 / $1; processor[NR] = $4 / $2; ours[NR] = $1; theirs[NR] = $3 }
END {
    printf "%d MB without labels, the same blob: boards %.2f s, dtc %.2f s (medians)\n", megabytes, median(ours, NR), median(theirs, NR)
    printf "ratio %.1f, %.1f of CPU time (medians of %d rounds)\n", median(wall, NR), median(processor, NR), NR
}' rounds

echo "with a label and a reference for each node:"
for part in 4 2 1; do
    "$folder/generate-source.sh" $((megabytes / part)) labels > labels.dts
    read -r wall processor <<< "$(ours labels.dts)"
    printf 'boards %4d MB %6.2f s, %6.2f s of CPU time\n' $((megabytes / part)) "$wall" "$processor"
done
for size in 1 2 4; do
    "$folder/generate-source.sh" "$size" labels > labels.dts
    read -r wall processor <<< "$(reference labels.dts)"
    printf 'dtc    %4d MB %6.2f s, %6.2f s of CPU time\n' "$size" "$wall" "$processor"
done
