using Pulumi;

namespace GpuInfra.OfflineSdk.Tests;

internal sealed class Strict(string name, StrictArgs args)
    : CustomResource("demo:index/strict:Strict", name, args, options: null);
