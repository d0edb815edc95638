using System.Collections.Immutable;

namespace GpuInfra;

/// <summary>How a service is called: from where, at which address, and with which model.</summary>
public sealed record ServiceEndpoint
{
    /// <summary>The output of a stack that says of each service how it is called: see <see cref="At"/>.</summary>
    public const string Output = "endpoints";

    private const string Way = "way";
    private const string Command = "command";
    private const string BehindBalancer = "https://LOAD_BALANCER";

    private const string Nowhere = "from nowhere: it has no address at run.app, and with ingress internal no load balancer may call it";

    private readonly string? _address;
    private readonly string? _audience;

    internal ServiceEndpoint(GpuServiceSpec service, Engine engine, string model, CallPlace place)
    {
        var command = ServerCommand.Of(service.Serving);
        BasePath = command?.Server.Api?.BasePath ?? "";
        Model = command?.Find(ServerSetting.ServedModel)?.Text ?? model;
        if (service.Options.DefaultUrlDisabled)
        {
            _audience = service.Options.CustomAudiences is [var first, ..] ? first : null;
            _address = service.Options.CustomAudiences.FirstOrDefault(IsAddress) ?? BehindBalancer;
        }

        Ways = CallWay.Of(service, FirstRequest.Of(command?.Server, Models.Find(engine, model)?.Kind, Model), place);
    }

    /// <summary>What clients of OpenAI's protocol add to the address; empty where the server is not known to speak it.</summary>
    public string BasePath { get; }

    /// <summary>The name of the model that a request says; empty where none is said of the service.</summary>
    public string Model { get; }

    /// <summary>Every way to call the service, the one that is most at hand first; none where nobody reaches it.</summary>
    public IReadOnlyList<CallWay> Ways { get; }

    /// <summary>What a caller needs to know, by name: what a stack says of each of its services.</summary>
    /// <param name="uri">The address that Cloud Run gave the service.</param>
    public ImmutableDictionary<string, string> At(string uri)
    {
        var (url, audience) = (_address ?? uri, _audience ?? uri);
        var known = ImmutableDictionary.CreateBuilder<string, string>();
        known["url"] = url;
        known["audience"] = audience;
        known[Way] = Ways.Count > 0 ? string.Join("; ", Ways.Select(way => way.Text)) : Nowhere;
        if (Ways.Count > 0)
        {
            known[Command] = Ways[0].CommandAt(url, audience);
        }

        if (BasePath.Length > 0)
        {
            known["baseUrl"] = url + BasePath;
        }

        if (Model.Length > 0)
        {
            known["model"] = Model;
        }

        return known.ToImmutable();
    }

    /// <summary>Whether what stands under a name is for people alone, and follows from what programs read elsewhere.</summary>
    /// <param name="name">A name of <see cref="At"/>.</param>
    public static bool IsForPeople(string name) => name is Way or Command;

    private static bool IsAddress(string audience) => audience.StartsWith("https://", StringComparison.Ordinal);
}
