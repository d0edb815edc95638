using System.Globalization;

namespace GpuInfra.Components.Tests;

public sealed class ServiceNameRulesTests
{
    private const string Api = "reference/rest/v2/projects.locations.services";
    private const string Labels = "https://docs.cloud.google.com/resource-manager/docs/labels-overview";

    [Theory]
    [InlineData("a")]
    [InlineData("chat-2")]
    [InlineData("a23456789-123456789-123456789-123456789-123456789")]
    public void Check_NameWithinLimits_IsTheServices(string name)
    {
        var result = GpuServiceSpec.Check(name, new GpuServiceArgs { Image = Given.Image }, ServiceDefaults.None, Given.Region);

        Assert.Empty(result.Violations);
        Assert.Equal(name, result.Spec.Name);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("Chat", "chat: ")]
    [InlineData("A23456789-123456789-123456789-123456789-123456789", "a23456789-123456789-123456789-123456789-123456789: ")]
    [InlineData("2chat", "")]
    [InlineData("-chat", "")]
    [InlineData("chat-", "")]
    [InlineData("chat_2", "chat-2: ")]
    [InlineData("Chat.Bot v2", "chat-bot-v2: ")]
    [InlineData("a23456789-123456789-123456789-123456789-1234567890", "")]
    public void Check_NameOutsideLimits_IsRefusedWithTheNearest(string name, string right) => Assert.Equal(
        [
            $"Error ServiceNameIsAllowed name: is '{name}', which Cloud Run does not take as a name. "
                + $"Use {right}1 to 49 lower-case letters, digits and hyphens, the first a letter, the last no hyphen. [{Api}]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image }, name));

    [Fact]
    public void Check_NamesWithin_AreToldWithTheirPlaces()
    {
        var long64 = new string('a', 64);
        const string fix = "1 to 63 lower-case letters, digits and hyphens, the first a letter, the last no hyphen.";

        Assert.Equal(
            [
                $"Error NameIsLabel volumes.Data: is 'Data', which Cloud Run does not take as a name. Use data: {fix} [{Api}]",
                $"Error NameIsLabel sidecars.my_proxy: is 'my_proxy', which Cloud Run does not take as a name. Use my-proxy: {fix} [{Api}]",
                $"Error NameIsLabel networkTags[1]: is '{long64}', which Cloud Run does not take as a name. Use {fix} [{Api}]",
            ],
            Given.Violations(new GpuServiceArgs
            {
                Image = Given.Image,
                Volumes = new Dictionary<string, VolumeArgs> { ["Data"] = new() { Bucket = "models" } },
                Mounts = new Dictionary<string, string> { ["Data"] = "/data" },
                Sidecars = new Dictionary<string, SidecarArgs> { ["my_proxy"] = new() { Image = Given.Image } },
                NetworkTags = [new string('a', 63), long64],
            }));
    }

    [Fact]
    public void Check_Labels_AreToldWithTheirPlaces() => Assert.Equal(
        ["labels.Team", "labels.size"],
        GpuServiceSpec.Check(
            "chat",
            new GpuServiceArgs
            {
                Image = Given.Image,
                Labels = new Dictionary<string, string> { ["Team"] = "ml", ["size"] = "Large", ["ok"] = "fine" },
            },
            ServiceDefaults.None,
            Given.Region).Errors.Select(v => v.Path));

    [Fact]
    public void Check_SixtyFourLabels_AreFine() => Assert.Equal(64, Given.Spec(WithLabels(64)).Labels.Count);

    [Fact]
    public void Check_SixtyFiveLabels_AreRefused() => Assert.Equal(
        [$"Error LabelsAreFew labels: has 65 labels, but at most 64 are allowed. Leave some out. [{Labels}]"],
        Given.Violations(WithLabels(65)));

    private static GpuServiceArgs WithLabels(int count) => new()
    {
        Image = Given.Image,
        Labels = Enumerable.Range(0, count).ToDictionary(i => string.Create(CultureInfo.InvariantCulture, $"l{i}"), _ => "v"),
    };
}
