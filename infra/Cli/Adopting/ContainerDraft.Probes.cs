using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// The probes of a container.
internal sealed partial class ContainerDraft
{
    private DraftMap Probe(SourceMap probe, string path, string role)
    {
        var map = new DraftMap();
        var kind = probe["httpGet"] is not null ? "http" : probe["grpc"] is not null ? "grpc" : "tcp";
        map.Add("type", kind == "http" ? null : kind);
        var way = kind switch { "http" => "httpGet", "grpc" => "grpc", _ => "tcpSocket" };
        map.Add("path", stated.Text($"{path}.{way}.path"))
            .Add("service", stated.Text($"{path}.{way}.service"))
            .Add("port", stated.Number($"{path}.{way}.port") ?? (HasPort ? null : Port));
        var isReadiness = role == "readinessProbe";
        if (isReadiness)
        {
            LeaveOutOfReadiness(probe, path);
        }

        if (stated.Take($"{path}.httpGet.httpHeaders") is SourceList headers && !isReadiness)
        {
            map.Add("headers", Headers(headers, $"{path}.httpGet.httpHeaders"));
        }

        // What Cloud Run takes where nothing is said: https://docs.cloud.google.com/run/docs/configuring/healthchecks
        var delay = stated.Number($"{path}.initialDelaySeconds");
        map.Add("initialDelaySeconds", isReadiness ? null : delay)
            .Add("timeoutSeconds", stated.Number($"{path}.timeoutSeconds") ?? 1L)
            .Add("periodSeconds", stated.Number($"{path}.periodSeconds") ?? 10L)
            .Add("failureThreshold", stated.Number($"{path}.failureThreshold") ?? 3L)
            .Add("successThreshold", isReadiness ? stated.Number($"{path}.successThreshold") : null);
        return map;
    }

    // What the provider has for the other probes alone.
    private void LeaveOutOfReadiness(SourceMap probe, string path)
    {
        if ((probe["httpGet"] as SourceMap)?["httpHeaders"] is SourceList { Items.Length: > 0 } headers)
        {
            notes.CannotCarry($"{path}.httpGet.httpHeaders", "no key: Pulumi's provider has no headers for this probe, so that the next deployment asks without them", headers.Place);
        }

        if (probe["initialDelaySeconds"] is SourceScalar { Value: long and not 0 } delay)
        {
            notes.CannotCarry($"{path}.initialDelaySeconds", "no key: a container is asked whether it is ready once it has started", delay.Place);
        }
    }

    // A probe has no way to read a secret.
    private DraftMap Headers(SourceList headers, string path)
    {
        var map = new DraftMap();
        foreach (var header in headers.Items.OfType<SourceMap>())
        {
            var (name, text) = (SourceTexts.Of(header["name"]) ?? "", SourceTexts.Of(header["value"]));
            if (header["value"] is SourceSecret || (text is not null && IsSecret(name, text)))
            {
                notes.LeaveSecret($"{path}[{name}]", "everybody reads it who may read the service: probe a path that needs none", header.Place, isInTheClear: text is not null);
                notes.Ask($"{path}[{name}]", $"a path that answers without {name}, whose value is not taken over", null, header.Place);
            }
            else if (header["value"] is SourceUnknown unknown)
            {
                notes.Ask($"{path}[{name}]", $"the value of {name}, which is not evaluated: {unknown.Names} ({unknown.Reason})", null, unknown.Place);
            }
            else
            {
                map.Add(name, text ?? "", header.Place);
            }
        }

        return map;
    }
}
