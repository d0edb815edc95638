using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

// What the flags after one --container state, or all flags of containers where there is none.
internal sealed class GcloudContainer(GcloudContext context, string path, IReadOnlyList<GcloudSetting> settings, SourcePlace place)
{
    private static readonly FrozenSet<string> ProbeKeys =
    [
        "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "failureThreshold", "successThreshold", "httpGet.port", "httpGet.path",
        "grpc.port", "grpc.service", "tcpSocket.port",
    ];

    private static readonly FrozenSet<string> TextKeys = ["httpGet.path", "grpc.service"];

    private readonly SourceMapBuilder _stated = new(place);

    // The secrets that stand in files, by the path of the file.
    public IReadOnlyList<SourceEntry> SecretFiles { get; private set; } = [];

    public SourceMap Read(ShellText? name, IReadOnlyDictionary<string, SourceText> files)
    {
        if (name is not null)
        {
            _stated.Add("name", context.ToValue($"{path}.name", name, settings.Count > 0 ? settings[0].Origin : 0));
        }

        Text("image", "image");
        _stated.Add("command", List("command")).Add("args", List("args")).Add("dependsOn", List("depends-on", "dependsOn"));
        ReadPort();
        ReadLimits();
        _stated.Add("env", ReadVariables(files))
            .Add("volumeMounts", GcloudVolumes.Mounts(context, path, settings.Where(setting => setting.Flag is "add-volume-mount" or "add-volume")))
            .Add("startupProbe", ReadProbe("startup-probe", "startupProbe"))
            .Add("livenessProbe", ReadProbe("liveness-probe", "livenessProbe"))
            .Add("readinessProbe", ReadProbe("readiness-probe", "readinessProbe"));
        return _stated.Build();
    }

    // What is said once for all containers.
    public static void StateBoolean(GcloudContext context, SourceMapBuilder container, GcloudSetting setting)
    {
        var (property, value) = setting.Flag == "cpu-throttling" ? ("resources.cpuIdle", setting.IsOn) : ("resources.startupCpuBoost", setting.IsOn);
        container.Add(property, new SourceScalar(value, context.PlaceOf(setting.Origin)));
    }

    private IEnumerable<GcloudSetting> Of(string flag) => settings.Where(setting => setting.Flag == flag);

    private void Text(string flag, string property)
    {
        if (Of(flag).LastOrDefault() is { } setting)
        {
            _stated.Add(property, context.ToValue($"{path}.{property}", setting.Value!, setting.Origin));
        }
    }

    private SourceValue? List(string flag, string? property = null) => GcloudLists.ToList(context, $"{path}.{property ?? flag}", Of(flag));

    private void ReadPort()
    {
        var port = new SourceMapBuilder(place);
        if (Of("port").LastOrDefault() is { } setting)
        {
            port.Add("containerPort", context.Number($"{path}.ports[0].containerPort", setting, 1));
        }

        if (Of("use-http2").LastOrDefault() is { } http2)
        {
            port.Add("name", new SourceScalar(http2.IsOn ? "h2c" : "http1", context.PlaceOf(http2.Origin)));
        }

        if (!port.IsEmpty)
        {
            _stated.Add("ports", new SourceList([port.Build()], place));
        }
    }

    private void ReadLimits()
    {
        var limits = ImmutableArray.CreateBuilder<SourceEntry>();
        foreach (var (flag, key) in ((string, string)[])[("cpu", "cpu"), ("memory", "memory"), ("gpu", "nvidia.com/gpu")])
        {
            if (Of(flag).LastOrDefault() is { } setting)
            {
                var value = context.ToValue($"{path}.resources.limits[\"{key}\"]", setting.Value!, setting.Origin);
                limits.Add(new SourceEntry(key, value, context.PlaceOf(setting.Origin)));
            }
        }

        if (limits.Count > 0)
        {
            _stated.Add("resources.limits", new SourceMap(limits.ToImmutable(), limits[0].Place));
        }
    }

