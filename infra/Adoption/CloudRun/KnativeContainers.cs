using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// The containers and volumes of a revision in v1, as v2 has them.
internal sealed class KnativeContainers(KnativeAnnotations annotations, SourceNotes notes)
{
    private const string SqlVolume = "cloudsql";

    public SourceList? Read(SourceList? containers) => containers is null
        ? null
        : containers with { Items = [.. containers.Items.Select((item, index) => item is SourceMap map ? Container(map, index) : item)] };

    public SourceList? Volumes(SourceList? volumes)
    {
        var items = (volumes?.Items ?? []).OfType<SourceMap>().Select(Volume).ToList();
        if (annotations.CloudSql is { } sql)
        {
            items.Add(new SourceMapBuilder(sql.Place)
                .Add("name", new SourceScalar(SqlVolume, sql.Place))
                .Add("cloudSqlInstance.instances", new SourceList([.. SourceTexts.Of(sql).Split(',').Select(one => new SourceScalar(one.Trim(), sql.Place))], sql.Place))
                .Build());
        }

        return items.Count == 0 ? null : new([.. items], volumes?.Place ?? items[0].Place);
    }

    private SourceMap Container(SourceMap container, int index)
    {
        var stated = new SourceMapBuilder(container.Place)
            .Add("name", container["name"])
            .Add("image", container["image"])
            .Add("command", Texts(container["command"]))
            .Add("args", Texts(container["args"]))
            .Add("workingDir", container["workingDir"])
            .Add("env", Items(container["env"], Variable))
            .Add("ports", Items(container["ports"], Port))
            .Add("resources", Resources(container["resources"] as SourceMap, container.Place))
            .Add("volumeMounts", Mounts(container))
            .Add("startupProbe", Probe(container["startupProbe"]))
            .Add("livenessProbe", Probe(container["livenessProbe"]))
            .Add("readinessProbe", Probe(container["readinessProbe"]))
            .Add("dependsOn", SourceTexts.Of(container["name"]) is { } name ? annotations.Dependencies?[name] : null);
        foreach (var key in (string[])["envFrom", "imagePullPolicy", "securityContext", "terminationMessagePath", "terminationMessagePolicy"])
        {
            if (container.Entries.FirstOrDefault(entry => entry.Name == key) is { } entry)
            {
                notes.CannotCarry($"template.containers[{index}].{key}", "Cloud Run does not have it: the field is Kubernetes' own", entry.Place);
            }
        }

        if ((container["resources"] as SourceMap)?.Entries.FirstOrDefault(entry => entry.Name == "requests") is { } requests)
        {
            notes.CannotCarry($"template.containers[{index}].resources.requests", "Cloud Run reserves what the limits say", requests.Place);
        }

        return stated.Build();
    }

    private SourceMap? Resources(SourceMap? resources, SourcePlace place)
    {
        var stated = new SourceMapBuilder(resources?.Place ?? place);
        if (resources?["limits"] is SourceMap limits)
        {
            stated.Add("limits", limits with
            {
                Entries = [.. limits.Entries.Select(limit => limit with { Value = KnativeValues.Text(limit.Value)! })],
            });
        }

        foreach (var (path, value) in annotations.OfEachContainer)
        {
            stated.Add(path["resources.".Length..], value);
        }

        return stated.IsEmpty ? null : stated.Build();
    }

    private SourceValue Variable(SourceMap variable)
    {
        var secret = (variable["valueFrom"] as SourceMap)?["secretKeyRef"] as SourceMap;
        return new SourceMapBuilder(variable.Place)
            .Add("name", variable["name"])
            .Add("value", secret is null && variable["valueFrom"] is null ? KnativeValues.Text(variable["value"]) ?? new SourceScalar("", variable.Place) : null)
            .Add("valueSource.secretKeyRef.secret", annotations.Secret(secret?["name"]))
            .Add("valueSource.secretKeyRef.version", KnativeValues.Text(secret?["key"]))
            .Build();
    }

