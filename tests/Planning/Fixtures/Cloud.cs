using Pulumi;

namespace GpuInfra.Planning.Tests;

internal sealed class Cloud(string name, string package = "test") : ProviderResource(package, name, new CloudArgs(), null);

internal sealed class CloudArgs : ResourceArgs;
