using System;
using System.Globalization;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>The time in the macros of the preprocessor, as text in quotes. Years have four digits.</summary>
internal sealed class BuildTime
{
    private readonly DateTimeOffset _time;

    /// <param name="seconds">The seconds since 1970, UTC; null if no time was chosen.</param>
    public BuildTime(long? seconds)
    {
        IsFixed = seconds is null;
        _time = DateTimeOffset.FromUnixTimeSeconds(seconds is { } given and >= 0 and <= CompileOptions.LatestSourceDate ? given : 0);
    }

    /// <summary>Whether no time was chosen.</summary>
    public bool IsFixed { get; }

    /// <summary><c>__DATE__</c>: <c>"Jan  1 1970"</c>.</summary>
    public string Date => $"\"{Text("MMM")}{Day}{Text(" yyyy")}\"";

    /// <summary><c>__TIME__</c>: <c>"00:00:00"</c>.</summary>
    public string Time => $"\"{Text("HH:mm:ss")}\"";

    /// <summary><c>__TIMESTAMP__</c>: <c>"Thu Jan  1 00:00:00 1970"</c>.</summary>
    public string Timestamp => $"\"{Text("ddd MMM")}{Day} {Text("HH:mm:ss yyyy")}\"";

    private string Day => " " + _time.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2);

    private string Text(string format) => _time.ToString(format, CultureInfo.InvariantCulture);
}
