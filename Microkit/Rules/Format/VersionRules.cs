using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Request;
using Boards.Microkit.Xml.Grammar;

namespace Boards.Microkit.Rules.Format;

/// <summary>Checks whether the version of Microkit supports what is declared.</summary>
internal sealed class VersionRules : IChildVisitor
{
    private readonly PlanContext _context;
    private readonly MicrokitVersion _version;

    private VersionRules(PlanContext context)
    {
        _context = context;
        _version = context.Request.Version;
    }

    /// <summary>Reports declarations that the version does not support, with the versions that support them.</summary>
    public static void Check(PlanFacts facts)
    {
        VersionRules rules = new(facts.Context);
        rules.Check(SystemGrammar.System, facts.Context.Request);
        foreach (ProtectionDomainRequest domain in facts.Context.Domains)
            rules.CheckDomain(domain);
    }

    TParent IChildVisitor.Visit<TParent, T>(TParent parent, ChildGrammar<TParent, T> child)
    {
        foreach (T element in child.Get(parent))
            Check(child.FormOf(element), element);
        return parent;
    }

    private void Check<T>(ElementGrammar<T> grammar, T element)
    {
        if (!grammar.Versions.Contains(_version) && grammar.PlaceOf is { } place)
        {
            _context.Report(VersionDiagnostics.Lacks(grammar.Title, grammar.Versions.ToString(), _version, place(element)));
            return;
        }

        foreach (AttributeGrammar<T> row in grammar.Attributes.Where(row => !row.Versions.Contains(_version) && !row.Elsewhere.Contains(_version)))
        {
            if (row.PlaceOf(element) is { } at)
                _context.Report(VersionDiagnostics.Lacks($"the attribute '{row.Name}' of '{grammar.Name}'", row.Versions.ToString(), _version, at));
        }

        foreach (ChildGrammar<T> child in grammar.ChildRows)
            child.Accept(this, element);
    }

    private void CheckDomain(ProtectionDomainRequest domain)
    {
        foreach (VirtualMachineRequest machine in domain.VirtualMachines.Where(m => _version < MicrokitVersion.Version20 && m.Vcpus.Count > 1))
            _context.Report(VersionDiagnostics.OneVcpu(machine.Name.Value, machine.Vcpus.Count, _version, machine.Vcpus[1].Id.Location));
        if (domain.Smc is { Value: true } smc && _version == MicrokitVersion.Version20)
            _context.Report(VersionDiagnostics.SmcKernel(domain.Name.Value, _version, smc.Location));
    }
}
