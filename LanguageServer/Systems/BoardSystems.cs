using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Workspace;
using Boards.LanguageServer.Workspace.Contexts;
using Boards.Microkit.Lookup;
using Boards.Microkit.Request;
using Boards.Microkit.Xml;

namespace Boards.LanguageServer.Systems;

/// <summary>A system of a workspace on a board, with its lookup.</summary>
/// <param name="Path">The file of the system.</param>
/// <param name="Request">The system.</param>
/// <param name="Lookup">Finds what uses an address or an interrupt.</param>
internal sealed record BoardSystems(string Path, SystemRequest Request, BoardLookup Lookup)
{
    private static readonly ConditionalWeakTable<CompiledContext, ConditionalWeakTable<SourceFile, BoardSystems>> Known = new();

    /// <summary>The systems on a board.</summary>
    public static ImmutableArray<BoardSystems> On(CompiledContext context, Snapshot snapshot, CancellationToken cancel)
    {
        if (context.Board.IsPlugin)
            return [];
        ConditionalWeakTable<SourceFile, BoardSystems> known = Known.GetOrCreateValue(context);
        var systems = ImmutableArray.CreateBuilder<BoardSystems>();
        foreach (string path in snapshot.SystemsOn(context.Context).Order(System.StringComparer.Ordinal))
        {
            cancel.ThrowIfCancellationRequested();
            if (snapshot.Find(path) is not { } file)
                continue;
            systems.Add(known.GetValue(file, file =>
            {
                SystemRequest request = SystemFileReader.Read(file, context.Context.Version).Request;
                return new BoardSystems(path, request, new BoardLookup(context.Board.Board, request));
            }));
        }

        return systems.ToImmutable();
    }
}
