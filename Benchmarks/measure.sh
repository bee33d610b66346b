#!/usr/bin/env bash
# Measures what a user waits for, and writes the table of README.md next to this script: builds with and without the package,
# in pairs; the work of the generator and the engine after an edit; and the native tool. Takes at most ten minutes on an idle
# machine.
#
# usage: [WARMING=N] measure.sh [ROUNDS]
#
# WARMING is the number of builds of each project before those with a warm compiler server are measured.
set -euo pipefail
export LC_ALL=C DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1 MSBUILDTERMINALLOGGER=off
folder=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$folder")
rounds=${1:-5}
warming=${WARMING:-15}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%R %U %S'

# A feed with the package, and three projects with one file each: without the package, with it, and with the Odroid-C4.
dotnet restore "$root/Boards.slnx" -v quiet >&2
dotnet pack "$root/Generator" -c Release --no-restore -o "$work/feed" -p:PackageVersion=0.0.0-measured -v quiet >&2
for guard in Directory.Build.props Directory.Build.targets Directory.Packages.props; do
    echo '<Project />' > "$work/$guard"
done
cat > "$work/nuget.config" <<END
<configuration>
  <config><add key="globalPackagesFolder" value="packages" /></config>
  <packageSources><add key="measured" value="feed" /></packageSources>
</configuration>
END
for project in none package board; do
    mkdir "$work/$project"
    reference='<PackageReference Include="Boards.Generator" Version="0.0.0-measured" />'
    [ $project = none ] && reference=
    cat > "$work/$project/$project.csproj" <<END
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup>$reference</ItemGroup>
</Project>
END
    echo 'System.Console.WriteLine("hello");' > "$work/$project/Program.cs"
