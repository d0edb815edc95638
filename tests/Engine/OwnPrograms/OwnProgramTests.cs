namespace GpuInfra.Engine.Tests;

/// <summary>What a program registers is planned, compared and priced, whatever it is made with.</summary>
public sealed class OwnProgramTests
{
    private const string Network = """{ "resource": { "type": "gcp:compute/network:Network", "name": "net", "parent": "{stack.urn}", "inputs": { "autoCreateSubnetworks": false } } }""";

    private const string Subnet = """
        { "resource": { "type": "gcp:compute/subnetwork:Subnetwork", "name": "subnet", "parent": "{stack.urn}",
          "inputs": { "network": "{net.id}", "ipCidrRange": "10.0.0.0/26", "region": "europe-west1" }, "propertyDependencies": { "network": "{net.urn}" } } }
        """;

    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private const string Topic = """{ "resource": { "type": "aws:sns/topic:Topic", "name": "topic", "parent": "{stack.urn}", "inputs": { "fifoTopic": true, "key": "{net.selfLink}" } } }""";

    [Fact]
    public async Task Plan_PlainResources_HasReferencesForWhatOnlyTheCloudKnows()
    {
        using var program = new ScriptedProgram(Network, Subnet);

        var plan = await program.RunAsync("plan", "dev", "--json");

        Assert.Equal(0, plan.ExitCode);
        var subnet = Steps(plan.Output)["urn:pulumi:dev::acme::gcp:compute/subnetwork:Subnetwork::subnet"];
        Assert.Equal("${net.id}", subnet["inputs"]!["network"]!.ToString());
        Assert.Equal(["urn:pulumi:dev::acme::gcp:compute/network:Network::net"], subnet["dependencies"]!.AsArray().Select(urn => urn!.ToString()));
    }

    [Fact]
    public async Task Plan_TypeOfAnyProvider_IsShownWithAllItsProperties()
    {
        using var program = new ScriptedProgram(Network, Topic);

        var plan = await program.RunAsync("plan", "dev", "--json");

        var topic = Steps(plan.Output)["urn:pulumi:dev::acme::aws:sns/topic:Topic::topic"];
        Assert.Equal("""{"fifoTopic":true,"key":"${net.selfLink}"}""", topic["inputs"]!.ToJsonString());
    }

