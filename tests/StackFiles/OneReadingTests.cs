using System.Text.Json;

namespace GpuInfra.StackFiles.Tests;

/// <summary>
/// <c>pulumi up</c> finds what <c>gpuinfra check</c> finds: each row is a project, a stack and what Pulumi makes of both.
/// </summary>
public sealed class OneReadingTests
{
    private const string Name = "Pulumi.dev.yaml";
    private const string Where = "gcp:project: acme-dev\n  gcp:region: europe-west4\n";
    private const string HandedWhere = "\"gcp:project\": \"acme-dev\", \"gcp:region\": \"europe-west4\"";
    private const string Project = "name: gpuinfra\nruntime: dotnet\n";
    private const string Image = "europe-west4-docker.pkg.dev/acme-dev/images/server:1";
    private const string Chat = $"{{image: {Image}, cpu: 8, memory: 32Gi}}";
    private const string HandedChat = $"{{\"image\":\"{Image}\",\"cpu\":8,\"memory\":\"32Gi\"}}";
    private const string NoServices = "\"gpuinfra:services\": \"{}\"";

    public static TheoryData<string, string, string, string> Rows => new()
    {
        {
            "error CFG004: Pulumi.dev.yaml:4:3: gpuinfra:platfrom:", Project,
            $"{Where}  gpuinfra:platfrom: {{protect: false}}\n  gpuinfra:services: {{}}",
            $"{HandedWhere}, \"gpuinfra:platfrom\": \"{{\\\"protect\\\":false}}\", {NoServices}"
        },
        {
            "error CFG004: Pulumi.dev.yaml:4:3: gpuinfa:services:", Project, $"{Where}  gpuinfa:services: {{}}",
            $"{HandedWhere}, \"gpuinfa:services\": \"{{}}\""
        },
        {
            "error CFG004: Pulumi.dev.yaml:4:3: gpu-infra:platform:", Project,
            $"{Where}  gpu-infra:platform: {{protect: false}}\n  gpuinfra:services: {{}}",
            $"{HandedWhere}, \"gpu-infra:platform\": \"{{\\\"protect\\\":false}}\", {NoServices}"
        },
        {
            "error CFG004: Pulumi.dev.yaml:4:3: gcp:regoin:", Project, $"{Where}  gcp:regoin: x\n  gpuinfra:services: {{}}",
            $"{HandedWhere}, \"gcp:regoin\": \"x\", {NoServices}"
        },
        {
            "error CFG004: Pulumi.dev.yaml:4:3: services: is 'acme-gpu:services' to Pulumi", "name: acme-gpu\nruntime: dotnet\n",
            $"{Where}  services: {{chat: {Chat}}}", $"{HandedWhere}, \"acme-gpu:services\": {Json($"{{\"chat\":{HandedChat}}}")}"
        },
        {
            "error GPU003: Pulumi.yaml:8:14: gpuinfra:services.chat.cpu: is 3",
            $"{Project}config:\n  gcp:region: {{value: us-east4}}\n  gpuinfra:services:\n    value:\n      chat:\n        cpu: 3\n"
                + $"        image: {Image}\n",
            Where, $"{HandedWhere}, \"gpuinfra:services\": {Json($"{{\"chat\":{{\"cpu\":3,\"image\":\"{Image}\"}}}}")}"
        },
        {
            "error CFG008: Pulumi.yaml:4:3: gpuinfra:services: is a map with the key 'chat'",
            $"{Project}config:\n  gpuinfra:services: {{chat: {{}}}}\n", $"{Where}  gpuinfra:services: {{}}", $"{HandedWhere}, {NoServices}"
        },
        { "error CFG006: Pulumi.dev.yaml:1:1: gpuinfra:services: is missing.", Project, Where, HandedWhere },
        {
            "error CFG007: Pulumi.dev.yaml:4:3: gpuinfra:services: has no value.", Project, $"{Where}  gpuinfra:services:",
            $"{HandedWhere}, \"gpuinfra:services\": \"null\""
        },
        {
            "warning STK017: Pulumi.dev.yaml:4:3: gpuinfra:services: is empty", Project, $"{Where}  gpuinfra:services: {{}}",
            $"{HandedWhere}, {NoServices}"
        },
        {
            "warning CFG016: Pulumi.dev.yaml:4:3: gcp:zone: has no effect", Project, $"{Where}  gcp:zone: a\n  gpuinfra:services: {{}}",
            $"{HandedWhere}, \"gcp:zone\": \"a\", {NoServices}"
        },
        {
            "error CFG009: Pulumi.dev.yaml:4:62: gpuinfra:platform.labels.a: is 010 without quotes", Project,
            $"{Where}  gpuinfra:platform: {{protect: false, labels: {{b: \"1\"   , a: 010}}}}\n  gpuinfra:services: {{}}",
            $"{HandedWhere}, \"gpuinfra:platform\": {Json("{\"labels\":{\"a\":8,\"b\":\"1\"},\"protect\":false}")}, {NoServices}"
        },
        {
            "error CFG005: Pulumi.dev.yaml:5:3: services: says again what the key in line 4 says.", Project,
            $"{Where}  gpuinfra:services: {{chat: {Chat}}}\n  services: {{}}", $"{HandedWhere}, {NoServices}"
        },
        {
            "error CFG010: Pulumi.dev.yaml:4:36: gpuinfra:services.chat.env.TOKEN: is encrypted", Project,
            $"{Where}  gpuinfra:services: {{chat: {{env: {{TOKEN: {{secure: v1:abc}}}}, image: {Image}}}}}",
            $"{HandedWhere}, \"gpuinfra:services\": {Json($"{{\"chat\":{{\"env\":{{\"TOKEN\":\"hunter2\"}},\"image\":\"{Image}\"}}}}")}"
        },
        {
            "error CFG010: Pulumi.dev.yaml:2:3: gcp:project: is encrypted", Project,
            "gcp:project: {secure: v1:abc}\n  gcp:region: europe-west4\n  gpuinfra:services: {}",
            $"\"gcp:project\": \"hunter2\", \"gcp:region\": \"europe-west4\", {NoServices}"
        },
        {
            "silenced GPU001: Pulumi.dev.yaml:3:15: gcp:region: is us-west1", Project,
            "gcp:project: acme-dev\n  gcp:region: us-west1\n"
                + $"  gpuinfra:services: {{chat: {{image: {Image}, silence: [{{rule: GPU001, path: location, reason: New.}}]}}}}",
            "\"gcp:project\": \"acme-dev\", \"gcp:region\": \"us-west1\", \"gpuinfra:services\": "
                + Json($"{{\"chat\":{{\"image\":\"{Image}\",\"silence\":[{{\"rule\":\"GPU001\",\"path\":\"location\",\"reason\":\"New.\"}}]}}}}")
        },
        {
            "warning CFG015: Pulumi.dev.yaml:4:40: gpuinfra:services.chat.silence[0]: silences nothing", Project,
            $"{Where}  gpuinfra:services: {{chat: {{silence: [{{rule: GPU001, path: location, reason: Old.}}], image: {Image}}}}}",
            $"{HandedWhere}, \"gpuinfra:services\": "
                + Json($"{{\"chat\":{{\"image\":\"{Image}\",\"silence\":[{{\"rule\":\"GPU001\",\"path\":\"location\",\"reason\":\"Old.\"}}]}}}}")
        },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Check_WhatPulumiHandsOver_FindsWhatTheFilesSay(string finding, string project, string config, string handed)
    {
        using var program = new RunningProgram();
        program.Write("Pulumi.yaml", project);
        program.Write(Name, $"config:\n  {config}\n");
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>($"{{{handed}}}")!;
        string[] secrets = [.. texts.Where(text => text.Value.Contains("hunter2", StringComparison.Ordinal)).Select(text => text.Key)];

        var run = await program.RunAsync("dev", texts, () => RunningDeployment.Check(), secrets);

        var read = ProjectFile.Parse(project, "Pulumi.yaml");
        var check = StackCheck.Of(StackFile.Parse($"config:\n  {config}\n", Name, StackCheck.OwnKeys, read));
        var expected = read.Problems.Concat(check.Problems).Select(problem => problem.Finding).Order(StringComparer.Ordinal);
        Assert.Equal(expected, run.Findings);
        Assert.Single(run.Findings, each => each.StartsWith(finding, StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", $"{run.Failure}{string.Concat(run.Logged)}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ValuesThatDifferFromTheFiles_HaveNoPlace()
    {
        using var program = new RunningProgram();
        program.Write("Pulumi.yaml", Project);
        program.Write(Name, $"config:\n  {Where}  gpuinfra:services: {{chat: {{image: {Image}, cpu: 4}}}}\n");

        var run = await program.RunAsync("dev", Handed($"{{\"chat\":{{\"image\":\"{Image}\",\"cpu\":3}}}}"), () => RunningDeployment.Check());

        Assert.Equal("error GPU003: the configuration of dev: gpuinfra:services.chat.cpu: is 3", Assert.Single(run.Errors).Split(',')[0]);
    }

    [Fact]
    public async Task Check_StackFilesInAFolderOfTheirOwn_AreNamedThere()
    {
        using var program = new RunningProgram();
        program.Write("Pulumi.yaml", $"{Project}stackConfigDir: stacks\n");
        program.Write("stacks/Pulumi.dev.yaml", $"config:\n  {Where}  gpuinfra:services: {{}}\n");

        var run = await program.RunAsync("dev", Handed("{}"), () => RunningDeployment.Check());

        Assert.StartsWith("warning STK017: stacks/Pulumi.dev.yaml:4:3: ", Assert.Single(run.Logged), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_KeysOfAnEnvironment_AreReadBesideTheFile()
    {
        using var program = new RunningProgram();
        program.Write(Name, "config:\n  gpuinfra:services: {}\nenvironment: [acme]\n");

        var run = await program.RunAsync("dev", Handed("{}"), () => RunningDeployment.Check());

        Assert.Null(run.Failure);
        Assert.StartsWith("warning STK017: Pulumi.dev.yaml:2:3: ", Assert.Single(run.Logged), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_EncryptedValueWithoutAFile_RefusesItsKey()
    {
        using var program = new RunningProgram();

        var run = await program.RunAsync(
            "dev", Handed("{\"chat\":{\"env\":{\"TOKEN\":\"hunter2\"}}}"), () => RunningDeployment.Check(), "gpuinfra:services");

        Assert.Equal(
            [
                "error CFG010: the configuration of dev: gpuinfra:services: is encrypted, but must be a map from names to values. "
                + "Set it without --secret.",
            ],
            run.Errors);
    }

    private static Dictionary<string, string> Handed(string services) => new()
    {
        ["gcp:project"] = "acme-dev",
        ["gcp:region"] = "europe-west4",
        ["gpuinfra:services"] = services,
    };

    private static string Json(string text) => JsonSerializer.Serialize(text);
}
