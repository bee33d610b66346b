using System;
using System.IO;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Boards.Tool;

/// <summary>A terminal that a person reads. Text for a file or pipe is plain, and the same on each machine.</summary>
/// <param name="Width">The number of columns.</param>
/// <param name="HasColours">Whether colours are wanted; the environment variable <c>NO_COLOR</c> switches them off (no-color.org).</param>
internal sealed record Terminal(int Width, bool HasColours)
{
    /// <summary>The terminal of standard output; null if it is redirected.</summary>
    public static Terminal? OfOutput() => Console.IsOutputRedirected ? null : Detect(Console.Out);

    /// <summary>The terminal of standard error; null if it is redirected.</summary>
    public static Terminal? OfMessages() => Console.IsErrorRedirected ? null : Detect(Console.Error);

    /// <summary>The text that a terminal of this width is sent to show something.</summary>
    public string Render(IRenderable shown)
    {
        using StringWriter text = new() { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = HasColours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = HasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Width;

        // Results are UTF-8, whatever the encoding of the console.
        console.Profile.Capabilities.Unicode = true;
        console.Write(shown);
        return text.ToString();
    }

    /// <summary>Text in a colour (SGR, ECMA-48, 8.3.117).</summary>
    public string Paint(string text, Colour colour) => HasColours ? FormattableString.Invariant($"\e[{(int)colour}m{text}\e[0m") : text;

    // A terminal that does not know control sequences (TERM=dumb) is treated like a file.
    private static Terminal? Detect(TextWriter writer)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        return console.Profile.Capabilities.Ansi
            ? new Terminal(console.Profile.Width, string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")))
            : null;
    }
}
