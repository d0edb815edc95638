using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.OfflineSdk.Tests;

public class ConfigTests
{
    private const string Json = """
        {
          "project:text": "hello", "project:yes": "true", "project:int": "-3", "project:double": "1.5",
          "project:object": "{\"Name\":\"n\"}", "project:config:old": "was longer", "project:bare": true,
          "other:text": "elsewhere"
        }
        """;

    private static readonly JsonSerializerOptions CamelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Fact]
    public Task Get_EachType_ReadsItsText() => WithConfigAsync(config =>
    {
        Assert.Equal("hello", config.Get("text"));
        Assert.True(config.GetBoolean("yes"));
        Assert.Equal(-3, config.GetInt32("int"));
        Assert.Equal(1.5, config.GetDouble("double"));
        Assert.Equal("n", config.GetObject<Named>("object")?.Name);
        Assert.Null(config.GetObject<Named>("object", CamelCase)?.Name);
        Assert.Equal("was longer", config.Get("old"));
        Assert.Equal("True", config.Get("bare"));
    });

    [Fact]
    public Task Get_Missing_IsNull() => WithConfigAsync(config =>
    {
        Assert.Null(config.Get("none"));
        Assert.Null(config.GetBoolean("none"));
        Assert.Null(config.GetInt32("none"));
        Assert.Null(config.GetDouble("none"));
        Assert.Null(config.GetObject<Named>("none"));
        Assert.Null(config.GetSecret("none"));
        Assert.Null(config.GetSecretBoolean("none"));
        Assert.Null(config.GetSecretInt32("none"));
        Assert.Null(config.GetSecretDouble("none"));
        Assert.Null(config.GetSecretObject<Named>("none"));
    });

    [Fact]
    public Task Require_Present_IsItsValue() => WithConfigAsync(config =>
    {
        Assert.Equal("hello", config.Require("text"));
        Assert.True(config.RequireBoolean("yes"));
        Assert.Equal(-3, config.RequireInt32("int"));
        Assert.Equal(1.5, config.RequireDouble("double"));
        Assert.Equal("n", config.RequireObject<Named>("object").Name);
    });

    [Fact]
    public Task Require_Missing_SaysHowToSetIt() => WithConfigAsync(config =>
    {
        var exception = Assert.ThrowsAny<RunException>(() => config.Require("none"));
        Assert.Equal(
            "Missing Required configuration variable 'project:none'\n" +
            "\tplease set a value using the command `pulumi config set project:none <value>`",
            exception.Message);
        Assert.ThrowsAny<RunException>(() => config.RequireBoolean("none"));
        Assert.ThrowsAny<RunException>(() => config.RequireInt32("none"));
        Assert.ThrowsAny<RunException>(() => config.RequireDouble("none"));
        Assert.ThrowsAny<RunException>(() => config.RequireObject<Named>("none"));
        Assert.ThrowsAny<RunException>(() => config.RequireSecret("none"));
    });

    [Fact]
    public Task Get_OtherType_SaysWhatItIsNot() => WithConfigAsync(config =>
    {
        Assert.Equal(
            "Configuration 'project:text' value 'hello' is not a valid Boolean",
            Problem(() => config.GetBoolean("text")));
        Assert.Equal("Configuration 'project:double' value '1.5' is not a valid Int32", Problem(() => config.GetInt32("double")));
        Assert.Equal("Configuration 'project:text' value 'hello' is not a valid Double", Problem(() => config.GetDouble("text")));
        Assert.Equal(
            "Configuration 'project:text' value 'hello' is not a valid GpuInfra.OfflineSdk.Tests.ConfigTests+Named",
            Problem(() => config.GetObject<Named>("text")));
    });

    [Fact]
    public Task GetSecret_EachType_IsSecret() => WithConfigAsync(config =>
    {
        Assert.Equal("hello", Secret(config.GetSecret("text")!));
        Assert.Equal("hello", Secret(config.RequireSecret("text")));
        Assert.True(Secret(config.GetSecretBoolean("yes")!));
        Assert.True(Secret(config.RequireSecretBoolean("yes")));
        Assert.Equal(-3, Secret(config.GetSecretInt32("int")!));
        Assert.Equal(-3, Secret(config.RequireSecretInt32("int")));
        Assert.Equal(1.5, Secret(config.GetSecretDouble("double")!));
        Assert.Equal(1.5, Secret(config.RequireSecretDouble("double")));
        Assert.Equal("n", Secret(config.GetSecretObject<Named>("object")!).Name);
        Assert.Equal("n", Secret(config.RequireSecretObject<Named>("object")).Name);
    });

    [Theory]
    [InlineData("other")]
    [InlineData("other:config")]
    public Task Config_OtherNamespace_ReadsIt(string name) =>
        WithConfigAsync(_ => Assert.Equal("elsewhere", new Config(name).Get("text")));

    [Fact]
    public void Config_OutsideOfARun_Throws() => Assert.Throws<InvalidOperationException>(() => new Config());

    private static string Problem(Action read) => Assert.ThrowsAny<RunException>(read).Message;

    private static T Secret<T>(Output<T> output)
    {
        Assert.True(Output.IsSecretAsync(output).Result);
        return OutputUtilities.GetValueAsync(output).Result;
    }

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

    [SuppressMessage("Performance", "CA1812", Justification = "The JSON serializer constructs it.")]
    private sealed record Named(string Name);
}
