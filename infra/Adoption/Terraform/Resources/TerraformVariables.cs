namespace GpuInfra.Adoption;

/// <summary>Values for variables that nobody declares: Terraform warns and goes on without them.</summary>
internal static class TerraformVariables
{
    public static void Check(TerraformModule root, TerraformFiles files, IReadOnlyList<SourceResource> services, SourceNotes notes)
    {
        var declared = root.Variables.Select(variable => variable.Labels[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var value in files.Values.Where(value => !declared.Contains(value.Name)).DistinctBy(value => value.Name))
        {
            var near = declared.Where(name => Distance(name, value.Name) <= 2).OrderBy(name => Distance(name, value.Name)).FirstOrDefault();
            notes.Report(new SourceProblem(
                SourceProblemKind.Unknown, $"variables: {value.Name}",
                $"is declared by no variable{(near is null ? "" : $" ({near} is)")}: Terraform warns and goes on without it",
                near is null ? "Declare it, or remove it." : $"Rename it to {near}.", value.Place));
            if (near is not null)
            {
                AskWhatIsMeant(value, near, files, services, notes);
            }
        }
    }

    /// <summary>Asks for what the value would add under the name that is declared.</summary>
    private static void AskWhatIsMeant(HclAttribute value, string near, TerraformFiles files, IReadOnlyList<SourceResource> services, SourceNotes notes)
    {
        var meant = TerraformReader.Services(files, TerraformReader.Values([.. files.Values, value with { Name = near }]));
        for (var index = 0; index < Math.Min(meant.Length, services.Count); index++)
        {
            var stated = SourceLeaves.Of(services[index].Properties).ToDictionary(leaf => leaf.Path, leaf => Shown(leaf.Value), StringComparer.Ordinal);
            var others = SourceLeaves.Of(meant[index].Properties).Where(leaf => leaf.Value is SourceScalar && !stated.ContainsKey(leaf.Path));
            foreach (var leaf in others)
            {
                var prefix = services.Count > 1 ? $"services[{services[index].Name}]." : "";
                var ask = leaf.Path == "template.nodeSelector.accelerator" ? $"a GPU was meant: {value.Name} says" : $"something else was meant: {value.Name} says";
                notes.Ask(prefix + leaf.Path, $"{ask} {Shown(leaf.Value)}, but no variable has that name", Shown(leaf.Value), leaf.Value.Place);
            }
        }
    }

    private static string? Shown(SourceValue value) => value is SourceScalar scalar ? SourceTexts.Of(scalar) : null;

    /// <summary>How many letters must be added, removed or changed.</summary>
    private static int Distance(string one, string two)
    {
        var row = Enumerable.Range(0, two.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= two.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == two[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
