using System.Text.RegularExpressions;

namespace GpuInfra.Components.Tests;

/// <summary>Which folders of a project may know which: what is above knows what is below, and never the other way.</summary>
public sealed partial class RoomsTests
{
    // The files that lie in a project's own folder.
    private const string Top = ".";

    // Each layer may know the layers before it. The rooms of one layer do not know each other.
    private static readonly Dictionary<string, string[][]> Layers = new()
    {
        ["Components"] =
        [
            ["Arguments", "Units", "Diagnostics", "Children"],
            ["Catalog"],
            ["Secrets", "Validation"],
            ["DestroyGuard", "GpuQuota", "ImageRepository", "ModelBucket", "ModelImport", "PrivateNetwork", "ProjectApis", "ServiceIdentity"],
            ["InferencePlatform", "PipelineIdentity"],
            ["Containers"],
            ["Engines"],
            ["GpuService"],
            ["Reaching"],
            ["ModelService"],
            ["StackRules"],
        ],
        ["StackFiles"] = [["Settings"], ["Pricing", "Programs", "Schema"], ["Editing"]],
        ["Planning"] = [["Model"], ["Facts", "Recording"], ["Diff", "Cost"], ["Capacity", "Json", "Snapshots"], ["Imports", "Registering"]],
        ["Cli"] =
        [
            ["Rendering"],
            ["Explaining", "Findings"],
            ["Costing"],
            ["Adopting", "Doctoring", "Reviewing", "Sizing"],
            ["Diffing", "Recovering", "Running", "Starting"],
            ["Page"],
            [Top],
        ],
    };

    private static readonly string Infra = Path.Combine(Find(AppContext.BaseDirectory), "infra");

    public static TheoryData<string> Projects => [.. Layers.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Rooms_AllOfThem_HaveALayer(string project) => Assert.Equal(
        Layers[project].SelectMany(layer => layer).Order(StringComparer.Ordinal),
        Rooms(project).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Rooms_KnowOnlyWhatIsBelow(string project)
    {
        var rooms = Rooms(project);
        var homes = rooms.SelectMany(room => room.Value.SelectMany(file => Declared.Matches(Code(file)))
                .Select(match => (Type: match.Groups["name"].Value, Room: room.Key)))
            .DistinctBy(type => type.Type)
            .ToDictionary(type => type.Type, type => type.Room);
        Assert.Equal(rooms.Keys.Order(StringComparer.Ordinal), homes.Values.Distinct().Order(StringComparer.Ordinal));

        var upward = from room in rooms
                     from file in room.Value
                     from name in Names(Code(file))
                     let home = homes.GetValueOrDefault(name)
                     where home is not null && home != room.Key && LayerOf(home) >= LayerOf(room.Key)
                     select $"{room.Key} knows {name} of {home} in {Path.GetFileName(file)}";

        Assert.Equal([], upward);

        int LayerOf(string room) => Array.FindIndex(Layers[project], layer => layer.Contains(room));
    }

    private static Dictionary<string, string[]> Rooms(string project)
    {
        var root = Path.Combine(Infra, project);
        return Directory.GetDirectories(root)
            .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))
            .Select(folder => (Room: Path.GetFileName(folder), Files: Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)))
            .Append((Room: Top, Files: Directory.GetFiles(root, "*.cs")))
            .Where(room => room.Files.Length > 0)
            .ToDictionary(room => room.Room, room => room.Files);
    }

    // A property, a constant or a method may be called like a type.
    private static IEnumerable<string> Names(string code) =>
        Named.Matches(code).Select(match => match.Groups["name"].Value).Distinct()
            .Except(Members.Matches(code).Select(match => match.Groups["name"].Value));

    // Without comments and texts.
    private static string Code(string file) => Unread.Replace(File.ReadAllText(file), "");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "GpuInfra.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);

    [GeneratedRegex("//[^\n]*|\"[^\"\n]*\"")]
    private static partial Regex Unread { get; }

    [GeneratedRegex(
        @"^(public |internal )(static |sealed |abstract |partial |readonly )*(class|record struct|record|struct|enum|interface) (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Declared { get; }

    // What stands behind a dot is a member, and what stands before an assignment is one, too.
    [GeneratedRegex(@"(?<![.\w])(?<name>[A-Z]\w+)\b(?!\s*=[^=])", RegexOptions.ExplicitCapture)]
    private static partial Regex Named { get; }

    [GeneratedRegex(
        @"\bconst string (?<name>\w+)|\b(?<name>[A-Z]\w+)\s*(\{ get|=>)|^ +(public|internal|private|protected)\b[^=;(\n]* (?<name>[A-Z]\w+)\(",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Members { get; }
}
