using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// What the command lines of one service leave of each other: a later one may replace what an earlier one set, or take it away.
// https://cloud.google.com/sdk/gcloud/reference/run/services/update, read 2026-12-01.
internal static class GcloudChanges
{
    private static readonly string[] Variables = ["set-env-vars", "update-env-vars", "env-vars-file"];
    private static readonly string[] Secrets = ["set-secrets", "update-secrets"];
    private static readonly string[] Labels = ["labels", "update-labels"];
    private static readonly string[] Databases = ["add-cloudsql-instances", "set-cloudsql-instances"];
    private static readonly string[] Audiences = ["add-custom-audiences", "set-custom-audiences"];

    // The flags of earlier command lines that a flag takes away whole.
    private static readonly Dictionary<string, string[]> Whole = new()
    {
        ["set-env-vars"] = Variables,
        ["env-vars-file"] = Variables,
        ["clear-env-vars"] = Variables,
        ["set-secrets"] = Secrets,
        ["clear-secrets"] = Secrets,
        ["clear-labels"] = Labels,
        ["set-cloudsql-instances"] = Databases,
        ["clear-cloudsql-instances"] = Databases,
        ["set-custom-audiences"] = Audiences,
        ["clear-custom-audiences"] = Audiences,
        ["args"] = ["args"],
        ["command"] = ["command"],
        ["depends-on"] = ["depends-on"],
        ["network-tags"] = ["network-tags"],
        ["clear-network-tags"] = ["network-tags"],
        ["clear-network"] = ["network", "subnet", "network-tags"],
        ["clear-vpc-connector"] = ["vpc-connector"],
        ["clear-key"] = ["key"],
        ["clear-binary-authorization"] = ["binary-authorization"],
        ["clear-volumes"] = ["add-volume"],
        ["clear-volume-mounts"] = ["add-volume-mount"],
    };

    // The same of the entries or items that it names, which are found by a part of them where there is one.
    private static readonly Dictionary<string, (string[] Flags, string? Key)> Parts = new()
    {
        ["remove-env-vars"] = (Variables, null),
        ["remove-secrets"] = (Secrets, null),
        ["remove-labels"] = (Labels, null),
        ["remove-cloudsql-instances"] = (Databases, null),
        ["remove-custom-audiences"] = (Audiences, null),
        ["remove-volume"] = (["add-volume"], "name"),
        ["remove-volume-mount"] = (["add-volume-mount"], "mount-path"),
    };

    // The settings that hold after all command lines. What takes away something that no line before it has set stays, to be told.
    public static IEnumerable<GcloudSetting> Of(GcloudContext context, IEnumerable<GcloudCommand> commands)
    {
        List<GcloudSetting> kept = [];
        foreach (var command in commands)
        {
            var own = new List<GcloudSetting>();
            foreach (var setting in command.Settings)
            {
                List<GcloudSetting> rest = [.. kept.Select(earlier => After(context, earlier, setting)).OfType<GcloudSetting>()];
                if (rest.SequenceEqual(kept) || !TakesAway(setting.Flag))
                {
                    own.Add(setting);
                }

                kept = rest;
            }

            kept.AddRange(own);
        }

        return kept;
    }

    private static bool TakesAway(string flag) => flag.StartsWith("clear-", StringComparison.Ordinal) || flag.StartsWith("remove-", StringComparison.Ordinal);

    // What is left of an earlier setting; nothing where it is taken away. What is said of one container says nothing of another.
    private static GcloudSetting? After(GcloudContext context, GcloudSetting earlier, GcloudSetting setting)
    {
        if (setting is { Flag: "remove-containers", Value: { } containers })
        {
            return earlier.Container is { } own && NamesIn(context, containers).Contains(own.Value) ? null : earlier;
        }

        if (earlier.Container?.Value != setting.Container?.Value)
        {
            return earlier;
        }

        if (Whole.TryGetValue(setting.Flag, out var flags))
        {
            return flags.Contains(earlier.Flag) ? null : earlier;
        }

        return Parts.TryGetValue(setting.Flag, out var parts) && parts.Flags.Contains(earlier.Flag) && setting is { Value: { } value } && earlier.Value is { } said
            ? Without(earlier, parts.Key, [.. NamesIn(context, value).Intersect(PartsOf(context, earlier, said, parts.Key))])
            : earlier;
    }

    private static GcloudSetting? Without(GcloudSetting earlier, string? key, ImmutableHashSet<string> names) =>
        names.IsEmpty ? earlier : key is not null ? null : earlier with { Without = earlier.Without.Union(names) };

    // The names by which parts of a setting are taken away.
    private static IEnumerable<string> PartsOf(GcloudContext context, GcloudSetting setting, ShellText value, string? key) =>
        setting.Flag == "env-vars-file" ? []
        : Databases.Contains(setting.Flag) || Audiences.Contains(setting.Flag) ? NamesIn(context, value)
        : context.Entries(setting).Where(entry => key is null || entry.Key.Value == key).Select(entry => key is null ? entry.Key.Value : entry.Value.Value);

    private static ImmutableHashSet<string> NamesIn(GcloudContext context, ShellText text) => [.. GcloudContext.Items(context.Settle(text)).Select(item => item.Value)];
}
