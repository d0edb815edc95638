namespace GpuInfra.StackFiles.Tests;

/// <summary>A stack file without mistakes, of which a test changes a line.</summary>
internal static class Stack
{
    private const string Text =
        """
        config:
          gcp:project: acme-inference-dev
          gcp:region: europe-west1
          gpuinfra:platform:
            protect: false
          gpuinfra:services:
            chat:
              engine: ollama
              model: gemma3:4b
              image: europe-west1-docker.pkg.dev/acme-inference-dev/inference-images/ollama:1
              gpu: nvidia-l4
              cpu: 4
              memory: 16Gi
              deletionProtection: false
              invokers:
                - group:developers@acme.example
                - group:testers@acme.example

        """;

    /// <summary>The text with another in the place of a line or a part of one.</summary>
    public static string With(string before, string after)
    {
        Assert.Contains(before, Text, StringComparison.Ordinal);
        return Text.Replace(before, after, StringComparison.Ordinal);
    }

    /// <summary>The place, the path and the words of every error.</summary>
    public static IEnumerable<string> ErrorsIn(string text) =>
        StackCheck.Of(StackFile.Parse(text, "Pulumi.m.yaml")).Errors.Select(problem => problem.ToString()["Pulumi.m.yaml:".Length..]);

    public static void AssertOneError(string expected, string text) => Assert.Equal([expected], ErrorsIn(text));

    public static void AssertOneErrorContains(string expected, string text) =>
        Assert.Contains(expected, Assert.Single(ErrorsIn(text)), StringComparison.Ordinal);
}
