using System;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Request;

namespace Boards.Microkit.Rules.Domains;

/// <summary>Rules about channels that Microkit's tool enforces.</summary>
internal static class ChannelRules
{
    /// <summary>Reports ends without a protection domain, both ends in the same one, and protected calls that are not possible.</summary>
    public static void Check(PlanFacts facts)
    {
        foreach (ChannelRequest channel in facts.Context.Request.Channels)
        {
            ProtectionDomainRequest? first = Find(facts.Context, channel.First);
            ProtectionDomainRequest? second = Find(facts.Context, channel.Second);
            if (first is null || second is null)
                continue;
            if (ReferenceEquals(first, second) && !facts.Context.HasNamesakes)
            {
                facts.Context.Report(DomainDiagnostics.ChannelToItself(first.Name.Value, channel.Second.ProtectionDomain.Location));
                continue;
            }

            // If both ends call, one call is wrong, and it is unknown which: priorities are not checked.
            if (channel.First.ProtectedCalls is { Value: true } && channel.Second.ProtectedCalls is { Value: true } both)
            {
                facts.Context.Report(DomainDiagnostics.CallBothWays(first.Name.Value, second.Name.Value, both.Location));
                continue;
            }

            CheckCall(facts.Context, channel.First, first, second);
            CheckCall(facts.Context, channel.Second, second, first);
        }
    }

    private static ProtectionDomainRequest? Find(PlanContext context, ChannelEndRequest end) => FindDomain(context, end.ProtectionDomain);

    /// <summary>The protection domain with a name; null, with a diagnostic, if there is none.</summary>
    public static ProtectionDomainRequest? FindDomain(PlanContext context, Declared<string> name)
    {
        ProtectionDomainRequest? domain = context.FindDomain(name.Value);
        // If a name is used twice, one of the two domains may be the intended one.
        if (domain is null && !context.HasNamesakes && !context.IsFull)
        {
            string? near = Spelling.Nearest(name.Value, context.Domains.Select(static d => d.Name.Value));
            context.Report(DomainDiagnostics.UnknownDomain(name.Value, near, name.Location));
        }

        return domain;
    }

    private static void CheckCall(PlanContext context, ChannelEndRequest end, ProtectionDomainRequest caller, ProtectionDomainRequest callee)
    {
        int priority = caller.Priority?.Value ?? 0;
        int calleePriority = callee.Priority?.Value ?? 0;
        // A priority out of range is reported itself.
        if (end.ProtectedCalls is { Value: true } calls && priority >= calleePriority && DomainRules.IsPriority(priority) && DomainRules.IsPriority(calleePriority))
            context.Report(DomainDiagnostics.CallPriority(caller.Name.Value, priority, callee.Name.Value, calleePriority, calls.Location));
    }
}
