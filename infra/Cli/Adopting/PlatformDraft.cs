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

        return map.Add("network", Network(services))
            .Add("images", Images(source, services, answers, notes))
            .Add("models", Models(source, services, answers, notes));
    }

    private static DraftMap Network(IReadOnlyList<SourceResource> services)
    {
        var place = services.Select(service => new StatedProperties(service.Properties).Find("template.vpcAccess.networkInterfaces[0]")).OfType<SourceMap>().FirstOrDefault();
        var (network, subnet) = (place?["network"] as SourceScalar, place?["subnetwork"] as SourceScalar);

        // One that is left out has the name of the other.
        return network is null && subnet is null ? new() : new DraftMap()
            .Add("existingNetwork", SourceTexts.Of(network ?? subnet!), place!.Place)
            .Add("existingSubnetwork", SourceTexts.Of(subnet ?? network!), place.Place);
    }

    private static DraftMap Images(SourceConfiguration source, IReadOnlyList<SourceResource> services, AdoptAnswers answers, AdoptedNotes notes)
    {
        if (source.Beside.FirstOrDefault(resource => resource.Kind == "repository" && resource.Name is not null) is { } repository)
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

        // The repository of the images, where it is in the stack's own project and region.
        var images = services.SelectMany(service => SourceLeaves.Of(service.Properties))
            .Where(leaf => leaf.Path.EndsWith(".image", StringComparison.Ordinal))
            .Select(leaf => (Leaf: leaf, Parts: (SourceTexts.Of(leaf.Value) ?? "").Split('/')));
        return images.FirstOrDefault(image => image.Parts is [var host, var project, _, _, ..] && host == $"{answers.Region}-docker.pkg.dev" && project == answers.Project)
            is { Leaf: { } found, Parts: var parts } ? new DraftMap().Add("existing", parts[2], found.Value.Place) : new();
    }

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

    private static DraftMap Models(SourceConfiguration source, IReadOnlyList<SourceResource> services, AdoptAnswers answers, AdoptedNotes notes)
    {
        var mounted = services.SelectMany(service => SourceLeaves.Of(service.Properties))
            .Where(leaf => leaf.Path.EndsWith(".gcs.bucket", StringComparison.Ordinal) && leaf.Value is SourceScalar)
            .Select(leaf => (Name: SourceTexts.Of(leaf.Value), leaf.Value.Place))
            .ToList();
        var beside = source.Beside.Where(resource => resource.Kind == "bucket" && resource.Name is not null).ToList();
        var bucket = beside.Find(resource => mounted.Exists(one => one.Name == resource.Name)) ?? (mounted.Count == 0 ? beside.FirstOrDefault() : null);
        if (bucket is null)
        {
            return mounted is [var one, ..] ? new DraftMap().Add("existing", one.Name, one.Place) : new();
        }

        var own = new StatedProperties(bucket.Properties);
        var location = own.Text("location");
        own.MarkTaken("uniformBucketLevelAccess");
        own.MarkTaken("publicAccessPrevention");
        own.MarkTaken("forceDestroy");
        own.MarkTaken("softDeletePolicy.retentionDurationSeconds");
        own.MarkTaken("storageClass");

        // In another location it would be deleted and made anew, with every object in it.
        if (!string.Equals(location, answers.Region, StringComparison.OrdinalIgnoreCase))
        {
            notes.NotCarried.Add(new($"beside.bucket[{bucket.Name}].location", $"it is in {location}, and a stack's own bucket is in its region: it is used as it is", bucket.Place));
            return new DraftMap().Add("existing", bucket.Name, bucket.Place);
        }

        NoteRest(bucket, own, notes);
        return new DraftMap().Add("name", bucket.Name, bucket.Place);
    }

    private static DraftList? Members(StatedProperties own, string key) =>
        own.Take(key) is SourceList list ? new([.. list.Items.Select(SourceTexts.Of).OfType<string>().Select(text => new DraftText(text))]) : null;

    private static void NoteRest(SourceResource resource, StatedProperties own, AdoptedNotes notes)
    {
        foreach (var property in own.Rest.GroupBy(leaf => leaf.Path.Split('.', '[')[0]))
        {
            notes.NotCarried.Add(new(
                $"beside.{resource.Kind}[{resource.Name}].{property.Key}", "no key: the stack has settings of its own for it", property.First().Value.Place));
        }
    }
}
