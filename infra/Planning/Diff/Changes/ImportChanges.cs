namespace GpuInfra.Planning;

// What it means that a job brings another model than before.
internal static class ImportChanges
{
    private const int ShownDigits = 12;

    // None where the job brings what it did.
    public static string? Headline(ResourceDraft draft) => Pair(draft) is not var (old, @new) || old.RunToken == @new.RunToken ? null
        : old.Model != @new.Model ? $"{draft.New.Name} brings {Named(@new)} in place of {Named(old)}"
        : old.Revision != @new.Revision ? $"{draft.New.Name} brings another revision of {@new.Model}: {Shown(@new)} in place of {Shown(old)}"
        : $"{draft.New.Name} brings {Named(@new)} once more";

    public static IEnumerable<string> Consequences(ResourceDraft draft)
    {
        if (Pair(draft) is var (old, @new) && old.RunToken != @new.RunToken)
        {
            yield return "It runs before its service is changed, which moves to what it brought; where it fails, the service stays as it is.";
            // See https://github.com/hashicorp/terraform-provider-google/issues/24451.
            if (old.RunToken.Length == 0)
            {
                yield return "Its token is gone, as it is when somebody runs the job by hand, and the API refuses the same one again: raise import.attempt.";
            }

            if (old.Folder != @new.Folder && old.Folder.Length > 0)
            {
                yield return $"What was brought before stays. Once nothing serves it, remove it: gcloud storage rm --recursive gs://BUCKET/{old.Folder}.";
            }
        }
    }

    private static (PlannedImport Old, PlannedImport New)? Pair(ResourceDraft draft) =>
        PlannedImport.Of(draft.Old) is { } old && PlannedImport.Of(draft.New) is { } @new ? (old, @new) : null;

    private static string Named(PlannedImport import) => $"{import.Model}{(import.Revision.Length > 0 ? $" at {Shown(import)}" : "")}";

    private static string Shown(PlannedImport import)
    {
        var digits = import.Revision[(import.Revision.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return digits.Length == 0 ? "whatever the name means" : digits[..Math.Min(ShownDigits, digits.Length)];
    }
}
