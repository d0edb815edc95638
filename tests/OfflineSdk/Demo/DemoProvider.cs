using Pulumi;

namespace GpuInfra.OfflineSdk.Tests;

internal sealed class DemoProvider(string name, CustomResourceOptions? options = null)
    : ProviderResource("demo", name, ResourceArgs.Empty, options);
