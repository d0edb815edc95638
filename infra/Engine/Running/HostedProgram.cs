using System.Diagnostics;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Pulumirpc;

namespace GpuInfra.Engine;

/// <summary>A program that Pulumi's language host of its runtime runs. The host prints the port on which it listens.</summary>
internal sealed class HostedProgram(Order order, ChildProcesses processes)
{
    private const int Failed = 1;
    private const int Parallel = 16;

    public async Task<RunEnd> RunAsync(string engine)
    {
        var start = new ProcessStartInfo(order.Host, [engine]) { WorkingDirectory = order.Folder };
        ProgramVariables.Set(start.Environment, order.Home);
        if (processes.Start(start) is not { } host)
        {
            return new("start", Failed, $"{order.Host} cannot be started.");
        }

        _ = processes.TellAsync(host.StandardError);
        var said = await host.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        if (!int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return new("start", Failed, $"{Path.GetFileName(order.Host)} does not say on which port it listens, but '{said}'.");
        }

        _ = processes.TellAsync(host.StandardOutput);
        using var channel = GrpcChannel.ForAddress(new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}"));
        return await RunAsync(new LanguageRuntime.LanguageRuntimeClient(channel), engine).ConfigureAwait(false);
    }

    private async Task<RunEnd> RunAsync(LanguageRuntime.LanguageRuntimeClient host, string engine)
    {
        try
        {
            await ShakeHandsAsync(host, engine).ConfigureAwait(false);
            var response = await host.RunAsync(Request(engine)).ConfigureAwait(false);
            return response.Error.Length > 0 ? new("run", Failed, response.Error) : new("run", response.Bail ? Failed : 0);
        }
        catch (RpcException failure)
        {
            return new("run", Failed, failure.Status.Detail);
        }
    }

    // Older hosts know no greeting.
    private async Task ShakeHandsAsync(LanguageRuntime.LanguageRuntimeClient host, string engine)
    {
        try
        {
            _ = await host.HandshakeAsync(new()
            {
                EngineAddress = engine,
                RootDirectory = Path.GetDirectoryName(order.Host),
                ProgramDirectory = order.Folder,
            });
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.Unimplemented)
        {
        }
    }

    private RunRequest Request(string engine)
    {
        var request = new RunRequest
        {
            Project = order.Project,
            Stack = order.Stack,
            Organization = "organization",
            Pwd = order.Folder,
            DryRun = true,
            Parallel = Parallel,
            MonitorAddress = engine,
            Info = new()
            {
                RootDirectory = order.Root,
                ProgramDirectory = order.Folder,
                EntryPoint = order.EntryPoint,
                Options = Struct.Parser.ParseJson(order.Options.ToJsonString()),
            },
        };
#pragma warning disable CS0612 // Older hosts read the entry point here alone.
        request.Program = order.EntryPoint;
#pragma warning restore CS0612
        foreach (var (key, text) in order.Config)
        {
            request.Config.Add(key, text!.ToString());
        }

        request.ConfigSecretKeys.AddRange(order.SecretKeys);
        return request;
    }
}
