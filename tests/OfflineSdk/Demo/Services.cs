namespace GpuInfra.OfflineSdk.Tests;

internal sealed class Services(Func<Type, object?> get) : IServiceProvider
{
    public object? GetService(Type serviceType) => get(serviceType);
}
