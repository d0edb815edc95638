namespace GpuInfra.Planning;

// How a Cloud Run service divides its requests between its revisions. Whoever says nothing of it leaves it as it is, which is
// all to the newest revision unless somebody turned it elsewhere.
internal sealed class ServiceTraffic : IEquatable<ServiceTraffic>
{
    private const double All = 100;

    private readonly IReadOnlyList<TrafficTarget> _targets;

    private ServiceTraffic(IEnumerable<TrafficTarget> targets)
    {
        var told = targets.GroupBy(static target => (target.Revision, target.Tag))
            .Select(static alike => alike.First() with { Percent = alike.Sum(static target => target.Percent) })
            .ToList();
        var only = told is [{ Percent: 0 } alone] ? [alone with { Percent = All }] : told;
        _targets =
        [
            .. only.Where(static target => target.IsServing || target.Tag is not null)
                .OrderByDescending(static target => target.Percent)
                .ThenBy(static target => target.Revision, StringComparer.Ordinal)
                .ThenBy(static target => target.Tag, StringComparer.Ordinal),
        ];
    }

    public static ServiceTraffic Newest { get; } = new([new TrafficTarget(null, null, All)]);

    // Whether anything but the newest revision is meant.
    public bool IsSteered => !Equals(Newest);

    public static ServiceTraffic Of(PropertyValue? list) =>
        list is { Kind: PropertyKind.List, Items.Count: > 0 } ? new(list.Items.Select(TrafficTarget.Of)) : Newest;

    // What the cloud does is told by what it answered, whatever it was asked for.
    public static ServiceTraffic Before(PlannedResource service) =>
        Of(service.Outputs?.Find(ServiceWire.Traffic) is { Kind: PropertyKind.List, Items.Count: > 0 } told ? told : service.Inputs.Find(ServiceWire.Traffic));

    public static bool IsSaid(PlannedResource service) => service.Inputs.Find(ServiceWire.Traffic) is { Kind: PropertyKind.List, Items.Count: > 0 };

    public PropertyValue ToValue() => PropertyValue.Of(_targets.Select(static target => target.ToValue()));

    // What somebody turned, in a clause that follows the name of the service.
    public string Clause
    {
        get
        {
            var shares = _targets.Where(static target => target.IsServing).GroupBy(static target => target.Revision)
                .Select(static alike => alike.First() with { Percent = alike.Sum(static target => target.Percent) })
                .Select(static target => target.Share);
            var tags = _targets.Where(static target => target.Tag is not null)
                .Select(static target => $"the tag {target.Tag} at {target.Where}");
            return Wording.All(tags.Prepend($"sends {Wording.All(shares)}"));
        }
    }

    public bool Equals(ServiceTraffic? other) => other is not null && _targets.SequenceEqual(other._targets);

    public override bool Equals(object? obj) => Equals(obj as ServiceTraffic);

    public override int GetHashCode() => _targets.Count;
}

// A share of the requests to a service, and what answers them. The newest revision has no name, as it will be another one.
internal sealed record TrafficTarget(string? Revision, string? Tag, double Percent)
{
    private const string OfRevision = "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION";

    public bool IsServing => Percent > 0;

    public static TrafficTarget Of(PropertyValue value)
    {
        var map = value.Kind == PropertyKind.Map ? value.Map : PropertyMap.Empty;
        var revision = Said(map, "revision");
        return new(
            Said(map, "type") == ServiceWire.NewestRevision ? null : revision, Said(map, "tag"), Read.Number(map.Find("percent")) ?? 0);
    }

    public PropertyValue ToValue()
    {
        var entries = new List<KeyValuePair<string, PropertyValue>>
        {
            new("type", PropertyValue.Of(Revision is null ? ServiceWire.NewestRevision : OfRevision)),
            new("percent", PropertyValue.Of(Percent)),
        };
        entries.AddRange(Revision is null ? [] : [new("revision", PropertyValue.Of(Revision))]);
        entries.AddRange(Tag is null ? [] : [new("tag", PropertyValue.Of(Tag))]);
        return PropertyValue.Of(new PropertyMap(entries));
    }

    // 90 % to chat-00007-abc.
    public string Share => string.Create(CultureInfo.InvariantCulture, $"{Percent:0.##} % to {Where}");

    public string Where => Revision ?? "its newest revision";

    private static string? Said(PropertyMap map, string name) => Read.Text(map.Find(name)) is { Length: > 0 } text ? text : null;
}
