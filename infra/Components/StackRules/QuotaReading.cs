using Pulumi.Gcp.CloudQuota;

namespace GpuInfra;

/// <summary>What Google has granted, read while a program runs, and held against what the services take.</summary>
public static class QuotaReading
{
    internal static readonly Rule QuotaIsReadable = new(
        "QTA005", "What Google has granted can be read where the stack file says so.",
        "It takes roles/cloudquotas.viewer on the project, or cloudquotas.quotas.get, and the API of quotas. The deployment goes on "
            + "without, and what is declared counts.")
    { Severity = Severity.Warning, Source = QuotaReading.QuotaInfos, IsAboutStack = true };

    internal static readonly Rule QuotaComesAtFirstUse = new(
        "QTA006", "A quota that Google grants at the first deployment is there before it.",
        "A project that uses a kind of GPU for the first time in a region is granted a few by itself, but projects report that it was "
            + "fewer, or none: the deployment is then refused. More than these stops here.")
    { Severity = Severity.Warning, Source = Sources.Gpu.Url, RestsOn = Premises.Amounts, IsAboutStack = true };

    private const string QuotaInfos = "https://docs.cloud.google.com/docs/quotas/reference/rest/v1/projects.locations.services.quotaInfos";
    private const string ReaderRole = "roles/cloudquotas.viewer";

    /// <summary>Whether a rule's verdict rests on what is declared, so that it waits until what was granted has been read.</summary>
    public static bool Replaces(Rule rule) => QuotaRules.All.Contains(rule);

    /// <summary>
    /// Reads each quota that the services take something of, and runs the rules on what was granted. Of one that cannot be read, what is
    /// declared counts, and a warning says why.
    /// </summary>
    /// <param name="stack">The platform and its services.</param>
    /// <param name="provider">The provider to ask.</param>
    public static async Task<IReadOnlyList<Violation>> CheckAsync(InferenceStackSpec stack, ProviderResource provider)
    {
        var readings = await Task.WhenAll(QuotaRules.LimitsOf(stack)
            .Where(limit => QuotaDemand.Of(stack, limit.Limit).Count > 0)
            .Select(limit => ReadAsync(stack.Platform, limit.Limit, limit.Rule, provider))).ConfigureAwait(false);
        return
        [
            .. readings.GroupBy(reading => reading.Failure).Where(group => group.Key is not null)
                .Select(group => Unreadable(stack.Platform, group.Key!, group.Select(reading => reading.Limit.Id))),
            .. readings.SelectMany(reading => reading.Units is { } units
                ? CheckGranted(stack, reading, units)
                : QuotaRules.Check(stack, reading.Limit, reading.Rule)),
        ];
    }

    private static async Task<Reading> ReadAsync(InferencePlatformSpec platform, QuotaLimit limit, Rule rule, ProviderResource provider)
    {
        try
        {
            var info = await GetSQuotaInfo.InvokeAsync(
                new() { Parent = $"projects/{platform.Project}", Service = CloudRunQuotas.Service, QuotaId = limit.Id },
                new() { Provider = provider }).ConfigureAwait(false);
            return UnitsOf(info, platform.Region) is { } units
                ? new(limit, rule, units, null)
                : new(limit, rule, null, $"Google does not say what it is in {platform.Region}");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(limit, rule, null, exception.Message.Trim().TrimEnd('.'));
        }
    }

    // A region that has a value of its own is named by a dimension, and the others are listed beside the value that they share.
    private static Int128? UnitsOf(GetSQuotaInfoResult? info, string region)
    {
        var infos = info is null || info.DimensionsInfos.IsDefault ? [] : info.DimensionsInfos;
        var own = infos.FirstOrDefault(each => each.Dimensions?.GetValueOrDefault(CloudRunQuotas.RegionDimension) == region)
            ?? infos.FirstOrDefault(each => !each.ApplicableLocations.IsDefault && each.ApplicableLocations.Contains(region));
        return own is { Details: { IsDefault: false, Length: > 0 } details }
            && Int128.TryParse(details[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var units)
                ? units
                : null;
    }

    // Less than none is Google's word for no limit.
    private static IEnumerable<Violation> CheckGranted(InferenceStackSpec stack, Reading reading, Int128 units)
    {
        var (limit, demands) = (reading.Limit.Granted(units, stack.Platform.Region), QuotaDemand.Of(stack, reading.Limit));
        var need = QuotaDemand.Sum(demands, demand => demand.Most);
        return units < 0 ? []
            : need > units && need <= limit.Allowed ? [NotYet(limit, demands, units)]
            : QuotaRules.Fit(limit, demands, reading.Rule);
    }

    private static Violation NotYet(QuotaLimit limit, IReadOnlyList<QuotaDemand> demands, Int128 units)
    {
        var (first, need) = (QuotaDemand.Largest(demands), QuotaDemand.Sum(demands, demand => demand.Most));
        return QuotaComesAtFirstUse.Broken(
            first.Path, $"is {first.Instances}, and all instances take {limit.InWords(need)}, but {limit.Stock} "
                + $"({limit.Id}: needed {need}, granted {units})",
            $"If Cloud Run refuses the deployment all the same, {limit.HowToRaise}");
    }

    private static Violation Unreadable(InferencePlatformSpec platform, string failure, IEnumerable<string> ids) =>
        QuotaIsReadable.Broken(
            $"{QuotaLimit.Path}.read", $"is true, but {Wording.All(ids)} cannot be read: {failure}",
            $"Give whoever previews and deploys {ReaderRole} on {platform.Project}, and deploy once so that "
                + $"{ProjectApisSpec.FullName(CloudRunQuotas.Api)} is on; until then what is declared counts.");

    // What was read of a quota, or why nothing was.
    private sealed record Reading(QuotaLimit Limit, Rule Rule, Int128? Units, string? Failure);
}
