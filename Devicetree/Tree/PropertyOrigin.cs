using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree;

/// <summary>Where a property stands in its source. A tree read from a blob has no source.</summary>
internal abstract class PropertyOrigin
{
    /// <summary>A property without a source.</summary>
    public static PropertyOrigin None { get; } = new Nowhere();

    /// <summary>The name.</summary>
    public abstract SourceLocation Name { get; }

    /// <summary>The whole value.</summary>
    public abstract SourceLocation Value { get; }

    /// <summary>What gave the byte at an offset: a number, a reference, a string.</summary>
    public abstract SourceLocation At(int byteOffset);

    private sealed class Nowhere : PropertyOrigin
    {
        public override SourceLocation Name => SourceLocation.None;

        public override SourceLocation Value => SourceLocation.None;

        public override SourceLocation At(int byteOffset) => SourceLocation.None;
    }
}
