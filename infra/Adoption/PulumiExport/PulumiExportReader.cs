using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>
/// Reads what <c>pulumi stack export</c> prints. What a program says are the inputs; what only the outputs say is what a server chose.
/// </summary>
public sealed class PulumiExportReader : ISourceReader
{
    /// <inheritdoc/>
    public bool Recognises(ImmutableArray<SourceText> files) => files is [var file] && JsonText.IsObject(file.Text)
        && SourceDocuments.MayHold(file.Text, "\"deployment\"") && SourceDocuments.MayHold(file.Text, "urn:pulumi:") && IsExport(file);

    // One that is broken is of the form that it was meant to be.
    private static bool IsExport(SourceText file)
    {
        try
        {
            return JsonText.Read(file) is SourceMap map && (map["deployment"] as SourceMap)?["resources"] is SourceList;
        }
        catch (SourceMistakeException)
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public SourceConfiguration Read(ImmutableArray<SourceText> files)
    {
        var stack = new ExportedStack(JsonText.Read(files[0]));
        var notes = new SourceNotes();
        var grants = new ExportedGrants(stack.Resources);
        var services = ImmutableArray.CreateBuilder<SourceResource>();
        var beside = ImmutableArray.CreateBuilder<SourceResource>();
        foreach (var resource in stack.Resources)
        {
            if (ExportedService.Read(resource, grants, stack, notes) is { } service)
            {
                services.Add(service);
            }
            else if (ExportedResource.Read(resource, grants) is { } other)
            {
                beside.Add(other);
            }
            else if (!resource.IsOfPulumi && !ExportedGrants.IsGrant(resource.Type))
            {
                notes.CannotCarry($"{resource.Type} {resource.Name}", ReasonAgainst(resource.Type), resource.Place);
            }
            else if (ExportedGrants.IsGrant(resource.Type) && ExportedGrants.IsConditional(resource))
            {
                notes.CannotCarry($"{resource.Type} {resource.Name}.condition", SourceNotes.Unconditional, resource.Inputs["condition"]!.Place);
            }
            else if (ExportedGrants.IsGrant(resource.Type) && !grants.IsTaken(resource))
            {
                notes.CannotCarry($"{resource.Type} {resource.Name}", ExportedGrants.ReasonAgainst(resource), resource.Place);
            }
        }

        if (stack.PendingPlace is { } pending)
        {
            notes.CannotCarry(
                "pending_operations", "a deployment was cut short, so that this does not say all that is there: run 'gpuinfra recover --from' with this file first, and adopt a new export", pending);
        }

        if (stack.OutputsPlace is { } outputs)
        {
            notes.CannotCarry("outputs of the stack", "every stack has the addresses of its services among its outputs", outputs);
        }

        return new(SourceForm.PulumiExport, services.ToImmutable(), beside.ToImmutable(), notes.NotCarried, notes.Questions)
        {
            Problems = notes.Problems,
            Protection = stack.Resources.FirstOrDefault(resource => resource.Protection is not null && resource.Type.EndsWith("/service:Service", StringComparison.Ordinal)
                && resource.Type.StartsWith("gcp:cloudrun", StringComparison.Ordinal))?.Protection,
        };
    }

    private static string ReasonAgainst(string type) => type.StartsWith("command:", StringComparison.Ordinal)
        ? "a command that is run once: the import of a model does that"
        : "nothing that an inference stack holds: it stays where it is";
}
