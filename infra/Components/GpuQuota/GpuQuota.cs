using System.Collections.Immutable;
using Pulumi.Gcp.CloudQuota;
using Pulumi.Gcp.CloudQuota.Inputs;

namespace GpuInfra;

/// <summary>
/// Asks Google for the quota of GPUs, CPU and memory of Cloud Run in a region: one preference for each quota. A request is no
/// grant: it is filed when it is deployed, and Google decides later, or never. What was granted stays when the stack is destroyed.
/// </summary>
public sealed class GpuQuota : Component
{
    /// <summary>The type token, by which plans and states name it.</summary>
    public const string TypeToken = TypePrefix + nameof(GpuQuota);

    /// <summary>Files the requests.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken; nothing was registered.</exception>
    public GpuQuota(string name, GpuQuotaArgs args, ComponentResourceOptions? options = null)
        : this(name, args, GpuQuotaSpec.Check(name, args).Require(nameof(GpuQuota), name, options), options) { }

    private GpuQuota(string name, GpuQuotaArgs args, GpuQuotaSpec spec, ComponentResourceOptions? options)
        : base(TypeToken, name, args, options)
    {
        var preferences = spec.Requests.ToDictionary(request => request.Key, request => CreatePreference(name, request, spec));
        Granted = Collect(preferences, preference => preference.QuotaConfig.Apply(config => config.GrantedValue ?? ""));
        Reconciling = Collect(preferences, preference => preference.Reconciling);
        Answers = Collect(preferences, Answer);
        RegisterOutputs();
    }

    /// <summary>
    /// What Google has granted of each quota, in its own units (thousandths of a GPU for RTX PRO 6000, thousandths of a vCPU, bytes),
    /// by keys such as <c>nvidia-l4</c>, <c>nvidia-l4-zonal-redundancy</c>, <c>cpu</c> and <c>memory</c>; empty while it says nothing.
    /// </summary>
    [Output("granted")]
    public Output<ImmutableDictionary<string, string>> Granted { get; private set; }

    /// <summary>Whether Google has still to decide, by the same keys.</summary>
    [Output("reconciling")]
    public Output<ImmutableDictionary<string, bool>> Reconciling { get; private set; }

    /// <summary>What is asked for and what Google says to it, in words, by the same keys.</summary>
    [Output("answers")]
    public Output<ImmutableDictionary<string, string>> Answers { get; private set; }

    // There is one preference for a quota and a region, so that its name in the cloud needs no more than these.
    private SQuotaPreference CreatePreference(string name, QuotaRequest request, GpuQuotaSpec spec) => new($"{name}-{request.Key}", new()
    {
        Name = $"run-{request.Key}-{spec.Region}",
        Parent = $"projects/{spec.Project}",
        Service = CloudRunQuotas.Service,
        QuotaId = request.QuotaId,
        Dimensions = { { CloudRunQuotas.RegionDimension, spec.Region } },
        QuotaConfig = new SQuotaPreferenceQuotaConfigArgs { PreferredValue = request.Units.ToString(CultureInfo.InvariantCulture) },
        ContactEmail = spec.ContactEmail,
        Justification = spec.Justification,
    }, Child());

    private static Output<string> Answer(SQuotaPreference preference) => preference.QuotaConfig.Apply(config =>
        preference.Reconciling.Apply(waits =>
            $"asked for {config.PreferredValue}, which is no grant: "
                + (config.GrantedValue is { Length: > 0 } granted ? $"Google grants {granted}" : "Google has not answered yet")
                + (waits ? ", and has still to decide" : "")));

    private static Output<ImmutableDictionary<string, T>> Collect<T>(
        Dictionary<string, SQuotaPreference> preferences, Func<SQuotaPreference, Output<T>> value) =>
        Output.All(preferences.Select(preference => value(preference.Value).Apply(each => KeyValuePair.Create(preference.Key, each))))
            .Apply(entries => entries.ToImmutableDictionary());
}
