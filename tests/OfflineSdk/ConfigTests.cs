using Pulumi;

namespace GpuInfra.OfflineSdk.Tests;

public class ConfigTests
{
    private const string Json = """
        {
          "project:text": "hello", "project:config:old": "was longer", "project:bare": true, "other:text": "elsewhere"
        }
        """;

    [Fact]
    public Task Get_EachType_ReadsItsText() => WithConfigAsync(config =>
    {
        Assert.Equal("hello", config.Get("text"));
        Assert.Equal("was longer", config.Get("old"));
        Assert.Equal("True", config.Get("bare"));
    });

    [Fact]
    public Task Get_Missing_IsNull() => WithConfigAsync(config => Assert.Null(config.Get("none")));

    [Fact]
    public Task Require_Present_IsItsValue() => WithConfigAsync(config => Assert.Equal("hello", config.Require("text")));

    [Fact]
    public Task Require_Missing_SaysHowToSetIt() => WithConfigAsync(config =>
    {
        var exception = Assert.ThrowsAny<RunException>(() => config.Require("none"));
        Assert.Equal(
            "Missing Required configuration variable 'project:none'\n" +
            "\tplease set a value using the command `pulumi config set project:none <value>`",
            exception.Message);
    });

    [Theory]
    [InlineData("other")]
    [InlineData("other:config")]
    public Task Config_OtherNamespace_ReadsIt(string name) =>
        WithConfigAsync(_ => Assert.Equal("elsewhere", new Config(name).Get("text")));

    [Fact]
    public void Config_OutsideOfARun_Throws() => Assert.Throws<InvalidOperationException>(() => new Config());

    private static async Task WithConfigAsync(Action<Config> test)
    {
        var before = Environment.GetEnvironmentVariable("PULUMI_CONFIG");
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", Json);
        try
        {
            await new Recorder().PreviewAsync(() => test(new Config()));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", before);
        }
    }
}
