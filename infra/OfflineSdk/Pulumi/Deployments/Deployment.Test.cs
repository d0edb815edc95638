using Pulumi.Testing;

namespace Pulumi;

/// <content>Runs against mocks.</content>
public sealed partial class Deployment
{
    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return TestStackAsync(new Deployment(mocks, options), () => ResolveStack<TStack>(serviceProvider));
    }

    public static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks, TestOptions testOptions, Action createResources)
    {
        var (resources, _) = await TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return NoOutputs();
        }).ConfigureAwait(false);
        return resources;
    }

    public static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
    {
        var (resources, _) = await TestAsync(testMocks, testOptions, () =>
        {
            createResources().GetAwaiter().GetResult();
            return NoOutputs();
        }).ConfigureAwait(false);
        return resources;
    }

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources) =>
        TestAsync(testMocks, testOptions, () => createResources().GetAwaiter().GetResult());

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources)
    {
        var resources = await TestStackAsync(new Deployment(testMocks, testOptions), () => new TestStack(createResources))
            .ConfigureAwait(false);
        var outputs = resources.OfType<TestStack>().FirstOrDefault()?.ProgramOutputs ?? NoOutputs();
        return (resources.RemoveAll(resource => resource is TestStack), outputs);
    }

    private static Dictionary<string, object?> NoOutputs() => [];

    private static TStack ResolveStack<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack => serviceProvider.GetService(typeof(TStack)) as TStack
        ?? throw new InvalidOperationException(
            $"Failed to resolve instance of type {typeof(TStack)} from service provider. " +
            "Register the type with the service provider before calling RunAsync.");

    // Async, so that what it sets on the execution context ends with it.
    private static async Task<ImmutableArray<Resource>> TestStackAsync(Deployment deployment, Func<Stack> createStack)
    {
        if (Running.Value is not null)
        {
            throw new InvalidOperationException(
                "Deployment.Instance should only be set once at the beginning of a 'Run' call.");
        }

        Running.Value = new DeploymentInstance(deployment);
        foreach (var failure in await deployment.RunAsync(createStack).ConfigureAwait(false))
        {
            deployment.LogError(Describe(failure));
        }

        return deployment._errors switch
        {
            [] => deployment.Monitor.Resources,
            [var error] => throw new RunException(error),
            var errors => throw new AggregateException(errors.Select(error => new RunException(error))),
        };
    }

    private static string Describe(Exception failure) => failure switch
    {
        RunException or ResourceException { HideStack: true } => failure.Message,
        ResourceException => failure.ToString(),
        _ => $"Running program '{Environment.ProcessPath}' failed with an unhandled exception:\n{failure}",
    };

    private async Task<IReadOnlyList<Exception>> RunAsync(Func<Stack> createStack)
    {
        try
        {
            createStack().RegisterPropertyOutputs();
        }
        catch (Exception exception)
        {
            return [exception];
        }

        return await _tasks.WaitAsync().ConfigureAwait(false);
    }
}
