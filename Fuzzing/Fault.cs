namespace Boards.Fuzzing;

/// <summary>A property that must be true of an input and is not.</summary>
/// <param name="Property">The property, the same for inputs with the same fault.</param>
/// <param name="Detail">What was found.</param>
internal sealed record Fault(string Property, string Detail);
