using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax;

/// <summary>What the lexer and the parser report.</summary>
internal static class SyntaxDiagnostics
{
    private static readonly DiagnosticRule UnterminatedCommentRule = Error("BRD0010", "Unterminated comment");
    private static readonly DiagnosticRule UnterminatedStringRule = Error("BRD0011", "Unterminated string or character constant");
    private static readonly DiagnosticRule CommentWithoutLineEndRule = Error("BRD0012", "A line comment must end with a line feed");
    private static readonly DiagnosticRule BadIntegerRule = Error("BRD0013", "Invalid integer");
    private static readonly DiagnosticRule IntegerOutOfRangeRule = Error("BRD0014", "An integer does not fit in 64 bits");
    private static readonly DiagnosticRule BadCharacterRule = Error("BRD0015", "A character constant must be one byte");
    private static readonly DiagnosticRule HexEscapeRule = Error("BRD0016", "'\\x' is not followed by hexadecimal digits");
    private static readonly DiagnosticRule UndefinedNameRule = Error("BRD0017", "An undefined name is used as a value");
    private static readonly DiagnosticRule NulInLineMarkerRule = Error("BRD0018", "The file name of a line marker contains a NUL");
    private static readonly DiagnosticRule MissingSemicolonRule = Error("BRD0020", "Expected ';'");
    private static readonly DiagnosticRule UnexpectedRule = Error("BRD0021", "Syntax error");
    private static readonly DiagnosticRule UnclosedRule = Error("BRD0022", "Unclosed bracket");
    private static readonly DiagnosticRule PropertyAfterSubnodeRule = Error("BRD0023", "Properties must precede subnodes");
    private static readonly DiagnosticRule MissingVersionRule = Error("BRD0024", "The source does not begin with /dts-v1/");
    private static readonly DiagnosticRule HeaderMismatchRule = Error("BRD0025", "Header flags do not match earlier ones");
    private static readonly DiagnosticRule NoTreeRule = Error("BRD0026", "The source does not define a tree");
    private static readonly DiagnosticRule UnknownDirectiveRule = Error("BRD0027", "Unknown directive");
    private static readonly DiagnosticRule BadBitsRule = Error("BRD0028", "Array elements must be 8, 16, 32 or 64 bits wide");
    private static readonly DiagnosticRule NarrowReferenceRule = Error("BRD0029", "References are only allowed in arrays with 32-bit elements");
    private static readonly DiagnosticRule DivisionByZeroRule = Error("BRD0031", "Division by zero");
    private static readonly DiagnosticRule EmptyReferenceRule = Error("BRD0032", "Empty reference");
    private static readonly DiagnosticRule NeedsParenthesesRule = Error("BRD0033", "An expression must be in parentheses");
    private static readonly DiagnosticRule BadExpressionRule = Error("BRD0034", "Incomplete expression");
    private static readonly DiagnosticRule LabelRule = Error("BRD0035", "A label is not allowed here");
    private static readonly DiagnosticRule MissingCommaRule = Error("BRD0036", "Expected ',' between values");
    private static readonly DiagnosticRule CommaInCellsRule = Error("BRD0037", "Cells must be separated by spaces");
    private static readonly DiagnosticRule MissingValueRule = Error("BRD0038", "Expected a value");
    private static readonly DiagnosticRule StraySemicolonRule = Error("BRD0039", "Unexpected ';'");
    private static readonly DiagnosticRule ReferenceBeforeRootRule = Error("BRD0040", "The first definition must be the root node");
    private static readonly DiagnosticRule NoByteRule = Error("BRD0041", "Invalid byte in a bytestring");
    public static readonly DiagnosticRule TooDeepRule = Error("BRD0120", "Nodes are nested too deeply");
    private static readonly DiagnosticRule TruncatedRule = new("BRD0030", "Integer value out of range", Severity.Warning);

    private static readonly DiagnosticRule LabelledPathRule = new("BRD0132", "A path begins with a label", Severity.Info);
    private static readonly DiagnosticRule SurplusBraceRule = Error("BRD0136", "Unmatched '}'");
    private static readonly DiagnosticRule BadLabelRule = Error("BRD0137", "Invalid label");
    private static readonly DiagnosticRule EndRule = new("BRD0135", "A character ends the source", Severity.Warning);
    private static readonly DiagnosticRule NegativeRule = new("BRD0133", "Negative value out of range", Severity.Info);

