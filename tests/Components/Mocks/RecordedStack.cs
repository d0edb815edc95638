using Moq;
using Pulumi;
using Pulumi.Testing;

namespace GpuInfra.Components.Tests;

/// <summary>A stack that builds what a test wants, watched by a <see cref="Recorder"/>.</summary>
internal sealed class RecordedStack : Stack
{
    private RecordedStack(Recorder recorder, Action build)
        : base(new StackOptions { ResourceTransformations = { recorder.Observe } }) => build();

    public static Task RunAsync(Recorder recorder, TestOptions options, Action build)
    {
        var services = new Mock<IServiceProvider>();
        services.Setup(s => s.GetService(typeof(RecordedStack))).Returns(() => new RecordedStack(recorder, build));
        return Deployment.TestWithServiceProviderAsync<RecordedStack>(recorder.Mocks, services.Object, options);
    }
}
