using System.Collections.Immutable;

namespace GpuInfra.StackFiles;

/// <summary>What a stack is made of: one platform, and the services on it.</summary>
public static class InferenceProgram
{
    /// <summary>The name of the platform, from which the names of its network, repository and bucket are made.</summary>
    public const string PlatformName = StackSettings.PlatformName;

    /// <summary>The name of what keeps a destroy from beginning.</summary>
    public const string GuardName = "inference-guard";

    /// <summary>The name of what is asked of Google's quotas.</summary>
    public const string QuotaName = $"{PlatformName}-quota";

    /// <summary>Registers everything and returns the stack's outputs.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static IDictionary<string, object?> Build(StackSettings settings) => Build(settings, CreateProvider(settings));

    internal static ProviderResource CreateProvider(StackSettings settings) => StackProvider.Create(
        settings.Project, settings.Region, settings.Platform.Labels ?? new Dictionary<string, string>());

    internal static IDictionary<string, object?> Build(StackSettings settings, ProviderResource provider)
    {
        var options = new ComponentResourceOptions { Providers = { provider } };
        var platform = new InferencePlatform(PlatformName, settings.Platform, options);
        var services = settings.Services.ToImmutableDictionary(
            service => service.Key,
            service => new ModelService(service.Key, service.Value.On(platform), options));
        var quota = settings.Platform.Quota?.Request is null ? null : QuotaRequests.File(QuotaName, SpecOf(settings), platform, options);
        _ = new DestroyGuard(GuardName, new() { Protect = settings.Platform.Protect }, new()
        {
            DependsOn = [platform, .. services.Values, .. quota is null ? Array.Empty<Resource>() : [quota]],
        });

        var outputs = new Dictionary<string, object?>
        {
            ["bucket"] = platform.BucketName,
            [ServiceEndpoint.Output] = services.ToImmutableDictionary(service => service.Key, service => service.Value.Endpoint),
            ["repository"] = platform.RepositoryId,
            ["services"] = services.ToImmutableDictionary(service => service.Key, service => service.Value.Uri),
        };
        var closed = settings.Services.Where(service => service.Value.Invokers is not { Count: > 0 }).ToList();
        if (closed.Count > 0)
        {
            outputs["callers"] = closed.ToImmutableDictionary(
                service => service.Key, service => $"nobody, until {ConfigKeys.Services}.{service.Key}.invokers names somebody");
        }

        if (quota is not null)
        {
            outputs["quota"] = quota.Answers;
        }

        return outputs;
    }

    internal static InferenceStackSpec SpecOf(StackSettings settings)
    {
        var platform = InferencePlatformSpec.Check(PlatformName, settings.Platform).Spec;
        return new(platform, settings.Services.ToDictionary(
            service => service.Key, service => ModelServiceSpec.Check(service.Key, service.Value.In(platform)).Spec));
    }
}
