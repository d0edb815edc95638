namespace GpuInfra.Adoption;

// The file that --env-vars-file names: YAML or lines of NAME=VALUE.
internal static class GcloudVariablesFile
{
    public static void Read(
        GcloudContext context, GcloudSetting setting, IReadOnlyDictionary<string, SourceText> files, OrderedDictionary<string, SourceMap> variables)
    {
        var name = context.Show(setting.Value!);
        if (!files.TryGetValue(Path.GetFileName(name), out var file))
        {
            context.Notes.CannotCarry("--env-vars-file", $"the variables stand in {name}: name that file beside this one", context.PlaceOf(setting.Value!, setting.Origin));
            return;
        }

        foreach (var (key, value, place) in EnvironmentFile.IsOf(file) ? EnvironmentFile.Read(file) : FromYaml(file))
        {
            variables[key] = new SourceMap(
                [new SourceEntry("name", new SourceScalar(key, place), place), new SourceEntry("value", new SourceScalar(value, place), place)], place);
        }
    }

    private static IEnumerable<(string Key, string Value, SourcePlace Place)> FromYaml(SourceText file) =>
        YamlDocuments.Read(file).OfType<SourceMap>().SelectMany(static map => map.Entries)
            .Select(static entry => (entry.Name, SourceTexts.Of(entry.Value) ?? "", entry.Value.Place));
}
