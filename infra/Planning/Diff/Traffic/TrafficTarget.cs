using System.Globalization;

namespace GpuInfra.Planning;

// A share of the requests to a service, and what answers them. The newest revision has no name, as it will be another one.
internal sealed record TrafficTarget(string? Revision, string? Tag, double Percent)
{
    private const string OfRevision = "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION";
    private const string OfNewest = "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST";

    public bool IsServing => Percent > 0;

    public static TrafficTarget Of(PropertyValue value)
    {
        var map = value.Kind == PropertyKind.Map ? value.Map : PropertyMap.Empty;
        var revision = Said(map, "revision");
        return new(
            Said(map, "type") == OfNewest ? null : revision, Said(map, "tag"), Read.Number(map.Find("percent")) ?? 0);
    }

    public PropertyValue ToValue()
    {
        var entries = new List<KeyValuePair<string, PropertyValue>>
        {
            new("type", PropertyValue.Of(Revision is null ? OfNewest : OfRevision)),
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
