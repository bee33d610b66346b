namespace Boards.Generator.Pipeline;

/// <summary>The values of two steps.</summary>
/// <param name="Left">The value of the first.</param>
/// <param name="Right">The value of the second.</param>
internal sealed record Joined<TLeft, TRight>(TLeft Left, TRight Right)
    where TLeft : class
    where TRight : class;
