using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace GpuInfra.Engine;

/// <summary>The engine as resources see it.</summary>
internal sealed class MonitorService(IDeployment deployment, Registrations registrations) : ResourceMonitor.ResourceMonitorBase
{
    private static readonly HashSet<string> Features =
    [
        "secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith", "replaceWith", "transforms",
        "invokeTransforms", "parameterization", "resourceHooks", "errorHooks",
    ];

    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = Features.Contains(request.Id) });

    public override async Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
    {
        // The program itself would have to be asked what becomes of each resource.
        if (request.Transforms.Count > 0)
        {
            throw NotRun($"{request.Type} '{request.Name}' has transforms");
        }

        var resource = Read(() => registrations.Read(request), $"{request.Type} '{request.Name}'");
        var answer = await AnswerAsync(() => deployment.RegisterAsync(resource)).ConfigureAwait(false);
        return new()
        {
            Urn = resource.Urn,
            Id = answer.Id,
            Object = Struct.Parser.ParseJson(answer.Outputs.ToJsonString()),
        };
    }

    public override async Task<ReadResourceResponse> ReadResource(ReadResourceRequest request, ServerCallContext context)
    {
        var resource = Read(() => registrations.Read(request), $"{request.Type} '{request.Name}'");
        var answer = await AnswerAsync(() => deployment.RegisterAsync(resource)).ConfigureAwait(false);
        return new() { Urn = resource.Urn, Properties = Struct.Parser.ParseJson(answer.Outputs.ToJsonString()) };
    }

    public override Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context)
    {
        deployment.AddOutputs(request.Urn, Read(() => RegistrationReader.Read(request.Outputs), $"The outputs of {request.Urn}"));
        return Task.FromResult(new Empty());
    }

    public override async Task<ResourceInvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context) => new()
    {
        Return = await CallAsync(new(request.Tok, Read(() => RegistrationReader.Read(request.Args), request.Tok), IsMethod: false)).ConfigureAwait(false),
    };

    public override async Task<CallResponse> Call(ResourceCallRequest request, ServerCallContext context) => new()
    {
        Return = await CallAsync(new(request.Tok, Read(() => RegistrationReader.Read(request.Args), request.Tok), IsMethod: true)).ConfigureAwait(false),
    };

    public override Task<RegisterPackageResponse> RegisterPackage(RegisterPackageRequest request, ServerCallContext context) =>
        Task.FromResult(new RegisterPackageResponse { Ref = $"{request.Parameterization?.Name ?? request.Name}@{request.Version}" });

    public override Task<Empty> RegisterStackTransform(Callback request, ServerCallContext context) => throw NotRun("The stack has transforms");

    public override Task<Empty> RegisterStackInvokeTransform(Callback request, ServerCallContext context) =>
        throw NotRun("The stack has transforms of functions");

    // They run when something is made, and here nothing is.
    public override Task<Empty> RegisterResourceHook(RegisterResourceHookRequest request, ServerCallContext context) =>
        Task.FromResult(new Empty());

    public override Task<Empty> RegisterErrorHook(RegisterErrorHookRequest request, ServerCallContext context) =>
        Task.FromResult(new Empty());

    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context)
    {
        deployment.Finish();
        return Task.FromResult(new Empty());
    }

    private async Task<Struct> CallAsync(FunctionCall call)
    {
        var answer = await AnswerAsync(() => deployment.CallAsync(call)).ConfigureAwait(false);
        return Struct.Parser.ParseJson(answer.ToJsonString());
    }

    private static T Read<T>(Func<T> read, string what)
    {
        try
        {
            return read();
        }
        catch (RefusedException refusal)
        {
            throw new RpcException(new(StatusCode.InvalidArgument, $"{what}: {refusal.Message}"));
        }
    }

    private static async Task<T> AnswerAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (RefusedException refusal)
        {
            throw new RpcException(new(StatusCode.InvalidArgument, refusal.Message));
        }
    }

    private static RpcException NotRun(string what) => new(new(
        StatusCode.Unimplemented, $"{what}, which gpuinfra does not run: its plan would not be what 'pulumi up' does."));
}
