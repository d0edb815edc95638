namespace GpuInfra;

// How finished what a service uses is.
internal enum LaunchStage
{
    Ga,
    Beta,
    Alpha,
}

// What a service says beyond what every service has; what is left out is not sent.
internal sealed record ServiceOptions
{
    internal bool SessionAffinity { get; init; }

    internal int? ServiceMinInstances { get; init; }

    internal int? ServiceMaxInstances { get; init; }

    internal int? ManualInstances { get; init; }

    // The other numbers of instances that are said beside the manual one.
    internal IReadOnlyList<string> OtherNumbers { get; init; } = [];

    internal bool DefaultUrlDisabled { get; init; }

    internal IReadOnlyList<string> CustomAudiences { get; init; } = [];

    internal bool Iap { get; init; }

    internal IReadOnlyList<string> IapAccessors { get; init; } = [];

    internal string? EncryptionKey { get; init; }

    internal string? BinaryAuthorization { get; init; }

    internal IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    internal IReadOnlyDictionary<string, string> RevisionAnnotations { get; init; } = new Dictionary<string, string>();

    internal LaunchStage? LaunchStage { get; init; }

    internal bool Http2 { get; init; }

    internal bool ScalesAsService => ServiceMinInstances is not null || ServiceMaxInstances is not null || ManualInstances is not null;

    internal static ServiceOptions Read(ServiceSettings settings, ICollection<Violation> violations) => new()
    {
        SessionAffinity = settings.SessionAffinity ?? false,
        ServiceMinInstances = settings.ServiceMinInstances,
        ServiceMaxInstances = settings.ServiceMaxInstances,
        ManualInstances = settings.ManualInstances,
        OtherNumbers = OtherNumbersOf(settings),
        DefaultUrlDisabled = settings.DefaultUrlDisabled ?? false,
        CustomAudiences = settings.CustomAudiences.Over(null),
        Iap = settings.Iap ?? false,
        IapAccessors = settings.IapAccessors.Over(null),
        EncryptionKey = settings.EncryptionKey,
        BinaryAuthorization = settings.BinaryAuthorization,
        Annotations = settings.Annotations.Over(null),
        RevisionAnnotations = settings.RevisionAnnotations.Over(null),
        LaunchStage = Choice.Read<LaunchStage>(Sources.ServiceApi, "launchStage", settings.LaunchStage, violations),
        Http2 = settings.Http2 ?? false,
    };

    private static List<string> OtherNumbersOf(ServiceSettings settings) =>
        settings.ManualInstances is null ? [] :
        [
            .. new (string Key, int? Number)[]
            {
                ("minInstances", settings.MinInstances),
                ("maxInstances", settings.MaxInstances),
                ("serviceMinInstances", settings.ServiceMinInstances),
                ("serviceMaxInstances", settings.ServiceMaxInstances),
            }.Where(entry => entry.Number is not null).Select(entry => entry.Key),
        ];
}
