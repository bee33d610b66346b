namespace Boards.Tests.Harness;

/// <summary>How a test framework is told that an expectation does not hold.</summary>
public interface IVerifier
{
    /// <summary>Fails the test.</summary>
    void Fail(string message);
}
