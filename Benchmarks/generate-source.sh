#!/bin/sh
# Writes a devicetree source of about a given size to standard output: buses of 1,000 devices, each with the usual
# properties. With "labels", each device has a label, and refers to the device before it.
#
# usage: generate-source.sh MEGABYTES [labels]
set -eu
exec awk -v megabytes="${1:?usage: generate-source.sh MEGABYTES [labels]}" -v labels="${2:-}" '
BEGIN {
    limit = megabytes * 1000000
    written = 0
    emit("/dts-v1/;\n\n/ {\n\t#address-cells = <2>;\n\t#size-cells = <2>;\n\tcompatible = \"generated,board\";\n\tmodel = \"Generated board\";\n")
    for (bus = 0; written < limit; bus++) {
        emit(sprintf("\n\tbus@%x00000000 {\n\t\tcompatible = \"simple-bus\";\n\t\t#address-cells = <1>;\n\t\t#size-cells = <1>;\n\t\tranges = <0x0 0x%x 0x0 0x10000000>;\n", bus + 1, bus + 1))
        for (i = 0; i < 1000 && written < limit; i++)
            device(bus * 1000 + i, i * 4096)
        emit("\t};\n")
    }
    emit("};\n")
}
function emit(text) {
    written += length(text)
    printf "%s", text
}
function device(number, address,    label, link) {
    label = labels == "" ? "" : "dev" number ": "
    link = labels == "" || number == 0 ? "" : "\t\t\tlinked-to = <&dev" (number - 1) ">;\n"
    emit(sprintf("\n\t\t%sdevice@%x {\n\t\t\tcompatible = \"generated,device-v%d\", \"generated,device\";\n\t\t\treg = <0x%08x 0x1000>;\n\t\t\tclock-frequency = <%d>;\n\t\t\tgenerated,timing = <%d 7 0x12 (%d + 3)>;\n\t\t\tstatus = \"okay\";\n%s\t\t};\n", label, address, number % 7, address, 24000000 + number, number % 100, number % 10, link))
}'
