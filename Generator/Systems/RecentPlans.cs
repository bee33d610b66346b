using System;
using System.Collections.Generic;
using Boards.Generator.Systems.Declarations;
using Boards.Microkit;

namespace Boards.Generator.Systems;

/// <summary>
/// The last plans on one board, so that an unchanged request gets the same plan again. A plan depends
/// only on the declaration, the board, the name of the board's class, and the version of Microkit.
/// </summary>
internal sealed class RecentPlans
{
    // More than the systems that a project has on one board, because edits of a system leave old plans in the list.
    private const int Most = 32;

    private readonly Dictionary<(DeclaredSystem System, string ClassName, MicrokitVersion Version), PlannedSystem> _plans = [];
    private readonly Queue<(DeclaredSystem System, string ClassName, MicrokitVersion Version)> _order = new();

    /// <summary>The plan of a system: one of the last plans, or a new one.</summary>
    public PlannedSystem Get(DeclaredSystem system, string className, MicrokitVersion version, Func<PlannedSystem> plan)
    {
        var key = (system, className, version);
        lock (_plans)
        {
            if (_plans.TryGetValue(key, out PlannedSystem? known))
                return known;
        }

        // Without the lock: if two threads plan at the same time, their plans are equal.
        PlannedSystem made = plan();
        lock (_plans)
        {
            if (_plans.ContainsKey(key))
                return _plans[key];
            if (_order.Count == Most)
                _plans.Remove(_order.Dequeue());
            _plans.Add(key, made);
            _order.Enqueue(key);
            return made;
        }
    }
}
