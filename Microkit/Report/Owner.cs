namespace Boards.Microkit.Report;

/// <summary>The owner of a part of the hardware, as the page shows it.</summary>
/// <param name="Style">The class of its colour: <c>kernel</c>, <c>free</c>, <c>off</c>, or <c>m0</c> to <c>m5</c> of a machine or domain.</param>
/// <param name="Name">The name that the page shows.</param>
internal readonly record struct Owner(string Style, string Name)
{
    /// <summary>The owner of hardware that nobody has.</summary>
    public static Owner Nobody { get; } = new("free", "nobody");

    /// <summary>The owner of a device that is not enabled.</summary>
    public static Owner Disabled { get; } = new("off", "not enabled");

    /// <summary>The colour and the name.</summary>
    public Markup Badge => Markup.Of($"<span class=\"own {Style}\">{Name}</span>");
}
