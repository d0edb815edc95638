using System.Reflection;

namespace GpuInfra.Planning.Tests;

/// <summary>Where an input stands, and what providers call its values, is written once: who reads a plan asks for it by name.</summary>
public sealed class WireWordsTests
{
    private static readonly string Planning = Path.Combine(Find(AppContext.BaseDirectory), "infra", "Planning");

    // The same word for something else: the mode of a block within a bucket.
    private static readonly string[] Others = ["Equalities.cs: \"mode\""];

    [Fact]
    public void Words_OfTheWire_StandInNoReaderOfPlans()
    {
        var words = new[] { typeof(ServiceWire), typeof(ResourceWire) }
            .SelectMany(wire => wire.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => $"\"{((string)field.GetRawConstantValue()!).Replace("\"", "\\\"", StringComparison.Ordinal)}\"").ToList();
        var files = new[] { "Capacity", "Cost", "Diff", "Facts", "Model" }
            .SelectMany(room => Directory.GetFiles(Path.Combine(Planning, room), "*.cs", SearchOption.AllDirectories)).ToList();
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
