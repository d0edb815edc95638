using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// Which command lines of a script are of which service.
internal static class GcloudServices
{
    public const string Replace = "gcloud run services replace";

    public static ImmutableArray<SourceResource> Read(ShellRun run, GcloudContext context, IReadOnlyDictionary<string, SourceText> files)
    {
        foreach (var call in run.Calls.Where(static call => call.Words[0].StartsWith("--")))
        {
            var flag = call.Words[0].Value.Split('=')[0];
            context.Refuse(call.Origin, $"this line begins with {flag}, so a shell runs it as a command: the line before it must end with \\ and nothing after that.");
        }

        foreach (var (variable, value, origin) in run.Assumptions)
        {
            context.Notes.CannotCarry($"${variable.TrimStart('$')}", $"it may be set from outside and decides which commands run: {(SecretiveNames.MayHold(variable) ? "what stands here" : value)} is taken, as where it is not set", context.PlaceOf(origin));
        }

        foreach (var (file, origin) in run.Unread)
        {
            context.Notes.CannotCarry($"source {context.Show(file)}", "that file is not given, and may set what is used after it: name it as well", context.PlaceOf(origin));
        }

        var groups = new OrderedDictionary<string, List<GcloudCommand>>();
        var defaults = new Dictionary<string, GcloudSetting>();
        foreach (var command in run.Calls.Select(GcloudCommand.Find).OfType<GcloudCommand>())
        {
            if (command.Is("config", "set"))
            {
                Remember(command, defaults);
            }
            else if (command.Is("run", "deploy") || command.Is("run", "services", "update") || GcloudGrants.IsOne(command))
            {
                var whole = GcloudGrants.Named(command) with { Settings = [.. Defaults(command, defaults), .. command.Settings] };
                if (!command.Is("run", "deploy") && FindGroup(groups, whole, context) is { } group)
                {
                    group.Add(whole);
                }
                else if (GcloudGrants.IsOne(command))
                {
                    context.Notes.CannotCarry(
                        $"gcloud {string.Join(' ', command.Path)}", "the service that it is on is not deployed here: it stays as it is", context.PlaceOf(command.Call.Origin));
                }
                else
                {
                    var key = KeyOf(whole, context);
                    (groups.TryGetValue(key, out var known) ? known : groups[key] = []).Add(whole);
                }
            }
            else if (command.Is("run"))
            {
                NameOther(command, context);
            }
        }

        return [.. groups.Values.Select(commands =>
        {
            context.Prefix = groups.Count > 1 && commands[0].Name is { } name ? $"services[{context.Show(name)}]." : "";
            return ReadVariants(commands, context, files);
        })];
    }

    private static SourceResource ReadVariants(List<GcloudCommand> commands, GcloudContext context, IReadOnlyDictionary<string, SourceText> files)
    {
        var variants = GcloudVariants.Of(commands).Select(new GcloudService(context, files).Read).ToList();
        if (variants is [var only])
        {
            return only;
        }

        var condition = commands.SelectMany(static command => command.Call.Conditions).First();
        var merged = variants.Select(static variant => variant.Properties).Aggregate((one, other) => GcloudVariants.Merge(one, other, condition));
        foreach (var leaf in SourceLeaves.Of(merged))
        {
            if (leaf.Value is SourceUnknown unknown && unknown.Expression == condition.Text)
            {
                context.Ask(leaf.Path, $"it depends on `{condition.Text}`, which is not known before a run", null, unknown.Place);
            }
        }

        return variants[0] with { Properties = merged };
    }

    private static string KeyOf(GcloudCommand command, GcloudContext context) =>
        $"{(command.Name is { } name ? context.Show(name) : "")}/{(command["region"] is { } region ? context.Show(region) : "")}";

    // The service that an update is of: the same name, and the same region where both say one.
    private static List<GcloudCommand>? FindGroup(OrderedDictionary<string, List<GcloudCommand>> groups, GcloudCommand command, GcloudContext context)
    {
        var key = KeyOf(command, context);
        return groups.TryGetValue(key, out var exact) ? exact : groups
            .Where(group => key.EndsWith('/') ? group.Key.StartsWith(key, StringComparison.Ordinal) : key.StartsWith(group.Key, StringComparison.Ordinal) && group.Key.EndsWith('/'))
            .Select(static group => group.Value).FirstOrDefault();
    }

    private static void Remember(GcloudCommand command, Dictionary<string, GcloudSetting> defaults)
    {
        if (command.Names is [var property, var value, ..])
        {
            var flag = property.Value switch
            {
                "project" or "core/project" => "project",
                "run/region" => "region",
                _ => null,
            };
            if (flag is not null)
            {
                defaults[flag] = new GcloudSetting(flag, value, null, command.Call.Origin);
            }
        }
    }

    // What the configuration of gcloud says where the command line does not.
    private static IEnumerable<GcloudSetting> Defaults(GcloudCommand command, Dictionary<string, GcloudSetting> defaults)
    {
        foreach (var (flag, variable) in ((string, string)[])[("project", "CLOUDSDK_CORE_PROJECT"), ("region", "CLOUDSDK_RUN_REGION")])
        {
            if (command[flag] is not null)
            {
                continue;
            }

            if (command.Call.Variables.TryGetValue(variable, out var value) && value.Items is [var text])
            {
                yield return new GcloudSetting(flag, text, null, command.Call.Origin);
            }
            else if (defaults.TryGetValue(flag, out var setting))
            {
                yield return setting;
            }
        }
    }

    private static void NameOther(GcloudCommand command, GcloudContext context)
    {
        var place = context.PlaceOf(command.Call.Origin);
        if (command.Is("run", "services", "replace"))
        {
            var file = command.Name is { } name ? context.Show(name) : "the file";
            context.Notes.CannotCarry(Replace, $"the service stands in {file}: adopt that file", place);
        }
        else if (ReasonAgainst(command) is { } reason)
        {
            context.Notes.CannotCarry($"gcloud {string.Join(' ', command.Path.Take(3))}", reason, place);
        }
    }

    // Why a command is left; nothing of one that only looks, or does what a stack does.
    private static string? ReasonAgainst(GcloudCommand command) => (command.Path.ElementAtOrDefault(1), command.Path.ElementAtOrDefault(2)) switch
    {
        ("jobs" or "worker-pools", _) => "jobs and worker pools are no services",
        (_, null or "describe" or "list" or "get-iam-policy" or "logs" or "proxy" or "read" or "tail") => null,
        ("services", "update-traffic") when command.Settings.Any(static setting => setting.Flag == "to-latest") => null,
        ("services", "update-traffic") => "no key for traffic: the next deployment turns all of it to what it deploys",
        ("services", "delete") => "it takes a service away that is deployed before it or elsewhere: nothing is taken away here",
        ("services", "set-iam-policy") => "the file that it grants by is not read: name who may call as invokers",
        ("domain-mappings", _) => "a stack maps no domain: it stays as it is",
        _ => "a stack does nothing of this: it stays as it is",
    };
}