    private SourceList? ReadVariables(IReadOnlyDictionary<string, SourceText> files)
    {
        var variables = new OrderedDictionary<string, SourceMap>();
        foreach (var setting in Of("env-vars-file"))
        {
            GcloudVariablesFile.Read(context, setting, files, variables);
        }

        foreach (var setting in settings.Where(static setting => setting.Flag is "set-env-vars" or "update-env-vars"))
        {
            foreach (var (key, value) in context.Entries(setting))
            {
                var name = context.Show(key);
                variables[name] = new SourceMapBuilder(context.PlaceOf(key, setting.Origin))
                    .Add("name", context.ToValue($"{path}.env[{name}].name", key, setting.Origin))
                    .Add("value", context.ToValue($"{path}.env[{name}].value", value, setting.Origin)).Build();
            }
        }

        if (Of("update-env-vars").FirstOrDefault() is { } update && !Of("set-env-vars").Any())
        {
            context.Ask($"{path}.env", "--update-env-vars keeps the variables that run today: the command alone does not say them all", null, context.PlaceOf(update.Origin));
        }

        ReadSecrets(variables);
        return variables.Count == 0 ? null : new SourceList([.. variables.Values], variables.GetAt(0).Value.Place);
    }

    private void ReadSecrets(OrderedDictionary<string, SourceMap> variables)
    {
        var secretFiles = new List<SourceEntry>();
        foreach (var setting in settings.Where(static setting => setting.Flag is "set-secrets" or "update-secrets"))
        {
            foreach (var (key, value) in context.Entries(setting))
            {
                var name = context.Show(key);
                var isFile = name.StartsWith('/');
                var at = isFile ? $"secretFiles[{name}]" : $"{path}.env[{name}].valueSource.secretKeyRef";
                var reference = Reference(at, key, value, setting);
                if (isFile && reference is not null)
                {
                    secretFiles.Add(new SourceEntry(name, reference, context.PlaceOf(key, setting.Origin)));
                }
                else if (reference is not null)
                {
                    variables[name] = new SourceMapBuilder(reference.Place)
                        .Add("name", context.ToValue($"{path}.env[{name}].name", key, setting.Origin)).Add("valueSource.secretKeyRef", reference).Build();
                }
            }
        }

        SecretFiles = secretFiles;
    }

    // SECRET:VERSION, or projects/NUMBER/secrets/SECRET with :VERSION or /versions/VERSION after it.
    private SourceMap? Reference(string at, ShellText key, ShellText value, GcloudSetting setting)
    {
        var versions = value.Value.IndexOf("/versions/", StringComparison.Ordinal);
        var colon = versions < 0 ? value.Value.LastIndexOf(':') : -1;
        var (end, start) = versions >= 0 ? (versions, versions + "/versions/".Length) : colon >= 0 ? (colon, colon + 1) : (value.Length, value.Length);
        if (end == value.Length && value.IsKnown && !value.StartsWith("projects/"))
        {
            context.Refuse(value.Start ?? setting.Origin, $"--{setting.Flag} has no version for {context.Show(key)}. Write {context.Show(key)}=SECRET:VERSION, with a name of Secret Manager and no value.");
            return null;
        }

        var reference = new SourceMapBuilder(context.PlaceOf(value, setting.Origin))
            .Add("secret", context.ToValue($"{at}.secret", value.Slice(0, end), setting.Origin));
        return (start < value.Length ? reference.Add("version", context.ToValue($"{at}.version", value.From(start), setting.Origin)) : reference).Build();
    }

    private SourceMap? ReadProbe(string flag, string property)
    {
        if (Of(flag).LastOrDefault() is not { } setting)
        {
            return null;
        }

        var probe = new SourceMapBuilder(context.PlaceOf(setting.Value!, setting.Origin));
        foreach (var (key, value) in context.Entries(setting))
        {
            if (!ProbeKeys.Contains(key.Value))
            {
                context.Refuse(key.Start ?? setting.Origin, $"--{flag} has {context.Show(key)}, but takes {string.Join(", ", ProbeKeys.Order(StringComparer.Ordinal))}.");
            }
            else if (value.IsKnown && !TextKeys.Contains(key.Value) && !long.TryParse(value.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                context.Refuse(value.Start ?? key.Start ?? setting.Origin, $"--{flag} has {key.Value}={value.Value}, but it must be a whole number.");
            }
            else
            {
                Func<string, object?>? convert = TextKeys.Contains(key.Value) ? null : static text => long.Parse(text, CultureInfo.InvariantCulture);
                probe.Add(key.Value, context.ToValue($"{path}.{property}.{key.Value}", value, setting.Origin, convert));
            }
        }

        return probe.IsEmpty ? null : probe.Build();
    }
}
