using System.Collections.Immutable;
using Pulumi;
using Pulumi.Gcp;

namespace GpuInfra.Program;

/// <summary>What a stack is made of: one platform, and the services on it.</summary>
public static class InferenceProgram
{
    /// <summary>The name of the platform, from which the names of its network, repository and bucket are made.</summary>
    public const string PlatformName = "inference";

    /// <summary>Registers everything and returns the stack's outputs.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static IDictionary<string, object?> Build(StackSettings settings)
    {
        var options = new ComponentResourceOptions { Providers = { CreateProvider(settings) } };
        var platform = new InferencePlatform(PlatformName, settings.Platform, options);
        var services = settings.Services.ToImmutableDictionary(
            service => service.Key,
            service => new ModelService(service.Key, service.Value.On(platform), options));

        return new Dictionary<string, object?>
        {
            ["bucket"] = platform.BucketName,
            ["repository"] = platform.RepositoryId,
            ["services"] = services.ToImmutableDictionary(service => service.Key, service => service.Value.Uri),
        };
    }

    // Explicit, so that a shell that points at another project cannot redirect a deployment.
    private static Provider CreateProvider(StackSettings settings)
    {
        var labels = new Dictionary<string, string>
        {
            ["component"] = "gpuinfra",
            ["environment"] = Deployment.Instance.StackName,
            ["managed-by"] = "pulumi",
        };
        foreach (var (key, value) in settings.Platform.Labels ?? new Dictionary<string, string>())
        {
            labels[key] = value;
        }

        return new("gcp", new()
        {
            Project = settings.Project,
            Region = settings.Region,
            DefaultLabels = labels,
            AddPulumiAttributionLabel = false,
        });
    }
}
