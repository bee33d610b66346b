using System.Collections.Immutable;
using System.Globalization;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>What the preprocessor reports.</summary>
internal static class PreprocessorDiagnostics
{
    private static readonly DiagnosticRule RedefinedRule = new("BRD0100", "Macro redefined", Severity.Warning);
    private static readonly DiagnosticRule DefinitionRule = Error("BRD0101", "Invalid macro name or definition");
    private static readonly DiagnosticRule ArgumentCountRule = Error("BRD0102", "Wrong number of macro arguments");
    private static readonly DiagnosticRule UnterminatedCallRule = Error("BRD0103", "Unterminated argument list of a macro");
    private static readonly DiagnosticRule StructureRule = Error("BRD0104", "#else, #elif or #endif without #if");
    private static readonly DiagnosticRule UnterminatedRule = Error("BRD0105", "Unterminated #if");
    private static readonly DiagnosticRule ConditionRule = Error("BRD0106", "Invalid #if condition");
    private static readonly DiagnosticRule ErrorRule = Error("BRD0107", "#error");
    private static readonly DiagnosticRule WarningRule = new("BRD0108", "#warning", Severity.Warning);
    private static readonly DiagnosticRule IncludeRule = Error("BRD0109", "#include without a file name");
    private static readonly DiagnosticRule LineRule = Error("BRD0110", "#line without a line number");
    private static readonly DiagnosticRule TooMuchRule = Error("BRD0111", "A macro expansion is too large");
    private static readonly DiagnosticRule HasIncludeRule = Error("BRD0112", "__has_include is used outside of #if");
    private static readonly DiagnosticRule PragmaRule = new("BRD0113", "A property is treated as #pragma", Severity.Warning);
    private static readonly DiagnosticRule MalformedRule = Error("BRD0114", "Malformed #ident or #assert");
    private static readonly DiagnosticRule IncludeInArgumentsRule = Error("BRD0115", "#include within macro arguments");

    private static readonly DiagnosticRule PoisonedRule = Error("BRD0116", "A poisoned name is used");
    private static readonly DiagnosticRule MalformedPragmaRule = Error("BRD0117", "Malformed pragma");
    private static readonly DiagnosticRule FixedDateRule = new("BRD0118", "A date or time is a fixed value", Severity.Info);
    private static readonly DiagnosticRule MisspeltRule = new("BRD0138", "A skipped line looks like a directive", Severity.Warning);

