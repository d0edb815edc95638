namespace GpuInfra.StackFiles.Tests;

public sealed class StackFileWithTests
{
    private const string Text =
        """
        config:
          gcp:region: europe-west4
          gpuinfra:services:
            chat: {cpu: 8, env: {A: b}}

        """;

    [Theory]
    [InlineData(new[] { "gcp:region" }, "us-east4", "gcp:region", "us-east4")]
    [InlineData(new[] { "gpuinfra:services", "chat", "cpu" }, "4", "gpuinfra:services", "{\"chat\":{\"cpu\":4,\"env\":{\"A\":\"b\"}}}")]
    [InlineData(new[] { "gpuinfra:services", "chat", "usage", "hoursPerDay" }, "2", "gpuinfra:services",
        "{\"chat\":{\"cpu\":8,\"env\":{\"A\":\"b\"},\"usage\":{\"hoursPerDay\":2}}}")]
    [InlineData(new[] { "gpuinfra:services", "chat", "env", "a.b" }, "true", "gpuinfra:services",
        "{\"chat\":{\"cpu\":8,\"env\":{\"A\":\"b\",\"a.b\":true}}}")]
    [InlineData(new[] { "gpuinfra:services", "chat", "cpu", "x" }, "y", "gpuinfra:services", "{\"chat\":{\"cpu\":{\"x\":\"y\"},\"env\":{\"A\":\"b\"}}}")]
    public void With_Value_StandsUnderItsKeys(string[] keys, string value, string key, string json)
    {
        var file = StackFile.Parse(Text, "Pulumi.dev.yaml");

        Assert.Equal(json, file.With(keys, value).ConfigTexts[key]);
        Assert.Equal("{\"chat\":{\"cpu\":8,\"env\":{\"A\":\"b\"}}}", file.ConfigTexts["gpuinfra:services"]);
    }

    [Fact]
    public void With_Value_KeepsThePlaceOfItsKey()
    {
        var file = StackFile.Parse(Text, "Pulumi.dev.yaml").With(["gpuinfra:services", "chat", "cpu"], "4");

        Assert.Equal(new(4, 12), file.Locate("gpuinfra:services.chat.cpu"));
        Assert.Equal(("dev", "Pulumi.dev.yaml", true), (file.Stack, file.Path, file.IsReadable));
    }
}
