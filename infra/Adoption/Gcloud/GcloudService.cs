using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// One service: all command lines that say something of it, the later one winning.
internal sealed class GcloudService(GcloudContext context, IReadOnlyDictionary<string, SourceText> files)
{
    private const int MostContainers = 10;

    public SourceResource Read(IReadOnlyList<GcloudCommand> commands)
    {
        var command = commands[0];
        var place = context.PlaceOf(command.Call.Origin);
        var stated = new SourceMapBuilder(place);
        if (command.Name is { } name)
        {
            stated.Add("name", context.ToValue("name", name, command.Call.Origin));
        }
        else
        {
            context.Ask("name", "the name of the service: gcloud asks for it where the command has none", null, place);
        }

        var settings = GcloudChanges.Of(context, commands.Where(static one => !GcloudGrants.IsOne(one))).Select(Resolve).OfType<GcloudSetting>().ToList();
        foreach (var opaque in commands.SelectMany(static one => one.Opaque).Where(opaque => context.Settle(opaque).Length > 0))
        {
            context.Notes.CannotCarry(context.Show(opaque), "more flags may be in it: put them on the command line", context.PlaceOf(opaque, command.Call.Origin));
        }

        foreach (var setting in settings.AsEnumerable().Reverse().Where(static setting => !GcloudFlag.All[setting.Flag].IsOfContainer))
        {
            GcloudProperties.State(stated, context, setting);
        }

        StateSuffix(stated, command, settings);
        StateNetwork(stated, settings);
        StateMaps(stated, settings);
        var held = StateCallers(stated, commands, settings, place);
        StateContainers(stated, settings, place);
        StateConditions(commands);
        return new SourceResource("service", (stated.Build()["name"] as SourceScalar)?.Value as string, stated.Build(), place) { Grants = held };
    }

    // The flag that a setting means; nothing for one that states nothing, which is noted.
    private GcloudSetting? Resolve(GcloudSetting setting)
    {
        if (!GcloudFlag.All.TryGetValue(setting.Flag, out var flag))
        {
            var isNegated = setting.Flag.StartsWith("no-", StringComparison.Ordinal);
            if (isNegated && GcloudFlag.All.TryGetValue(setting.Flag[3..], out flag) && flag.Kind == GcloudFlagKind.Boolean)
            {
                setting = setting with { Flag = flag.Name, IsOn = false };
            }
            else
            {
                NameUnknown(setting, isNegated);
                return null;
            }
        }

        if (flag.NotCarried is { } reason)
        {
            context.Notes.CannotCarry($"{(flag.Name.Length == 1 ? "-" : setting.IsOn ? "--" : "--no-")}{flag.Name}", reason, context.PlaceOf(setting.Origin));
            return null;
        }

        if (flag.Kind is GcloudFlagKind.Value or GcloudFlagKind.List or GcloudFlagKind.Map && setting.Value is null && flag.Name != "container")
        {
            context.Refuse(setting.Origin, $"--{setting.Flag} has no value. Write --{setting.Flag}=VALUE.");
            return null;
        }

        if (flag.Kind is GcloudFlagKind.Boolean && setting.Value is not null)
        {
            context.Refuse(setting.Origin, $"--{setting.Flag} takes no value. Write --{setting.Flag} or --no-{setting.Flag}.");
            return null;
        }

        return setting;
    }

    private void NameUnknown(GcloudSetting setting, bool isNegated)
    {
        if (isNegated && GcloudFlag.All.ContainsKey(setting.Flag[3..]))
        {
            context.Refuse(setting.Origin, $"gcloud run deploy has no flag --{setting.Flag}: --{setting.Flag[3..]} takes a value{(setting.Flag == "no-gpu" ? ", 0 for none" : "")}.");
            return;
        }

        var nearest = GcloudFlag.Nearest(setting.Flag) ?? (isNegated && GcloudFlag.Nearest(setting.Flag[3..]) is { } positive ? $"no-{positive}" : null);
        if (nearest is not null)
        {
            context.Refuse(setting.Origin, $"gcloud run deploy has no flag --{setting.Flag}. Did you mean --{nearest}?");
        }
        else
        {
            context.Notes.CannotCarry($"--{setting.Flag}", $"gcloud {GcloudFlag.Release} has no such flag, so nothing is known of it", context.PlaceOf(setting.Origin));
        }
    }