    private static SourceValue Port(SourceMap port) => new SourceMapBuilder(port.Place)
        .Add("name", port["name"])
        .Add("containerPort", KnativeValues.Number(port["containerPort"]))
        .Build();

    private SourceList? Mounts(SourceMap container)
    {
        var mounts = Items(container["volumeMounts"], mount => new SourceMapBuilder(mount.Place)
            .Add("name", mount["name"])
            .Add("mountPath", mount["mountPath"])
            .Add("subPath", mount["subPath"])
            .Build());
        return annotations.CloudSql is not { } sql || container["ports"] is null ? mounts : new(
            (mounts?.Items ?? []).Add(new SourceMapBuilder(sql.Place)
                .Add("name", new SourceScalar(SqlVolume, sql.Place))
                .Add("mountPath", new SourceScalar("/cloudsql", sql.Place))
                .Build()), mounts?.Place ?? sql.Place);
    }

    // Numbers stand anywhere within a probe; headers have names and values that are texts.
    private static SourceValue? Probe(SourceValue? probe) => probe is not SourceMap map ? probe : map with
    {
        Entries = [.. map.Entries.Select(entry => entry with
        {
            Value = entry.Value switch
            {
                SourceMap inner when entry.Name is "tcpSocket" or "httpGet" or "grpc" => Probe(inner)!,
                SourceScalar when entry.Name is not ("path" or "service" or "host" or "scheme") => KnativeValues.Number(entry.Value)!,
                var other => other,
            },
        })],
    };

    private SourceMap Volume(SourceMap volume)
    {
        var stated = new SourceMapBuilder(volume.Place).Add("name", volume["name"]);
        if (volume["csi"] is SourceMap csi)
        {
            var attributes = csi["volumeAttributes"] as SourceMap;
            stated.Add("gcs.bucket", attributes?["bucketName"])
                .Add("gcs.readOnly", KnativeValues.Boolean(csi["readOnly"]))
                .Add("gcs.mountOptions", Options(attributes?["mountOptions"]));
        }

        if (volume["secret"] is SourceMap secret)
        {
            stated.Add("secret.secret", annotations.Secret(secret["secretName"]))
                .Add("secret.defaultMode", KnativeValues.Number(secret["defaultMode"]))
                .Add("secret.items", Items(secret["items"], item => new SourceMapBuilder(item.Place)
                    .Add("path", item["path"])
                    .Add("version", KnativeValues.Text(item["key"]))
                    .Add("mode", KnativeValues.Number(item["mode"]))
                    .Build()));
        }

        if (volume["emptyDir"] is SourceMap memory)
        {
            stated.Add("emptyDir.medium", KnativeValues.Word(memory["medium"], word => word.ToUpperInvariant()))
                .Add("emptyDir.sizeLimit", KnativeValues.Text(memory["sizeLimit"]));
        }

        if (volume["nfs"] is SourceMap nfs)
        {
            stated.Add("nfs.server", nfs["server"]).Add("nfs.path", nfs["path"]).Add("nfs.readOnly", KnativeValues.Boolean(nfs["readOnly"]));
        }

        if (volume.Entries.FirstOrDefault(entry => entry.Name == "configMap") is { } config)
        {
            notes.CannotCarry($"template.volumes[{SourceTexts.Of(volume["name"])}].configMap", "Cloud Run has no config maps: use a secret or the image", config.Place);
        }

        return stated.Build();
    }

    private static SourceValue? Options(SourceValue? options) => options is SourceScalar { Value: string text } scalar
        ? new SourceList([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => scalar with { Value = one })], scalar.Place)
        : options;

    private static SourceValue? Texts(SourceValue? list) => list is SourceList { Items: var items } words
        ? words with { Items = [.. items.Select(item => KnativeValues.Text(item)!)] }
        : list;

    private static SourceList? Items(SourceValue? list, Func<SourceMap, SourceValue> read) =>
        list is SourceList { Items.Length: > 0 } items ? items with { Items = [.. items.Items.Select(item => item is SourceMap map ? read(map) : item)] } : null;
}
