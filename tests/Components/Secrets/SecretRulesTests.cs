using Pulumi;

namespace GpuInfra.Components.Tests;

/// <summary>Secrets that stand in the open among arguments, wherever they stand.</summary>
public sealed class SecretRulesTests
{
    private const string Token = "hf_abcdefghijklmnopqrstuvwxyz123456";
    private const string Holds = "holds a token of Hugging Face, in the open";
    private const string Follows = "is the value of a flag that takes a secret, in the open";
    private const string Named = "is named like a secret, but its value is in the open";

    private const string Fix =
        "Remove it, make a new one, as this one is known now, and put that into Secret Manager: a container gets it by secrets, as "
        + "secret-id:version.";

    [Fact]
    public void Check_TextsWithTheFormOfASecret_AreToldWhereverTheyStand() => Assert.Equal(
        [
            $"args[1]: {Holds}",
            $"env.PLAIN: {Holds}",
            $"startupProbe.headers.X-Trace: {Holds}",
            $"sidecars.proxy.command[0]: {Holds}",
            $"sidecars[\"a.b\"].env[\"x.y\"]: {Holds}",
        ],
        Check(new ModelServiceArgs
        {
            Args = ["serve", $"say {Token}"],
            Env = new Dictionary<string, string> { ["PLAIN"] = Token, ["OTHER"] = "text" },
            Network = Token,
            MaxInstances = 3,
            StartupProbe = new() { Headers = new Dictionary<string, string> { ["X-Trace"] = Token } },
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["proxy"] = new() { Command = [Token] },
                ["a.b"] = new() { Env = new Dictionary<string, string> { ["x.y"] = Token } },
            },
        }));

    [Fact]
    public void Check_ASecret_IsAnErrorThatSaysWhatToDo()
    {
        var violation = Assert.Single(SecretRules.Check(new ModelServiceArgs { Description = Token }));

        Assert.Equal($"description: {Holds}. {Fix} [https://docs.cloud.google.com/run/docs/configuring/services/secrets]", $"{violation}");
        Assert.Equal(("RUN046", Severity.Error), (violation.Rule.Id, violation.Severity));
    }

    // A value with the form of a secret is told once; the first item of a list follows nothing.
    [Theory]
    [InlineData("--api-key hunter2", "args[1]: " + Follows)]
    [InlineData("serve --api-key hunter2 --password hunter3", "args[2]: " + Follows + "|args[4]: " + Follows)]
    [InlineData("--api-key " + Token, "args[1]: " + Holds)]
    [InlineData("--port 8080", "")]
    [InlineData("api-key hunter2", "")]
    [InlineData("--api-key --port", "")]
    [InlineData("--api-key", "")]
    [InlineData("hunter2 --api-key", "")]
    public void Check_WhatFollowsAFlagThatTakesASecret_IsOne(string args, string expected) => Assert.Equal(
        expected, string.Join('|', Check(new ModelServiceArgs { Args = args.Split(' ') })));

    [Theory]
    [InlineData("labels")]
    [InlineData("annotations")]
    [InlineData("revisionAnnotations")]
    [InlineData("startupProbe.headers")]
    public void Check_NamesOfSecretsInAMapOfText_AreToldOnce(string path)
    {
        var map = new Dictionary<string, string> { ["team"] = "hunter2", ["api-token"] = "hunter2", ["password"] = Token, ["my.secret"] = "x" };

        Assert.Equal(
            [$"{path}.password: {Holds}", $"{path}.api-token: {Named}", $"{path}[\"my.secret\"]: {Named}"],
            Check(new ModelServiceArgs
            {
                Labels = path == "labels" ? map : null,
                Annotations = path == "annotations" ? map : null,
                RevisionAnnotations = path == "revisionAnnotations" ? map : null,
                StartupProbe = path == "startupProbe.headers" ? new() { Headers = map } : null,
            }));
    }

    [Fact]
    public void Check_NamesOfSecretsAmongVariables_HaveARuleOfTheirOwn() => Assert.Empty(
        Check(new ModelServiceArgs { Env = new Dictionary<string, string> { ["API_TOKEN"] = "hunter2" } }));

    [Fact]
    public void Check_ArgumentsThatAreNotDescribed_HoldNothing() => Assert.Empty(Check(new Undescribed { Text = Token }));

    [Theory]
    [InlineData("--api-key", "hunter2", Follows)]
    [InlineData("--api-key", Token, null)]
    [InlineData("--port", "8080", null)]
    public void CheckTextHoldsNoSecret_AfterAFlag_TellsWhatHasNoFormOfItsOwn(string flag, string next, string? problem) => Assert.Equal(
        problem is null ? [] : [$"here: {problem}"], SecretRules.CheckTextHoldsNoSecret("here", flag, next).Select(Line));

    [Fact]
    public void CheckTextIsNoMark_WhatIsShownOfASecret_IsRefused() => Assert.Equal(
        [
            "here: holds [secret], which only stands where a secret was. Write what is meant without the secret: a container gets that by "
                + "secrets, as secret-id:version. [https://docs.cloud.google.com/run/docs/configuring/services/secrets]",
        ],
        SecretRules.CheckTextIsNoMark("here", "a [secret] b").Concat(SecretRules.CheckTextIsNoMark("there", "a secret b")).Select(told => $"{told}"));

    private static IEnumerable<string> Check(ResourceArgs args) => SecretRules.Check(args).Select(Line);

    private static string Line(Violation violation) => $"{violation.Path}: {violation.Problem}";

    private sealed class Undescribed : ResourceArgs
    {
        [Input("text")]
        public string? Text { get; init; }
    }
}
