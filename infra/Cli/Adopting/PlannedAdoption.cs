using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// An adopted stack and what of it is imported. What the program itself refuses is no breach that a stack file could silence.
internal static class PlannedAdoption
{
    public static async Task<(AdoptedStack Stack, ImportFile? Import)> OfAsync(SourceConfiguration source, AdoptAnswers answers, string stack, string project)
    {
        var refused = new HashSet<string>();
        while (true)
        {
            var adopted = StackAdoption.Of(source, answers, stack, refused);
            try
            {
                return (adopted, await AdoptedImports.FileAsync(source, adopted.Check, project));
            }
            catch (PlanFailedException failure) when (Refusals(failure) is { Count: > 0 } violations)
            {
                var known = refused.Count;
                refused.UnionWith(violations.Select(violation => violation.Rule.Id));
                if (refused.Count == known)
                {
                    return (adopted with { Problems = [.. adopted.Problems, .. violations.Select(violation => Placed(violation, source))] }, null);
                }
            }
        }
    }

    private static List<Violation> Refusals(Exception? failure) => failure switch
    {
        null => [],
        InvalidArgsException invalid => [.. invalid.Violations.Where(violation => violation.IsError)],
        AggregateException several => [.. several.InnerExceptions.SelectMany(Refusals)],
        _ => Refusals(failure.InnerException),
    };

    // Where the source says the value that is told of, or else where its service begins.
    private static Violation Placed(Violation violation, SourceConfiguration source)
    {
        var place = source.Services.Concat(source.Beside).SelectMany(resource => SourceLeaves.Of(resource.Properties))
            .Where(leaf => SourceTexts.Of(leaf.Value) is { Length: > 0 } text && violation.Problem.Contains(text, StringComparison.Ordinal))
            .OrderByDescending(leaf => SourceTexts.Of(leaf.Value)!.Length)
            .FirstOrDefault()?.Value.Place ?? source.Services[0].Place;
        return violation with { Place = new Place(place.Line, place.Column) { File = place.File } };
    }
}
