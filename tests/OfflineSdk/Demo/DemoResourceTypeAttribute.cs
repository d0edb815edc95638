using Pulumi;

namespace GpuInfra.OfflineSdk.Tests;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class DemoResourceTypeAttribute(string type) : ResourceTypeAttribute(type, "1.2.3");