    private void StateSuffix(SourceMapBuilder stated, GcloudCommand command, List<GcloudSetting> settings)
    {
        if (settings.LastOrDefault(static setting => setting.Flag == "revision-suffix") is { } suffix && command.Name is { } name)
        {
            var revision = new ShellTextBuilder().Append(name).Append('-', suffix.Origin).Append(suffix.Value!).ToText();
            stated.Add("template.revision", context.ToValue("template.revision", revision, suffix.Origin) with { Place = context.PlaceOf(suffix.Origin) });
        }
    }

    private void StateNetwork(SourceMapBuilder stated, List<GcloudSetting> settings)
    {
        const string Path = "template.vpcAccess.networkInterfaces[0]";
        var (network, subnet) = (Last("network"), Last("subnet"));
        var tags = GcloudLists.ToList(context, $"{Path}.tags", settings.Where(static setting => setting.Flag == "network-tags"));
        if (network is null && subnet is null && tags is null)
        {
            return;
        }

        var place = context.PlaceOf((network ?? subnet)?.Origin ?? settings[0].Origin);
        var card = new SourceMapBuilder(place)
            .Add("network", network is null ? null : context.ToValue($"{Path}.network", network.Value!, network.Origin))
            .Add("subnetwork", subnet is null ? null : context.ToValue($"{Path}.subnetwork", subnet.Value!, subnet.Origin))
            .Add("tags", tags);
        stated.Add("template.vpcAccess.networkInterfaces", new SourceList([card.Build()], place));

        GcloudSetting? Last(string flag) => settings.LastOrDefault(setting => setting.Flag == flag);
    }

    private void StateMaps(SourceMapBuilder stated, List<GcloudSetting> settings)
    {
        stated.Add("labels", GcloudLists.ToMap(context, "labels", settings.Where(static setting => setting.Flag is "labels" or "update-labels")))
            .Add("annotations", GcloudLists.ToMap(context, "annotations", settings.Where(static setting => setting.Flag == "update-annotations")))
            .Add("customAudiences", GcloudLists.ToList(context, "customAudiences", settings.Where(static setting => setting.Flag is "add-custom-audiences" or "set-custom-audiences")));
        var volumes = GcloudVolumes.Volumes(context, settings.Where(static setting => setting.Flag == "add-volume"));
        if (GcloudLists.ToList(context, "template.volumes[cloudsql]", settings.Where(static setting => setting.Flag is "add-cloudsql-instances" or "set-cloudsql-instances")) is { } instances)
        {
            var database = new SourceMapBuilder(instances.Place).Add("name", new SourceScalar("cloudsql", instances.Place)).Add("cloudSqlInstance.instances", instances).Build();
            volumes = new SourceList([.. volumes?.Items ?? [], database], volumes?.Place ?? instances.Place);
        }

        stated.Add("template.volumes", volumes);
    }

    private SourceMap? StateCallers(SourceMapBuilder stated, IReadOnlyList<GcloudCommand> commands, List<GcloudSetting> settings, SourcePlace place)
    {
        var callers = new GcloudGrants(context);
        var held = callers.HeldAfter(commands);
        var members = callers.Callers?.Items ?? [];
        var open = settings.LastOrDefault(static setting => setting.Flag == "allow-unauthenticated");
        if (members.Length > 0 || open is not null)
        {
            stated.Add("invokers", new SourceList(members, members.Length > 0 ? members[0].Place : context.PlaceOf(open!.Origin)));
        }
        else
        {
            context.Ask("invoker.public", "neither --allow-unauthenticated nor its opposite is said; gcloud asks, and without a terminal leaves it as it is", "false", place);
        }

        if (members.Length == 0)
        {
            context.Ask("invokers", "who may call it: the input grants nobody", "nobody", place);
        }

        stated.Add("iapAccessors", held?[ServiceRoles.Accessor]);
        return held;
    }

