using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Reads configuration of Terraform and OpenTofu, in the native or the JSON syntax, with files of variables beside it.</summary>
/// <remarks>
/// Expressions are evaluated as far as the files alone decide them. Nothing is asked of a cloud, no file is read, and a module is read only
/// where its files are given.
/// </remarks>
public sealed class TerraformReader : ISourceReader
{
    /// <inheritdoc/>
    public bool Recognises(ImmutableArray<SourceText> files)
        => files.Any(TerraformSyntax.IsConfiguration) && files.All(file => TerraformSyntax.IsConfiguration(file) || TerraformSyntax.IsValues(file));

    /// <inheritdoc/>
    public SourceConfiguration Read(ImmutableArray<SourceText> files)
    {
        var read = TerraformFiles.Parse(files);
        var notes = new SourceNotes();
        var root = new TerraformModule(read, read.Root, Values(read.Values));
        var (services, beside) = Map(root, notes);
        TerraformVariables.Check(root, read, services, notes);
        NoteProject(root, services, notes);
        var labels = Labels(root, notes);
        NoteBlocks(root, notes);
        NoteOverridden(read.Values, notes);
        foreach (var (directory, place) in read.OtherRoots)
        {
            notes.CannotCarry(directory.Length > 0 ? directory : ".", "a configuration of its own, which no other calls: adopt it by itself", place);
        }

        return new SourceConfiguration(SourceForm.Terraform, services, beside, notes.NotCarried, notes.Questions)
        {
            Problems = notes.Problems,
            Labels = labels,
        };
    }

    /// <summary>The services that the files state with other values of variables.</summary>
    internal static ImmutableArray<SourceResource> Services(TerraformFiles files, HclObject values)
        => Map(new TerraformModule(files, files.Root, values), new SourceNotes()).Services;

    internal static HclObject Values(ImmutableArray<HclAttribute> attributes)
    {
        var nothing = new HclScope((_, _) => null);
        var values = new HclObject([], attributes.FirstOrDefault()?.Place ?? new SourcePlace("", 1, 1));
        return attributes.Aggregate(values, (all, attribute) => all.With(
            new HclEntry(attribute.Name, HclEvaluator.Evaluate(attribute.Value, nothing), attribute.Place)));
    }

    private static (ImmutableArray<SourceResource> Services, ImmutableArray<SourceResource> Beside) Map(TerraformModule root, SourceNotes notes)
        => new TerraformMapping([.. Things(root)], TerraformCalls.Services(root, notes), notes).Read();

    private static IEnumerable<TerraformThing> Things(TerraformModule root)
        => root.AllResources().SelectMany(resource => resource.Instances is { Length: > 0 } instances
            ? instances.Select(instance => Thing(instance, isMade: true))
            : [Thing(resource.Unmade, isMade: false)]);

    private static TerraformThing Thing(TerraformInstance instance, bool isMade)
    {
        var block = instance.Resource.Block;
        return new TerraformThing(instance.Address, instance.Resource.Type, instance.Values, block.Place)
        {
            IsMade = isMade,
            Doubt = instance.Key as HclUnknown,
            Project = instance.Said("project") is { } own and not HclNull ? own : instance.Resource.Provider("project"),
            Lifecycle = block.Body.Block("lifecycle")?.Body,
            Unmade = [.. TerraformBody.Unmade(block.Body, instance.Scope)
                .SelectMany(unmade => unmade.Content.Attributes.Select(attribute => unmade.Path + attribute.Name))],
        };
    }

    /// <summary>What says nothing of a resource, by its first block of each type, and blocks that no Terraform has.</summary>
    private static void NoteBlocks(TerraformModule root, SourceNotes notes)
    {
        foreach (var block in root.Blocks.DistinctBy(block => block.Type))
        {
            if (ReasonAgainst(block.Type) is { } reason)
            {
                notes.CannotCarry(block.Type, reason, block.Place);
            }
            else if (!TerraformSyntax.Labels.ContainsKey(block.Type))
            {
                var near = NearestName.Of(block.Type, TerraformSyntax.Labels.Keys);
                notes.Report(new SourceProblem(
                    SourceProblemKind.Unknown, block.Type, "is no block of Terraform, which refuses the whole file", near is null ? "Remove it." : $"Did you mean {near}?", block.Place));
            }
        }
    }

    /// <summary>Files of variables of several environments, of which the last one counts.</summary>
    private static void NoteOverridden(ImmutableArray<HclAttribute> values, SourceNotes notes)
    {
        var last = values.GroupBy(value => value.Name).ToDictionary(name => name.Key, name => name.Last());
        foreach (var file in values.Where(value => last[value.Name].Place.File != value.Place.File && last[value.Name].Value.Text != value.Value.Text).GroupBy(value => value.Place.File))
        {
            notes.CannotCarry(
                $"values of {file.Key}", $"{last[file.First().Name].Place.File}, which comes later, says otherwise, and is taken ({string.Join(", ", file.Select(value => value.Name))}): "
                    + "adopt each environment by itself, with its own file of values", file.First().Place);
        }
    }

    private static string? ReasonAgainst(string block) => block switch
    {
        "output" => "every stack has the addresses of its services among its outputs",
        "moved" or "removed" or "import" or "check" or "ephemeral" => "of Terraform alone",
        _ => null,
    };

    /// <summary>Names say the project where no provider does.</summary>
    private static void NoteProject(TerraformModule root, ImmutableArray<SourceResource> services, SourceNotes notes)
    {
        foreach (var service in services.Where(service => service.Properties["project"] is null).Take(1))
        {
            var guess = TerraformProject.Guess(root) as HclText;
            notes.Ask("project", "the project: no provider says it here", guess?.Value, guess?.Place ?? service.Place);
        }

    }

    /// <summary>The labels that a provider puts on everything; what is not known of them is asked.</summary>
    private static SourceMap? Labels(TerraformModule root, SourceNotes notes)
    {
        foreach (var labels in root.Blocks.Where(block => block.Type == "provider").SelectMany(block => block.Body.Attributes).Where(attribute => attribute.Name == "default_labels"))
        {
            var value = HclEvaluator.Evaluate(labels.Value, root.Scope);
            if (value is HclObject { Secret: false } map && map.Entries.All(label => TerraformShape.Text(label.Value) is SourceScalar))
            {
                return new([.. map.Entries.Select(label => new SourceEntry(label.Name, TerraformShape.Text(label.Value), label.Place))], labels.Place);
            }

            notes.CannotCarry("provider.default_labels", "labels of everything, which are not known here: say them as platform.labels", labels.Place);
        }

        return null;
    }
}
