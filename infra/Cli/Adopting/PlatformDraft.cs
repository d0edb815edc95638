using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// The keys of what the services share: what stands beside them in the source, or is only named there, is used as it is.
internal static class PlatformDraft
{
    public static DraftMap Write(SourceConfiguration source, IReadOnlyList<SourceResource> services, AdoptAnswers answers, AdoptedNotes notes)
    {
        var map = new DraftMap().Add("protect", answers.Protect ?? false);
        if (answers.Protect is null)
        {
            map.Ask("protect", "whether the stack refuses to delete what holds data and services; false until somebody says so");
        }

        return map.Add("network", new NetworkDraft(source, services, answers, notes).Write())
            .Add("images", Images(source, services, answers, notes))
            .Add("models", new ModelsDraft(source, services, notes).Write());
    }

    private static DraftMap Images(SourceConfiguration source, IReadOnlyList<SourceResource> services, AdoptAnswers answers, AdoptedNotes notes)
    {
        var repositories = source.Beside.Where(resource => resource.Kind == "repository" && resource.Name is not null).ToList();
        if (repositories.Find(resource => IsOfImages(resource, answers)) is { } repository)
        {
            var own = new StatedProperties(repository.Properties);
            var map = new DraftMap().Add("name", repository.Name, repository.Place).Add("immutableTags", own.Truth("immutableTags") ?? false, repository.Place);
            map.Add("keptVersions", KeptVersions(own), repository.Place).Add("readers", Members(own, "readers")).Add("writers", Members(own, "writers"));
            own.MarkTaken("format");
            own.MarkTaken("location");
            own.MarkTaken("cleanupPolicyDryRun");
            NoteRest(repository, own, notes);
            return map;
        }

        repositories.ForEach(other => notes.NotCarried.Add(new(
            $"beside.repository[{other.Name}]", $"it is in {SourceTexts.Of(other.Properties["location"])}, and a stack's own is of images in its region: it stays as it is", other.Place)));

        // The repository of the images, where it is in the stack's own project and region.
        var images = services.SelectMany(service => SourceLeaves.Of(service.Properties))
            .Where(leaf => leaf.Path.EndsWith(".image", StringComparison.Ordinal))
            .Select(leaf => (Leaf: leaf, Parts: (SourceTexts.Of(leaf.Value) ?? "").Split('/')));
        return images.FirstOrDefault(image => image.Parts is [var host, var project, _, _, ..] && host == $"{answers.Region}-docker.pkg.dev" && project == answers.Project)
            is { Leaf: { } found, Parts: var parts } ? new DraftMap().Add("existing", parts[2], found.Value.Place) : new();
    }

    // A repository does not move, and a stack has one of images in its region.
    private static bool IsOfImages(SourceResource repository, AdoptAnswers answers) =>
        SourceTexts.Of(repository.Properties["location"]) is var location && (location is null || location == answers.Region)
        && SourceTexts.Of(repository.Properties["format"]) is null or "DOCKER" or "docker";

    // How many the policy keeps that keeps the newest.
    private static long? KeptVersions(StatedProperties own)
    {
        for (var index = 0; own.Find(string.Create(CultureInfo.InvariantCulture, $"cleanupPolicies[{index}]")) is SourceMap policy; index++)
        {
            if (SourceTexts.Of(policy["action"]) == "KEEP" && (policy["mostRecentVersions"] as SourceMap)?["keepCount"] is SourceScalar { Value: long count })
            {
                own.MarkTaken(string.Create(CultureInfo.InvariantCulture, $"cleanupPolicies[{index}]"));
                return count;
            }
        }

        return null;
    }

    private static DraftList? Members(StatedProperties own, string key) =>
        own.Take(key) is SourceList list ? new([.. list.Items.Select(SourceTexts.Of).OfType<string>().Select(text => new DraftText(text))]) : null;

    public static void NoteRest(SourceResource resource, StatedProperties own, AdoptedNotes notes)
    {
        foreach (var property in own.Rest.GroupBy(leaf => leaf.Path.Split('.', '[')[0]))
        {
            notes.NotCarried.Add(new(
                $"beside.{resource.Kind}[{resource.Name}].{property.Key}", "no key: the stack has settings of its own for it", property.First().Value.Place));
        }
    }
}
