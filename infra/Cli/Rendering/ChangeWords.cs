namespace GpuInfra.Cli;

// What happens to a resource as a sign and as a word.
internal static class ChangeWords
{
    public static string Sign(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "+",
        ChangeKind.Update => "~",
        ChangeKind.Replace => "±",
        ChangeKind.Delete => "-",
        _ => "→",
    };

    public static string Word(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "new",
        ChangeKind.Update => "changed",
        ChangeKind.Replace => "replaced",
        ChangeKind.Delete => "deleted",
        _ => "moved",
    };
}

// Risks as headings.
internal static class RiskWords
{
    public static string Title(Risk risk) => risk switch
    {
        Risk.Impossible => "Refused by the cloud",
        Risk.DataLoss => "Deletes data",
        Risk.Traffic => "Ends a rollback or a split of traffic",
        Risk.Destruction => "Replaced or deleted",
        Risk.Exposure => "More access or other code",
        Risk.Capacity => "GPU and capacity",
        Risk.Cost => "Cost",
        _ => "The rest",
    };
}

// Type tokens as people say them: compute.Firewall, GpuService, provider.
internal static class ShortType
{
    public static string Of(PlannedResource resource)
    {
        if (CloudTypes.IsProvider(resource.Type))
        {
            return "provider";
        }

        var parts = resource.Type.Split(':');
        var module = parts.Length == 3 ? parts[1].Split('/')[0] : "";
        return !resource.IsCustom || module.Length == 0
            ? parts[^1]
            : $"{(module == "index" ? parts[0] : module)}.{parts[^1]}";
    }
}
