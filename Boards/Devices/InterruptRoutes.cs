using System;
using System.Collections;
using System.Collections.Generic;

namespace Boards;

/// <summary>The interrupts of a virtual machine or a protection domain. Enumerating them with <c>foreach</c> does not allocate.</summary>
public readonly struct InterruptRoutes : IReadOnlyList<InterruptRoute>
{
    private readonly InterruptRoute[]? _routes;

    /// <summary>A list over an array, which is not copied. Generated code calls this.</summary>
    public InterruptRoutes(InterruptRoute[] routes) => _routes = routes;

    /// <summary>The number of interrupts.</summary>
    public int Count => Routes.Length;

    private InterruptRoute[] Routes => _routes ?? [];

    /// <summary>The interrupt at a position.</summary>
    public InterruptRoute this[int index] => Routes[index];

#if NET
    /// <summary>The interrupts as a span.</summary>
    public ReadOnlySpan<InterruptRoute> AsSpan() => _routes;
#endif

    /// <summary>Enumerates the interrupts.</summary>
    public Enumerator GetEnumerator() => new(Routes);

    IEnumerator<InterruptRoute> IEnumerable<InterruptRoute>.GetEnumerator() => ((IEnumerable<InterruptRoute>)Routes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Routes.GetEnumerator();

    /// <summary>An enumerator of interrupts.</summary>
    public struct Enumerator
    {
        private readonly InterruptRoute[] _routes;
        private int _at;

        internal Enumerator(InterruptRoute[] routes)
        {
            _routes = routes;
            _at = -1;
        }

        /// <summary>The current interrupt.</summary>
        public readonly InterruptRoute Current => _routes[_at];

        /// <summary>Moves to the next interrupt; false after the last one.</summary>
        public bool MoveNext() => ++_at < _routes.Length;
    }
}
