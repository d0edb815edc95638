namespace GpuInfra.Cli;

// What the services read: buckets, and the repositories of their images.
internal static class StoreNodes
{
    private const double SecondsOfDay = 86400;

    public static void Add(GraphDraft draft)
    {
        foreach (var bucket in draft.Index.OfType(CloudTypes.Bucket).ToList())
        {
            draft.Add(NodeRole.Bucket, bucket, [InputWords.Phrase(bucket.Text("location"), Recovery(bucket))]);
        }

        foreach (var repository in draft.Index.OfType(CloudTypes.Repository).ToList())
        {
            draft.Add(NodeRole.Repository, repository,
            [
                InputWords.Phrase(
                    repository.Text("location"),
                    repository.Text(ResourceWire.RepositoryMode) == "REMOTE_REPOSITORY" ? "mirror" : null,
                    repository.Is(ResourceWire.RepositoryImmutableTags) ? "immutable tags" : null),
            ]);
        }
    }

    public static string RegistryOf(GraphDraft draft, string image)
    {
        var own = draft.Index.OfType(CloudTypes.Repository).FirstOrDefault(repository => image.StartsWith(
            $"{repository.Text("location")}-docker.pkg.dev/{repository.Text("project")}/{repository.Text("repositoryId")}/",
            StringComparison.Ordinal));
        if (own is not null)
        {
            return draft.Index.KeyOf(own);
        }

        var end = image.LastIndexOf('/');
        var registry = end < 0 ? "docker.io/library" : image[..end];
        return draft.Add(new()
        {
            Key = $"registry:{registry}",
            Role = NodeRole.Repository,
            Title = registry,
            Facts = ["made elsewhere"],
        });
    }

    private static string? Recovery(PlannedResource bucket)
    {
        var versions = bucket.Is(ResourceWire.BucketVersioning) ? "versioned" : null;
        var days = bucket.Inputs.Find(ResourceWire.BucketSoftDelete) is { Kind: PropertyKind.Number } kept
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"kept {kept.Number / SecondsOfDay:0.#} days")
            : null;
        return InputWords.Phrase(versions, days);
    }
}
