namespace GpuInfra;

/// <summary>
/// Whether the network leads to what the services call. Google's APIs, Artifact Registry and other services are reached from
/// a network that is made here, whichever path it has: its DNS zones lead there and its firewall lets it through.
/// </summary>
internal static class ReachabilityRules
{
    private const string NetworkPath = InferenceStackSpec.PlatformPath + ".network";

    public static IEnumerable<Violation> Check(InferenceStackSpec stack)
    {
        var network = stack.Network;
        return network.IsExisting
            ? ExistingNetworkReachesCalls(stack)
            : (network.Internet ? ModelsAreNotFetched(stack) : []).Concat(stack.Services
                .Where(service => service.Value.Service.Egress == Egress.AllTraffic)
                .SelectMany(service => InternetCalls.Of(service.Value.Service)
                    .SelectMany(call => network.Internet ? CallIsEncrypted(call) : CallReachesInternet(call))
                    .Select(violation => violation.Under(InferenceStackSpec.PathOf(service.Key)))));
    }

    private static IEnumerable<Violation> ModelsAreNotFetched(InferenceStackSpec stack) =>
        stack.Services.SelectMany(service => FetchRules.ModelIsNotFetched(service.Value.Service)
            .Select(violation => violation.Under(InferenceStackSpec.PathOf(service.Key))));

    // A call that is seen fails for sure, since the firewall is this project's own; one that is guessed may not be made.
    private static IEnumerable<Violation> CallReachesInternet(Call call)
    {
        var reason = $"but {NetworkPath}.internet is not true, so the firewall lets nothing out to the internet";
        yield return call.Certainty == Certainty.Confirmed
            ? Violation.Error(
                call.Path, $"{call.Sight}, which calls {call.Host}, {reason}",
                $"Put what it fetches into the image or the bucket, or set {NetworkPath}.internet to true.",
                Sources.Networking.Url)
            : Violation.Warning(
                call.Path, $"{call.Sight}, and what the image lacks comes from {call.Host}, {reason}",
                $"Put the model into the image or the bucket and set HF_HUB_OFFLINE to 1, or set {NetworkPath}.internet to true.",
                Sources.Networking.Url);
    }

    private static IEnumerable<Violation> CallIsEncrypted(Call call)
    {
        if (!call.IsEncrypted)
        {
            yield return Violation.Error(
                call.Path, $"{call.Sight} with http://{call.Host}, but the firewall lets only HTTPS out", "Use https://.",
                Sources.Networking.Url);
        }
    }

    private static IEnumerable<Violation> ExistingNetworkReachesCalls(InferenceStackSpec stack)
    {
        var calls = stack.Services.SelectMany(service => Calls(service.Key, service.Value.Service)).ToList();
        if (calls.Count > 0)
        {
            yield return Violation.Warning(
                $"{NetworkPath}.existingNetwork",
                $"is used as it is, and nothing here can tell whether it leads {Wording.All(calls)}",
                "Look whether its subnet has Private Google Access or an endpoint with private DNS zones for Google's APIs, and "
                    + "Cloud NAT and a firewall rule for the internet.",
                Sources.Networking.Url);
        }
    }

    private static IEnumerable<string> Calls(string name, GpuServiceSpec service) =>
        [
            .. service.Volumes.OfType<BucketVolume>().Take(1).Select(_ => $"{name} to Cloud Storage"),
            .. service.Egress == Egress.AllTraffic
                ? InternetCalls.Of(service).Select(call => $"{name} to {call.Host}").Distinct()
                : [],
        ];
}
