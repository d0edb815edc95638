namespace GpuInfra.Engine.Tests;

/// <summary>What functions answer is taken from a file, or unknown and named.</summary>
public sealed class FunctionTests
{
    private const string Token = "gcp:organizations/getProject:getProject";
    private const string Call = $$"""{ "call": { "name": "project", "token": "{{Token}}", "args": { "projectId": "acme-dev" } } }""";
    private const string Bucket = """{ "resource": { "type": "gcp:storage/bucket:Bucket", "name": "files", "parent": "{stack.urn}", "inputs": { "name": "files-{project.number}" } } }""";
    private const string Urn = "urn:pulumi:dev::acme::gcp:storage/bucket:Bucket::files";

    [Fact]
    public async Task Plan_FunctionWithoutAnAnswer_IsUnknownAndNamed()
    {
        using var program = new ScriptedProgram(Call);

        var plan = await program.RunAsync("plan", "dev");

        Assert.Equal(0, plan.ExitCode);
        Assert.Contains($"info: {Token} is answered by the cloud alone: its result is unknown. --answers FILE says it.", plan.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- token: gcp:organizations/getProject:getProject\n  args: { projectId: acme-dev }\n  result: { number: '4711' }\n")]
    [InlineData("""[{ "token": "gcp:organizations/getProject:getProject", "result": { "number": "4711" } }]""")]
    public async Task Plan_FunctionWithAnAnswer_HasIt(string answers)
    {
        using var program = new ScriptedProgram(Call, Bucket);
        program.Write("answers.yaml", answers);

        var plan = await program.RunAsync("plan", "dev", "--json", "--answers", "answers.yaml");

        Assert.Equal("files-4711", OwnProgramTests.Steps(plan.Output)[Urn]["inputs"]!["name"]!.ToString());
    }

    [Fact]
    public async Task Plan_AnswerForOtherArguments_IsNotTaken()
    {
        using var program = new ScriptedProgram(Call);
        program.Write("answers.yaml", "- token: gcp:organizations/getProject:getProject\n  args: { projectId: another }\n  result: { number: '4711' }\n");

        Assert.Contains(Token, (await program.RunAsync("plan", "dev", "--answers", "answers.yaml")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_AnswerThatNobodyAsks_IsNamedAtItsPlace()
    {
        using var program = new ScriptedProgram(Call);
        program.Write("answers.yaml", "- token: a:b:c\n  result: {}\n");

        Assert.Contains(
            "info: answers.yaml:1:3: The answer of a:b:c was not used: the program does not ask it, or with other arguments.\n",
            (await program.RunAsync("plan", "dev", "--answers", "answers.yaml")).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_SecretArgumentOfAFunction_IsToldNowhere()
    {
        using var program = new ScriptedProgram(
            Call.Replace("\"acme-dev\"", """{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "hunter2xyz" }""", StringComparison.Ordinal),
            """{ "exit": 3 }""");

        var plan = await program.RunAsync("plan", "dev");

        Assert.DoesNotContain("hunter2xyz", plan.Error, StringComparison.Ordinal);
        Assert.Contains("    args: {\"projectId\":\"[secret]\"}\n", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_StackReferenceWithAnAnswer_HasWhatItExports()
    {
        using var program = new ScriptedProgram(
            """{ "read": { "type": "pulumi:pulumi:StackReference", "name": "net", "id": "acme/net/dev", "properties": { "name": "acme/net/dev" } } }""",
            """{ "print": "{net.outputs}" }""",
            """{ "exit": 3 }""");
        program.Write("answers.yaml", "- token: pulumi:pulumi:StackReference\n  args: { name: acme/net/dev }\n  result: { location: EU }\n");

        var plan = await program.RunAsync("plan", "dev", "--answers", "answers.yaml");

        Assert.Contains("\"location\": \"EU\"", plan.Error, StringComparison.Ordinal);
        Assert.Contains("It was answered for pulumi:pulumi:StackReference as the file of --answers says", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_FileThatHoldsNoAnswers_IsRefusedAtItsPlace()
    {
        using var program = new ScriptedProgram(Call);
        program.Write("answers.yaml", "- token: a:b:c\n  results: {}\n");

        var plan = await program.RunAsync("plan", "dev", "--answers", "answers.yaml");

        Assert.Equal(2, plan.ExitCode);
        Assert.Equal(
            "answers.yaml:2:3: 'results' is no key of an answer. It is a list, each with 'token', 'result' and, where it holds for some arguments only, 'args'.\n",
            plan.Error);
    }

    [Fact]
    public async Task Plan_ProgramThatFailsAfterAFunction_SaysHowItIsAnswered()
    {
        using var program = new ScriptedProgram(Call, """{ "exit": 3 }""");

        var plan = await program.RunAsync("plan", "dev");

        Assert.Equal(1, plan.ExitCode);
        Assert.Contains(
            "  - token: gcp:organizations/getProject:getProject\n    args: {\"projectId\":\"acme-dev\"}\n    result: { }   # what the function answers, by name\n",
            plan.Error,
            StringComparison.Ordinal);
    }
}
