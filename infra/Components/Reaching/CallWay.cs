namespace GpuInfra;

/// <summary>One way to call a service.</summary>
/// <param name="Kind">What way it is.</param>
/// <param name="Text">From where, in a clause that names what is this service's own.</param>
public sealed record CallWay(CallWayKind Kind, string Text)
{
    private const string Url = "{url}";
    private const string Audience = "{audience}";
    private const string AnyAccount = "CALLER";

    private string Command { get; init; } = "";

    /// <summary>The command that asks the service once, in one line for a shell.</summary>
    /// <param name="url">The address of the service.</param>
    /// <param name="audience">The audience of identity tokens.</param>
    public string CommandAt(string url, string audience) =>
        Command.Replace(Url, url, StringComparison.Ordinal).Replace(Audience, audience, StringComparison.Ordinal);

    internal static IReadOnlyList<CallWay> Of(GpuServiceSpec service, FirstRequest request, CallPlace place)
    {
        var caller = new Caller(service, request, place);
        return
        [
            .. service.Options.DefaultUrlDisabled ? []
                : service.Options.Iap ? [caller.ThroughIap()]
                : service.Ingress == Ingress.All ? caller.FromAnywhere()
                : caller.FromInside(),
            .. service.Ingress == Ingress.InternalAndCloudLoadBalancing || (service.Ingress == Ingress.All && service.Options.DefaultUrlDisabled)
                ? [caller.ThroughBalancer()] : Array.Empty<CallWay>(),
        ];
    }

    private sealed class Caller(GpuServiceSpec service, FirstRequest request, CallPlace place)
    {
        private bool IsOpen => service.Invokers.Contains("allUsers");

        public IEnumerable<CallWay> FromAnywhere() => IsOpen
            ? [new(CallWayKind.Open, "from anywhere, by anybody") { Command = Request(Url, null) }]
            :
            [
                new(CallWayKind.Proxy, "from a machine where somebody is logged in to gcloud whom invokers names")
                {
                    Command = $"gcloud run services proxy {service.Name} --project={place.Project} --region={service.Location} --port=8080",
                },
                new(CallWayKind.Token, "from anywhere, with an identity token of one of its invokers") { Command = Request(Url, OwnToken) },
            ];

        public IEnumerable<CallWay> FromInside()
        {
            var led = place.Addresses.Count > 0 ? Wording.All(place.Addresses) : "the private addresses of Google's APIs";
            return
            [
                new(CallWayKind.Job, $"from a job in the network {place.Network}") { Command = Job() },
                new(CallWayKind.Network, "from a VM or a service in it, with all traffic through it") { Command = Request(Url, Metadata) },
                new(CallWayKind.Vpn, $"from where Cloud VPN or Cloud Interconnect leads into it, once run.app leads to {led} there")
                {
                    Command = Request(Url, OwnToken),
                },
            ];
        }

        public CallWay ThroughBalancer() => new(CallWayKind.LoadBalancer, "through a load balancer of the project, which this stack does not make")
        {
            Command = Request(Url, service.Options.Iap ? SignedToken : OwnToken),
        };

        public CallWay ThroughIap() => new(
            CallWayKind.Iap,
            $"{(service.Ingress == Ingress.All ? "from anywhere" : $"from the network {place.Network}")}, in a browser or with a JWT that an account signs")
        {
            Command = Request(Url, SignedToken),
        };

        private static string Metadata =>
            "$(curl -sSf -H \"Metadata-Flavor: Google\" \"http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/"
            + $"identity?audience={Audience}\")";

        // People get a token that Cloud Run takes as it is; an account is lent to who may have its tokens.
        private string OwnToken => Accounts.FirstOrDefault() is { } account
            ? $"$(gcloud auth print-identity-token --impersonate-service-account={account} --audiences={Audience})"
            : "$(gcloud auth print-identity-token)";

        private string SignedToken =>
            $$"""$(printf '{"iss":"%s","sub":"%s","aud":"%s/*","iat":%d,"exp":%d}' {{Account}} {{Account}} {{Url}} $(date +%s) $(($(date +%s)+3600))"""
            + $" | gcloud iam service-accounts sign-jwt --iam-account={Account} /dev/stdin -)";

        private string Account => Accounts.FirstOrDefault() ?? AccountAddress.Of(AnyAccount, place.Project);

        // Who calls, or who comes in through the proxy, which calls as its agent.
        private IEnumerable<string> Accounts => (service.Options.Iap ? service.Options.IapAccessors : service.Invokers)
            .Where(member => member.StartsWith("serviceAccount:", StringComparison.Ordinal) && !ServiceAgents.IsAgent(member))
            .Select(member => member["serviceAccount:".Length..]);

        private string Job() => string.Join(
            ' ',
            $"gcloud run jobs create {service.Name}-caller --project={place.Project} --region={service.Location}",
            $"--image={PublicImages.Importer} --service-account={Account}",
            $"--network={place.Network} --subnet={place.Subnetwork} --vpc-egress=all-traffic",
            string.Create(CultureInfo.InvariantCulture, $"--max-retries=0 --task-timeout={service.TimeoutSeconds}s"),
            $"--command=bash --args={Quoted($"^@@^-c@@{Request(Url, Metadata)}")} --execute-now --wait");

        private string Request(string url, string? token) => string.Join(
            ' ',
            [
                "curl -sSfN",
                .. token is null || IsOpen ? Array.Empty<string>() : [$"-H \"Authorization: Bearer {token}\""],
                .. request.Body.Length == 0 ? Array.Empty<string>() : ["-H \"Content-Type: application/json\"", $"-d {Quoted(request.Body)}"],
                $"\"{url}{request.Path}\"",
            ]);

        private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }
}
