namespace GpuInfra.StackFiles;

// The words that an argument may have, where there are few.
internal static class KnownWords
{
    private static readonly Dictionary<(Type, string), IReadOnlyList<string>> ByInput = new()
    {
        [(typeof(ModelServiceArgs), nameof(ModelServiceArgs.Engine))] = [.. Engines.All.Select(engine => engine.Id)],
        [(typeof(ModelServiceArgs), nameof(ModelServiceArgs.ModelSource))] =
            ServedModel.Sources,
        [(typeof(ServiceSettings), nameof(ServiceSettings.Gpu))] = ServiceWords.Gpu,
        [(typeof(ServiceSettings), nameof(ServiceSettings.Ingress))] = ServiceWords.Ingress,
        [(typeof(ServiceSettings), nameof(ServiceSettings.Egress))] = ServiceWords.Egress,
        [(typeof(ServiceSettings), nameof(ServiceSettings.LaunchStage))] = ServiceWords.LaunchStage,
        [(typeof(SidecarArgs), nameof(SidecarArgs.Gpu))] = ServiceWords.Gpu,
        [(typeof(ProbeArgs), nameof(ProbeArgs.Type))] = ServiceWords.ProbeType,
        [(typeof(InferencePlatformArgs), nameof(InferencePlatformArgs.ServiceAccounts))] =
            [InferencePlatformSpec.CreatedAccounts, InferencePlatformSpec.ExistingAccounts],
        [(typeof(PrivateNetworkArgs), nameof(PrivateNetworkArgs.GoogleApis))] =
            [PrivateNetworkSpec.PrivateServiceConnect, PrivateNetworkSpec.PrivateGoogleAccess],
        [(typeof(PrivateNetworkArgs), nameof(PrivateNetworkArgs.Bundle))] =
            [PrivateNetworkSpec.AllApis, PrivateNetworkSpec.VpcServiceControls],
        [(typeof(ImageRepositoryArgs), nameof(ImageRepositoryArgs.Mirrors))] = [.. ImageRepositorySpec.KnownMirrors.Keys],
    };

    // The words of an argument, or of the items of its list; none where any text may be right.
    public static IReadOnlyList<string>? Of(ArgsInput input) => ByInput.GetValueOrDefault((input.Owner, input.Name));
}
