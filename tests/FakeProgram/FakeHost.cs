using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pulumirpc;

namespace GpuInfra.FakeProgram;

/// <summary>A language host, whose programs are scripts.</summary>
internal static class FakeHost
{
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        await using var server = builder.Build();
        server.MapGrpcService<FakeRuntime>();
        await server.StartAsync();
        Console.WriteLine(new Uri(server.Urls.Single()).Port);
        await Task.Delay(Timeout.InfiniteTimeSpan);
        return 0;
    }
}

internal sealed class FakeRuntime : LanguageRuntime.LanguageRuntimeBase
{
    public override async Task<RunResponse> Run(RunRequest request, ServerCallContext context)
    {
        var options = request.Info.Options.Fields;
        if (options.TryGetValue("refuse", out var why))
        {
            return new() { Error = why.StringValue };
        }

        var config = new JsonObject(request.Config.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
        var exitCode = await Script.RunAsync(request.Info.ProgramDirectory, request.MonitorAddress, config.ToJsonString());
        return new() { Bail = exitCode != 0 };
    }
}
