using System.Collections.Generic;
using System.Threading;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Xml;

namespace Boards.Microkit.Artefacts;

/// <summary>The system description that Microkit's tool reads.</summary>
internal sealed class XmlDescription : SystemArtefactKind
{
    public XmlDescription()
        : base("xml", "SystemDescription.g.xml", "application/xml", "the system description that Microkit's tool reads") => IsDefault = true;

    public override IEnumerable<Artefact> Make(SystemPlan plan, Sel4Board board, CancellationToken cancel = default) =>
        [Of(plan.Name, SystemDescriptionWriter.Write(plan.Description, cancel))];
}
