using System.Text.Json;
using System.Text.Json.Nodes;

namespace GpuInfra.StackFiles.Tests;

/// <summary>Keys are put in order, and nothing is lost.</summary>
public sealed class StackFileFormatTests
{
    private const int Samples = 2000;

    [Fact]
    public void Of_KeysOutOfOrder_MovesThemWithTheirComments()
    {
        const string before = """
            # The file begins so.
            config:
              gpuinfra:services:
                # The first service.
                zeta:
                  # How much it takes.
                  memory: 16Gi   # enough
                  cpu: 4
                  model: "gemma3:4b"
                  engine: ollama
                  # invokers:
                  #   - nobody yet

                # The second one.
                alpha: {model: m, engine: vllm}
              gpuinfra:platform:
                protect: false
              # Where it is.
              gcp:region: europe-west4
              gcp:project: 'acme-dev'
            secretsprovider: default

            """;
        const string after = """
            # The file begins so.
            secretsprovider: default
            config:
              gcp:project: 'acme-dev'
              # Where it is.
              gcp:region: europe-west4
              gpuinfra:platform:
                protect: false
              gpuinfra:services:
                # The first service.
                zeta:
                  engine: ollama
                  model: "gemma3:4b"
                  cpu: 4
                  # How much it takes.
                  memory: 16Gi   # enough
                  # invokers:
                  #   - nobody yet

                # The second one.
                alpha: {model: m, engine: vllm}

            """;

        Assert.Equal(after, AssertKept(before));
    }

    [Theory]
    [InlineData("blank lines divide", "    chat:\n      memory: 1Gi\n\n      cpu: 4\n      engine: vllm\n", "    chat:\n      memory: 1Gi\n\n      engine: vllm\n      cpu: 4\n")]
    [InlineData("a block of text", "    chat:\n      model: m\n      engine: |\n        # no comment\n        text\n", "    chat:\n      engine: |\n        # no comment\n        text\n      model: m\n")]
    [InlineData("a block that keeps its blanks", "    chat:\n      model: m\n      engine: |+\n        text\n\n", null)]
    [InlineData("flow", "    chat: {model: m, engine: vllm}\n", null)]
    [InlineData("keys that nobody knows", "    chat:\n      zzz: 1\n      aaa: 2\n      engine: vllm\n", "    chat:\n      engine: vllm\n      zzz: 1\n      aaa: 2\n")]
    [InlineData("names", "    zeta: {}\n    alpha: {}\n", null)]
    [InlineData("a list of maps", "    chat:\n      silence:\n        - reason: r\n          rule: RUN001\n          path: p\n", "    chat:\n      silence:\n        - rule: RUN001\n          path: p\n          reason: r\n")]
    [InlineData("a comment in a list of maps", "    chat:\n      silence:\n        - reason: r\n          # why\n          rule: RUN001\n", null)]
    [InlineData("twice the same key", "    chat:\n      model: m\n      engine: a\n      model: n\n", null)]
    [InlineData("a name before its use", "    chat:\n      cpu: &cpu 4\n      engine: *cpu\n", null)]
    [InlineData("a name that moves along", "    chat:\n      memory: &m 1Gi\n      engine: e\n    other:\n      memory: *m\n", "    chat:\n      engine: e\n      memory: &m 1Gi\n    other:\n      memory: *m\n")]
    public void Of_Services_AreAsExpected(string name, string before, string? after)
    {
        Assert.NotEmpty(name);
        const string head = "config:\n  gcp:project: p\n  gpuinfra:services:\n";

        Assert.Equal(head + (after ?? before), StackFileFormat.Of(head + before));
        Assert.Equal(head + (after ?? before), StackFileFormat.Of(head + (after ?? before)));
    }

    [Theory]
    [InlineData("config:\r\n  gcp:region: r\r\n  gcp:project: p\r\n", "config:\r\n  gcp:project: p\r\n  gcp:region: r\r\n")]
    [InlineData("config:\r\n  gcp:region: r\r\n  gcp:project: p", "config:\r\n  gcp:project: p\r\n  gcp:region: r")]
    [InlineData("config:\n  gcp:region: r\n  gcp:project: p", "config:\n  gcp:project: p\n  gcp:region: r")]
    [InlineData("\uFEFFconfig:\n  gcp:region: r\n  gcp:project: p\n", "\uFEFFconfig:\n  gcp:project: p\n  gcp:region: r\n")]
    [InlineData("---\nconfig:\n  gcp:region: r\n  gcp:project: p\n...\n", "---\nconfig:\n  gcp:project: p\n  gcp:region: r\n...\n")]
    [InlineData("config:\n  gcp:region: r\n  gcp:project: p\n# The end.\n", "config:\n  gcp:project: p\n  gcp:region: r\n# The end.\n")]
    [InlineData("", "")]
    [InlineData("# nothing\n", "# nothing\n")]
    public void Of_EndsOfLinesAndFiles_AreKept(string before, string after) => Assert.Equal(after, StackFileFormat.Of(before));

    [Theory]
    [InlineData("config:\n  gcp:region: [\n  gcp:project: p\n")]
    [InlineData("config:\n  gcp:region: \"r\n  gcp:project: p\n")]
    [InlineData("config:\n\tgcp:region: r\n")]
    [InlineData("config:\n  gcp:region: *nothing\n  gcp:project: p\n")]
    [InlineData("a: 1\n---\nconfig:\n  gcp:region: r\n  gcp:project: p\n")]
    public void Of_WhatCannotBeRead_StaysAsItIs(string text) => Assert.Equal(text, StackFileFormat.Of(text));

    [Fact]
    public void Of_AnyFile_SaysWhatItDid()
    {
        var moved = 0;
        for (var seed = 0; seed < Samples; seed++)
        {
            var text = new OddStackFile(seed).Write();
            moved += AssertKept(text) == text ? 0 : 1;
        }

        Assert.InRange(moved, Samples / 4, Samples);
    }

    [Fact]
    public void Of_FileThatEndsAnywhere_SaysWhatItDid()
    {
        var text = new OddStackFile(7).Write();
        for (var length = 0; length < text.Length; length++)
        {
            AssertKept(text[..length]);
        }
    }

    // The same values, the same lines, and nothing more to do.
    private static string AssertKept(string text)
    {
        var ordered = StackFileFormat.Of(text);

        Assert.Equal(ordered, StackFileFormat.Of(ordered));
        Assert.Equal(Lines(text), Lines(ordered));
        var (before, after) = (StackFile.Parse(text, "Pulumi.dev.yaml"), StackFile.Parse(ordered, "Pulumi.dev.yaml"));
        Assert.Equal(before.IsReadable, after.IsReadable);
        Assert.Equal(Values(before), Values(after));
        return ordered;
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim().TrimStart('-').Trim()).Order(StringComparer.Ordinal);

    // The order of keys says nothing.
    private static IEnumerable<string> Values(StackFile file) =>
        file.ConfigTexts.Select(value => $"{value.Key}={Sorted(value.Value)}").Order(StringComparer.Ordinal);

    private static string Sorted(string json)
    {
        try
        {
            return Sorted(JsonNode.Parse(json));
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static string Sorted(JsonNode? node) => node switch
    {
        JsonObject map => $"{{{string.Join(',', map.Select(entry => $"{entry.Key}:{Sorted(entry.Value)}").Order(StringComparer.Ordinal))}}}",
        JsonArray list => $"[{string.Join(',', list.Select(Sorted))}]",
        null => "null",
        _ => node.ToJsonString(),
    };
}
