using System;
using System.CommandLine;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Boards.Fuzzing;

// dotnet run -c Release --project Fuzzing -- KIND [--seed N] [--count N | --seconds N] [--minimise]
Argument<FuzzKind> kindOf = new("KIND")
{
    Description = "The kind of inputs: " + string.Join(", ", FuzzKinds.All.Select(static kind => kind.Name)) + ".",
    CustomParser = static result =>
    {
        string name = result.Tokens[0].Value;
        FuzzKind? known = FuzzKinds.All.FirstOrDefault(kind => kind.Name == name);
        if (known is null)
            result.AddError($"'{name}' is not a kind, expected one of: {string.Join(", ", FuzzKinds.All.Select(static kind => kind.Name))}");
        return known;
    },
};
Option<long> seedOf = new("--seed") { Description = "The seed of the first input; each input has the seed after that of the one before." };
Option<long> countOf = new("--count") { Description = "How many inputs; without it and --seconds, 1000." };
Option<int> secondsOf = new("--seconds") { Description = "How long." };
Option<bool> minimiseOf = new("--minimise") { Description = "Makes each input with a fault smaller." };
Option<bool> aloneOf = new("--no-reference") { Description = "Does not ask dtc, where it is installed." };
Option<bool> showOf = new("--show") { Description = "Prints each input." };
RootCommand command = new("Draws inputs and checks what must be true of every input. Ends with 1 where something is not.")
{
    kindOf, seedOf, countOf, secondsOf, minimiseOf, aloneOf, showOf,
};
command.SetAction(arguments =>
{
    FuzzKind kind = arguments.GetRequiredValue(kindOf);
    int seconds = arguments.GetValue(secondsOf);
    long count = arguments.GetValue(countOf) is var wanted and > 0 ? wanted : seconds > 0 ? long.MaxValue : 1000;
    long first = arguments.GetValue(seedOf);
    if (arguments.GetValue(showOf))
    {
        for (long seed = first; seed - first < count; seed++)
            Console.WriteLine($"---- {kind.Name}, seed {seed}\n{kind.Draw(seed)}");
        return 0;
    }

    Stopwatch time = Stopwatch.StartNew();
    Fuzzer fuzzer = new(kind, withReference: !arguments.GetValue(aloneOf) && ReferenceCompiler.Has("dtc"));

    // If the work on an input neither ends nor can be cancelled, the seed is reported.
    (long Seed, long Since) at = (first, 0);
    using Timer watch = new(_ =>
    {
        long now = time.ElapsedMilliseconds;
        if (fuzzer.Seed != at.Seed)
            at = (fuzzer.Seed, now);
        else if (!arguments.GetValue(minimiseOf) && now - at.Since > 120_000)
            Environment.FailFast($"{kind.Name}, seed {at.Seed}: does not end and cannot be cancelled");
        if (!Console.IsErrorRedirected)
            Console.Error.Write($"\r{fuzzer.Count} inputs, seed {fuzzer.Seed} ");
    }, null, 1000, 1000);

    int faults = 0;
    foreach ((long seed, FuzzInput input, Fault fault) in fuzzer.Run(first, count, () => seconds > 0 && time.Elapsed.TotalSeconds > seconds))
    {
        faults++;
        FuzzInput shown = arguments.GetValue(minimiseOf) ? fuzzer.Minimise(input, fault) : input;
        Fault last = fuzzer.FaultOf(shown, asksReference: true) ?? fault;
        Console.WriteLine($"---- {kind.Name}, seed {seed}: not true: {fault.Property}\n{last.Detail}\n---- {shown.Name}\n{shown}");
    }

    Console.WriteLine($"{kind.Name}: {fuzzer.Count} inputs from seed {first} in {time.Elapsed.TotalSeconds:0} s, {faults} faults");
    return faults == 0 ? 0 : 1;
});
return command.Parse(args).Invoke();
