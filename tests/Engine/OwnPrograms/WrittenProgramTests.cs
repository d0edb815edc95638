namespace GpuInfra.Engine.Tests;

/// <summary>Programs in C# on the published packages, which the tool builds and runs.</summary>
public sealed class WrittenProgramTests
{
    private const string Plain = """
        using Pulumi;
        using Pulumi.Gcp.Compute;
        using Pulumi.Gcp.Organizations;
        using Pulumi.Gcp.ServiceAccount;

        return await Deployment.RunAsync(() =>
        {
            var network = new Network("net", new() { AutoCreateSubnetworks = false });
            var subnet = new Subnetwork("subnet", new() { Network = network.Id, IpCidrRange = "10.0.0.0/26", Region = "europe-west1" });
            var account = new Account("runner", new() { AccountId = "runner", Project = "acme-dev" });
            var member = new Pulumi.Gcp.Projects.IAMMember("log", new()
            {
                Project = "acme-dev", Role = "roles/logging.logWriter", Member = Output.Format($"serviceAccount:{account.Email}"),
            });
            var project = GetProject.Invoke(new() { ProjectId = "acme-dev" });
            return new Dictionary<string, object> { ["subnet"] = subnet.SelfLink, ["number"] = project.Apply(one => one.Number) };
        });
        """;

    private const string Components = """
        using GpuInfra;
        using Pulumi;

        return await Deployment.RunAsync(() =>
        {
            var bucket = new ModelBucket("models", new() { Project = "acme-dev", Location = "europe-west4" });
            _ = new ServiceIdentity("runner", new() { Project = "acme-dev", Bucket = bucket.BucketName });
        });
        """;

    /// <summary>The folders whose stacks the programs of this repository run.</summary>
    public static TheoryData<string, string> Folders => new()
    {
        { ".", "infra/Program/GpuInfra.Program" },
        { "infra/Bootstrap", "infra/Bootstrap/GpuInfra.Bootstrap" },
        { "tests/Engine/Cases", "infra/Program/GpuInfra.Program" },
    };

    [EngineTheory]
    [MemberData(nameof(Folders))]
    public async Task Plan_ProgramOfThisRepository_IsThePlanOfItsStackFiles(string folder, string program)
    {
        var copy = Directory.CreateTempSubdirectory("gpuinfra-copy-");
        try
        {
            var binary = Repository.BuiltIn(Repository.At(Path.GetDirectoryName(program)!), Path.GetFileName(program));
            await File.WriteAllTextAsync(
                Path.Combine(copy.FullName, "Pulumi.yaml"),
                $"name: {ProjectFolder.Open(folder).Name}\nruntime: {{ name: dotnet, options: {{ binary: '{binary}' }} }}\n");
            foreach (var file in Directory.EnumerateFiles(Repository.At(folder), "Pulumi.*.yaml"))
            {
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            }

            var run = await Tool.RunProgramAsync(copy.FullName, [], "plan", "--json");

            Assert.Equal(0, run.ExitCode);
            Assert.Equal((await Tool.RunAsync(folder, "plan", "--json")).Output, run.Output);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    [EngineFact]
    public async Task Plan_PlainResources_HasReferencesAndWhatTheProviderKnows()
    {
        using var program = new WrittenProgram(Plain);

        var plan = await program.RunAsync("plan", "dev", "--json");

        Assert.True(plan.ExitCode == 0, plan.Error);
        var steps = OwnProgramTests.Steps(plan.Output);
        Assert.Equal("${net.id}", steps["urn:pulumi:dev::acme::gcp:compute/subnetwork:Subnetwork::subnet"]["inputs"]!["network"]!.ToString());
        Assert.Equal(
            "serviceAccount:runner@acme-dev.iam.gserviceaccount.com",
            steps["urn:pulumi:dev::acme::gcp:projects/iAMMember:IAMMember::log"]["inputs"]!["member"]!.ToString());
        Assert.Equal("${subnet.selfLink}", steps["urn:pulumi:dev::acme::pulumi:pulumi:Stack::acme-dev"]["outputs"]!["subnet"]!.ToString());
        Assert.Contains("info: gcp:organizations/getProject:getProject is answered by the cloud alone", plan.Error, StringComparison.Ordinal);
    }

    [EngineFact]
    public async Task Plan_OurComponents_HasTheirChildren()
    {
        using var program = new WrittenProgram(Components);

        var plan = await program.RunAsync("plan", "dev", "--json");

        Assert.True(plan.ExitCode == 0, plan.Error);
        var bucket = OwnProgramTests.Steps(plan.Output).Single(step => step.Key.EndsWith("gcp:storage/bucket:Bucket::models", StringComparison.Ordinal)).Value;
        Assert.Equal("europe-west4", bucket["inputs"]!["location"]!.ToString());
    }

    [EngineFact]
    public async Task Plan_ProgramThatThrows_SaysWhatItSaidAndWhere()
    {
        using var program = new WrittenProgram("""
            using Pulumi;

            return await Deployment.RunAsync(() =>
            {
                Make();
                static void Make() => throw new InvalidOperationException("There is no size.");
            });
            """);

        var plan = await program.RunAsync("plan", "dev");

        Assert.Equal(1, plan.ExitCode);
        Assert.EndsWith(
            $"acme/dev: The program failed, so that there is no plan.\n  There is no size.\n    in {Path.Combine(program.Folder, "Program.cs")}:6\n",
            plan.Error,
            StringComparison.Ordinal);
    }

    [EngineFact]
    public async Task Plan_ArgumentsThatTheComponentsRefuse_SaysTheRuleAndTheLimit()
    {
        using var program = new WrittenProgram(Components.Replace("europe-west4", "nowhere", StringComparison.Ordinal));

        var plan = await program.RunAsync("plan", "dev");

        Assert.Equal(1, plan.ExitCode);
        Assert.Contains("location: is 'nowhere', which is not a region", plan.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", plan.Error, StringComparison.Ordinal);
    }

    [EngineFact]
    public async Task Plan_PlainCall_EndsThePlanWithItsPlaceUnlessItIsAnswered()
    {
        using var program = new WrittenProgram("""
            using Pulumi;
            using Pulumi.Gcp.Organizations;
            using Pulumi.Gcp.Storage;

            return await Deployment.RunAsync(async () =>
            {
                var project = await GetProject.InvokeAsync(new() { ProjectId = "acme-dev" });
                _ = new Bucket("files", new() { Location = "EU", Name = $"files-{project.Number}" });
            });
            """);
        program.Write("answers.yaml", "- token: gcp:organizations/getProject:getProject\n  result: { number: '4711', projectId: acme-dev }\n");

        var asked = await program.RunAsync("plan", "dev");
        var answered = await program.RunAsync("plan", "dev", "--json", "--answers", "answers.yaml");

        Assert.Equal(1, asked.ExitCode);
        Assert.Contains(
            $"  {Path.Combine(program.Folder, "Program.cs")}:7:5: gcp:organizations/getProject:getProject is called for a plain value, which only the cloud knows. "
                + "Write the answer into a file, and name it with --answers:\n"
                + "  - token: gcp:organizations/getProject:getProject\n",
            asked.Error,
            StringComparison.Ordinal);
        Assert.True(answered.ExitCode == 0, answered.Error);
        Assert.Equal("files-4711", OwnProgramTests.Steps(answered.Output)["urn:pulumi:dev::acme::gcp:storage/bucket:Bucket::files"]["inputs"]!["name"]!.ToString());
    }
}
