namespace GpuInfra.Cli;

// One thing that --what-if supposes.
internal sealed record Supposition(string? Service, string Key, string Value)
{
    private const string Region = "region";
    private const string ServicePrefix = "service.";

    private static readonly string[] Keys =
    [
        "concurrency", "contextLength", "cpu", "gpu", "maxInstances", "memory", "minInstances", "model", Region,
        "usage.burstsPerDay", "usage.hoursPerDay", "usage.instances", "usage.requestsPerDay", "usage.tokensPerRequest",
        "zonalRedundancy",
    ];

    // Whether it is about the stack, and not about its services.
    public bool IsOfStack => Key == Region;

    public static IReadOnlyList<Supposition> Parse(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ParseOne)];

    public override string ToString() => $"{(Service is null ? "" : $"{ServicePrefix}{Service}.")}{Key}={Value}";

    private static Supposition ParseOne(string text)
    {
        if (text.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } path, { Length: > 0 } value])
        {
            throw new UsageException($"--what-if takes keys and values such as cpu=4,memory=16Gi, and not '{text}'.");
        }

        var (service, key) = path.StartsWith(ServicePrefix, StringComparison.Ordinal)
            && path[ServicePrefix.Length..].Split('.', 2) is [var name, var rest]
            ? (name, rest)
            : (null, path);
        return Keys.Contains(key) && (service is null || key != Region)
            ? new(service, key, value)
            : throw new UsageException(
                $"--what-if does not know '{path}'. Did you mean '{Wording.NearestFirst(Keys, key)[0]}'? "
                + $"It knows {string.Join(", ", Keys)}, and before any of them but region 'service.NAME.'.");
    }
}
