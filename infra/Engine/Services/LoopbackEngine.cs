using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GpuInfra.Engine;

/// <summary>The engine that a program is told of, on a port of this machine alone: it makes nothing, and hands on all that it is sent.</summary>
public sealed class LoopbackEngine : IAsyncDisposable
{
    // What Pulumi's own engine takes.
    private const int MostBytes = 400 << 20;

    private readonly WebApplication _server;

    private LoopbackEngine(WebApplication server)
    {
        _server = server;
        Address = new Uri(server.Urls.Single()).Authority;
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    public static async Task<LoopbackEngine> StartAsync(IDeployment deployment)
    {
        // Neither the variables nor the folder of a person configure it.
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRouting();
        builder.Services.AddGrpc(static grpc =>
        {
            (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (MostBytes, MostBytes);
            grpc.EnableDetailedErrors = true;
        });
        builder.Services.AddSingleton(deployment);
        builder.Services.AddSingleton<Registrations>();
        builder.Services.AddSingleton<EngineService>();
        var server = builder.Build();
        server.MapGrpcService<MonitorService>();
        server.MapGrpcService<EngineService>();
        await server.StartAsync().ConfigureAwait(false);
        return new(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
