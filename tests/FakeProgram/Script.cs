using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Pulumirpc;

namespace GpuInfra.FakeProgram;

/// <summary>
/// The steps of a program: each an object with the one name of what is done. In a text, <c>{name.output}</c> is what the engine answered
/// for a resource or a call before.
/// </summary>
internal sealed partial class Script(GrpcChannel channel, string config)
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private readonly ResourceMonitor.ResourceMonitorClient _monitor = new(channel);
    private readonly Pulumirpc.Engine.EngineClient _engine = new(channel);
    private readonly Dictionary<string, JsonObject> _answers = [];

    public static async Task<int> RunAsync(string folder, string address, string config)
    {
        using var channel = GrpcChannel.ForAddress(new Uri($"http://{address}"));
        var script = new Script(channel, config);
        try
        {
            foreach (var step in JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "program.json")))!.AsArray())
            {
                var (kind, content) = step!.AsObject().Single();
                if (await script.DoAsync(kind, content!) is { } exitCode)
                {
                    return exitCode;
                }
            }

            return await script.EndAsync();
        }
        catch (RpcException refusal)
        {
            await script._engine.LogAsync(new() { Severity = LogSeverity.Error, Message = refusal.Status.Detail });
            return 32;
        }
    }

    private async Task<int> EndAsync()
    {
        await _monitor.SignalAndWaitForShutdownAsync(new Empty());
        return 0;
    }

    // What a callback may make of an output.
    private static string Made(string of, string how) => how switch
    {
        "whole" => of,
        "within" => $"at {of}/x",
        "upper" => of.ToUpperInvariant(),
        "part" => of.Split('-', '/', '@')[^1],
        "length" => $"{of.Length}",
        "beside" => $"{of} {of.ToUpperInvariant()}",
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
    };

    private async Task<int?> DoAsync(string kind, JsonNode content)
    {
        switch (kind)
        {
            case "resource":
                await RegisterAsync(content.AsObject());
                break;
            case "read":
                await ReadAsync(content.AsObject());
                break;
            case "call":
                await CallAsync(content.AsObject());
                break;
            case "outputs":
                await _monitor.RegisterResourceOutputsAsync(new() { Urn = _answers["stack"]["urn"]!.ToString(), Outputs = StructOf(content) });
                break;
            case "log":
                await _engine.LogAsync(new() { Severity = System.Enum.Parse<LogSeverity>(content["severity"]!.ToString()), Message = Filled(content["message"]!.ToString()) });
                break;
            case "print":
                Console.WriteLine(Filled(content.ToString()));
                break;
            case "fail if":
                if (Filled(content.ToString()).Contains('/', StringComparison.Ordinal))
                {
                    await _engine.LogAsync(new() { Severity = LogSeverity.Error, Message = $"This cannot be taken apart: {Filled(content.ToString())}" });
                    return 32;
                }

                break;
            case "make":
                var of = Filled(content["of"]!.ToString());
                Remember(content["name"]!.ToString(), null, ("value", of == Unknown ? of : Made(of, content["how"]!.ToString())));
                break;
            case "if known":
                return Filled(content.ToString()) == Unknown ? await EndAsync() : null;
            case "start":
                using (var child = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh", ["-c", content.ToString()])))
                {
                    await child!.WaitForExitAsync();
                }

                break;
            case "variables":
                foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => content.AsArray().Any(one => one!.ToString() == name)))
                {
                    Console.WriteLine($"{name}={Environment.GetEnvironmentVariable(name)}");
                }

                break;
            case "exit":
                return content.GetValue<int>();
            case "hang":
                await Task.Delay(Timeout.InfiniteTimeSpan);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }

        return null;
    }

    private async Task RegisterAsync(JsonObject step)
    {
        var request = new RegisterResourceRequest
        {
            Type = step["type"]!.ToString(),
            Name = step["name"]!.ToString(),
            Custom = step["custom"]?.GetValue<bool>() ?? true,
            Remote = step["remote"]?.GetValue<bool>() ?? false,
            Parent = Filled(step["parent"]?.ToString() ?? ""),
            Provider = Filled(step["provider"]?.ToString() ?? ""),
            Object = StructOf(step["inputs"] ?? new JsonObject()),
        };
        foreach (var (property, urn) in step["propertyDependencies"]?.AsObject() ?? [])
        {
            request.PropertyDependencies[property] = new() { Urns = { Filled(urn!.ToString()) } };
            request.Dependencies.Add(Filled(urn.ToString()));
        }

        var response = await _monitor.RegisterResourceAsync(request);
        Remember(step["name"]!.ToString(), response.Object, ("urn", response.Urn), ("id", response.Id));
    }

    private async Task ReadAsync(JsonObject step)
    {
        var response = await _monitor.ReadResourceAsync(new()
        {
            Type = step["type"]!.ToString(),
            Name = step["name"]!.ToString(),
            Id = step["id"]!.ToString(),
            Parent = Filled(step["parent"]?.ToString() ?? ""),
            Properties = StructOf(step["properties"] ?? new JsonObject()),
        });
        Remember(step["name"]!.ToString(), response.Properties, ("urn", response.Urn), ("id", step["id"]!.ToString()));
    }

    private async Task CallAsync(JsonObject step)
    {
        var response = await _monitor.InvokeAsync(new() { Tok = step["token"]!.ToString(), Args = StructOf(step["args"] ?? new JsonObject()) });
        Remember(step["name"]!.ToString(), response.Return);
    }

    private void Remember(string name, Struct? answer, params (string Name, string Value)[] more)
    {
        var all = JsonNode.Parse(Google.Protobuf.JsonFormatter.Default.Format(answer ?? new Struct()))!.AsObject();
        foreach (var (key, value) in more)
        {
            all[key] = value;
        }

        _answers[name] = all;
    }

    private Struct StructOf(JsonNode content) => Struct.Parser.ParseJson(Filled(content.ToJsonString()));

    // A text without the names of what was answered; an output that was not answered is unknown.
    private string Filled(string text) => Place.Replace(text, place => place.Groups["owner"].Value == "config"
        ? JsonNode.Parse(config)![place.Groups["output"].Value]?.ToString() ?? ""
        : _answers[place.Groups["owner"].Value][place.Groups["output"].Value]?.ToString() is { Length: > 0 } known ? known : Unknown);

    [GeneratedRegex(@"(?<!\$)\{(?<owner>[\w-]+)\.(?<output>[\w:-]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Place { get; }
}
