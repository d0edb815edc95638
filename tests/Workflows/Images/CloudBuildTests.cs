using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace GpuInfra.Workflows.Tests;

/// <summary>The build of an image with a model in it, as Cloud Build reads it.</summary>
public partial class CloudBuildTests
{
    private const string FilePath = "infra/images/cloudbuild.yaml";

    private static readonly string Text = Repository.Read(FilePath);
    private static readonly YamlNode Root = Load();

    private static IReadOnlyList<YamlNode> Steps => [.. Root.Get("steps").Items()];

    private static IReadOnlyList<string> Declared => [.. Root.Get("substitutions").Entries().Select(entry => entry.Key)];

    // Cloud Build refuses a substitution that is not used, as it does one that is not there.
    [Fact]
    public void Substitutions_AreThoseThatAreUsed()
    {
        var used = Substitution().Matches(Text).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.Equal(Declared.Order(StringComparer.Ordinal), used.Where(name => name[0] == '_').Order(StringComparer.Ordinal));
        Assert.Equal(["BUILD_ID"], used.Where(name => name[0] != '_'));
        Assert.All(Root.Get("substitutions").Entries(), entry => Assert.Equal("", entry.Value.Text()));
    }

    [Fact]
    public void Machine_IsTheLargest()
    {
        Assert.Equal("E2_HIGHCPU_32", Root.Text("options", "machineType"));
        Assert.Equal("500", Root.Text("options", "diskSizeGb"));
        Assert.Equal("CLOUD_LOGGING_ONLY", Root.Text("options", "logging"));
    }

    [Fact]
    public void Steps_EndWithinTheBuild()
    {
        var whole = Seconds(Root);
        var each = Steps.Select(Seconds).ToList();

        Assert.Equal(14_400, whole);
        Assert.Equal([300, 7_200, 7_200, 60], each);
        Assert.All(each, seconds => Assert.InRange(seconds, 1, whole));
    }

    [Fact]
    public void Steps_BuildPushAndTellInThisOrder()
    {
        Assert.Equal(["token", "build", "push", "stack-lines"], Steps.Select(step => step.Text("id")));
        const string image = "${_REPOSITORY}/${_NAME}:${BUILD_ID}";
        Assert.Equal(["infra/images/build.sh", "${_ENGINE}", image], Words(1));
        Assert.Equal(["push", image], Words(2));
        Assert.Equal(["infra/images/stack-lines.sh", "${_ENGINE}", "${_MODEL}", image], Words(3));
    }

    [Fact]
    public void Scripts_ExistAndReadWhatTheyAreTold()
    {
        var scripts = Steps.Where(step => step.Text("entrypoint") == "sh").ToList();
        Assert.Equal(3, scripts.Count);
        Assert.All(scripts, step =>
        {
            var script = Repository.Read(step.Get("args").Items().First().Text()!);
            Assert.StartsWith("#!/bin/sh\n", script, StringComparison.Ordinal);
            Assert.All(Variables(step), name => Assert.Contains($"${{{name}:-", script, StringComparison.Ordinal));
        });
        Assert.Equal(["MODEL", "REVISION", "BASE", "ALLOW_PICKLE", "TOKEN_FILE"], Variables(Steps[1]));
    }

    // A volume that one step alone names is refused; the token is in no folder of the source, and so in no image.
    [Fact]
    public void Token_IsSharedByTwoStepsAlone()
    {
        var sharing = Steps.Where(step => step.Get("volumes") is not null).ToList();

        Assert.Equal(["token", "build"], sharing.Select(step => step.Text("id")));
        Assert.All(sharing, step => Assert.Equal(("secrets", "/secrets"), (step.Get("volumes").Items().Single().Text("name"), step.Get("volumes").Items().Single().Text("path"))));
        Assert.Equal(["infra/images/token.sh", "/secrets/hf_token"], Words(0));
        Assert.Contains("TOKEN_FILE=/secrets/hf_token", Steps[1].Get("env").Items().Select(value => value.Text()));
    }

    [Fact]
    public void Images_OfTheSteps_NameNoMovingTag()
    {
        Assert.Equal(
            ["gcr.io/cloud-builders/docker", Dockerfile.All[0].Stage(0)[0].Said.Split(' ')[0]],
            Steps.Select(step => step.Text("name")!).Distinct().Order(StringComparer.Ordinal));
    }

    private static YamlNode Load()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Text));
        return yaml.Documents.Single().RootNode;
    }

    private static int Seconds(YamlNode node) => int.Parse(node.Text("timeout")!.TrimEnd('s'), CultureInfo.InvariantCulture);

    private static IEnumerable<string?> Words(int step) => Steps[step].Get("args").Items().Select(word => word.Text());

    private static IEnumerable<string> Variables(YamlNode step) => step.Get("env").Items().Select(value => value.Text()!.Split('=')[0]);

    [GeneratedRegex(@"\$\{?(_?[A-Z][A-Z_]*)\}?")]
    private static partial Regex Substitution();
}
