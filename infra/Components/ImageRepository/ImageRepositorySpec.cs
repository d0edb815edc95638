namespace GpuInfra;

/// <summary>An image repository with every default applied.</summary>
public sealed record ImageRepositorySpec
{
    internal static readonly Rule ExistingRepositoryIsAnId = new(
        "REG001", "An existing repository is named by its id.",
        "Project and region are known already; a full name or an address in their place names nothing.")
    { Source = ImageRepositorySpec.RepositorySource };

    internal static readonly Rule ImageVersionsAreKept = new(
        "REG002", "Cleanup keeps at least the newest version of an image.",
        "It could else delete the image that runs, and no new instance could start.")
    { Source = StorageLimits.ImageVersions.Source.Url };

    internal static readonly Rule UntaggedVersionsAge = new(
        "REG003", "Untagged images are deleted after a number of days that Google can express.",
        "Google refuses the policy, or would delete an image before it has its tag.")
    { Source = StorageLimits.ImageVersions.Source.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule MirrorsAreKnown = new(
        "REG004", "A mirror is of a registry that can be mirrored, and is listed once.",
        "Artifact Registry pulls through from a few public registries only.")
    { Source = ImageRepositorySpec.RemoteSource, RefusedBy = Refuser.Program };

    /// <summary>How many of each image's newest versions are kept where nothing is said.</summary>
    public const int DefaultKeptVersions = 10;

    /// <summary>After how many days an untagged version is deleted where nothing is said.</summary>
    public const int DefaultUntaggedDays = 30;

    private const int RoleLength = 16;

    internal const string RepositorySource = "https://cloud.google.com/artifact-registry/docs/repositories/create-repos";
    internal const string RemoteSource = "https://cloud.google.com/artifact-registry/docs/repositories/remote-overview";

    private ImageRepositorySpec(string name, ImageRepositoryArgs args)
    {
        Existing = args.Existing;
        (SaidName, Name) = (args.Name, args.Name ?? name);
        Location = args.Location ?? "";
        ImmutableTags = args.ImmutableTags ?? true;
        KeptVersions = args.KeptVersions ?? DefaultKeptVersions;
        UntaggedDays = args.UntaggedDays ?? DefaultUntaggedDays;
        Named = [.. args.Mirrors ?? []];
        Mirrors = [.. Named, .. (args.EngineMirrors ?? []).Except(Named)];
        DockerHub = args.DockerHub;
        HasProject = args.Project is not null;
        Readers = [.. args.Readers ?? []];
        Writers = [.. args.Writers ?? []];
        Protect = args.Protect ?? true;
    }

    /// <summary>The public registries that can be mirrored: the caller's name for each, and what Artifact Registry calls it.</summary>
    public static IReadOnlyDictionary<string, string> KnownMirrors { get; } = new Dictionary<string, string>
    {
        [DockerHubRules.DockerHub] = "DOCKER_HUB",
        ["ghcr"] = "https://ghcr.io",
    };

    /// <summary>Id of the repository to use in place of a new one, if any.</summary>
    public string? Existing { get; }

    // What is said in place of the component's name, which has a rule of its own.
    private string? SaidName { get; }

    /// <summary>Id of the new repository.</summary>
    public string Name { get; }

    /// <summary>The region.</summary>
    public string Location { get; }

    /// <summary>Whether tags never move.</summary>
    public bool ImmutableTags { get; }

    /// <summary>How many of each image's newest versions are kept.</summary>
    public int KeptVersions { get; }

    /// <summary>After how many days an untagged version is deleted.</summary>
    public int UntaggedDays { get; }

    /// <summary>The public registries to mirror, by the caller's names, and those that engines need.</summary>
    public IReadOnlyList<string> Mirrors { get; }

    // The mirrors that the caller names.
    private IReadOnlyList<string> Named { get; }

    internal DockerHubArgs? DockerHub { get; }

    internal bool HasProject { get; }

    internal SecretReference? DockerHubToken => DockerHub?.PasswordSecret is { } text ? SecretReference.TryParse(text) : null;

    // The secret that Artifact Registry is let in to here; none where somebody else does that.
    internal SecretReference? GrantedToken => DockerHub?.ProjectNumber is not null && Mirrors.Contains(DockerHubRules.DockerHub)
        && DockerHubToken is { } token && !token.IsElsewhere() ? token : null;

    /// <summary>Who may pull.</summary>
    public IReadOnlyList<string> Readers { get; }

    /// <summary>Who may push.</summary>
    public IReadOnlyList<string> Writers { get; }

    /// <summary>Whether Pulumi refuses to delete or replace the repository.</summary>
    public bool Protect { get; }

    /// <summary>Applies the defaults and runs every rule.</summary>
    public static Checked<ImageRepositorySpec> Check(string name, ImageRepositoryArgs args)
    {
        var spec = new ImageRepositorySpec(name, args);
        return new(spec,
        [
            .. NameRules.CheckNameFits(name, NameLimits.Compute.Most - RoleLength),
            .. LocationRules.CheckLocationIsGiven(spec.Location),
            .. spec.CheckExistingRepositoryIsAnId(),
            .. spec.CheckImageVersionsAreKept(),
            .. spec.CheckUntaggedVersionsAge(),
            .. spec.CheckMirrorsAreKnown(),
            .. DockerHubRules.Check(spec),
            .. PrincipalRules.All("readers", spec.Readers),
            .. PrincipalRules.All("writers", spec.Writers),
        ]);
    }

    /// <summary>The spec, if no rule is broken.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static ImageRepositorySpec Require(string name, ImageRepositoryArgs args) =>
        Check(name, args).OrThrow(nameof(ImageRepository), name);

    private IEnumerable<Violation> CheckExistingRepositoryIsAnId()
    {
        foreach (var (path, id) in (IEnumerable<(string, string?)>)[("existing", Existing), ("name", SaidName)])
        {
            if (id is null || (id.Length <= NameLimits.Compute.Most && NameRules.IsRfc1035(id)))
            {
                continue;
            }

            yield return ExistingRepositoryIsAnId.Broken(
                path, $"is '{id}', which is not the id of a repository",
                "Write the id alone, without its project and region.");
        }
    }

    private IEnumerable<Violation> CheckImageVersionsAreKept()
    {
        if (!StorageLimits.ImageVersions.Contains(KeptVersions))
        {
            yield return ImageVersionsAreKept.Broken(
                "keptVersions", $"is {KeptVersions}, but cleanup could then delete the image that runs",
                "Use 1 or more.");
        }
    }

    private IEnumerable<Violation> CheckUntaggedVersionsAge()
    {
        if (!StorageLimits.UntaggedDays.Contains(UntaggedDays))
        {
            yield return UntaggedVersionsAge.Broken(
                "untaggedDays", $"is {UntaggedDays}, but must be {StorageLimits.UntaggedDays}",
                $"Use {DefaultUntaggedDays}.");
        }
    }

    private IEnumerable<Violation> CheckMirrorsAreKnown()
    {
        for (var i = 0; i < Named.Count; i++)
        {
            var (path, mirror) = (ArgumentPath.Index("mirrors", i), Named[i]);
            if (!KnownMirrors.ContainsKey(mirror))
            {
                yield return MirrorsAreKnown.Broken(
                    path, $"is '{mirror}', which is not a registry that can be mirrored",
                    $"Use one of {string.Join(", ", KnownMirrors.Keys)}.");
            }
            else if (Named.Take(i).Contains(mirror))
            {
                yield return MirrorsAreKnown.Broken(path, $"is {mirror}, which is listed before", "Remove it.");
            }
        }
    }
}
