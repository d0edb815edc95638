namespace GpuInfra.StackFiles;

// The words that an argument may have, where there are few and a catalog knows them.
internal static class KnownWords
{
    private static readonly Dictionary<(Type, string), IReadOnlyList<string>> ByInput = new()
    {
        [(typeof(ModelServiceArgs), nameof(ModelServiceArgs.Engine))] = [.. Engines.All.Select(engine => engine.Id)],
        [(typeof(ModelServiceArgs), nameof(ModelServiceArgs.ModelSource))] =
            ServedModel.Sources,
        [(typeof(ServiceSettings), nameof(ServiceSettings.Gpu))] = Accelerators.Words,
        [(typeof(SidecarArgs), nameof(SidecarArgs.Gpu))] = Accelerators.Words,
        [(typeof(InferencePlatformArgs), nameof(InferencePlatformArgs.ServiceAccounts))] =
            [InferencePlatformSpec.CreatedAccounts, InferencePlatformSpec.ExistingAccounts],
        [(typeof(PrivateNetworkArgs), nameof(PrivateNetworkArgs.GoogleApis))] =
            [PrivateNetworkSpec.PrivateServiceConnect, PrivateNetworkSpec.PrivateGoogleAccess],
        [(typeof(PrivateNetworkArgs), nameof(PrivateNetworkArgs.Bundle))] =
            [PrivateNetworkSpec.AllApis, PrivateNetworkSpec.VpcServiceControls],
        [(typeof(ImageRepositoryArgs), nameof(ImageRepositoryArgs.Mirrors))] = [.. ImageRepositorySpec.KnownMirrors.Keys],
    };

    // The words of an argument, or of the items of its list; none where any text may be right.
    public static IReadOnlyList<string>? Of(ArgsInput input) => input.Words ?? ByInput.GetValueOrDefault((input.Owner, input.Name));
}