    [Fact]
    public async Task Plan_ProgramOfItsOwn_SaysThatItsCodeIsRun()
    {
        using var program = new ScriptedProgram(Network);

        var plan = await program.RunAsync("plan", "dev");

        Assert.StartsWith($"Runs the program in {program.Folder}, which is code of its own, without the credentials of this shell.", plan.Error, StringComparison.Ordinal);
        Assert.Contains("net", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_ProgramThatTakesAnOutputApart_IsRunWithUnknownOnes()
    {
        using var program = new ScriptedProgram(Network, """{ "fail if": "{net.id}" }""", Subnet);

        var plan = await program.RunAsync("plan", "dev", "--json");

        Assert.Equal(0, plan.ExitCode);
        Assert.Contains("info: The program takes apart what only the cloud knows: such values are unknown in this plan.", plan.Error, StringComparison.Ordinal);
        Assert.Equal(Unknown, Steps(plan.Output)["urn:pulumi:dev::acme::gcp:compute/subnetwork:Subnetwork::subnet"]["inputs"]!["network"]!.ToString());
    }

    [Theory]
    [InlineData("whole", "${net.selfLink}")]
    [InlineData("within", "at ${net.selfLink}/x")]
    [InlineData("upper", Unknown)]
    [InlineData("part", Unknown)]
    [InlineData("length", Unknown)]
    [InlineData("beside", Unknown)]
    public async Task Plan_ValueMadeOfAnOutput_IsAReferenceOnlyWhereTheOutputIsWholeInIt(string how, string expected)
    {
        using var program = new ScriptedProgram(
            Network,
            $$"""{ "make": { "name": "made", "of": "{net.selfLink}", "how": "{{how}}" } }""",
            """{ "resource": { "type": "aws:sns/topic:Topic", "name": "topic", "parent": "{stack.urn}", "inputs": { "key": "{made.value}" } } }""");

        var plan = await program.RunAsync("plan", "dev", "--json");

        Assert.Equal(expected, Steps(plan.Output)["urn:pulumi:dev::acme::aws:sns/topic:Topic::topic"]["inputs"]!["key"]!.ToString());
    }

    [Fact]
    public async Task Plan_ResourceThatHangsOnAnOutput_IsInNoPlan()
    {
        using var program = new ScriptedProgram(Network, """{ "if known": "{net.selfLink}" }""", Topic);

        var plan = await program.RunAsync("plan", "dev", "--json");

        Assert.Equal(0, plan.ExitCode);
        Assert.DoesNotContain("topic", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_Component_HoldsItsChildren()
    {
        using var program = new ScriptedProgram(
            """{ "resource": { "type": "acme:index:Site", "name": "site", "custom": false, "parent": "{stack.urn}", "inputs": { "size": 3 } } }""",
            """{ "resource": { "type": "gcp:storage/bucket:Bucket", "name": "files", "parent": "{site.urn}", "inputs": { "location": "EU" } } }""");

        var steps = Steps((await program.RunAsync("plan", "dev", "--json")).Output);

        Assert.Equal(
            "urn:pulumi:dev::acme::acme:index:Site::site",
            steps["urn:pulumi:dev::acme::acme:index:Site$gcp:storage/bucket:Bucket::files"]["parent"]!.ToString());
    }

    [Fact]
    public async Task Plan_RemoteComponentAndReadResource_NamesWhatIsNotEvaluated()
    {
        using var program = new ScriptedProgram(
            """{ "resource": { "type": "awsx:ec2:Vpc", "name": "vpc", "custom": false, "remote": true, "parent": "{stack.urn}" } }""",
            """{ "read": { "type": "gcp:compute/network:Network", "name": "shared", "id": "projects/acme/global/networks/shared", "parent": "{stack.urn}" } }""");

        var plan = await program.RunAsync("plan", "dev", "--json");

        Assert.Contains("warning: awsx:ec2:Vpc 'vpc' is made by a plugin, which is not run: what is in it is not in the plan.", plan.Error, StringComparison.Ordinal);
        Assert.Equal("projects/acme/global/networks/shared", Steps(plan.Output)["urn:pulumi:dev::acme::gcp:compute/network:Network::shared"]["id"]!.ToString());
    }

    [Fact]
    public async Task Plan_ConfigurationAndSecrets_ReachTheProgram()
    {
        using var program = new ScriptedProgram("""{ "print": "{config.gcp:region} {config.acme:token}" }""", """{ "exit": 3 }""");
        program.Write("Pulumi.dev.yaml", "config:\n  gcp:region: europe-west1\n  token:\n    secure: AAABAKsF4Zk=\n");

        var plan = await program.RunAsync("plan", "dev");

        Assert.Contains("  europe-west1 [secret]\n", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_CredentialsOfTheShell_DoNotReachTheProgram()
    {
        using var program = new ScriptedProgram("""{ "variables": ["GOOGLE_CREDENTIALS", "PULUMI_ACCESS_TOKEN", "GITHUB_TOKEN", "DOTNET_API_KEY", "LANG", "HOME"] }""", """{ "exit": 3 }""");

        var plan = await program.RunAsync(
            [("GOOGLE_CREDENTIALS", "a"), ("PULUMI_ACCESS_TOKEN", "b"), ("GITHUB_TOKEN", "c"), ("DOTNET_API_KEY", "d"), ("LANG", "C.UTF-8"), ("HOME", "/home/somebody")], "plan", "dev");

        Assert.Contains("  LANG=C.UTF-8\n", plan.Error, StringComparison.Ordinal);
        Assert.All(new[] { "GOOGLE_CREDENTIALS", "PULUMI_ACCESS_TOKEN", "GITHUB_TOKEN", "DOTNET_API_KEY", "/home/somebody" }, name =>
            Assert.DoesNotContain(name, plan.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Diff_WithAPlan_ShowsWhatTheProgramChanges()
    {
        using var program = new ScriptedProgram(Network, Subnet, Topic);
        program.Write("before.json", (await program.RunAsync("plan", "dev", "--json")).Output);
        program.Write("program.json", (await File.ReadAllTextAsync(Path.Combine(program.Folder, "program.json")))
            .Replace("10.0.0.0/26", "10.0.0.0/25", StringComparison.Ordinal).Replace("\"fifoTopic\": true", "\"fifoTopic\": false", StringComparison.Ordinal));

        var same = await program.RunAsync("diff", "dev", "--from", "./before.json", "--exit-code");

        Assert.Equal(1, same.ExitCode);
        Assert.Contains("fifoTopic", same.Output, StringComparison.Ordinal);
        Assert.Contains("10.0.0.0/25", same.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_WithItsOwnPlan_ShowsNothing()
    {
        using var program = new ScriptedProgram(Network, Subnet, Topic);
        program.Write("before.json", (await program.RunAsync("plan", "dev", "--json")).Output);

        Assert.Equal(0, (await program.RunAsync("diff", "dev", "--from", "./before.json", "--exit-code")).ExitCode);
    }

    [Fact]
    public async Task Cost_PlainService_IsReckoned()
    {
        using var program = new ScriptedProgram(Service("nvidia-l4", "4"));

        var cost = await program.RunAsync("cost", "dev", "--json");

        Assert.Equal(0, cost.ExitCode);
        Assert.Contains("chat", cost.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_PlainServiceThatCloudRunRefuses_HasTheFindingAtItsUrn()
    {
        using var program = new ScriptedProgram(Service("nvidia-l4", "3"));

        var check = await program.RunAsync("check", "dev");

        Assert.Equal(1, check.ExitCode);
        Assert.Contains(
            "error GPU003: urn:pulumi:dev::acme::gcp:cloudrunv2/service:Service::chat: ", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ServiceWithASecretImage_IsNotJudgedByIt()
    {
        using var program = new ScriptedProgram(Service("nvidia-l4", "4").Replace(
            "\"europe-west1-docker.pkg.dev/acme-dev/images/ollama:1\"",
            """{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "hunter2xyz" }""",
            StringComparison.Ordinal));

        Assert.DoesNotContain("[secret]", (await program.RunAsync("check", "dev")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_ProxyOfTheShell_ReachesTheProgramWithoutItsPassword()
    {
        using var program = new ScriptedProgram("""{ "variables": ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"] }""", """{ "exit": 3 }""");

        var plan = await program.RunAsync(
            [("HTTPS_PROXY", "http://me:hunter2@proxy.acme.com:8080"), ("HTTP_PROXY", "http://127.0.0.1:1"), ("NO_PROXY", "acme.com")], "plan", "dev");

        Assert.Contains("  HTTPS_PROXY=http://proxy.acme.com:8080\n", plan.Error, StringComparison.Ordinal);
        Assert.Contains("  NO_PROXY=acme.com,127.0.0.1,localhost\n", plan.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_SettingsInTheFolder_DoNotConfigureTheEngine()
    {
        using var program = new ScriptedProgram(Network);
        program.Write("appsettings.json", """{ "Kestrel": { "Endpoints": { "Http": { "Url": "http://127.0.0.1:1" } } } }""");

        Assert.Equal(0, (await program.RunAsync([("DOTNET_Kestrel__Limits__MaxConcurrentConnections", "none")], "plan", "dev")).ExitCode);
    }

    [Fact]
    public async Task Plan_ProgramThatRegistersNothing_IsNamed()
    {
        using var program = new ScriptedProgram();

        Assert.Contains("The program registered nothing: the plan is empty.", (await program.RunAsync("plan", "dev")).Error, StringComparison.Ordinal);
    }

    internal static SortedDictionary<string, System.Text.Json.Nodes.JsonObject> Steps(string plan) => new(
        System.Text.Json.Nodes.JsonNode.Parse(plan)!["steps"]!.AsArray().ToDictionary(step => step!["urn"]!.ToString(), step => step!["newState"]!.AsObject()),
        StringComparer.Ordinal);

    private static string Service(string gpu, string cpu) => $$"""
        { "resource": { "type": "gcp:cloudrunv2/service:Service", "name": "chat", "parent": "{stack.urn}", "inputs": {
          "name": "chat", "project": "acme-dev", "location": "europe-west1", "deletionProtection": false, "ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY",
          "template": { "nodeSelector": { "accelerator": "{{gpu}}" }, "scaling": { "maxInstanceCount": 1 },
            "containers": [{ "image": "europe-west1-docker.pkg.dev/acme-dev/images/ollama:1",
              "resources": { "cpuIdle": false, "limits": { "cpu": "{{cpu}}", "memory": "16Gi", "nvidia.com/gpu": "1" } } }] } } } }
        """;
}
