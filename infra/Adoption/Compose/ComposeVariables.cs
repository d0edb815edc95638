using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// The environment of a container.
internal sealed partial class ComposeVariables(ComposeContext context)
{
    public SourceList? Read(ComposeEntry entry)
    {
        var variables = new OrderedDictionary<string, SourceMap>();
        ReadFiles(entry, variables);
        foreach (var (key, text, place) in context.Pairs(entry["environment"]))
        {
            var name = context.Texts.Show(key);
            var path = $"template.containers[0].env[{name}]";
            SourceValue value;
            if (text is null)
            {
                context.Ask(path, $"the value of {name}: it comes from the shell that starts Compose", null, place);
                value = new SourceUnknown(name, "it comes from the shell that starts Compose", place);
            }
            else if (text.IsKnown && Placeholder().IsMatch(text.Value))
            {
                context.Ask(path, $"the value of {name}: a placeholder stands here", null, place);
                value = new SourceUnknown(text.Value, "it is a placeholder", place);
            }
            else
            {
                value = context.ToValue(path, text, place, isSecretive: SecretiveNames.MayHold(name) || SecretiveNames.MayHold(context.Texts.OutsideOf(text) ?? ""));
            }

            variables[name] = new SourceMapBuilder(place).Add("name", new SourceScalar(name, place)).Add("value", value).Build();
        }

        return variables.Count == 0 ? null : new SourceList([.. variables.Values], variables.GetAt(0).Value.Place);
    }

    private void ReadFiles(ComposeEntry entry, OrderedDictionary<string, SourceMap> variables)
    {
        var files = entry["env_file"] is SourceList list ? [.. list.Items] : entry["env_file"] is { } one ? new[] { one } : [];
        foreach (var file in files)
        {
            var path = context.Texts.Fill(file is SourceMap map ? map["path"] : file);
            var name = path is null ? "" : context.Texts.Show(path);
            if (!context.Environments.TryGetValue(Path.GetFileName(name), out var given))
            {
                context.CannotCarry($"env_file {name}", "the variables stand in that file: name it beside this one", file.Place);
                continue;
            }

            foreach (var (key, value, place) in EnvironmentFile.Read(given))
            {
                variables[key] = new SourceMapBuilder(place).Add("name", new SourceScalar(key, place)).Add("value", new SourceScalar(value, place)).Build();
            }
        }
    }

    [GeneratedRegex(@"\A(?:<.*>|\[[A-Z][A-Z0-9_ -]{2,}\]|(?:YOUR|your)[-_ ][\w -]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
