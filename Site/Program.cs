using System;
using System.Collections.Generic;
using System.IO;
using Boards.Site;

// dotnet run --project Site [-- FOLDER]: writes the documentation as a static site.
DirectoryInfo? root = new(Environment.CurrentDirectory);
while (root is not null && !File.Exists(Path.Combine(root.FullName, "Boards.slnx")))
    root = root.Parent;
if (root is null || args.Length > 1)
{
    Console.Error.WriteLine("usage: dotnet run --project Site [-- FOLDER], in the repository");
    return 2;
}

string folder = args.Length == 1 ? args[0] : Path.Combine(root.FullName, "artifacts", "site");
IReadOnlyList<string> faults = new StaticSite(root.FullName).Write(folder);
foreach (string fault in faults)
    Console.Error.WriteLine(fault);
Console.WriteLine(Path.Combine(folder, "index.html"));
return faults.Count == 0 ? 0 : 1;
