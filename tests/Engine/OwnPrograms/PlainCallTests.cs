namespace GpuInfra.Engine.Tests;

/// <summary>In which form a program in C# calls a function is told from what was compiled.</summary>
public sealed class PlainCallTests
{
    private const string GetProject = "gcp:organizations/getProject:getProject";

    [EngineFact]
    public async Task Plan_CallByTheTokenItself_EndsThePlanWithItsPlace() => await AssertAskedAsync(
        """
        var client = await Deployment.Instance.InvokeAsync<GetClientConfigResult>("gcp:organizations/getClientConfig:getClientConfig", InvokeArgs.Empty);
            _ = new Bucket("files", new() { Location = "EU", Name = $"files-{client.Project}" });
        """,
        "gcp:organizations/getClientConfig:getClientConfig is called for a plain value, which only the cloud knows.");

    [EngineFact]
    public async Task Plan_OutputOfAnotherStackAsAPlainValue_EndsThePlanWithItsPlace() => await AssertAskedAsync(
        """
        var details = await new StackReference("organization/net/dev").GetOutputDetailsAsync("name");
            _ = new Bucket("files", new() { Location = "EU", Name = $"files-{details.Value}" });
        """,
        "pulumi:pulumi:StackReference is read for a plain value: what the stack organization/net/dev exports is not known here.");

    [EngineFact]
    public async Task Plan_ClassesOfOneNameInTwoModules_AreTwoFunctions()
    {
        using var program = Program("""
            var project = await Pulumi.Gcp.Projects.GetProject.InvokeAsync(new() { Filter = "id:acme" });
                var number = Pulumi.Gcp.Organizations.GetProject.Invoke(new() { ProjectId = "acme" }).Apply(one => one.Number);
                _ = new Bucket("files", new() { Location = "EU", Name = Output.Format($"{project.Filter}-{number}") });
            """);
        program.Write("answers.yaml", "- token: gcp:projects/getProject:getProject\n  result: { filter: a, projects: [] }\n");

        var plan = await program.RunAsync("plan", "dev", "--answers", "answers.yaml");

        Assert.True(plan.ExitCode == 0, plan.Error);
        Assert.Contains($"info: {GetProject} is answered by the cloud alone: its result is unknown.", plan.Error, StringComparison.Ordinal);
    }

    [EngineFact]
    public async Task Plan_FunctionCalledInBothForms_NamesEveryPlaceAndThatItCannotBeTold() => await AssertAskedAsync(
        """
        var one = await GetProject.InvokeAsync(new() { ProjectId = "one" });
            var two = GetProject.Invoke(new() { ProjectId = "two" });
            var three = await GetProject.InvokeAsync(new() { ProjectId = "three" });
            _ = new Bucket("files", new() { Location = "EU", Name = Output.Format($"{one.Number}-{two.Apply(project => project.Number)}-{three.Number}") });
        """,
        $"{GetProject} is called for a plain value there, which only the cloud knows, and for an output elsewhere: which of them this call is cannot be told.",
        places: ["7:5", "9:5"]);

    [EngineFact]
    public async Task Plan_ValuesMadeOfAnOutput_AreReferencesOnlyWhereItIsWhole()
    {
        using var program = Program("""
            var network = new Pulumi.Gcp.Compute.Network("net", new());
                _ = new Bucket("files", new()
                {
                    Location = "EU",
                    Labels =
                    {
                        ["whole"] = network.SelfLink, ["upper"] = network.SelfLink.Apply(link => link.ToUpperInvariant()),
                        ["length"] = network.SelfLink.Apply(link => $"{link.Length}"),
                        ["host"] = network.SelfLink.Apply(link => new Uri(link).Host), ["name"] = network.Name,
                        ["condition"] = network.SelfLink.Apply(link => link.StartsWith("https://") ? "prod " + link : "test " + link),
                        ["called"] = network.SelfLink.Apply(async link => (await GetBucketObject.InvokeAsync(new() { Bucket = link, Name = "o" })).Crc32c),
                    },
                });
                _ = network.SelfLink.Apply(link => new Bucket("more", new() { Location = link }));
            """);

        var plan = await program.RunAsync("plan", "dev", "--json");

        Assert.True(plan.ExitCode == 0, plan.Error);
        var steps = OwnProgramTests.Steps(plan.Output);
        const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
        Assert.Equal(
            $$"""{"called":"{{Unknown}}","condition":"{{Unknown}}","host":"{{Unknown}}","length":"{{Unknown}}","name":"${net.name}","upper":"{{Unknown}}","whole":"${net.selfLink}"}""",
            steps["urn:pulumi:dev::acme::gcp:storage/bucket:Bucket::files"]["inputs"]!["labels"]!.ToJsonString());
        Assert.DoesNotContain("urn:pulumi:dev::acme::gcp:storage/bucket:Bucket::more", steps.Keys);
    }

    private static async Task AssertAskedAsync(string code, string words, params string[] places)
    {
        using var program = Program(code);

        var plan = await program.RunAsync("plan", "dev");

        Assert.Equal(1, plan.ExitCode);
        var where = string.Join(" or ", places.DefaultIfEmpty("7:5").Select(place => $"{Path.Combine(program.Folder, "Program.cs")}:{place}"));
        Assert.Contains($"  {where}: {words} Write the answer into a file", plan.Error, StringComparison.Ordinal);
    }

    private static WrittenProgram Program(string code) => new($$"""
        using Pulumi;
        using Pulumi.Gcp.Organizations;
        using Pulumi.Gcp.Storage;

        return await Deployment.RunAsync(async () =>
        {
            {{code}}
        });
        """);
}
