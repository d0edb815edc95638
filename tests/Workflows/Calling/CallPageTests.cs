namespace GpuInfra.Workflows.Tests;

/// <summary>How a service is called is said on the page as the code says it.</summary>
public sealed class CallPageTests
{
    private const string Url = "https://chat-HASH.a.run.app";
    private const string Account = "serviceAccount:web@acme-inference-dev.iam.gserviceaccount.com";
    private const string Agent = "serviceAccount:service-123456789012@gcp-sa-iap.iam.gserviceaccount.com";
    private const string Public = "https://models.acme.example";

    // The settings that open each way.
    private static readonly Dictionary<string, Func<ModelServiceArgs>> Services = new()
    {
        ["job"] = () => Chat("internal"),
        ["network"] = () => Chat("internal"),
        ["vpn"] = () => Chat("internal"),
        ["load-balancer"] = () => Chat("internal-and-cloud-load-balancing", behindBalancer: true),
        ["proxy"] = () => Chat("all"),
        ["token"] = () => Chat("all"),
        ["iap"] = () => Chat("internal", iap: true),
    };

    public static TheoryData<string> Ways => [.. Services.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Command_IsThatOfTheWay(string way)
    {
        var block = $"```bash\n{Command(way)}\n```";

        Assert.True(block == CallPage.Generated(way), $"Put this between the {way} comments of {CallPage.Path}:\n{block}");
    }

    [Fact]
    public void Ways_AreThoseOfTheCatalog()
    {
        var table = string.Join('\n', CallWayKind.All
            .Select(way => $"| {way.From} | {way.With} | {way.Needs} | [read {way.Source.Read:yyyy-MM-dd}]({way.Source.Url}) |")
            .Prepend("|---|---|---|---|").Prepend("| the caller is | with ingress | needs | source |"));

        Assert.True(table == CallPage.Generated("ways"), $"Put this between the ways comments of {CallPage.Path}:\n{table}");
        Assert.Equal(CallWayKind.All.Select(way => way.Id).Except(["open"]), Services.Keys);
    }

    [GcloudFact]
    public void Commands_AreTakenByGcloud()
    {
        using var gcloud = new Gcloud();
        var commands = Services.Keys.SelectMany(way => ShellCalls.OfGcloud(Command(way))).ToList();

        Assert.Equal(
            ["run jobs create", "auth print-identity-token", "auth print-identity-token", "run services proxy", "auth print-identity-token", "iam service-accounts sign-jwt"],
            commands.Select(words => string.Join(' ', words.TakeWhile(word => !word.StartsWith('-')).Take(words[0] == "auth" ? 2 : 3))));
        Assert.All(commands, words => Assert.Null(gcloud.Refusal(words, "acme-inference-dev")));
    }

    // The job runs what a machine in the network would, as one word of its arguments.
    [ScriptFact]
    public void Job_RunsTheRequestOfTheNetwork()
    {
        var arguments = ShellCalls.OfGcloud(Command("job")).Single().Single(word => word.StartsWith("--args=", StringComparison.Ordinal));

        Assert.Equal($"--args=^@@^-c@@{Command("network")}", arguments);
    }

    [ScriptTheory]
    [InlineData("network", "/v1/chat/completions")]
    [InlineData("token", "/v1/chat/completions")]
    public void Request_AsksOnceWithAToken(string way, string path)
    {
        var request = ShellCalls.Of(Command(way)).Last(words => words[0] == "curl");

        Assert.Equal(["curl", "-sSfN", "-H", "Authorization: Bearer ", "-H", "Content-Type: application/json", "-d"], request.Take(7));
        Assert.StartsWith("{\"model\": \"gemma3:4b\", \"stream\": true, ", request[7], StringComparison.Ordinal);
        Assert.Equal($"{Url}{path}", request[8]);
    }

    // What is written after it would run with the rights of whoever pastes it.
    [ScriptFact]
    public void Request_ModelThatIsNamedLikeACommand_RunsNothing()
    {
        var service = new ModelServiceArgs { Engine = "vllm", Model = "x'; touch /tmp/x; $(id) \"`id`\\", Image = "europe-west1-docker.pkg.dev/acme-inference-dev/images/vllm:1" };

        var calls = ShellCalls.Of(Endpoint(service).Ways.Single(way => way.Kind.Id == "network").CommandAt(Url, Url));

        Assert.Equal(["curl", "curl"], calls.Select(words => words[0]));
        Assert.Equal(9, calls[1].Count);
    }

    [ScriptFact]
    public void Programs_AreProgramsOfTheirLanguages()
    {
        using var run = new ScriptRun();
        run.Write("call.py", CallPage.Of("python").Single());
        run.Write("call.mjs", CallPage.Of("typescript").Single());
        run.Write("check.sh", $"node --check '{run.In("call.mjs")}' && {{ ! command -v python3 >/dev/null || python3 -m py_compile '{run.In("call.py")}'; }}");

        Assert.Equal((0, ""), run.RunFile(run.In("check.sh")));
        Assert.Equal(["bash", "csharp", "python", "typescript", "yaml"], CallPage.Languages);
    }

    private static string Command(string way)
    {
        var endpoint = Endpoint(Services[way]());
        var said = endpoint.At(Url);
        return endpoint.Ways.Single(known => known.Kind.Id == way).CommandAt(said["url"], said["audience"]);
    }

    private static ServiceEndpoint Endpoint(ModelServiceArgs service)
    {
        var platform = InferencePlatformSpec.Check("inference", new() { Project = "acme-inference-dev", Region = "europe-west1" }).Spec;
        return ModelServiceSpec.Check("chat", service.In(platform)).Spec.EndpointOn(platform);
    }

    private static ModelServiceArgs Chat(string ingress, bool behindBalancer = false, bool iap = false) => new()
    {
        Engine = "ollama",
        Model = "gemma3:4b",
        Ingress = ingress,
        Invokers = [iap ? Agent : Account],
        Iap = iap,
        IapAccessors = iap ? [Account] : null,
        DefaultUrlDisabled = behindBalancer,
        CustomAudiences = behindBalancer ? [Public] : null,
    };
}
