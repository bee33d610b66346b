using System;

namespace Boards;

/// <summary>
/// Marks, among the <see cref="ScheduleEntryAttribute"/>s of the marked system, the end of a schedule
/// (<c>schedule_end_marker</c>). The end of the last schedule needs no marker.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ScheduleEndMarkerAttribute : Attribute;
