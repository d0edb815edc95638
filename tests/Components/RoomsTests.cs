using System.Text.RegularExpressions;

namespace GpuInfra.Components.Tests;

/// <summary>Which folders of the components may know which: what is above knows what is below, and never the other way.</summary>
public sealed partial class RoomsTests
{
    // Each layer may know the layers before it. The rooms of one layer do not know each other.
    private static readonly string[][] Layers =
    [
        ["Arguments", "Units", "Diagnostics", "Children"],
        ["Catalog"],
        ["Secrets", "Validation"],
        ["DestroyGuard", "ImageRepository", "ModelBucket", "PrivateNetwork", "ProjectApis", "ServiceIdentity"],
        ["InferencePlatform", "PipelineIdentity"],

        // What a server is told, what it runs in and what it serves still know each other.
        ["Engines", "GpuService", "ModelService"],
        ["StackRules"],
    ];

    private static readonly string Root = Path.Combine(Find(AppContext.BaseDirectory), "infra", "Components");

    private static readonly Dictionary<string, string[]> Files = Directory.GetDirectories(Root)
        .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))
        .ToDictionary(folder => Path.GetFileName(folder), folder => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories));

    [Fact]
    public void Rooms_AllOfThem_HaveALayer() =>
        Assert.Equal(Layers.SelectMany(layer => layer).Order(StringComparer.Ordinal), Files.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Rooms_KnowOnlyWhatIsBelow()
    {
        var homes = Files.SelectMany(room => room.Value.SelectMany(file => Declared.Matches(Code(file)))
                .Select(match => (Type: match.Groups["name"].Value, Room: room.Key)))
            .DistinctBy(type => type.Type)
            .ToDictionary(type => type.Type, type => type.Room);
        Assert.Equal("Diagnostics", homes["Violation"]);

        var upward = from room in Files
                     from file in room.Value
                     from name in Names(Code(file))
                     let home = homes.GetValueOrDefault(name)
                     where home is not null && home != room.Key && LayerOf(home) >= LayerOf(room.Key) && !AreOneService(home, room.Key)
                     select $"{room.Key} knows {name} of {home} in {Path.GetFileName(file)}";

        Assert.Equal([], upward);
    }

    // A property may be called like a type.
    private static IEnumerable<string> Names(string code) =>
        Named.Matches(code).Select(match => match.Groups["name"].Value).Distinct()
            .Except(Properties.Matches(code).Select(match => match.Groups["name"].Value));

    private static bool AreOneService(string one, string other) => LayerOf(one) == LayerOf(other) && LayerOf("GpuService") == LayerOf(one);

    private static int LayerOf(string room) => Array.FindIndex(Layers, layer => layer.Contains(room));

    // Without comments, texts, and the names of constants, which may be called like a type.
    private static string Code(string file) => Unread.Replace(File.ReadAllText(file), "");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "GpuInfra.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);

    [GeneratedRegex("//[^\n]*|\"[^\"\n]*\"|const string \\w+")]
    private static partial Regex Unread { get; }

    [GeneratedRegex(
        @"^(public |internal )(static |sealed |abstract |partial |readonly )*(class|record struct|record|struct|enum|interface) (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Declared { get; }

    // What stands behind a dot is a member, and what stands before an assignment is one, too.
    [GeneratedRegex(@"(?<![.\w])(?<name>[A-Z]\w+)\b(?!\s*=[^=])", RegexOptions.ExplicitCapture)]
    private static partial Regex Named { get; }

    [GeneratedRegex(@"\b(?<name>[A-Z]\w+)\s*(\{ get|=>)", RegexOptions.ExplicitCapture)]
    private static partial Regex Properties { get; }
}
