using YamlDotNet.RepresentationModel;

namespace GpuInfra.Workflows.Tests;

/// <summary>
/// Where a step that downloads artifacts puts their files. Read 2026-11-29 in src/download-artifact.ts at the pinned commit:
/// https://github.com/actions/download-artifact/blob/3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c/src/download-artifact.ts
/// </summary>
internal static class ArtifactLayout
{
    /// <summary>
    /// The path of every file. An artifact that is asked for by its name, and one that is the only one, lie in the folder
    /// itself; one of several has a folder of its own, unless they are merged. Null if there is none of that name.
    /// </summary>
    public static Dictionary<string, string>? Of(YamlNode inputs, IReadOnlyDictionary<string, string[]> artifacts)
    {
        var (name, pattern) = (inputs.Text("name"), inputs.Text("pattern") ?? "*");
        var chosen = artifacts.Where(artifact => name is null ? Matches(pattern, artifact.Key) : artifact.Key == name).ToList();
        if (name is not null && chosen.Count == 0)
        {
            return null;
        }

        var isFlat = name is not null || inputs.Text("merge-multiple") == "true" || chosen.Count == 1;
        var layout = new Dictionary<string, string>();
        foreach (var (artifact, files) in chosen)
        {
            foreach (var file in files)
            {
                layout[isFlat ? file : $"{artifact}/{file}"] = artifact;
            }
        }

        return layout;
    }

    private static bool Matches(string pattern, string name) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}
