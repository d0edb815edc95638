using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GpuInfra.Engine.Tests;

/// <summary>The engine that a program is told of: it makes nothing, and writes down all that it is sent.</summary>
internal sealed class LoopbackEngine : IAsyncDisposable
{
    private readonly WebApplication _server;

    private LoopbackEngine(WebApplication server)
    {
        _server = server;
        Address = new Uri(server.Urls.Single()).Authority;
    }

    public string Address { get; }

    public static async Task<LoopbackEngine> StartAsync(RecordedDeployment deployment)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(deployment);
        var server = builder.Build();
        server.MapGrpcService<MonitorService>();
        server.MapGrpcService<EngineService>();
        await server.StartAsync();
        return new(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
