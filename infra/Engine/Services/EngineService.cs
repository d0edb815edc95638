using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace GpuInfra.Engine;

/// <summary>What a program asks of the engine beside its resources: that something is shown to the user.</summary>
internal sealed class EngineService(IDeployment deployment) : Pulumirpc.Engine.EngineBase
{
    private string _root = "";

    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        if (request.Severity != LogSeverity.Debug)
        {
            deployment.Add(new Logged(NameOf(request.Severity), request.Message, request.Urn));
        }

        return Task.FromResult(new Empty());
    }

    public override Task<GetRootResourceResponse> GetRootResource(GetRootResourceRequest request, ServerCallContext context) =>
        Task.FromResult(new GetRootResourceResponse { Urn = _root });

    public override Task<SetRootResourceResponse> SetRootResource(SetRootResourceRequest request, ServerCallContext context)
    {
        _root = request.Urn;
        return Task.FromResult(new SetRootResourceResponse());
    }

    private static string NameOf(LogSeverity severity) => severity switch
    {
        LogSeverity.Info => "info",
        LogSeverity.Warning => "warning",
        _ => "error",
    };
}