    private void StateContainers(SourceMapBuilder stated, List<GcloudSetting> settings, SourcePlace place)
    {
        var names = settings.Select(static setting => setting.Container).OfType<ShellText>().DistinctBy(static name => name.Value).ToList();
        var isGrouped = names.Count > 0;
        foreach (var setting in settings.Where(setting => isGrouped && setting.Container is null && GcloudFlag.All[setting.Flag].IsOfContainer))
        {
            context.Refuse(setting.Origin, $"--{setting.Flag} stands before the first --container, but is said of one container. Move it after the --container that it belongs to.");
        }

        foreach (var setting in settings.Where(setting => setting.Container is not null && setting.Flag != "container" && !GcloudFlag.All[setting.Flag].IsOfContainer && !GcloudVolumes.IsMounted(context, setting)))
        {
            context.Refuse(setting.Origin, $"--{setting.Flag} stands after --container={context.Show(setting.Container!)}, but is said of the service. Move it before the first --container.");
        }

        if (names.Count > MostContainers)
        {
            context.Refuse(settings.First(static setting => setting.Flag == "container").Origin, $"There are {names.Count} containers, but a service has at most {MostContainers}.");
        }

        var containers = ImmutableArray.CreateBuilder<SourceValue>();
        var secretFiles = new List<SourceEntry>();
        var truths = settings.AsEnumerable().Reverse().Where(static setting => setting.Flag is "cpu-throttling" or "cpu-boost").ToList();
        foreach (var name in names.DefaultIfEmpty<ShellText?>(null))
        {
            var own = settings.Where(setting => (setting.Container?.Value == name?.Value && GcloudFlag.All[setting.Flag].IsOfContainer)
                || ((setting.Container ?? names.FirstOrDefault())?.Value == name?.Value && GcloudVolumes.IsMounted(context, setting))).ToList();
            var container = new GcloudContainer(context, $"template.containers[{containers.Count}]", own, own.Count > 0 ? context.PlaceOf(own[0].Origin) : place);
            var builder = new SourceMapBuilder(place);
            foreach (var entry in container.Read(name, files).Entries)
            {
                builder.Add(entry.Name, entry.Value);
            }

            foreach (var truth in truths)
            {
                GcloudContainer.StateBoolean(context, builder, truth);
            }

            secretFiles.AddRange(container.SecretFiles);
            if (!builder.IsEmpty)
            {
                containers.Add(builder.Build());
            }
        }

        stated.Add("template.containers", containers.Count == 0 ? null : new SourceList(containers.ToImmutable(), containers[0].Place))
            .Add("secretFiles", secretFiles.Count == 0 ? null : new SourceMap([.. secretFiles], secretFiles[0].Place));
        AskForGpu(settings, place);
    }

    private void AskForGpu(List<GcloudSetting> settings, SourcePlace place)
    {
        var hasGpu = settings.Exists(static setting => setting.Flag is "gpu" or "gpu-type");
        if (!hasGpu)
        {
            context.Ask("template.nodeSelector.accelerator", "no GPU is asked for: is one wanted?", "none", place);
        }
        else if (settings.Find(static setting => setting.Flag == "gpu") is { } gpu && !settings.Exists(static setting => setting.Flag == "gpu-type"))
        {
            context.Ask("template.nodeSelector.accelerator", "the GPU: --gpu is said, --gpu-type is not", "nvidia-l4", context.PlaceOf(gpu.Origin));
        }

        if (hasGpu && !settings.Exists(static setting => setting.Flag == "cpu-boost"))
        {
            context.Ask("template.containers[0].resources.startupCpuBoost", "more CPU while it starts: nothing is said of --cpu-boost", null, place);
        }
    }

    private void StateConditions(IReadOnlyList<GcloudCommand> commands)
    {
        foreach (var condition in commands.SelectMany(static command => command.Call.Conditions).DistinctBy(static condition => condition.Origin))
        {
            context.Notes.CannotCarry(
                $"`{condition.Text.Split('\n')[0]}`", "the command depends on it, and it is not known before a run: the command is read as if it ran", context.PlaceOf(condition.Origin));
        }
    }
}