done
cp "$root"/Boards.OdroidC4/*.{dts,dtsi,h} "$work/board"
for project in none package board; do
    dotnet restore "$work/$project" -v quiet >&2
done

# The elapsed time and the CPU time of one build that compiles.
build() {
    rm -rf "$work/$1/bin" "$work/$1/obj/Debug"
    { time dotnet build "$work/$1" --no-restore -v quiet -p:UseSharedCompilation="$2" > /dev/null; } 2>&1 | awk '{ print $1, $2 + $3 }'
}

median() { sort -n | awk '{ a[NR] = $0 } END { print a[int((NR + 1) / 2)] }'; }

# How much longer a project's build takes than one without the package, after some builds of both: the medians of the
# differences of pairs.
pairs() {
    for ((round = 0; round < ${3:-1}; round++)); do
        build none "$2" > /dev/null
        build "$1" "$2" > /dev/null
    done
    for ((round = 0; round < rounds; round++)); do
        echo "$(build none "$2") $(build "$1" "$2")"
    done | awk '{ print $3 - $1, $4 - $2 }' > "$work/pairs"
    printf '%.2f s; %.2f s of CPU time' "$(cut -d' ' -f1 "$work/pairs" | median)" "$(cut -d' ' -f2 "$work/pairs" | median)"
}

# The time of the generator itself in a build of the board, as measured by the compiler.
generation() {
    for ((round = 0; round < rounds; round++)); do
        rm -rf "$work/board/bin" "$work/board/obj/Debug"
        dotnet build "$work/board" --no-restore -v detailed -p:ReportAnalyzer=true -p:UseSharedCompilation="$1"
    done | sed -nE 's/^ *([0-9.]+) .* Boards\.Generator\.BoardGenerator$/\1 s/p' | median
}

rows="$work/rows"
row() { printf '| %s | %s | %s | %s |\n' "$1" "$2" "$3" "$4" | tee -a "$rows" >&2; }
separate='dotnet build -p:UseSharedCompilation=false'
command="\`$separate\`"
row 'build of one board, without compiler server: added' "$command" "$(pairs board false)" '0.6 s'
row 'of it, the generator' "\`$separate -p:ReportAnalyzer=true -v detailed\`" "$(generation false)" ''
row 'build with the package and no board, without compiler server: added' "$command" "$(pairs package false)" '0.1 s'
# The server keeps its compiled code: it is warm after about twelve builds.
warm() { local measured; measured=$(pairs "$1" true "$2"); echo "${measured%%;*} (the server has the CPU time)"; }
row "build of one board, with a compiler server after $warming builds: added" '`dotnet build`' "$(warm board "$warming")" '0.1 s'
row 'of it, the generator' '`dotnet build -p:ReportAnalyzer=true -v detailed`' "$(generation true)" ''
dotnet build-server shutdown --vbcscompiler > /dev/null 2>&1

# The generator, the analyzers and the engine in this process, warm.
dotnet run --project "$folder" -c Release -- --filter '*GeneratorBenchmarks*' '*SystemBenchmarks.CSharpEdit' '*SystemBenchmarks.Analyzers' \
    '*EngineBenchmarks*' '*LargeBoardBenchmarks*' \
    --artifacts "$work/artifacts" > "$work/benchmarks.log" 2>&1 || { tail "$work/benchmarks.log" >&2; exit 1; }

# The median and the allocation of a benchmark, by the names of the columns.
of() {
    awk -v name="$2" -F'|' '
        { for (i = 1; i <= NF; i++) gsub(/^ +| +$/, "", $i) }
        $2 == "Method" { for (i = 1; i <= NF; i++) column[$i] = i }
        $2 == name { print $column["Median"] ", " $column["Allocated"] }' "$work"/artifacts/results/*."$1"-report-github.md
}
generator='`dotnet run --project Benchmarks -c Release -- --filter *GeneratorBenchmarks*`'
system='the same with `*SystemBenchmarks*`'
row 'edit of other C#' "$generator" "$(of GeneratorBenchmarks CSharpEdit)" 'the next row and 15 µs'
row 'edit of other C#, generator that does nothing' 'the same' "$(of GeneratorBenchmarks IdleCSharpEdit)" ''
row 'edit of the body of a method, one declared system' "$system" "$(of SystemBenchmarks CSharpEdit)" 'the first and 0.1 ms'
row 'analyzers after it' "$system" "$(of SystemBenchmarks Analyzers)" ''
row "edit of a register of the Odroid-C4" "$generator" "$(of GeneratorBenchmarks RegisterEdit)" '3 ms, 3 MB'
row "edit of a comment of it" "$generator" "$(of GeneratorBenchmarks CommentEdit)" '1.5 ms'
row "first run on it" "$generator" "$(of GeneratorBenchmarks Cold)" ''
engine='the same with `*EngineBenchmarks*`'
row 'Odroid-C4 from its sources to the board' "$engine" "$(of EngineBenchmarks Board)" '1.5 ms'
row 'Odroid-C4 from its sources to the tree' "$engine" "$(of EngineBenchmarks Tree)" ''
row 'decompiled Odroid-C4 to the tree, without the preprocessor' "$engine" "$(of EngineBenchmarks DecompiledTree)" '0.5 ms'
large='the same with `*LargeBoardBenchmarks*`'
row 'edit of a register of a board of 250 kB' "$large" "$(of LargeBoardBenchmarks RegisterEdit)" ''
row 'the same, and then the analyzers' "$large" "$(of LargeBoardBenchmarks RegisterEditAndAnalyzers)" 'the row above and 12 ms'

# The native tool and dtc on the same file, in turn.
dotnet publish "$root/Tool" -p:Native=true -o "$work/native" -v quiet >&2
"$work/native/boards" dtb -q -o "$work/board.dtb" "$root/Boards.OdroidC4/odroidc4.dts" > /dev/null 2>&1
"$work/native/boards" dts -o "$work/decompiled.dts" "$work/board.dtb" > /dev/null
elapsed() { { time "$@" > /dev/null 2>&1; } 2>&1 | awk '{ print $1 }'; }
if command -v dtc > /dev/null; then
    for ((round = 0; round < 40; round++)); do
        echo "$(elapsed "$work/native/boards" show "$work/decompiled.dts") $(elapsed dtc -q -I dts -O dtb -o /dev/null "$work/decompiled.dts")"
    done > "$work/processes"
    row 'whole process of the native `boards show` on the decompiled Odroid-C4' '`boards show decompiled.dts`' \
        "$(cut -d' ' -f1 "$work/processes" | median) s, where \`dtc\` takes $(cut -d' ' -f2 "$work/processes" | median) s" "dtc's and 10 ms"
fi

# Between the two marks on the page.
{
    sed '/<!-- measured -->/q' "$folder/README.md"
    printf '\nOn %s cores, %s, .NET SDK %s, compiler of the benchmarks: Roslyn %s.\n\n' "$(nproc)" "$(uname -sm)" "$(dotnet --version)" \
        "$(sed -n "s:.*== ''\">\([0-9.]*\)</TestedRoslynVersion>:\1:p" "$root/Directory.Packages.props")"
    printf '| what | command | measured | budget |\n|---|---|---|---|\n'
    cat "$rows"
    printf '\n'
    sed -n '/<!-- end -->/,$p' "$folder/README.md"
} > "$work/README.md"
cp "$work/README.md" "$folder/README.md"
