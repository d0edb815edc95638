namespace GpuInfra.Planning;

// What keeps models or images: a bucket or a repository.
internal sealed record PlannedStore(PlannedResource Resource)
{
    private PropertyMap Inputs => Resource.Inputs;

    public string Name => Resource.Name;

    public string Region => (Inputs.Text("location") ?? "").ToLowerInvariant();

    public string BucketClass => Inputs.Text(ResourceWire.BucketClass) ?? "STANDARD";

    // Whether a repository is for images of one's own, and mirrors no other.
    public bool IsForOwnImages => (Inputs.Text(ResourceWire.RepositoryMode) ?? ResourceWire.RepositoryOfOwn) == ResourceWire.RepositoryOfOwn;

    // Whether an instance needs what is in it.
    public bool IsUsedBy(PlannedService service) => Resource.Type switch
    {
        CloudTypes.Repository => IsForOwnImages && ImagePrefix is { } prefix
            && service.Images.Any(image => image.StartsWith(prefix, StringComparison.Ordinal)),
        CloudTypes.Bucket => Inputs.Text("name") is { } name && service.Buckets.Contains(name),
        _ => false,
    };

    // What the images of a repository begin with; nothing where a part is not known.
    private string? ImagePrefix =>
        (Inputs.Text("location"), Inputs.Text("project"), Inputs.Text("repositoryId")) is ({ } location, { } project, { } id)
            ? $"{location}-docker.pkg.dev/{project}/{id}/"
            : null;
}
