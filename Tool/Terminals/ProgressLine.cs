using System;
using System.IO;
using System.Text;
using System.Threading;

namespace Boards.Tool;

/// <summary>A line at the end of a terminal that shows the progress of long work, and that is erased before anything else is written there.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="delay">How long work must take before the line is shown.</param>
internal sealed class ProgressLine(TextWriter terminal, TimeSpan delay) : TextWriter
{
    // Return to the first column, and erase to the end of the line (EL, ECMA-48, 8.3.41).
    private const string Erase = "\r\e[K";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private Timer? _timer;
    private string _work = "";
    private string _position = "";
    private DateTime _start;
    private bool _isShown;

    /// <inheritdoc/>
    public override Encoding Encoding => terminal.Encoding;

    /// <summary>Work begins.</summary>
    public void Start(string work)
    {
        lock (_gate)
        {
            (_work, _position, _start) = (work, " working", DateTime.UtcNow);
            _timer = new Timer(_ => Show(), null, delay, Interval);
        }
    }

    /// <summary>Part of the work is done.</summary>
    public void Advance(int done, int total)
    {
        lock (_gate)
            _position = FormattableString.Invariant($" {done} of {total}");
    }

    /// <summary>The work has ended.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
            Clear();
        }
    }

    /// <summary>Erases the line.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            if (_isShown)
                terminal.Write(Erase);
            _isShown = false;
        }
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        lock (_gate)
        {
            Clear();
            terminal.Write(value);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Stop();
        base.Dispose(disposing);
    }

    private void Show()
    {
        lock (_gate)
        {
            if (_timer is null)
                return;
            terminal.Write(FormattableString.Invariant($"{Erase}{_work}{_position} ({(int)(DateTime.UtcNow - _start).TotalSeconds} s)"));
            _isShown = true;
        }
    }
}
