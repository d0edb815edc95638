namespace GpuInfra;

// Whether images and buckets are near the services, and theirs to read.
internal static class LocalityRules
{
    internal static readonly Rule ImageIsNearby = new(
        "STK012", "Images come from the region of the service.",
        "An image from another region is fetched from afar at every deployment, which is slow, costs, and fails when that "
            + "region does.")
    { Severity = Severity.Warning, Source = Sources.Deploying.Url, RestsOn = Premises.Region };

    internal static readonly Rule ImageIsReadable = new(
        "STK013", "Images are in the project of the service, or public.",
        "Cloud Run's service agent and whoever deploys need roles/artifactregistry.reader on the repository; in another "
            + "project nobody is granted it here.")
    { Severity = Severity.Warning, Source = Sources.Deploying.Url, RestsOn = Premises.Project };

    internal static readonly Rule BucketIsGranted = new(
        "STK014", "A service may read the buckets that it mounts.",
        "A service's account is granted the platform's bucket where its models come from there, and no other. Without the "
            + "grant an instance does not start; from another region it loads slowly and at a price. The region of a bucket "
            + "that exists already is not known here.")
    { Severity = Severity.Warning, Source = Sources.BucketVolumes.Url };

    // A location of several regions, which begin with its name.
    private static readonly string[] Continents = ["asia", "europe", "us"];

    public static IEnumerable<Violation> Check(InferenceStackSpec stack) =>
        stack.Services.SelectMany(service => Check(service.Value, stack.Platform)
            .Select(violation => violation.Under(InferenceStackSpec.PathOf(service.Key))));

    // A sidecar of the same image is told of with the serving container. The one of a preset is Google's own, public and small.
    private static IEnumerable<Violation> Check(ModelServiceSpec service, InferencePlatformSpec platform) =>
    [
        .. service.Service.Containers.Where(container => container.Image != PublicImages.Importer).DistinctBy(container => container.Image).SelectMany(container =>
            Image(container.Image, platform).Select(violation => violation.Under(container.Path))),
        .. service.Service.Volumes.OfType<BucketVolume>()
            .SelectMany(volume => CheckBucketIsGranted(volume, service.Identity, platform)),
    ];

    private static IEnumerable<Violation> Image(string image, InferencePlatformSpec platform) =>
        ImageForm.MistakeOf(image) is null && ImageReference.Of(image) is { IsInArtifactRegistry: true } reference
            ? [.. CheckImageIsNearby(reference.Location, platform.Region), .. CheckImageIsReadable(reference.Path.Split('/')[0], platform.Project)]
            : [];

    private static IEnumerable<Violation> CheckImageIsNearby(string location, string region)
    {
        if (Regions.IsRegion(region) && location != region
            && !(Continents.Contains(location) && region.StartsWith($"{location}-", StringComparison.Ordinal)))
        {
            yield return ImageIsNearby.Broken(
                "image", $"comes from {location}, but the service is in {region}: each deployment fetches it from afar, at a price",
                $"Copy it to a repository in {region}.");
        }
    }

    private static IEnumerable<Violation> CheckImageIsReadable(string owner, string project)
    {
        if (project.Length > 0 && owner != project && !PublicImages.Projects.Contains(owner))
        {
            yield return ImageIsReadable.Broken(
                "image", $"is in the project {owner}, but the service is in {project}, and nothing here lets Cloud Run read there",
                $"Grant roles/artifactregistry.reader on the repository to the Cloud Run service agent of {project} and to its "
                    + "deployers, or copy the image.");
        }
    }

    // Whether the bucket that the platform makes names the service's account among its readers.
    private static bool IsReader(ServiceIdentityArgs identity, InferencePlatformSpec platform) =>
        (identity.Existing ?? (identity.AccountId is { } id ? AccountAddress.Of(id, platform.Project) : null)) is { } account
            && platform.Parts.Models.Readers?.Contains($"serviceAccount:{account}") == true;

    private static IEnumerable<Violation> CheckBucketIsGranted(
        BucketVolume volume, ServiceIdentityArgs identity, InferencePlatformSpec platform)
    {
        var bucket = WiringRules.PlainText(volume.Bucket);
        var isMade = bucket is not null && bucket == platform.Parts.Models.Name;
        var isOfPlatform = isMade || (bucket is not null && (bucket == platform.Parts.ModelsName || bucket == platform.Parts.Models.Existing));
        var isGranted = (identity.Bucket is not null && (isOfPlatform || bucket is null))
            || (isMade && volume.Access == BucketAccess.ReadOnly && IsReader(identity, platform));
        if (!isGranted && (bucket is null || CloudNames.IsBucket(bucket)))
        {
            var (verb, role) = volume.Access == BucketAccess.ReadOnly ? ("read", "objectViewer") : ("write", "objectUser");
            yield return BucketIsGranted.Broken(
                $"{ArgumentPath.Key("volumes", volume.Name)}.bucket",
                $"is {bucket}, which nothing here lets the service {verb}{(isMade ? "" : ", and whose region is not known")}",
                (volume.Access == BucketAccess.ReadOnly ? "Say modelSource: bucket and use the platform's bucket; or grant" : "Grant")
                    + $" roles/storage.{role} on this one to the service's account, and keep it in the service's region.");
        }
    }
}
