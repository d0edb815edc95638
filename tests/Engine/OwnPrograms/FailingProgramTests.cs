namespace GpuInfra.Engine.Tests;

/// <summary>Where a program of its own fails, its own words are told, and there is no plan.</summary>
public sealed class FailingProgramTests
{
    private const string Heading = "acme/dev: The program failed, so that there is no plan.\n";
    private const string Bucket = """{ "resource": { "type": "gcp:storage/bucket:Bucket", "name": "files", "parent": "{stack.urn}" } }""";

    [Fact]
    public async Task Plan_ProgramThatThrows_SaysWhatItSaidAndWhere()
    {
        using var program = new ScriptedProgram(
            """{ "log": { "severity": "Error", "message": "Running program '/p.dll' failed with an unhandled exception:\nSystem.InvalidOperationException: There is no size.\n   at Acme.Site.Make() in /home/acme/Site.cs:line 12\n   at Acme.Program.Main()" } }""",
            """{ "exit": 32 }""");

        await AssertFailsAsync(program, "  There is no size.\n    in /home/acme/Site.cs:12\n");
    }

    [Theory]
    [InlineData("""Status(StatusCode=\"Unimplemented\", Detail=\"The stack has \"transforms\".\")""", "The stack has \"transforms\".")]
    [InlineData("""Status(StatusCode=\"Unknown\", Detail=\"Protocol message had too many levels of nesting.\", DebugException=\"x\")""", "A value lies too deep in others for gpuinfra to read it: make it flatter.")]
    [InlineData("""error of \"big\"\n\tthere""", "error of \"big\"\n    there")]
    public async Task Plan_FailureOfTheSdk_SaysTheWordsInIt(string message, string words)
    {
        using var program = new ScriptedProgram(
            $$"""{ "log": { "severity": "Error", "message": "Running program '/p.dll' failed with an unhandled exception:\nGrpc.Core.RpcException: {{message}}\n   at Acme.Program.Main()" } }""",
            """{ "exit": 32 }""");

        await AssertFailsAsync(program, $"  {words}\n");
    }

    [Fact]
    public async Task Plan_LogOfSeveralLines_StandsInSeveralLines()
    {
        using var program = new ScriptedProgram("""{ "log": { "severity": "Warning", "message": "Two things:\n- one\n::error::two" } }""", Bucket);

        Assert.Contains("warning: Two things:\n  - one\n  \\u{3a}:error", (await program.RunAsync("plan", "dev")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_ProgramThatEndsWithAnotherCode_SaysTheCodeAndItsLastLines()
    {
        using var program = new ScriptedProgram("""{ "print": "No more." }""", """{ "exit": 3 }""");

        await AssertFailsAsync(program, "  No more.\n  It ended with the exit code 3.\n");
    }

    [Fact]
    public async Task Plan_ProgramThatNeverEnds_IsEnded()
    {
        using var program = new ScriptedProgram("""{ "print": "Waiting." }""", """{ "hang": {} }""");

        await AssertFailsAsync(program, "  It did not end within 10 s. --time-limit gives it longer.\n  Waiting.\n", "--time-limit", "10");
    }

    [Fact]
    public async Task Plan_OneUrnTwice_IsRefused()
    {
        using var program = new ScriptedProgram(Bucket, Bucket);

        await AssertFailsAsync(
            program,
            "  Two resources have the URN urn:pulumi:dev::acme::gcp:storage/bucket:Bucket::files. Give one of them another name or another parent.\n");
    }

    [Fact]
    public async Task Plan_SeveralStacks_TellsOfEach()
    {
        using var program = new ScriptedProgram("""{ "exit": 3 }""");
        program.Write("Pulumi.prod.yaml", "config: {}\n");

        var plan = await program.RunAsync("plan");

        Assert.Contains("acme/dev: The program failed", plan.Error, StringComparison.Ordinal);
        Assert.Contains("acme/prod: The program failed", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_BinaryThatIsNotThere_IsNamedAtItsKey()
    {
        using var program = new ScriptedProgram();
        program.Write("Pulumi.yaml", "name: acme\nruntime: { name: dotnet, options: { binary: out/acme } }\n");

        var plan = await program.RunAsync("plan", "dev");

        Assert.Equal(2, plan.ExitCode);
        Assert.Contains("Pulumi.yaml: runtime.options.binary: is 'out/acme', which is not there. Build it, or correct it to the path from Pulumi.yaml.\n", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_BinaryThatMayNotBeExecuted_IsNamed()
    {
        using var program = new ScriptedProgram();
        program.Write("acme", "no program");
        program.Write("Pulumi.yaml", "name: acme\nruntime: { name: dotnet, options: { binary: acme } }\n");

        await AssertFailsAsync(program, $"  {Path.Combine(program.Folder, "acme")} cannot be started. See that it may be executed on this machine, or build it again.\n");
    }

    [Fact]
    public async Task Plan_PulumiYaml_IsNotSupported()
    {
        using var program = ScriptedProgram.OfRuntime("yaml");

        var plan = await program.RunAsync("plan", "dev");

        Assert.Equal(2, plan.ExitCode);
        Assert.Contains("runtime: is yaml. A program in Pulumi YAML is not supported", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_SecretThatTheProgramTripsOver_IsNamed()
    {
        using var program = new ScriptedProgram("""{ "log": { "severity": "Error", "message": "no number" } }""", """{ "exit": 32 }""");
        program.Write("Pulumi.dev.yaml", "config:\n  size:\n    secure: AAABAKsF4Zk=\n");

        Assert.Contains("Its secrets are [secret] to it (acme:size): nothing is decrypted.", (await program.RunAsync("plan", "dev")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_ProjectThatDoesNotCompile_SaysTheErrorsOfTheCompiler()
    {
        using var program = new ScriptedProgram();
        program.Write("Pulumi.yaml", "name: acme\nruntime: dotnet\n");
        program.Write("Acme.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup></Project>""");
        program.Write("Program.cs", "return Nothing.Here;\n");

        var plan = await program.RunAsync("plan", "dev");

        Assert.Equal(1, plan.ExitCode);
        Assert.Contains($"{Heading}  It does not compile:\n  {Path.Combine(program.Folder, "Program.cs")}(1,8): error CS0103:", plan.Error, StringComparison.Ordinal);
    }

    private static async Task AssertFailsAsync(ScriptedProgram program, string words, params string[] args)
    {
        var plan = await program.RunAsync(["plan", "dev", .. args]);

        Assert.Equal((1, ""), (plan.ExitCode, plan.Output));
        Assert.EndsWith(Heading + words, plan.Error, StringComparison.Ordinal);
    }
}
