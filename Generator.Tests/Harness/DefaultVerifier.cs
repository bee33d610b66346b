using Xunit;

namespace Boards.Tests.Harness;

/// <summary>Fails through xunit.</summary>
public sealed class DefaultVerifier : IVerifier
{
    /// <inheritdoc/>
    public void Fail(string message) => Assert.Fail(message);
}
