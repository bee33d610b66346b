using System;
using System.Collections.Generic;

namespace Boards.Generator.Systems;

/// <summary>
/// The last plans on one board, so that one who asks again for what has not changed gets the same. A plan depends on
/// nothing but the declaration, the board, and what the board's class is called.
/// </summary>
internal sealed class RecentPlans
{
    // More systems on one board than any project has; edits of one leave old plans behind.
    private const int Most = 32;

    private readonly Dictionary<(DeclaredSystem System, string ClassName), PlannedSystem> _plans = [];
    private readonly Queue<(DeclaredSystem System, string ClassName)> _order = new();

    /// <summary>The plan of a system, made where it is not one of the last.</summary>
    public PlannedSystem Get(DeclaredSystem system, string className, Func<PlannedSystem> plan)
    {
        lock (_plans)
        {
            if (_plans.TryGetValue((system, className), out PlannedSystem? known))
                return known;
        }

        // Without the lock: two may plan at once, and both plan the same.
        PlannedSystem made = plan();
        lock (_plans)
        {
            if (_plans.ContainsKey((system, className)))
                return _plans[(system, className)];
            if (_order.Count == Most)
                _plans.Remove(_order.Dequeue());
            _plans.Add((system, className), made);
            _order.Enqueue((system, className));
            return made;
        }
    }
}