    /// <summary>All rules of this layer.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        UnterminatedCommentRule, UnterminatedStringRule, CommentWithoutLineEndRule, BadIntegerRule, IntegerOutOfRangeRule,
        BadCharacterRule, HexEscapeRule, UndefinedNameRule, NulInLineMarkerRule, MissingSemicolonRule, UnexpectedRule,
        UnclosedRule, PropertyAfterSubnodeRule, MissingVersionRule, HeaderMismatchRule, NoTreeRule, UnknownDirectiveRule,
        BadBitsRule, NarrowReferenceRule, TruncatedRule, DivisionByZeroRule, EmptyReferenceRule, NeedsParenthesesRule,
        BadExpressionRule, LabelRule, MissingCommaRule, CommaInCellsRule, MissingValueRule, StraySemicolonRule,
        ReferenceBeforeRootRule, NoByteRule, TooDeepRule, LabelledPathRule, NegativeRule, EndRule, SurplusBraceRule, BadLabelRule,
    ];

    /// <summary>The rules that also apply to a file that is only a part of a source, such as an included file.</summary>
    public static ImmutableArray<DiagnosticRule> OfParts { get; } =
        All.RemoveRange([MissingVersionRule, NoTreeRule, ReferenceBeforeRootRule, UndefinedNameRule]);

    /// <summary><c>/*</c> without <c>*/</c>.</summary>
    public static Diagnostic UnterminatedComment(Place at) => At(UnterminatedCommentRule, at, "unterminated comment");

    /// <summary>No closing quote.</summary>
    public static Diagnostic Unterminated(Place at, bool isString) => At(
        UnterminatedStringRule, at, isString ? "missing terminating '\"' of this string" : "missing terminating ''' of this character constant");

    /// <summary>The preprocessor joins such a line with the next one; the reference compiler alone does not accept the string.</summary>
    public static Diagnostic StringOverLines(Place at) =>
        At(UnterminatedStringRule, at, "a string cannot continue after a '\\' at the end of a line; end it here, and add another one after a ','");

    /// <summary>The reference compiler, without a preprocessor before it, expects a line feed.</summary>
    public static Diagnostic CommentWithoutLineEnd(Place at) => At(CommentWithoutLineEndRule, at, "this comment must end with a line feed");

    public static Diagnostic BadInteger(Place at, string text)
    {
        if (Meant(text) is { } meant)
            return At(BadIntegerRule, at, $"'{text}' is not an integer").Suggesting(meant);
        bool isOctal = text.Length > 1 && text[0] == '0' && text.Trim('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Length == 0;
        return At(BadIntegerRule, at, $"'{text}' is not an integer{(isOctal ? "; an integer that begins with 0 is octal and has digits from 0 to 7" : "")}");
    }

    // "16K" has the unit of a size, and "10f0" has no "0x".
    private static string? Meant(string text)
    {
        int shift = "KMG".IndexOf(char.ToUpperInvariant(text[text.Length - 1]));
        if (shift >= 0 && ulong.TryParse(text.Substring(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out ulong size) && size < 1UL << 24)
            return "0x" + (size << (10 * (shift + 1))).ToString("x", CultureInfo.InvariantCulture);
        return Hexadecimal(text);
    }

    /// <summary>
    /// The number that is meant by a hexadecimal number with a letter <c>O</c> instead of the zero of its <c>0x</c>, or
    /// without <c>0x</c>; null for other words.
    /// </summary>
    public static string? Hexadecimal(string text)
    {
        bool hasLetter = text.Length > 2 && text[0] is 'o' or 'O' && text[1] is 'x' or 'X';
        string digits = hasLetter ? text.Substring(2) : text;
        bool isNumber = digits.All(Characters.IsHexDigit) && digits.Length > 1 && (hasLetter || (digits.Any(Characters.IsDigit) && digits.Any(char.IsLetter)));
        return isNumber ? "0x" + digits : null;
    }

    public static Diagnostic IntegerOutOfRange(Place at, string text) =>
        At(IntegerOutOfRangeRule, at, $"{text} is greater than 0xffffffffffffffff");

    public static Diagnostic BadCharacter(Place at, int bytes) =>
        At(BadCharacterRule, at, $"a character constant must be one byte, found {bytes.ToString(CultureInfo.InvariantCulture)}");

    public static Diagnostic HexEscapeWithoutDigits(Place at) => At(HexEscapeRule, at, "expected hexadecimal digits after '\\x'");

    /// <summary>Usually a macro whose header is not included.</summary>
    public static Diagnostic UndefinedName(Place at, string name, int uses) => At(
        UndefinedNameRule, at, string.Format(
            CultureInfo.InvariantCulture, "'{0}' is not a value or a defined macro{1}", name, uses > 1 ? $"; it is used {uses} times" : ""));

    /// <summary>All macros of a header that is not included.</summary>
    public static Diagnostic MissingHeader(Place at, string name, int others, string header) => At(
        UndefinedNameRule, at, string.Format(
            CultureInfo.InvariantCulture, "'{0}' is not a value or a defined macro; {1} defined in {2}, which is not included",
            name, others == 0 ? "it is" : others == 1 ? "it and 1 other name are" : $"it and {others} other names are", header));

    /// <summary>A misspelt name.</summary>
    public static Diagnostic UndefinedName(Place at, string name, string nearest) =>
        At(UndefinedNameRule, at, $"'{name}' is not a value or a defined macro").Suggesting(nearest);

    /// <summary>A word where a string was meant.</summary>
    public static Diagnostic UnquotedString(Place at, string name) =>
        At(UndefinedNameRule, at, $"'{name}' is not a value or a defined macro; a string must be in quotes: \"{name}\"") with { FixValue = $"\"{name}\"" };

    /// <summary>A function-like macro, which is not expanded without arguments.</summary>
    public static Diagnostic MacroWithoutArguments(Place at, string name, int parameters) => At(
        UndefinedNameRule, at, string.Format(CultureInfo.InvariantCulture, "macro '{0}' takes {1} argument{2}, but is not followed by '('", name, parameters, parameters == 1 ? "" : "s"));

    public static Diagnostic NulInLineMarker(Place at) => At(NulInLineMarkerRule, at, "the file name of this line marker contains a NUL");

    public static Diagnostic MissingSemicolon(Place at) => At(MissingSemicolonRule, at, "expected ';'");

    public static Diagnostic Unexpected(Place at, string wanted, string found) =>
        At(UnexpectedRule, at, $"expected {wanted}, found {found}");

    /// <summary>Between a property's name and its value.</summary>
    public static Diagnostic MissingEqual(Place at) => At(UnexpectedRule, at, "expected '='");

    public static Diagnostic StringInSingleQuotes(Place at, string text) =>
        At(UnexpectedRule, at, $"expected a string between '\"' and '\"', found {text}");

    public static Diagnostic TypographicQuotes(Place at, string found) => At(UnexpectedRule, at, $"expected '\"' around a string, found {found}");

    /// <summary>A space after the <c>@</c> of a name.</summary>
    public static Diagnostic SpacedUnitAddress(Place at) => At(UnexpectedRule, at, "the unit address must follow '@' without a space");

    /// <summary>A space before the <c>@</c> of a name.</summary>
    public static Diagnostic SpaceBeforeAt(Place at, string name) => At(UnexpectedRule, at, $"'@' must follow '{name}' without a space");

    public static Diagnostic MarkBeforeBrace(Place at, string mark, string name) =>
        At(UnexpectedRule, at, $"a node has no '{mark}' before its '{{'; write '{name} {{'");

    public static Diagnostic EqualAfterLabel(Place at, string label) => At(UnexpectedRule, at, $"expected ':' after the label '{label}', found '='");

    public static Diagnostic MissingColon(Place at, string label) => At(UnexpectedRule, at, $"expected ':' after the label '{label}'");

    /// <summary>A quote that ends a string too early.</summary>
    public static Diagnostic QuoteInString(Place at) => At(UnexpectedRule, at, "this '\"' ends the string; a quote within a string is written '\\\"'");

    public static Diagnostic EqualInMacro(Place at, string macro) =>
        At(UnexpectedRule, at, $"the value of macro '{macro}' begins at its '='; #define separates name and value by a space only");

    public static Diagnostic SemicolonInMacro(Place at, string macro) =>
        At(UnexpectedRule, at, $"the ';' is a part of the value of macro '{macro}'; #define needs no ';'");

    /// <summary>A root or reference with a block, within braces.</summary>
    public static Diagnostic DefinitionInNode(Place at, string start, SourceLocation node) => At(
        UnexpectedRule, at.With(node, "the node that it is in"), $"'{start} {{ … }};' must be outside all nodes; move it after the last '}};'");

    public static Diagnostic NameCharacter(Place at, string found) => At(UnexpectedRule, at, $"a name must not contain {found}");

    /// <summary>A comment as in other languages.</summary>
    public static Diagnostic HashComment(Place at) => At(UnexpectedRule, at, "'#' does not begin a comment; use '//'");

    public static Diagnostic ReservationInNode(Place at) =>
        At(UnexpectedRule, at, "'/memreserve/' must be outside all nodes, after '/dts-v1/;'");

    public static Diagnostic NumberOutsideCells(Place at, string found) =>
        At(UnexpectedRule, at, $"numbers must be between '<' and '>', found {found}");

    /// <summary>After the name of a node.</summary>
    public static Diagnostic MissingOpenBrace(Place at, string name) => At(UnclosedRule, at, $"expected '{{' after '{name}'");

    public static Diagnostic Unclosed(Place at, string closing, SourceLocation opening) =>
        At(UnclosedRule, at.With(opening, "opened here"), $"expected '{closing}'");

    public static Diagnostic PropertyAfterSubnode(Place at, string name) =>
        At(PropertyAfterSubnodeRule, at, $"properties must precede subnodes; '{name}' follows one");

    /// <summary>The reference compiler reads bytes, and reports each character.</summary>
    public static Diagnostic Utf16(Place at) => At(UnexpectedRule, at, "the file is UTF-16; save it as UTF-8");

    public static Diagnostic MissingVersion(Place at) => At(MissingVersionRule, at, "expected '/dts-v1/;' before this");

    public static Diagnostic HeaderMismatch(Place at) =>
        At(HeaderMismatchRule, at, "one header of this source has /plugin/ and another does not");

    public static Diagnostic SecondPlugin(Place at) => At(HeaderMismatchRule, at, "'/plugin/' is given twice after one '/dts-v1/'; remove one");

    /// <summary>The reference compiler treats NUL and characters outside ASCII as the end of the source where the source can end.</summary>
    public static Diagnostic EndsHere(Place at) => At(EndRule, at, "the source ends at this character, which is NUL or not ASCII; the text after it is not read");

    public static Diagnostic NoTree(Place at) => At(NoTreeRule, at, "the source ends without '/ { … };'");

    public static Diagnostic EmptySource(Place at) => At(NoTreeRule, at, "the source is empty; it needs '/dts-v1/;' and '/ { … };'");

    public static Diagnostic UnknownDirective(Place at, string text) =>
        At(UnknownDirectiveRule, at, $"unknown directive '{text}'").Suggesting(Spelling.Nearest(text, Spelling.Directives));

    /// <summary>A directive of the preprocessor, which passes on unknown directives.</summary>
    public static Diagnostic UnknownPreprocessorDirective(Place at, string text) =>
        At(UnknownDirectiveRule, at, $"unknown directive '{text}'").Suggesting(Spelling.Nearest(text, Spelling.PreprocessorDirectives));

    public static Diagnostic BadBits(Place at, string text) => At(BadBitsRule, at, $"array elements must be 8, 16, 32 or 64 bits wide, not {text}");

    public static Diagnostic ReferenceInNarrowArray(Place at, int bits) =>
        At(NarrowReferenceRule, at, $"a phandle has 32 bits, but the elements of this array have {bits.ToString(CultureInfo.InvariantCulture)}");

    public static Diagnostic Truncated(Place at, ulong value, int bits)
    {
        ulong kept = value & (ulong.MaxValue >> (64 - bits));
        return At(TruncatedRule, at, string.Format(
            CultureInfo.InvariantCulture, "0x{0:x} does not fit in {1} bits and becomes 0x{2:x}", value, bits, kept));
    }

    /// <summary>
    /// All bits beyond the width are ones, which the reference compiler treats as the sign,
    /// but the highest bit within the width is 0.
    /// </summary>
    public static Diagnostic NegativeTruncated(Place at, ulong value, int bits)
    {
        ulong kept = value & (ulong.MaxValue >> (64 - bits));
        return At(NegativeRule, at, string.Format(
            CultureInfo.InvariantCulture, "{0} does not fit in {1} bits and becomes 0x{2:x}", unchecked((long)value), bits, kept));
    }

    /// <summary>Compilers before 1.7.0 reject it.</summary>
    public static Diagnostic LabelledPath(Place at, string text) => At(
        LabelledPathRule, at, text.IndexOf('/') < 0 ? $"'{text}' is a label in braces; '&{text.Substring(2, text.Length - 3)}' is the same" : $"'{text}' begins with a label; older compilers take only full paths");

    public static Diagnostic DivisionByZero(Place at) => At(DivisionByZeroRule, at, "the divisor is 0");

    public static Diagnostic EmptyReference(Place at) => At(EmptyReferenceRule, at, "'&{}' does not name a node");

    public static Diagnostic NoReference(Place at) => At(EmptyReferenceRule, at, "'&' must be followed by a label or '{/path}'");

    public static Diagnostic SpacedReference(Place at, string name) => At(EmptyReferenceRule, at, $"'&' must be followed by a label without a space; write '&{name}'");

    public static Diagnostic PathWithoutBraces(Place at, string path) => At(EmptyReferenceRule, at, $"a reference by path must be in braces: '&{{{path}}}'");

    public static Diagnostic PathWithoutAmpersand(Place at, string path) =>
        Unexpected(at, "'/ {' or a reference", $"'{path}'; did you mean '&{path}'?");

    public static Diagnostic NeedsParentheses(Place at, string op) =>
        At(NeedsParenthesesRule, at, $"an expression with '{op}' between '<' and '>' must be in parentheses");

    public static Diagnostic BadExpression(Place at, string found, bool wantsOperand) =>
        At(BadExpressionRule, at, $"expected {(wantsOperand ? "a number" : "an operator or ')'")}, found {found}");

    public static Diagnostic LabelOnRoot(Place at) => At(LabelRule, at, "'/' cannot have a label; '&{/}' can");

    public static Diagnostic TwoLabelsOnReference(Place at) => At(LabelRule, at, "a reference must not have more than one label");

    public static Diagnostic LabelWithoutTarget(Place at) => At(LabelRule, at, "this label is not followed by a node or a property");

    /// <summary>A <c>:</c> after a word that is not a valid label, or a <c>:</c> that is separated from its label.</summary>
    public static Diagnostic BadLabel(Place at, string name) => Characters.IsLabel(name)
        ? At(BadLabelRule, at, $"a label must not have a space before its ':'; write '{name}:'")
        : At(BadLabelRule, at, Invalid(name) + $"; write '{Characters.LabelFor(name)}:'") with { FixValue = Characters.LabelFor(name) };

    /// <summary>A reference to a word that is not a valid label.</summary>
    public static Diagnostic BadReference(Place at, string name, IEnumerable<string> labels) =>
        At(BadLabelRule, at, Spelling.Suggest(Invalid(name), name, labels));

    private static string Invalid(string label) =>
        $"'{label}' is not a valid label; a label has letters, digits and '_', and does not begin with a digit";

    public static Diagnostic MissingComma(Place at) => At(MissingCommaRule, at, "expected ','");

    public static Diagnostic CommaInCells(Place at) => At(CommaInCellsRule, at, "cells must be separated by spaces");

    public static Diagnostic MissingValue(Place at) => At(MissingValueRule, at, "expected a value");

    public static Diagnostic StraySemicolon(Place at) => At(StraySemicolonRule, at, "unexpected ';'");

    /// <summary>Reported at the surplus brace, although it is found by the text after it.</summary>
    public static Diagnostic SurplusBrace(Place at, SourceLocation outside) =>
        At(SurplusBraceRule, at.Location == outside ? at : at.With(outside, "because of it, this is outside all nodes"), "unmatched '}'");

    public static Diagnostic ReferenceBeforeRoot(Place at) =>
        At(ReferenceBeforeRootRule, at, "the first definition must be '/ { … };'; an overlay may begin with a reference without a label");

    public static Diagnostic BetweenBytes(Place at, string text) =>
        At(NoByteRule, at, $"bytes are separated by spaces or by nothing, found '{text}'");

    public static Diagnostic PrefixOfByte(Place at) => At(NoByteRule, at, "bytes between '[' and ']' must be hexadecimal without '0x'");

    public static Diagnostic NoByte(Place at, string text) => At(NoByteRule, at, $"'{text}' is not a byte of two hexadecimal digits");

    /// <summary>Reported once for a chain of nodes: the contents of the node are ignored with it.</summary>
    public static Diagnostic TooDeep(Place at, int limit) =>
        At(TooDeepRule, at, $"this node is nested deeper than {limit.ToString(CultureInfo.InvariantCulture)} levels");

    /// <summary>Reported once for a tree. The path is too long for a message.</summary>
    public static Diagnostic LongPaths(SourceLocation at, string name, int limit) => new(
        TooDeepRule, at,
        $"{name}: the paths of this node and of those before it have more than {limit.ToString(CultureInfo.InvariantCulture)} characters together; this node and those after it are ignored");

    private static DiagnosticRule Error(string id, string title) => new(id, title, Severity.Error, breaksOutput: true);

    private static Diagnostic At(DiagnosticRule rule, Place at, string message) => new(rule, at.Location, message, at.Related);
}
