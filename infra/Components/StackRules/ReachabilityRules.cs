namespace GpuInfra;

// Whether the network leads to what the services call. Google's APIs, Artifact Registry and other services are reached from a
// network that is made here, whichever path it has: its DNS zones lead there and its firewall lets it through.
internal static class ReachabilityRules
{
    internal static readonly Rule CallReachesInternet = new(
        "STK007", "What a service downloads can be reached.",
        "All traffic of a service goes through a network whose firewall lets out only what is allowed: Google's APIs, and "
            + "the internet over HTTPS where network.internet is true. A download that is seen in a command fails; a model of "
            + "Hugging Face or a token for it is only a sign of one, which HF_HUB_OFFLINE settles. Artifact Registry is no "
            + "matter of the network: Cloud Run itself pulls images.")
    { Source = Sources.Networking.Url };

    internal static readonly Rule CallIsEncrypted = new(
        "STK008", "What a service downloads comes over HTTPS.",
        "The firewall lets out port 443 alone, so that a download over http:// waits until it fails.")
    { Source = Sources.Networking.Url };

    internal static readonly Rule ExistingNetworkReachesCalls = new(
        "STK009", "A network that is taken as it is leads to what the services call.",
        "Nothing of it is known here. Cloud Storage needs Private Google Access on the subnet or a Private Service Connect "
            + "endpoint with private DNS zones; the internet needs Cloud NAT, a route to the default internet gateway and a "
            + "firewall rule.")
    { Severity = Severity.Warning, Source = Sources.Networking.Url };

    private const string NetworkPath = InferenceStackSpec.PlatformPath + ".network";

    public static IEnumerable<Violation> Check(InferenceStackSpec stack)
    {
        var network = stack.Network;
        return network.IsExisting
            ? CheckExistingNetworkReachesCalls(stack)
            : (network.Internet ? ModelsAreNotFetched(stack) : []).Concat(stack.Services
                .Where(service => service.Value.Service.Egress == Egress.AllTraffic)
                .SelectMany(service => (network.Internet ? InternetCalls.Of(service.Value.Service).SelectMany(CheckCallIsEncrypted)
                        : service.Value.IsFetchedAtStart ? CheckModelIsReached()
                        : InternetCalls.Of(service.Value.Service).SelectMany(CheckCallReachesInternet))
                    .Select(violation => violation.Under(InferenceStackSpec.PathOf(service.Key)))));
    }

    private static IEnumerable<Violation> CheckModelIsReached()
    {
        yield return CallReachesInternet.Broken(
            "modelSource", $"is {ServedModel.InternetSource}, but {NetworkPath}.internet is not true, so the firewall lets nothing out to the internet",
            $"Say modelSource: {ServedModel.BucketSource}, or set {NetworkPath}.internet to true, for which Cloud NAT is made.");
    }

    // One that says so itself is told already.
    private static IEnumerable<Violation> ModelsAreNotFetched(InferenceStackSpec stack) =>
        stack.Services.Where(service => !service.Value.IsFetchedAtStart).SelectMany(service => FetchRules.CheckModelIsNotFetched(service.Value.Service)
            .Select(violation => violation.Under(InferenceStackSpec.PathOf(service.Key))));

    // A call that is seen fails for sure, since the firewall is this project's own; one that is guessed may not be made.
    private static IEnumerable<Violation> CheckCallReachesInternet(Call call)
    {
        var reason = $"but {NetworkPath}.internet is not true, so the firewall lets nothing out to the internet";
        yield return call.Certainty == Certainty.Confirmed
            ? CallReachesInternet.Broken(
                call.Path, $"{call.Sight}, which calls {call.Host}, {reason}",
                $"Put what it fetches into the image or the bucket, or set {NetworkPath}.internet to true.")
            : CallReachesInternet.Warning(
                call.Path, $"{call.Sight}, and what the image lacks comes from {call.Host}, {reason}",
                $"Put the model into the image or the bucket and set HF_HUB_OFFLINE to 1, or set {NetworkPath}.internet to true.");
    }

    private static IEnumerable<Violation> CheckCallIsEncrypted(Call call)
    {
        if (!call.IsEncrypted)
        {
            yield return CallIsEncrypted.Broken(
                call.Path, $"{call.Sight} with http://{call.Host}, but the firewall lets only HTTPS out", "Use https://.");
        }
    }

    private static IEnumerable<Violation> CheckExistingNetworkReachesCalls(InferenceStackSpec stack)
    {
        var calls = stack.Services
            .SelectMany(service => Calls(service.Key, service.Value).Concat(CallsOfImport(service.Key, service.Value)))
            .ToList();
        if (calls.Count > 0)
        {
            yield return ExistingNetworkReachesCalls.Broken(
                $"{NetworkPath}.existingNetwork",
                $"is used as it is, and nothing here can tell whether it leads {Wording.All(calls)}",
                "Look whether its subnet has Private Google Access or an endpoint with private DNS zones for Google's APIs, and "
                    + "Cloud NAT and a firewall rule for the internet.");
        }
    }

    private static IEnumerable<string> CallsOfImport(string name, ModelServiceSpec service) => service.Importing is { Egress: Egress.AllTraffic } import
        ? [$"{ModelServiceSpec.ImportName(name)} to {import.Origin.Host}"]
        : [];

    private static IEnumerable<string> Calls(string name, ModelServiceSpec service) =>
        [
            .. service.ReadsBucket ? [$"{name} to Cloud Storage"] : Array.Empty<string>(),
            .. service.Service.Egress == Egress.AllTraffic
                ? InternetCalls.Of(service.Service).Select(call => $"{name} to {call.Host}").Distinct()
                : [],
        ];
}
