using GpuInfra.Planning;
using Spectre.Console;

namespace GpuInfra.Cli.Tests;

public class PlanTreeTests
{
    private const string Root = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
    private const int Wide = 120;

    [Fact]
    public void Write_APlan_IsATreeOfItsResources()
    {
        var chat = Component("gpuinfra:index:ModelService", "chat", Root);
        var plan = PlanOf(
            chat,
            Custom("gcp:serviceaccount/account:Account", "chat-identity", chat.Urn, ("accountId", PropertyValue.Of("chat"))),
            Custom("gcp:compute/network:Network", "net", Root, ("routingMode", PropertyValue.Of("REGIONAL"))) with
            {
                Protect = true,
            });

        Assert.Equal(
            """
            shop/dev: 2 resources in 1 component
            ├── chat  ModelService
            │   └── chat-identity  serviceaccount.Account  accountId: chat
            └── net  compute.Network  routing: REGIONAL  [protected]

            By type: 1 compute.Network, 1 serviceaccount.Account


            """,
            Render(plan));
    }

    [Fact]
    public void Write_ValueThatSteersTheTerminal_IsWrittenOut()
    {
        var plan = PlanOf(Custom("other.Thing", "a", Root, ("model", PropertyValue.Of("gemma\u001b[31mX\u202e"))));

        var text = Render(plan);

        Assert.Contains(@"model: gemma\u{1b}[31mX\u{202e}", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public void Write_APlanWithOutputs_ListsThem()
    {
        var plan = PlanOf(Custom("other.Thing", "a", Root));
        var root = plan.Resources[0] with
        {
            Outputs = Map(("bucket", PropertyValue.Of("models-${suffix.hex}")), ("services", Map(("chat", PropertyValue.Of("${chat.uri}"))))).Map,
        };

        Assert.Contains(
            "\nOutputs: bucket: models-${suffix.hex}, services: chat=${chat.uri}\n",
            Render(plan with { Resources = [root, .. plan.Resources.Skip(1)] }),
            StringComparison.Ordinal);
        Assert.DoesNotContain("Outputs", Render(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_APlanWithEndpoints_SaysHowEachIsCalled()
    {
        var plan = PlanOf(Custom("other.Thing", "a", Root));
        var root = plan.Resources[0] with
        {
            Outputs = Map(
                ("bucket", PropertyValue.Of("models")),
                ("endpoints", Map(
                    ("chat", Map(
                        ("baseUrl", PropertyValue.Of("${chat.uri}/v1")), ("command", PropertyValue.Of("curl")), ("model", PropertyValue.Of("gemma3:4b")),
                        ("url", PropertyValue.Of("${chat.uri}")), ("way", PropertyValue.Of("from a job in the network shop")))),
                    ("own", Map(("url", PropertyValue.Of("${own.uri}")), ("way", PropertyValue.Of("from anywhere"))))))).Map,
        };

        Assert.Contains(
            "\nOutputs: bucket: models\nCall chat: from a job in the network shop; model gemma3:4b at ${chat.uri}/v1\n"
                + "Call own: from anywhere; at ${own.uri}\n",
            Render(plan with { Resources = [root, .. plan.Resources.Skip(1)] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AService_ShowsWhatItNeedsAndCosts()
    {
        var service = Custom(
            "gcp:cloudrunv2/service:Service",
            "chat",
            Root,
            ("ingress", PropertyValue.Of("INGRESS_TRAFFIC_INTERNAL_ONLY")),
            ("template", Map(
                ("containers", PropertyValue.Of([Map(
                    ("image", PropertyValue.Of("example-docker.pkg.dev/shop/images/chat@sha256:0123456789abcdef0123")),
                    ("resources", Map(("limits", Map(("cpu", PropertyValue.Of("4")), ("memory", PropertyValue.Of("16Gi")))))))])),
                ("maxInstanceRequestConcurrency", PropertyValue.Of(4)),
                ("nodeSelector", Map(("accelerator", PropertyValue.Of("nvidia-l4")))),
                ("scaling", Map(("minInstanceCount", PropertyValue.Of(0)), ("maxInstanceCount", PropertyValue.Of(3)))),
                ("serviceAccount", PropertyValue.Of("${gcp:serviceaccount/account:Account::chat.email}")))));

        Assert.Equal(
            """
            └── chat  cloudrunv2.Service  gpu: nvidia-l4  cpu: 4  memory: 16Gi  min: 0  max: 3  concurrency: 4
                    ingress: INGRESS_TRAFFIC_INTERNAL_ONLY  image: example-docker.pkg.dev/shop/images/chat@sha256:0123456789ab…
                    -> chat.email
            """,
            Tree(service));
    }

    [Fact]
    public void Write_AFirewallRule_ShowsWhatItLetsThrough()
    {
        var rule = Custom(
            "gcp:compute/firewall:Firewall",
            "allow",
            Root,
            ("allows", PropertyValue.Of(
            [
                Map(
                    ("protocol", PropertyValue.Of("tcp")),
                    ("ports", PropertyValue.Of([PropertyValue.Of("443"), PropertyValue.Of("80")]))),
                Map(("protocol", PropertyValue.Of("icmp"))),
            ])),
            ("destinationRanges", PropertyValue.Of([PropertyValue.Of("10.0.0.1/32")])),
            ("direction", PropertyValue.Of("EGRESS")),
            ("network", PropertyValue.Of("${net.id}")));

        Assert.Equal(
            "└── allow  compute.Firewall  direction: EGRESS  allows: tcp:443,80,icmp  to: 10.0.0.1/32  -> net.id\n",
            Tree(rule) + "\n");
    }

    [Fact]
    public void Write_AnUnknownType_ShowsItsFirstPlainInputs() =>
        Assert.Equal(
            "└── a  other.Thing  b: true  d: 1.5  e: [secret]  -> net.id",
            Tree(Custom(
                "other:index:Thing",
                "a",
                Root,
                ("a", PropertyValue.Of([PropertyValue.Of("${net.id}"), PropertyValue.Of("${net.id}")])),
                ("b", PropertyValue.Of(true)),
                ("c", Map(("x", PropertyValue.Null))),
                ("d", PropertyValue.Of(1.5)),
                ("e", PropertyValue.Secret),
                ("f", PropertyValue.Of("not shown")))));

    [Fact]
    public void Write_AReferenceThatIsShown_IsNotRepeated() =>
        Assert.Equal(
            "└── a  serviceaccount.IAMMember  role: roles/x  member: serviceAccount:${chat.email}",
            Tree(Custom(
                "gcp:serviceaccount/iAMMember:IAMMember",
                "a",
                Root,
                ("member", PropertyValue.Of("serviceAccount:${gcp:serviceaccount/account:Account::chat.email}")),
                ("role", PropertyValue.Of("roles/x")),
                ("serviceAccountId", PropertyValue.Of("${chat.email}")))));

    [Theory]
    [InlineData(45.0, 45.0, null, "[create and update within 45 min]")]
    [InlineData(45.0, 30.0, null, "[create within 45 min, update within 30 min]")]
    [InlineData(null, null, 1.5, "[delete within 90 s]")]
    public void Write_Timeouts_AreSummedUp(double? create, double? update, double? delete, string expected) =>
        Assert.Equal($"└── a  random.RandomId  {expected}", Tree(Custom("random:index/randomId:RandomId", "a", Root) with
        {
            CustomTimeouts = new PlannedTimeouts(Minutes(create), Minutes(update), Minutes(delete)),
        }));

    [Fact]
    public void Write_OtherOptions_AreNamed() =>
        Assert.Equal(
            "└── a  random.RandomId  [exists as x/1]  [imported from x/2]  [kept when deleted]  [deleted with net]"
            + "  [ignores b, c]",
            Tree(Custom("random:index/randomId:RandomId", "a", Root) with
            {
                ReadId = "x/1",
                ImportId = "x/2",
                RetainOnDelete = true,
                DeletedWith = "urn:pulumi:dev::shop::gcp:compute/network:Network::net",
                IgnoreChanges = ["b", "c"],
            }));

    [Fact]
    public void Write_AProvider_IsCalledOne() =>
        Assert.Equal(
            "└── gcp  provider  project: shop",
            Tree(Custom("pulumi:providers:gcp", "gcp", Root, ("project", PropertyValue.Of("shop")))));

    [Fact]
    public void Write_AParentThatIsNotInThePlan_PutsTheChildBelowTheStack() =>
        Assert.Equal("└── a  random.RandomId", Tree(Custom("random:index/randomId:RandomId", "a", "urn:elsewhere")));

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(120)]
    public void Write_AnyWidth_LeavesNoLineTooLong(int width)
    {
        var parent = Component("gpuinfra:index:ModelService", new string('p', 70), Root);
        var child = Custom(
            "random:index/randomId:RandomId", new string('c', 200), parent.Urn, ("x", PropertyValue.Of(new string('v', 200))));
        var lines = Render(PlanOf(parent, child), width).Split('\n');

        Assert.True(lines.Length > 5);
        Assert.All(lines, line => Assert.True(line.Length < width, line));
        Assert.Contains(lines, line => line.StartsWith("└── ppp", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("    └── ccc", StringComparison.Ordinal) && line.EndsWith('c'));
        Assert.Contains(lines, line => line.StartsWith("            x: v", StringComparison.Ordinal) && line.EndsWith('v'));
        Assert.Single(lines, line => line.Contains("c…c", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains("v…v", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Checks_AreBelowTheTree()
    {
        var text = Render(
            PlanOf(Custom("random:index/randomId:RandomId", "a", Root)),
            Wide,
            new PlanCheck("Rules", "none is broken"),
            new PlanCheck("Quota", string.Join(' ', Enumerable.Repeat("words", 24))));

        Assert.Equal(
            "By type: 1 random.RandomId\nRules: none is broken\nQuota:" + string.Concat(Enumerable.Repeat(" words", 18))
            + "\n    words words words words words words\n\n",
            text[text.IndexOf("By type", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void Write_CountsByType_StartWithTheMost()
    {
        var text = Render(PlanOf(
            Custom("random:index/randomId:RandomId", "a", Root),
            Custom("gcp:dns/policy:Policy", "b", Root),
            Custom("gcp:compute/network:Network", "c", Root),
            Custom("random:index/randomId:RandomId", "d", Root)));

        Assert.Contains("\nBy type: 2 random.RandomId, 1 compute.Network, 1 dns.Policy\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ARequestForQuota_IsNoGrant()
    {
        var request = Custom(
            "gcp:cloudquota/sQuotaPreference:SQuotaPreference", "quota-nvidia-l4", Root, ("parent", PropertyValue.Of("projects/shop")),
            ("dimensions", Map(("region", PropertyValue.Of("europe-west4")))), ("quotaId", PropertyValue.Of("NvidiaL4")),
            ("quotaConfig", Map(("preferredValue", PropertyValue.Of("5")))));

        Assert.Equal(
            """
            shop/dev: 1 resource in 0 components
            └── quota-nvidia-l4  cloudquota.SQuotaPreference  asks for: 5  of: NvidiaL4  region: europe-west4

            By type: 1 cloudquota.SQuotaPreference
            Quota: is asked for, which is no grant: 'pulumi up' succeeds as soon as the request is filed, Google decides later or
                never, and a destroy lowers nothing. Where somebody asked before, 'pulumi import' takes
                projects/shop/locations/global/quotaPreferences/NAME.


            """,
            Render(PlanOf(request)));
    }

    [Theory]
    [InlineData(true, "\nGranted: is not known here: 'pulumi preview' and 'pulumi up' read what Google has granted, as quota.read says.\n")]
    [InlineData(false, "")]
    public void Write_AQuotaThatIsRead_IsNotReadHere(bool read, string line)
    {
        var platform = Component("gpuinfra:index:InferencePlatform", "inference", Root) with
        {
            Inputs = Map(("quota", Map(("read", PropertyValue.Of(read))))).Map,
        };

        var text = Render(PlanOf(platform));

        Assert.Equal(line.Length > 0, text.Contains("Granted", StringComparison.Ordinal));
        Assert.Contains(line, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ATerminal_GetsColour()
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Out = new AnsiConsoleOutput(writer),
        });

        PlanTree.Write(console, PlanOf(Custom("random:index/randomId:RandomId", "a", Root)), []);

        Assert.Contains("\u001b[1ma\u001b[0m", writer.ToString(), StringComparison.Ordinal);
    }

    private static string Render(Plan plan, int width = Wide, params PlanCheck[] checks)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        PlanTree.Write(console, plan, checks);
        return writer.ToString();
    }

    // The lines between the heading and the summary.
    private static string Tree(params PlannedResource[] resources)
    {
        var lines = Render(PlanOf(resources)).Split('\n');
        return string.Join('\n', lines[1..Array.IndexOf(lines, "")]);
    }

    private static Plan PlanOf(params PlannedResource[] resources) => new()
    {
        Project = "shop",
        Stack = "dev",
        Resources = [Component("pulumi:pulumi:Stack", "shop-dev", null) with { Urn = Root }, .. resources],
    };

    private static PlannedResource Component(string type, string name, string? parent) =>
        new() { Urn = $"urn:pulumi:dev::shop::{type}::{name}", Type = type, Name = name, IsCustom = false, ParentUrn = parent };

    private static PlannedResource Custom(string type, string name, string parent, params (string, PropertyValue)[] inputs) =>
        Component(type, name, parent) with { IsCustom = true, Inputs = Map(inputs).Map };

    private static PropertyValue Map(params (string Name, PropertyValue Value)[] entries) =>
        PropertyValue.Of(new PropertyMap(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value))));

    private static TimeSpan? Minutes(double? minutes) => minutes is { } said ? TimeSpan.FromMinutes(said) : null;
}
