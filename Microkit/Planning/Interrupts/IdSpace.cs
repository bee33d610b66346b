using System.Collections.Generic;
using Boards.Devicetree.Text;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Findings;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>The ids of a protection domain, from 0 to a highest one, which interrupts and channel ends share.</summary>
internal sealed class IdSpace(string domain, PlanContext context, int most)
{
    private readonly Dictionary<int, (string What, SourceLocation At)> _taken = [];

    /// <summary>Takes a declared id; false, with a diagnostic, if it is not available.</summary>
    public bool TryTake(int id, string what, SourceLocation at)
    {
        if (id < 0 || id > most)
        {
            context.Report(new PlanFinding.IdRange(what, id, most, at));
            return false;
        }

        if (_taken.TryGetValue(id, out (string What, SourceLocation At) first))
        {
            context.Report(new PlanFinding.DuplicateId(what, id, first.What, domain, first.At, at));
            return false;
        }

        _taken[id] = (what, at);
        return true;
    }

    /// <summary>Takes the lowest free id; null, with a diagnostic, if there is none.</summary>
    public int? TakeLowest(string what, SourceLocation at)
    {
        // The id above, which sel4cp accepts, is never chosen (MaxIdOfSel4cp).
        for (int id = 0; id <= MicrokitLimits.MaxId; id++)
        {
            if (!_taken.ContainsKey(id))
            {
                _taken[id] = (what, at);
                return id;
            }
        }

        context.Report(new PlanFinding.NoFreeId(what, domain, at));
        return null;
    }

    /// <summary>Takes the highest free id, which the lowest free ones of others reach last; null if there is none.</summary>
    public int? TakeHighest(string what, SourceLocation at)
    {
        for (int id = MicrokitLimits.MaxId; id >= 0; id--)
        {
            if (!_taken.ContainsKey(id))
            {
                _taken[id] = (what, at);
                return id;
            }
        }

        return null;
    }
}
