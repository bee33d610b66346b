namespace Boards.Fuzzing;

/// <summary>A property that an input does not have.</summary>
/// <param name="Property">The property, the same for inputs with the same fault.</param>
/// <param name="Detail">What was found.</param>
internal sealed record Fault(string Property, string Detail);
