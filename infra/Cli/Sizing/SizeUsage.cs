namespace GpuInfra.Cli;

// How much a service is used, as --usage says it: keys of a stack file's usage, and their values.
internal static class SizeUsage
{
    private const string Hours = "hoursPerDay";
    private const string InstancesKey = "instances";
    private const string Requests = "requestsPerDay";
    private const string Tokens = "tokensPerRequest";
    private const string Example = "hoursPerDay=8,requestsPerDay=2000,tokensPerRequest=700";

    private static readonly string[] Keys = [Hours, "burstsPerDay", InstancesKey, Requests, Tokens];

    public static IReadOnlyList<KeyValuePair<string, int>> Of(string? text)
    {
        if (text is null)
        {
            return [];
        }

        var said = new OrderedDictionary<string, int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, number) = One(part);
            if (!said.TryAdd(key, number))
            {
                throw new UsageException($"--usage says {key} twice. Say it once.");
            }
        }

        if (said.ContainsKey(Tokens) && !said.ContainsKey(Requests))
        {
            throw new UsageException($"--usage says {Tokens}, which says nothing without {Requests}. Say both.");
        }

        return said.ContainsKey(Hours) ? [.. said] : throw new UsageException($"--usage does not say {Hours}, without which nothing is reckoned. Write it such as --usage {Example}.");
    }

    // The instances that work at once on average.
    public static int Instances(IEnumerable<KeyValuePair<string, int>> usage) => usage.FirstOrDefault(said => said.Key == InstancesKey) is { Value: > 0 } said ? said.Value : 1;

    private static (string Key, int Number) One(string part)
    {
        if (part.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } key, var value])
        {
            throw new UsageException($"--usage takes keys and numbers, and not '{part}'. Write it such as --usage {Example}.");
        }

        if (!Keys.Contains(key))
        {
            throw new UsageException($"--usage does not know '{key}'. Did you mean '{Wording.NearestFirst(Keys, key)[0]}'? It knows {string.Join(", ", Keys)}.");
        }

        var (least, most) = key == Hours ? (0, Billing.HoursPerDay) : (1, int.MaxValue);
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? (key, number)
            : throw new UsageException(
                $"--usage says {key}={value}, but it must be a whole number, {(most == int.MaxValue ? "at least 1" : string.Create(CultureInfo.InvariantCulture, $"between {least} and {most}"))}.");
    }
}
