using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace GpuInfra.Engine.Tests;

/// <summary>
/// The engine as resources see it. Reading a resource and calling a function are left as they are, unimplemented: no program
/// of this repository does either, and a program that did would fail.
/// </summary>
internal sealed class MonitorService(RecordedDeployment deployment) : ResourceMonitor.ResourceMonitorBase
{
    private static readonly HashSet<string> Features =
    [
        "secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith", "replaceWith", "transforms",
        "invokeTransforms", "parameterization", "resourceHooks",
    ];

    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = Features.Contains(request.Id) });

    public override Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
    {
        var resource = RegistrationReader.Read(request, deployment);
        deployment.Add(resource);
        return Task.FromResult(new RegisterResourceResponse
        {
            Urn = resource.Urn,
            Id = resource.Answer.Id,
            Object = Struct.Parser.ParseJson(resource.Answer.Outputs.ToJsonString()),
        });
    }

    public override Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context)
    {
        deployment.AddOutputs(request.Urn, RegistrationReader.Read(request.Outputs));
        return Task.FromResult(new Empty());
    }

    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context)
    {
        deployment.Finish();
        return Task.FromResult(new Empty());
    }
}
