namespace GpuInfra.StackFiles;

// Reads the config of Pulumi.yaml, which Pulumi puts under that of each stack: a value by itself, or a declaration, whose keys
// depend on whose namespace it is in. What Pulumi would refuse is a problem.
internal sealed class ProjectConfig(string project, ProblemList problems)
{
    private const string Value = "value";
    private const string Default = "default";
    private const string Secret = "secret";

    private static readonly string[] Declarations = [DeclaredType.TypeKey, DeclaredType.ItemsKey, "description", Secret, Default, Value];

    public IReadOnlyList<ProjectSetting> Read(ConfigMap config) =>
        [.. config.Entries.Select(Read).OfType<ProjectSetting>()];

    private ProjectSetting? Read(ConfigEntry entry)
    {
        var path = ConfigPath.Config.Key(entry.Key);
        if (ConfigKeys.Qualify(entry.Key, project) is not { } key)
        {
            Refuse(entry, "is not a configuration key", "Write a namespace, a colon and a name.");
            return null;
        }

        if (IsRead(key) && key.AsSpan().IndexOfAny('.', '[') >= 0)
        {
            Refuse(
                entry, "is a path into a value, which only 'pulumi config' takes", $"Write all of '{key.Split('.', '[')[0]}' in one place.");
            return null;
        }

        switch (entry.Value)
        {
            case ConfigMap declaration:
                return ReadDeclaration(entry, declaration, key.StartsWith(ConfigKeys.Of(project, ""), StringComparison.Ordinal));
            case ConfigSecret:
                var fix = "Put it into the stack files, where Pulumi takes encrypted values.";
                problems.Add(entry.Place, path, ValueIsNotEncrypted.Mistake("is encrypted in the project's file", fix));
                return Unreadable(entry);
            case ConfigScalar { Kind: ScalarKind.Null or ScalarKind.Fraction } scalar:
                return Refuse(entry, $"is {scalar.Describe()}, which Pulumi does not take here", $"Write it below '{Value}:'.");
            default:
                return new(entry.Key, entry.KeyMark, entry.Value);
        }
    }

    private ProjectSetting ReadDeclaration(ConfigEntry entry, ConfigMap declaration, bool isOfProject)
    {
        var (value, fallback) = (Given(declaration, Value), Given(declaration, Default));
        if (declaration.Entries.FirstOrDefault(inner => !Declarations.Contains(inner.Key)) is { } unknown)
        {
            return Refuse(
                entry, $"is a map with the key '{unknown.Key}', where Pulumi wants a declaration",
                $"Write '{Value}:' below '{entry.Key}:', and the map below that.");
        }

        if (value is not null && fallback is not null)
        {
            return Refuse(entry, $"has both a '{Value}' and a '{Default}'", "Keep one of the two.");
        }

        if (!isOfProject && (Given(declaration, DeclaredType.TypeKey) ?? fallback ?? (value is null ? declaration : null)) is not null)
        {
            return Refuse(
                entry, $"is not in the namespace of the project, {project}, so that Pulumi wants a '{Value}' and takes no "
                    + $"'{DeclaredType.TypeKey}' and no '{Default}'", $"Give it a '{Value}' alone.");
        }

        return IsSecret(entry, declaration) ? Unreadable(entry) : Typed(new(entry.Key, entry.KeyMark, value ?? fallback), declaration);
    }

    private ProjectSetting Typed(ProjectSetting setting, ConfigMap declaration)
    {
        var (type, mistake) = DeclaredType.Read(declaration);
        var isTaken = type is null || setting.Value is null
            || (Given(declaration, Default) is null ? type.TakesOfProject(setting.Value) : type.Takes(setting.Value));
        if ((mistake ?? (isTaken ? null : type!.Refuse(setting.Value!, "this file"))) is not { } wrong)
        {
            return setting with { Type = type };
        }

        problems.Add(setting.Place, ConfigPath.Config.Key(setting.Key), wrong);
        return setting with { Value = new ConfigUnreadable(setting.Place) };
    }

    private bool IsSecret(ConfigEntry entry, ConfigMap declaration)
    {
        if (declaration.Find(Secret)?.Value is not ConfigScalar { Kind: ScalarKind.Boolean } secret
            || !ScalarSyntax.IsTrue(secret) || !IsRead(ConfigKeys.Qualify(entry.Key, project)!))
        {
            return false;
        }

        problems.Add(entry.Place, ConfigPath.Config.Key(entry.Key), ValueIsNotEncrypted.Mistake(
            "is declared secret, but must be readable", $"Remove '{Secret}: true'."));
        return true;
    }

    private ProjectSetting Refuse(ConfigEntry entry, string problem, string fix)
    {
        problems.Add(entry.KeyMark, ConfigPath.Config.Key(entry.Key), ValueHasType.Mistake(problem, fix));
        return Unreadable(entry);
    }

    private static ProjectSetting Unreadable(ConfigEntry entry) =>
        new(entry.Key, entry.KeyMark, new ConfigUnreadable(entry.Value.Place));

    private static ConfigNode? Given(ConfigMap declaration, string key) =>
        declaration.Find(key)?.Value is { } value and not ConfigScalar { Kind: ScalarKind.Null } ? value : null;

    private static bool IsRead(string key) => ConfigKeys.Split(key).Space is ConfigKeys.OwnNamespace or ProviderKeys.Namespace;
}

// A key that Pulumi.yaml declares for every stack.
internal sealed record ProjectSetting(string Key, Place Place, ConfigNode? Value)
{
    // What type a value must have, if that is declared.
    public DeclaredType? Type { get; init; }
}
