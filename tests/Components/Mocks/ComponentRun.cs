using Pulumi;
using Pulumi.Testing;

namespace GpuInfra.Components.Tests;

/// <summary>What building a component registered, once in a preview and once in an update, which must be the same.</summary>
/// <typeparam name="T">What is built.</typeparam>
internal sealed class ComponentRun<T>
    where T : Resource
{
    private readonly IReadOnlyList<Registration> _resources;

    private ComponentRun(T component, string outputs, IReadOnlyList<Registration> resources) =>
        (Component, Outputs, _resources) = (component, outputs, resources);

    public T Component { get; }

    /// <summary>The outputs that the component registered, each as <c>name: value</c>, sorted.</summary>
    public string Outputs { get; }

    public IReadOnlyList<Registration> Components => [.. _resources.Where(r => r.Resource is ComponentResource)];

    public IReadOnlyList<Registration> Resources => [.. _resources.Where(r => r.Resource is CustomResource)];

    /// <summary>Who owns the resources, each once.</summary>
    public IEnumerable<string> Owners => Resources.Select(r => r.Parent).Distinct();

    public static async Task<ComponentRun<T>> OfAsync(Func<T> build)
    {
        var preview = await RunAsync(build, new() { IsPreview = true });
        var update = await RunAsync(build, new() { IsPreview = false });
        Assert.Equal(preview.Everything(), update.Everything());
        Assert.Equal(preview.Outputs, update.Outputs);
        return update;
    }

    public Registration Find(string key) => Assert.Single(_resources, r => r.Key == key);

    /// <summary>The resources whose type begins with <paramref name="type"/>, as text.</summary>
    public string TextOf(string type) =>
        string.Join('\n', Resources.Where(r => r.Type.StartsWith(type, StringComparison.Ordinal)));

    private string Everything() => string.Join('\n', _resources.Select(r => $"{r}\n  in {r.Parent}"));

    private static async Task<ComponentRun<T>> RunAsync(Func<T> build, TestOptions options)
    {
        var recorder = new Recorder();
        T? component = null;
        await RecordedStack.RunAsync(recorder, options, () => component = build());
        return new(component!, await recorder.OutputsAsync(component!), await recorder.ResourcesAsync());
    }
}
