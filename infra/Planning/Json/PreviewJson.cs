namespace GpuInfra.Planning;

/// <summary>
/// Plans in the form of <c>pulumi preview --json</c>, so that tools that read that read plans: a step for each resource, after
/// those of its parent and of everything that it depends on. The same plan always makes the same bytes.
/// </summary>
/// <remarks>
/// The form names neither project nor stack outside of the URNs, has no place for
/// <see cref="PlannedResource.DeleteBeforeReplace"/>, and here has no configuration, which the stack file shows better.
/// </remarks>
public static class PreviewJson
{
    /// <summary>Writes one document in the layout of Pulumi's.</summary>
    public static Task WriteAsync(Plan plan, TextWriter output) => WriteAsync(plan, output, JsonLayout.Indented);

    /// <summary>Writes several documents in the given order, each on a line of its own.</summary>
    public static async Task WriteLinesAsync(IEnumerable<Plan> plans, TextWriter output)
    {
        foreach (var plan in plans)
        {
            await WriteAsync(plan, output, JsonLayout.OneLine).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(Plan plan, TextWriter output, JsonLayout layout)
    {
        var writer = new GoJsonWriter(layout);
        writer.StartObject();
        writer.Name("steps");
        writer.StartArray();
        foreach (var resource in StepOrder.Of(plan))
        {
            WriteStep(writer, resource);
            await writer.FlushAsync(output).ConfigureAwait(false);
        }

        writer.EndArray();
        WriteDiagnostics(writer, plan.Diagnostics);
        WriteSummary(writer, plan);
        writer.EndObject();
        await writer.EndAsync(output).ConfigureAwait(false);
    }

    private static void WriteStep(GoJsonWriter writer, PlannedResource resource)
    {
        writer.StartObject();
        writer.Pair("op", Operation(resource));
        writer.Pair("urn", resource.Urn);
        writer.PairIfSaid("provider", Provider(resource));
        writer.Name("newState");
        WriteState(writer, resource);
        writer.Name("detailedDiff");
        writer.Null();
        writer.EndObject();
    }

    private static void WriteState(GoJsonWriter writer, PlannedResource resource)
    {
        writer.StartObject();
        writer.Pair("urn", resource.Urn);
        writer.Pair("custom", resource.IsCustom);
        writer.PairIfSaid("id", resource.ReadId);
        writer.Pair("type", resource.Type);
        writer.PairIfSaid("inputs", resource.Inputs);
        writer.PairIfKnown("outputs", resource.Outputs);
        writer.PairIfSaid("parent", resource.ParentUrn);
        writer.PairIfTrue("protect", resource.Protect);
        writer.PairIfTrue("external", resource.ReadId is not null);
        writer.PairIfSaid("dependencies", resource.Dependencies);
        writer.PairIfSaid("provider", Provider(resource));
        WritePropertyDependencies(writer, resource);
        writer.PairIfSaid("additionalSecretOutputs", resource.AdditionalSecretOutputs);
        writer.PairIfSaid("aliases", resource.Aliases);
        WriteTimeouts(writer, resource.CustomTimeouts);
        writer.PairIfSaid("importID", resource.ImportId);
        writer.PairIfTrue("retainOnDelete", resource.RetainOnDelete);
        writer.PairIfSaid("deletedWith", resource.DeletedWith);
        writer.PairIfSaid("ignoreChanges", resource.IgnoreChanges);
        writer.PairIfSaid("replaceOnChanges", resource.ReplaceOnChanges);
        writer.EndObject();
    }

    private static string Operation(PlannedResource resource) =>
        resource.ReadId is not null ? "read" : resource.ImportId is not null ? "import" : "create";

    private static string? Provider(PlannedResource resource) =>
        (resource.ProviderUrn ?? resource.DefaultProviderUrn) is { } urn ? $"{urn}::{UnknownValue.Text}" : null;

    // To the engine, a resource that says nothing of its properties depends with each of them on everything.
    private static void WritePropertyDependencies(GoJsonWriter writer, PlannedResource resource)
    {
        var dependencies = resource.PropertyDependencies;
        var properties = resource.Inputs.Entries.Select(input => input.Key).Union(dependencies.Keys)
            .Order(StringComparer.Ordinal).ToList();
        if (properties.Count == 0)
        {
            return;
        }

        writer.Name("propertyDependencies");
        writer.StartObject();
        foreach (var property in properties)
        {
            writer.Pair(property, dependencies.GetValueOrDefault(property, []));
        }

        writer.EndObject();
    }

    private static void WriteTimeouts(GoJsonWriter writer, PlannedTimeouts? timeouts)
    {
        if (timeouts is null or { Create: null, Update: null, Delete: null })
        {
            return;
        }

        writer.Name("customTimeouts");
        writer.StartObject();
        writer.PairIfSaid("create", timeouts.Create?.TotalSeconds);
        writer.PairIfSaid("update", timeouts.Update?.TotalSeconds);
        writer.PairIfSaid("delete", timeouts.Delete?.TotalSeconds);
        writer.EndObject();
    }

    private static void WriteDiagnostics(GoJsonWriter writer, IReadOnlyList<PlanDiagnostic> diagnostics)
    {
        if (diagnostics.Count == 0)
        {
            return;
        }

        writer.Name("diagnostics");
        writer.StartArray();
        foreach (var diagnostic in diagnostics)
        {
            writer.StartObject();
            writer.PairIfSaid("urn", diagnostic.Urn);
            writer.Pair("message", diagnostic.Message);
            writer.Pair("severity", diagnostic.Severity);
            writer.EndObject();
        }

        writer.EndArray();
    }

    private static void WriteSummary(GoJsonWriter writer, Plan plan)
    {
        writer.Name("changeSummary");
        writer.StartObject();
        foreach (var operation in plan.Resources.GroupBy(Operation).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            writer.Pair(operation.Key, operation.Count());
        }

        writer.EndObject();
    }
}
