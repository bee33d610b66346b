using System.Collections.Generic;
using Boards.Generator.SystemFiles;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;

namespace Boards.Tests.SystemFiles;

/// <summary>A test of a project with a hand-written system among its additional files.</summary>
public sealed class SystemFileTest : BoardTest
{
    public SystemFileTest()
    {
        Analyzers.Clear();
        Analyzers.Add(new SystemFileAnalyzer());
        // Reported for nearly every system; the rules have their own tests.
        DisabledDiagnostics.AddRange(["BRD3116", "BRD3016"]);
    }

    /// <summary>A project with QEMU's board as <c>virt.dts</c> and one system.</summary>
    public static SystemFileTest On(string system, string name = "/p/linux.system")
    {
        SystemFileTest test = With(system, name);
        test.TestState.AdditionalFiles.Add(("/p/boards/virt.dts", Specimens.QemuVirt));
        return test;
    }

    /// <summary>A project with a system and no board.</summary>
    public static SystemFileTest With(string system, string name = "/p/linux.system") => new() { TestState = { AdditionalFiles = { (name, system) } } };

    /// <summary>The same with metadata of the file.</summary>
    public SystemFileTest Say(string name, string metadata, string value)
    {
        if (!FileOptions.TryGetValue(name, out Dictionary<string, string>? options))
            FileOptions[name] = options = [];
        options["build_metadata.AdditionalFiles." + metadata] = value;
        return this;
    }
}
