using System.Text.RegularExpressions;

namespace GpuInfra;

/// <summary>What is asked of Google, with every default applied.</summary>
public sealed partial record GpuQuotaSpec
{
    internal static readonly Rule RequestHasContact = new(
        "QTA003", "A request for quota has the address of a contact.",
        "Google refuses an increase without an address to write to: it may have questions before it grants anything.")
    { Source = GpuQuotaSpec.Preferences };

    /// <summary>What Google reads where nothing else is said.</summary>
    public const string DefaultJustification = "GPU inference on Cloud Run: all instances that the services of this project may have";

    private const string Preferences = "https://docs.cloud.google.com/docs/quotas/reference/rest/v1/QuotaPreference";
    private const string RedundancyRole = "-zonal-redundancy";

    private GpuQuotaSpec(GpuQuotaArgs args, List<Violation> violations)
    {
        Project = args.Project ?? "";
        Region = args.Region ?? "";
        ContactEmail = args.ContactEmail ?? "";
        Justification = args.Justification ?? DefaultJustification;
        Gpus = QuotaSpec.ReadGpus("gpus", args.Gpus, CloudRunQuotas.Requested, violations);
        GpusWithZonalRedundancy = QuotaSpec.ReadGpus(
            "gpusWithZonalRedundancy", args.GpusWithZonalRedundancy, CloudRunQuotas.Requested, violations);
        Cpu = args.Cpu is { } cpu ? Quantity.ReadCpu("cpu", cpu, violations) : null;
        Memory = args.Memory is { } memory ? Quantity.ReadMemory("memory", memory, violations) : null;
    }

    /// <summary>The project's id.</summary>
    public string Project { get; }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>Whom Google may write to.</summary>
    public string ContactEmail { get; }

    /// <summary>What the quota is for.</summary>
    public string Justification { get; }

    internal IReadOnlyDictionary<string, int> Gpus { get; }

    internal IReadOnlyDictionary<string, int> GpusWithZonalRedundancy { get; }

    internal Vcpu? Cpu { get; }

    internal Memory? Memory { get; }

    // One for each quota of the region, GPUs first.
    internal IReadOnlyList<QuotaRequest> Requests =>
    [
        .. Of(Gpus, "", quota => quota.WithoutZonalRedundancy),
        .. Of(GpusWithZonalRedundancy, RedundancyRole, quota => quota.WithZonalRedundancy),
        .. Cpu is { } cpu ? [new QuotaRequest("cpu", CloudRunQuotas.Cpu, cpu.Millis)] : Array.Empty<QuotaRequest>(),
        .. Memory is { } memory ? [new QuotaRequest("memory", CloudRunQuotas.Memory, memory.Bytes)] : Array.Empty<QuotaRequest>(),
    ];

    /// <summary>Applies the defaults and runs every rule.</summary>
    public static Checked<GpuQuotaSpec> Check(string name, GpuQuotaArgs args)
    {
        var violations = new List<Violation>();
        var spec = new GpuQuotaSpec(args, violations);
        return new(spec,
        [
            .. NameRules.CheckNameFits(name, NameLimits.Compute.Most),
            .. ProjectRules.CheckProjectIsAnId(spec.Project),
            .. LocationRules.CheckLocationIsGiven(spec.Region, "region"),
            .. spec.CheckRequestHasContact(),
            .. violations,
        ]);
    }

    /// <summary>The spec, if no rule is broken.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static GpuQuotaSpec Require(string name, GpuQuotaArgs args) => Check(name, args).OrThrow(nameof(GpuQuota), name);

    private static IEnumerable<QuotaRequest> Of(
        IReadOnlyDictionary<string, int> gpus, string role, Func<AcceleratorQuota, string> idOf) =>
        from gpu in gpus
        let quota = Accelerators.Find(gpu.Key)?.Quota
        where quota is not null
        select new QuotaRequest(gpu.Key + role, idOf(quota), (long)gpu.Value * quota.UnitsPerGpu);

    private IEnumerable<Violation> CheckRequestHasContact()
    {
        if (ContactEmail.Length == 0)
        {
            yield return RequestHasContact.Broken(
                "contactEmail", "is missing, and Google refuses an increase without it",
                "Write the address of whoever answers for the quota, best of a group.");
        }
        else if (!Address().IsMatch(ContactEmail))
        {
            yield return RequestHasContact.Broken(
                "contactEmail", $"is '{ContactEmail}', which is not an address", "Write one address, such as ml-platform@acme.example.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
