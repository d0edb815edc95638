using System.Reflection;

namespace GpuInfra.Planning.Tests;

/// <summary>Where an input stands, and what providers call its values, is written once: who reads a plan asks for it by name.</summary>
public sealed class WireWordsTests
{
    private static readonly string Infra = Path.Combine(Find(AppContext.BaseDirectory), "infra");

    // The same word for something else: a key of a stack file, the mode of a block within a bucket, what an arrow brings.
    private static readonly string[] Others = ["PlannedSettings.cs: \"image\"", "Equalities.cs: \"mode\"", "ServiceNodes.cs: \"image\""];

    [Fact]
    public void Words_OfTheWire_StandInNoReaderOfPlans()
    {
        var words = new[] { typeof(ServiceWire), typeof(ResourceWire) }
            .SelectMany(wire => wire.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => $"\"{((string)field.GetRawConstantValue()!).Replace("\"", "\\\"", StringComparison.Ordinal)}\"").ToList();
        var files = new[] { "Planning/Capacity", "Planning/Cost", "Planning/Diff", "Planning/Facts", "Planning/Model", "Cli/Page" }
            .SelectMany(room => Directory.GetFiles(Path.Combine(Infra, room), "*.cs", SearchOption.AllDirectories)).ToList();
        Assert.True(words.Count > 40 && files.Count > 80);

        var written = from file in files
                      let code = File.ReadAllText(file)
                      from word in words
                      where code.Contains(word, StringComparison.Ordinal)
                      select $"{Path.GetFileName(file)}: {word}";

        Assert.Equal(Others, written);
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "GpuInfra.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
