using System.Collections.Frozen;
using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// --add-volume and --add-volume-mount, which are given once for each.
internal static class GcloudVolumes
{
    private static readonly FrozenDictionary<string, string[]> Types = new Dictionary<string, string[]>
    {
        ["cloud-storage"] = ["bucket", "readonly", "mount-options", "dynamic-mounting"],
        ["in-memory"] = ["size-limit"],
        ["nfs"] = ["location", "readonly"],
        ["secret"] = ["secret", "version", "path"],
        ["ephemeral-disk"] = ["size"],
    }.ToFrozenDictionary();

    private const string MountPath = "mount-path";

    // A volume that says where it is mounted needs no name, and no mount of its own.
    public static bool IsMounted(GcloudContext context, GcloudSetting setting) =>
        setting.Flag == "add-volume" && Find(context.Entries(setting), MountPath) is not null;

    public static SourceList? Volumes(GcloudContext context, IEnumerable<GcloudSetting> settings)
    {
        var volumes = settings.Select(setting => Volume(context, setting)).OfType<SourceValue>().ToImmutableArray();
        return volumes.IsEmpty ? null : new SourceList(volumes, volumes[0].Place);
    }

    public static SourceList? Mounts(GcloudContext context, string container, IEnumerable<GcloudSetting> settings)
    {
        var mounts = settings.Select(setting => Mount(context, container, setting)).OfType<SourceValue>().ToImmutableArray();
        return mounts.IsEmpty ? null : new SourceList(mounts, mounts[0].Place);
    }

    private static SourceMap? Volume(GcloudContext context, GcloudSetting setting)
    {
        var entries = context.Entries(setting).ToList();
        var place = context.PlaceOf(setting.Value!, setting.Origin);
        if (NameOf(entries) is not { } name || Find(entries, "type") is not { } type)
        {
            context.Refuse(
                setting.Origin, "--add-volume needs type=, and name= or mount-path=, such as name=models,type=cloud-storage,bucket=BUCKET.");
            return null;
        }

        if (!Types.TryGetValue(type.Value, out var known))
        {
            context.Refuse(type.Start ?? setting.Origin, $"--add-volume has type={context.Show(type)}, but takes one of {string.Join(", ", Types.Keys.Order(StringComparer.Ordinal))}.");
            return null;
        }

        foreach (var (key, _) in entries.Where(entry => entry.Key.Value is not ("name" or "type" or MountPath) && !known.Contains(entry.Key.Value)))
        {
            context.Refuse(key.Start ?? setting.Origin, $"--add-volume of type {type.Value} has {context.Show(key)}=, but takes {string.Join(", ", known)}.");
        }

        var path = $"template.volumes[{context.Show(name)}]";
        var stated = new SourceMapBuilder(place).Add("name", context.ToValue($"{path}.name", name, setting.Origin));
        switch (type.Value)
        {
            case "cloud-storage":
                stated.Add("gcs.bucket", Text("gcs.bucket", "bucket")).Add("gcs.readOnly", Boolean("gcs.readOnly", "readonly"));
                if (Find(entries, "mount-options") is { } options)
                {
                    stated.Add("gcs.mountOptions", new SourceList(
                        [.. options.Split(";").Select(option => context.ToValue($"{path}.gcs.mountOptions", option, setting.Origin))],
                        context.PlaceOf(options, setting.Origin)));
                }

                break;
            case "in-memory":
                stated.Add("emptyDir.medium", new SourceScalar("MEMORY", context.PlaceOf(type, setting.Origin)))
                    .Add("emptyDir.sizeLimit", Text("emptyDir.sizeLimit", "size-limit"));
                break;
            case "ephemeral-disk":
                stated.Add("emptyDir.medium", new SourceScalar("DISK", context.PlaceOf(type, setting.Origin)))
                    .Add("emptyDir.sizeLimit", Text("emptyDir.sizeLimit", "size"));
                break;
            case "nfs" when Find(entries, "location") is { } location && location.Value.IndexOf(":/", StringComparison.Ordinal) is var colon and > 0:
                stated.Add("nfs.server", context.ToValue($"{path}.nfs.server", location.Slice(0, colon), setting.Origin))
                    .Add("nfs.path", context.ToValue($"{path}.nfs.path", location.From(colon + 1), setting.Origin))
                    .Add("nfs.readOnly", Boolean("nfs.readOnly", "readonly"));
                break;
            case "nfs":
                context.Refuse(setting.Origin, "--add-volume of type nfs needs location=SERVER:/FOLDER.");
                break;
            default:
                stated.Add("secret.secret", Text("secret.secret", "secret"));
                if (Find(entries, "version") is not null || Find(entries, "path") is not null)
                {
                    var item = new SourceMapBuilder(place).Add("path", Text("secret.items", "path")).Add("version", Text("secret.items", "version"));
                    stated.Add("secret.items", new SourceList([item.Build()], place));
                }

                break;
        }

        return stated.Build();

        SourceValue? Text(string property, string key) => Find(entries, key) is { } text ? context.ToValue($"{path}.{property}", text, setting.Origin) : null;

        SourceValue? Boolean(string property, string key)
        {
            if (Find(entries, key) is not { } text)
            {
                return null;
            }

            if (text.IsKnown && text.Value.ToUpperInvariant() is not ("TRUE" or "FALSE" or "YES" or "NO" or "Y" or "N" or "1" or "0"))
            {
                context.Refuse(text.Start ?? setting.Origin, $"--add-volume has {key}={text.Value}, but it must be true or false.");
                return null;
            }

            return context.ToValue($"{path}.{property}", text, setting.Origin, static value => value.ToUpperInvariant() is "TRUE" or "YES" or "Y" or "1");
        }
    }

    private static SourceMap? Mount(GcloudContext context, string container, GcloudSetting setting)
    {
        var entries = context.Entries(setting).ToList();
        if ((setting.Flag == "add-volume" ? NameOf(entries) : Find(entries, "volume")) is not { } volume || Find(entries, MountPath) is not { } mountPath)
        {
            context.Refuse(setting.Origin, "--add-volume-mount needs volume= and mount-path=, such as volume=models,mount-path=/models.");
            return null;
        }

        var path = $"{container}.volumeMounts[{context.Show(volume)}]";
        var stated = new SourceMapBuilder(context.PlaceOf(setting.Value!, setting.Origin))
            .Add("name", context.ToValue($"{path}.name", volume, setting.Origin))
            .Add("mountPath", context.ToValue($"{path}.mountPath", mountPath, setting.Origin));
        return (Find(entries, "sub-path") is { } subPath ? stated.Add("subPath", context.ToValue($"{path}.subPath", subPath, setting.Origin)) : stated).Build();
    }

    // Its name, or one of its path, which is there for one volume alone.
    private static ShellText? NameOf(IReadOnlyCollection<(ShellText Key, ShellText Value)> entries) => Find(entries, "name")
        ?? (Find(entries, MountPath) is { } path ? path.With(path.Value.Trim('/').Replace('/', '-').ToLowerInvariant()) : null);

    private static ShellText? Find(IEnumerable<(ShellText Key, ShellText Value)> entries, string key) =>
        entries.Where(entry => entry.Key.Value == key).Select(static entry => entry.Value).LastOrDefault();
}
