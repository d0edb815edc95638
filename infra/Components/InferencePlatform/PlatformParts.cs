namespace GpuInfra;

// The components that a platform is made of: what each is called and told, whether that is right, and how it is made.
internal sealed record PlatformParts
{
    private const string NetworkRole = "-network";

    // The network, with the longest role and the longest roles of its own, leaves the least room.
    internal static readonly int NameMaximum = PrivateNetworkSpec.NameMaximum - NetworkRole.Length;

    internal PlatformParts(string name, InferencePlatformArgs args, InferencePlatformSpec platform)
    {
        (NetworkName, ImagesName, ModelsName) = (name + NetworkRole, ImagesNameOf(name), $"{name}-models");
        (Network, Images, Models) = (args.Network ?? new(), args.Images ?? new(), args.Models ?? new());
        (Network.Project, Network.Region, Network.Protect) = (platform.Project, platform.Region, platform.Protect);
        Network.Imports = ModelImportSpec.EgressOf(platform.ImportEgress) == Egress.AllTraffic ? true : null;
        (Images.Project, Images.Location, Images.Protect) = (platform.Project, platform.Region, platform.Protect);
        Images.EngineMirrors = args.EngineMirrors;
        (Models.Project, Models.Location, Models.Protect) = (platform.Project, Models.Location ?? platform.Region, platform.Protect);
    }

    internal string NetworkName { get; }

    internal string ImagesName { get; }

    internal string ModelsName { get; }

    internal PrivateNetworkArgs Network { get; }

    internal ImageRepositoryArgs Images { get; }

    internal ModelBucketArgs Models { get; }

    internal static string ImagesNameOf(string platform) => $"{platform}-images";

    internal IEnumerable<Violation> Check() =>
    [
        .. Of("network", PrivateNetworkSpec.Check(NetworkName, Network).Violations),
        .. Of("images", ImageRepositorySpec.Check(ImagesName, Images).Violations),
        .. Of("models", ModelBucketSpec.Check(ModelsName, Models).Violations),
    ];

    // The parts take name and region from the platform, so what is wrong with these is said once, in the caller's words.
    internal static IEnumerable<Violation> Of(string part, IReadOnlyList<Violation> violations) =>
        violations
            .Where(v => v.Rule != NameRules.NameFits && v.Rule != LocationRules.LocationIsGiven)
            .Select(v => v.Under(part));

    // In another region a bucket of the same name is refused, and a subnet of the same range: before them, nothing is made
    // there that would have to be taken back.
    internal (PrivateNetwork Network, ImageRepository Images, ModelBucket Models) Create(
        ProjectApis apis, Func<InputList<Resource>, ComponentResourceOptions> after)
    {
        var models = new ModelBucket(ModelsName, Models, after(apis.Enabled("storage")));
        var network = new PrivateNetwork(NetworkName, Network, after(apis.Enabled("compute", "dns", "servicedirectory").Concat([models])));
        return (network, new(ImagesName, Images, after(apis.Enabled(ApisOf(Images)).Concat([network]))), models);
    }

    private static string[] ApisOf(ImageRepositoryArgs images) => images.DockerHub is null
        ? ["artifactregistry", "containerscanning"]
        : ["artifactregistry", "containerscanning", "secretmanager"];
}
