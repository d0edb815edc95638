using System.Collections.Immutable;

namespace GpuInfra.Adoption.Tests;

public sealed class ServiceFormTests
{
    private const string Yaml = """
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata: {name: chat}
        spec:
          template:
            spec:
              containers:
                - ITEM
        """;

    [Theory]
    [InlineData("null", "chat.yaml:8:11: template.containers: this is empty, but must be a map.")]
    [InlineData("x", "chat.yaml:8:11: template.containers: this is a single value, but must be a map.")]
    [InlineData("[]", "chat.yaml:8:11: template.containers: this is a list, but must be a map.")]
    public void Read_AContainerOfAnotherForm_IsToldWithItsPlace(string item, string mistake) =>
        Assert.Equal(mistake, MistakeOf("chat.yaml", Yaml.Replace("ITEM", item, StringComparison.Ordinal)));

    [Theory]
    [InlineData("""{"template": {"containers": [null]}}""", "chat.json:1:30: template.containers: this is empty, but must be a map.")]
    [InlineData(
        """{"template": {"scaling": 3, "containers": [{"image": "i", "resources": [1]}]}}""",
        "chat.json:1:26: template.scaling: this is a single value, but must be a map.\nchat.json:1:72: template.containers.resources: this is a list, but must be a map.")]
    [InlineData("""{"ingress": "a", "template": {"containers": []}, "ingress": "b"}""", "chat.json:1:50: The key 'ingress' stands here twice. Keep one of the two.")]
    public void Read_JsonOfAnotherForm_IsToldWithItsPlace(string text, string mistake) => Assert.Equal(mistake, MistakeOf("chat.json", text));

    private static string MistakeOf(string file, string text) =>
        Assert.Throws<SourceMistakeException>(() => SourceReaders.Read([new SourceText(file, text)])).Message;
}
