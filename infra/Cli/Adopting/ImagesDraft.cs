using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// The keys of the repository of the images: taken over where the source makes it as the stack would, and used as it is elsewhere.
internal sealed class ImagesDraft(SourceConfiguration source, IReadOnlyList<SourceResource> services, AdoptAnswers answers, AdoptedNotes notes)
{
    private const long SecondsOfDay = 86_400;

    private readonly List<SourceLeaf> _images =
        [.. services.SelectMany(service => SourceLeaves.Of(service.Properties)).Where(leaf => leaf.Path.EndsWith(".image", StringComparison.Ordinal))];

    public DraftMap Write()
    {
        SourceResource? own = null;
        foreach (var repository in source.Beside.Where(resource => resource.Kind == "repository" && resource.Name is not null))
        {
            if (WhyNot(repository) is var (property, reason))
            {
                notes.NotCarried.Add(new($"beside.repository[{repository.Name}]{property}", $"{reason}: it stays as it is", repository.Place));
            }
            else if (own is null)
            {
                own = repository;
            }
            else
            {
                notes.NotCarried.Add(new($"beside.repository[{repository.Name}]", "a stack has one repository of images: it stays as it is", repository.Place));
            }
        }

        return own is not null ? Own(own) : Existing();
    }

    // What keeps a repository from being the stack's own: what it would be replaced for, and that no service runs an image of it.
    private (string Property, string Reason)? WhyNot(SourceResource repository)
    {
        var own = repository.Properties;
        return PlatformDraft.IsElsewhere(repository, answers) ? ("", $"it is in the project {repository.Project}, which it cannot leave")
            : SourceTexts.Of(own["location"]) is { } location && location != answers.Region ? ("", $"it is in {location}, and a stack's own is of images in its region")
            : SourceTexts.Of(own["format"]) is not (null or "DOCKER" or "docker") and var format ? ("", $"it holds {format}, and a stack's own is of images")
            : SourceTexts.Of(own["mode"]) is not (null or "STANDARD_REPOSITORY") and var mode ? (".mode", $"is {mode}, which cannot be changed, and a stack's own holds the images itself")
            : own["kmsKeyName"] is not null ? (".kmsKeyName", "cannot be changed, and a stack's own has no key")
            : !IsUsed(repository) ? ("", "no service runs an image of it")
            : null;
    }

    // Where images are of another repository that a stack could have, this one is for something else.
    private bool IsUsed(SourceResource repository) => !Known.Any() || Known.Any(image => image.Repository == repository.Name);

    private DraftMap Own(SourceResource repository)
    {
        var own = new StatedProperties(repository.Properties);
        var map = new DraftMap().Add("name", repository.Name, repository.Place).Add("immutableTags", own.Boolean("immutableTags") ?? false, repository.Place);
        WriteCleanup(repository, own, map);
        map.Add("readers", Readers(own)).Add("writers", Members(own, "writers"));
        foreach (var path in (string[])["format", "location", "mode"])
        {
            own.MarkTaken(path);
        }

        PlatformDraft.NoteRest(repository, own, notes);
        return map;
    }

    // The policy that keeps the newest, and the one that deletes what has no tag: the stack has both, whatever the source has.
    private void WriteCleanup(SourceResource repository, StatedProperties own, DraftMap map)
    {
        var (kept, untagged) = (false, false);
        for (var index = 0; own.Find(Path(index)) is SourceMap policy; index++)
        {
            if (!kept && SourceTexts.Of(policy["action"]) == "KEEP" && (policy["mostRecentVersions"] as SourceMap)?["keepCount"] is SourceScalar { Value: long count })
            {
                map.Add("keptVersions", count, repository.Place);
                kept = true;
                own.MarkTaken(Path(index));
            }
            else if (!untagged && SourceTexts.Of(policy["action"]) == "DELETE" && DaysOf(policy["condition"] as SourceMap) is { } days)
            {
                map.Add("untaggedDays", days, policy.Place);
                untagged = true;
                own.MarkTaken(Path(index));
            }
        }

        own.MarkTaken("cleanupPolicyDryRun");
        var isTrial = own.Find("cleanupPolicyDryRun") is SourceScalar { Value: true };
        if (isTrial || !untagged)
        {
            notes.NotCarried.Add(new(
                $"beside.repository[{repository.Name}].{(isTrial ? "cleanupPolicyDryRun" : "cleanupPolicies")}",
                $"{(isTrial ? "is on, so that nothing is deleted today" : "none deletes what has no tag")}, and a stack's own deletes what has had no tag for images.untaggedDays "
                    + $"({ImageRepositorySpec.DefaultUntaggedDays} where nothing is said): say more days, or name it as images.existing", own.PlaceOf("cleanupPolicyDryRun") ?? repository.Place));
        }
    }

    private static string Path(int index) => string.Create(CultureInfo.InvariantCulture, $"cleanupPolicies[{index}]");

    // After how many days a policy deletes what has no tag; nothing where it is about something else.
    private static long? DaysOf(SourceMap? condition) => condition is not null && SourceTexts.Of(condition["tagState"]) == "UNTAGGED"
        && condition.Entries.All(entry => entry.Name is "tagState" or "olderThan")
        && SourceTexts.Of(condition["olderThan"])?.TrimEnd('s') is { } text && long.TryParse(text, CultureInfo.InvariantCulture, out var seconds)
        && seconds > 0 && seconds % SecondsOfDay == 0 ? seconds / SecondsOfDay : null;

    // The repositories of the images that are in the stack's own project and region.
    private IEnumerable<(string Repository, SourcePlace Place)> Known => _images.Select(leaf => (Parts: (SourceTexts.Of(leaf.Value) ?? "").Split('/'), leaf.Value.Place))
        .Where(image => image.Parts is [var host, var project, _, _, ..] && host == $"{answers.Region}-docker.pkg.dev" && project == answers.Project)
        .Select(image => (image.Parts[2], image.Place));

    private DraftMap Existing() => Known.FirstOrDefault() is { Repository: { } name, Place: var place } ? new DraftMap().Add("existing", name, place) : new();

    // The stack grants it to the accounts of its services by itself, and one grant in two resources is lost to both with either.
    private DraftList? Readers(StatedProperties own)
    {
        var accounts = services.Select(service => OptionsDraft.AccountOf(service)).OfType<string>()
            .Select(account => $"serviceAccount:{account}").ToHashSet(StringComparer.Ordinal);
        return own.Take("readers") is SourceList list && list.Items.Where(reader => !accounts.Contains(SourceTexts.Of(reader) ?? "")).ToList() is { Count: > 0 } others
            ? DraftList.OfMembers(list with { Items = [.. others] })
            : null;
    }

    private static DraftList? Members(StatedProperties own, string key) =>
        own.Take(key) is SourceList list ? DraftList.OfMembers(list) : null;
}