    /// <summary>All rules of this layer.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        RedefinedRule, DefinitionRule, ArgumentCountRule, UnterminatedCallRule, StructureRule, UnterminatedRule, ConditionRule,
        ErrorRule, WarningRule, IncludeRule, LineRule, TooMuchRule, HasIncludeRule, PragmaRule, MalformedRule, IncludeInArgumentsRule,
        PoisonedRule, MalformedPragmaRule, FixedDateRule, MisspeltRule,
    ];

    public static Diagnostic Redefined(Place at, string name, SourceLocation first) =>
        At(RedefinedRule, at.With(first, "first defined here"), $"macro '{name}' is redefined differently");

    /// <summary>A property named like a directive, <c>#define-x</c>, is also reported here.</summary>
    public static Diagnostic BadDefinition(Place at, string problem) => At(DefinitionRule, at, problem);

    public static Diagnostic ArgumentCount(Place at, string name, int wanted, int given, bool isVariadic, SourceLocation definition) =>
        At(ArgumentCountRule, at.With(definition, "defined here"), string.Format(
            CultureInfo.InvariantCulture, "macro '{0}' takes {1}{2} argument{3}, not {4}",
            name, isVariadic ? "at least " : "", isVariadic ? wanted - 1 : wanted, wanted == 1 ? "" : "s", given));

    public static Diagnostic UnterminatedCall(Place at, string name, SourceLocation definition) =>
        At(UnterminatedCallRule, at.With(definition, "defined here"), $"expected ')' after the arguments of macro '{name}'");

    public static Diagnostic WithoutIf(Place at, string word) => At(StructureRule, at, $"{word} without #if");

    public static Diagnostic AfterElse(Place at, string word, SourceLocation opening) =>
        At(StructureRule, at.With(opening, "#if is here"), $"{word} after #else");

    public static Diagnostic UnterminatedConditional(Place at) => At(UnterminatedRule, at, "expected an #endif for this in the same file");

    public static Diagnostic BadCondition(Place at, string problem) => At(ConditionRule, at, problem);

    public static Diagnostic Error(Place at, string text) => At(ErrorRule, at, "#error " + text);

    public static Diagnostic Warning(Place at, string text) => At(WarningRule, at, "#warning " + text);

    public static Diagnostic PragmaError(Place at, string text) => At(ErrorRule, at, "#pragma GCC error: " + text);

    public static Diagnostic PragmaWarning(Place at, string text) => At(WarningRule, at, "#pragma GCC warning: " + text);

    public static Diagnostic Poisoned(Place at, string name) => At(PoisonedRule, at, $"'{name}' is poisoned: a #pragma GCC poison forbids its use");

    public static Diagnostic BadPragma(Place at) => At(MalformedPragmaRule, at, "_Pragma expects a string in parentheses: _Pragma(\"once\")");

    public static Diagnostic MalformedMacroPragma(Place at, string word) =>
        At(MalformedPragmaRule, at, $"{word} expects the name of a macro: {word}(\"NAME\")");

    /// <summary>The output must not depend on when it is built.</summary>
    public static Diagnostic FixedDate(Place at, string name, string value) =>
        At(FixedDateRule, at, $"'{name}' is {value}, not the time of the build; SOURCE_DATE_EPOCH sets it");

    public static Diagnostic UnclosedInclude(Place at, char closing) => At(IncludeRule, at, $"expected '{closing}' after the file name");

    public static Diagnostic EmptyInclude(Place at) => At(IncludeRule, at, "#include expects \"file\" or <file>");

    public static Diagnostic BareInclude(Place at, string text) =>
        At(IncludeRule, at, $"a file name must be in quotes or brackets: \"{text}\" or <{text}>");

    public static Diagnostic BadLine(Place at) => At(LineRule, at, "#line expects a line number, optionally followed by a file name in quotes");

    /// <summary>Usually macros that expand each other twice.</summary>
    public static Diagnostic TooMuch(Place at, string name) =>
        At(TooMuchRule, at, $"macro '{name}' expands to more than a million tokens");

    public static Diagnostic TooDeep(Place at, int limit) =>
        At(TooMuchRule, at, $"macro arguments are nested deeper than {limit.ToString(CultureInfo.InvariantCulture)} levels");

    public static Diagnostic HasIncludeInText(Place at, string name) => At(HasIncludeRule, at, $"'{name}' is used outside of #if");

    public static Diagnostic PragmaProperty(Place at) =>
        At(PragmaRule, at, "the preprocessor treats this line as #pragma and drops it");

    /// <summary>A property named like a directive, <c>#ident-cells</c>, is also reported here.</summary>
    public static Diagnostic MalformedIdentification(Place at) => At(MalformedRule, at, "#ident expects a string");

    public static Diagnostic MalformedAssertion(Place at) => At(MalformedRule, at, "#assert and #unassert expect a predicate with its answer in parentheses: machine(rocket)");

    public static Diagnostic IncludeInArguments(Place at) => At(IncludeInArgumentsRule, at, "a file included within the arguments of a macro must contain the closing ')'");

    /// <summary>In a group that is skipped, where cpp ignores lines that are not directives.</summary>
    public static Diagnostic MisspeltDirective(Place at, string text, string meant) =>
        At(MisspeltRule, at, $"'{text}' is not a directive, so this line is skipped").Suggesting(meant);

    private static DiagnosticRule Error(string id, string title) => new(id, title, Severity.Error, breaksOutput: true);

    private static Diagnostic At(DiagnosticRule rule, Place at, string message) => new(rule, at.Location, message, at.Related);
}
