namespace GpuInfra.StackFiles;

/// <summary>A stack file of the inference program, what it says, and everything that is wrong with it.</summary>
/// <param name="File">The file.</param>
/// <param name="Settings">What it says; to be used only where there are no <see cref="ProgramCheck.Errors"/>.</param>
/// <param name="Problems">Mistakes of form and broken rules, errors and warnings, in the order of the file.</param>
public sealed record StackCheck(StackFile File, StackSettings Settings, IReadOnlyList<Violation> Problems)
    : ProgramCheck(File, Problems)
{
    // What a part takes from elsewhere, and the key that says it there.
    private static readonly (string Argument, string Key)[] Wired =
    [
        ("project", ConfigKeys.Project),
        ("region", ConfigKeys.Region),
        ("location", ConfigKeys.Region),
        ("deployers", ArgumentPath.Key(ConfigKeys.Platform, "deployers")),
    ];

    private static readonly string Protect = ArgumentPath.Key(ConfigKeys.Platform, "protect");

    /// <summary>The keys that the program knows in the namespace <c>gpuinfra</c>, in full.</summary>
    public static IReadOnlyList<string> OwnKeys => ConfigKeys.OfInference;

    /// <inheritdoc/>
    public override string Subject => string.Create(
        CultureInfo.InvariantCulture,
        $"the platform and {Settings.Services.Count} service{(Settings.Services.Count == 1 ? "" : "s")}");

    /// <summary>Reads what a stack file says and runs every rule on it.</summary>
    public static StackCheck Of(StackFile file)
    {
        var problems = new ProblemList(file.Path);
        var settings = StackSettings.Read(file, problems);
        var spoiled = problems.Spoiled;
        var broken = file.IsReadable ? BrokenRules(file, settings, spoiled).Where(rule => !IsMisled(rule, spoiled)).ToList() : [];
        return new(file, settings, InFileOrder([.. problems.InFileOrder(), .. broken, .. FileSecrets.In(file, broken)], file));
    }

    /// <inheritdoc/>
    public override IDictionary<string, object?> Build()
    {
        using var told = FindingLog.Told();
        return InferenceProgram.Build(Settings);
    }

    /// <inheritdoc/>
    public override async Task<IDictionary<string, object?>> RunAsync()
    {
        using var told = FindingLog.Told();
        var provider = InferenceProgram.CreateProvider(Settings);
        if (IsQuotaRead)
        {
            RunningDeployment.Tell(await CheckQuotaAsync(provider).ConfigureAwait(false));
        }

        return InferenceProgram.Build(Settings, provider);
    }

    /// <inheritdoc/>
    public override bool IsForLater(Violation problem) => IsQuotaRead && QuotaReading.Replaces(problem.Rule);

    private bool IsQuotaRead => Settings.Platform.Quota?.Read == true;

    private async Task<IReadOnlyList<Violation>> CheckQuotaAsync(ProviderResource provider)
    {
        var violations = await QuotaReading.CheckAsync(InferenceProgram.SpecOf(Settings), provider).ConfigureAwait(false);
        return InFileOrder(
            Silenced([.. InFile(violations)], Settings).Where(violation => violation.Rule != Silences.SilenceIsUsed).Select(File.Placed), File);
    }

    // A value that cannot be read breaks no rule, so that a silence of what it was meant to say seems to silence nothing.
    private static bool IsMisled(Violation rule, IReadOnlyList<string> spoiled) =>
        spoiled.Any(place => ArgumentPath.IsWithin(rule.Path, ListAround(place))) || (rule.Rule == Silences.SilenceIsUsed && spoiled.Count > 0);

    // A list lacks an item that cannot be read, so that those after it stand at other places than in the file.
    private static string ListAround(string place) =>
        place is [.., >= '0' and <= '9', ']'] ? place[..place.LastIndexOf('[')] : place;

    // What a part takes from elsewhere is wrong there, and is told once however many take it.
    private static IEnumerable<Violation> BrokenRules(
        StackFile config, StackSettings settings, IReadOnlyCollection<string> spoiled)
    {
        var platform = InferencePlatformSpec.Check(InferenceProgram.PlatformName, settings.Platform);
        var services = settings.Services.Select(service => KeyValuePair.Create(
            service.Key, ModelServiceSpec.Check(service.Key, On(service.Value, platform.Spec, spoiled)))).ToList();
        return At(ConfigKeys.Platform, platform.Violations)
            .Concat(services.SelectMany(service => At(PlaceOf(service.Key), service.Value.Violations)))
            .Concat(Silenced(
                [
                    .. Consequences.Without(
                        BrokenTogether(platform.Spec, services, spoiled), platform.Violations,
                        services.Select(service => KeyValuePair.Create(PlaceOf(service.Key), service.Value.Violations))),
                ],
                settings))
            .Concat(HoldsAny(ConfigKeys.Services, spoiled) ? [] : InFile(StackRules.CheckStackHasServices(settings.Services.Count)))
            .Select(violation => config.Placed(violation))
            .Distinct();
    }

    // Whether the stack is protected is not known while that cannot be read, so that nothing is held against it.
    private static ModelServiceArgs On(ModelServiceArgs service, InferencePlatformSpec platform, IReadOnlyCollection<string> spoiled)
    {
        var args = service.In(platform);
        if (spoiled.Any(place => ArgumentPath.IsWithin(Protect, place)))
        {
            args.Protect = null;
        }

        return args;
    }

    // A part may silence what the stack's rules say of it.
    private static IReadOnlyList<Violation> Silenced(IReadOnlyList<Violation> violations, StackSettings settings) =>
        settings.Services.Aggregate(
            Silences.Apply(violations, settings.Platform.Silence, ConfigKeys.Platform),
            (silenced, service) => Silences.Apply(silenced, service.Value.Silence, PlaceOf(service.Key)));

    // What holds for all services together cannot be judged by values that could not be read.
    private static IReadOnlyList<Violation> BrokenTogether(
        InferencePlatformSpec platform,
        IEnumerable<KeyValuePair<string, Checked<ModelServiceSpec>>> services,
        IReadOnlyCollection<string> spoiled)
    {
        if (HoldsAny(ConfigKeys.Platform, spoiled) || spoiled.Contains(ConfigKeys.Services))
        {
            return [];
        }

        var whole = services
            .Where(service => !HoldsAny(PlaceOf(service.Key), spoiled))
            .Select(service => KeyValuePair.Create(service.Key, service.Value.Spec));
        var violations = StackRules.Check(new(platform, new OrderedDictionary<string, ModelServiceSpec>(whole)));
        return [.. InFile(violations)];
    }

    private static IEnumerable<Violation> InFile(IEnumerable<Violation> violations) =>
        violations.Select(violation => violation with { Path = ConfigKeys.Own(violation.Path) });

    private static bool HoldsAny(string part, IReadOnlyCollection<string> places) =>
        places.Any(place => ArgumentPath.IsWithin(place, part));

    private static string PlaceOf(string service) => ArgumentPath.Key(ConfigKeys.Services, service);

    private static IEnumerable<Violation> At(string part, IReadOnlyList<Violation> violations) =>
        violations.Select(violation => violation with { Path = PlaceOf(violation.Path, part) });

    private static string PlaceOf(string path, string part)
    {
        var argument = path.Split('[')[0];
        var key = Wired.FirstOrDefault(wired => wired.Argument == argument).Key;
        return key is null ? ArgumentPath.Join(part, path) : key + path[argument.Length..];
    }
}
