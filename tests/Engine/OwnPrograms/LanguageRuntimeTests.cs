namespace GpuInfra.Engine.Tests;

/// <summary>A program of another runtime is run by the language host of it.</summary>
public sealed class LanguageRuntimeTests
{
    private const string Bucket = """{ "resource": { "type": "gcp:storage/bucket:Bucket", "name": "files", "parent": "{stack.urn}", "inputs": { "location": "{config.gcp:region}" } } }""";
    private const string Call = """{ "call": { "name": "project", "token": "gcp:organizations/getProject:getProject" } }""";

    [Fact]
    public async Task Plan_RuntimeWithAHost_IsWhatTheHostRuns()
    {
        using var program = ScriptedProgram.OfRuntime("nodejs", Bucket);

        var plan = await RunAsync(program, "nodejs");

        Assert.Equal(0, plan.ExitCode);
        Assert.Equal("europe-west1", OwnProgramTests.Steps(plan.Output)["urn:pulumi:dev::acme::gcp:storage/bucket:Bucket::files"]["inputs"]!["location"]!.ToString());
    }

    [Fact]
    public async Task Plan_HostThatFails_SaysWhatItSays()
    {
        using var program = ScriptedProgram.OfRuntime("{ name: nodejs, options: { refuse: There is no Node.js. } }");

        var plan = await RunAsync(program, "nodejs");

        Assert.Equal(1, plan.ExitCode);
        Assert.EndsWith("  There is no Node.js.\n  It ended with the exit code 1.\n", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_RuntimeWithoutAHost_NamesItAndWhereItComesFrom()
    {
        using var program = ScriptedProgram.OfRuntime("cobol");

        var plan = await program.RunAsync("plan", "dev");

        Assert.Equal(2, plan.ExitCode);
        Assert.Equal(
            "The program is of the runtime 'cobol', which Pulumi's language host runs: pulumi-language-cobol is neither in the PATH nor in ~/.pulumi/bin. "
                + "It comes with the Pulumi CLI: https://www.pulumi.com/docs/iac/download-install/\n",
            plan.Error);
    }

    [Theory]
    [InlineData("python", 0)]
    [InlineData("go", 1)]
    public async Task Plan_FunctionOfARuntime_EndsThePlanWhereUnknownWouldBeLost(string runtime, int exitCode)
    {
        using var program = ScriptedProgram.OfRuntime(runtime, Call);

        Assert.Equal(exitCode, (await RunAsync(program, runtime)).ExitCode);
    }

    private static Task<ProcessResult> RunAsync(ScriptedProgram program, string runtime) =>
        program.RunAsync([("PATH", $"{program.AddHost(runtime)}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}")], "plan", "dev", "--json");
}
