using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>One run of a program. This stand-in only knows runs against mocks.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> Running = new();

    private readonly TaskTracker _tasks = new();
    private readonly List<string> _errors = [];
    private readonly bool _isVerbose = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PULUMI_DOTNET_LOG_VERBOSE"));
    private readonly string? _rootDirectory;

    private Deployment(IMocks mocks, TestOptions? options)
    {
        Monitor = new MockMonitor(mocks, this);
        Settings = StackConfig.FromEnvironment();
        IsDryRun = options?.IsPreview ?? true;
        StackName = options?.StackName ?? "stack";
        ProjectName = options?.ProjectName ?? "project";
        OrganizationName = options?.OrganizationName ?? "organization";
        _rootDirectory = options?.RootDirectory;
    }

    public static DeploymentInstance Instance => Running.Value
        ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal static Deployment Current => Instance.Deployment;

    internal MockMonitor Monitor { get; }

    internal StackConfig Settings { get; }

    internal bool IsDryRun { get; }

    internal string StackName { get; }

    internal string ProjectName { get; }

    internal string OrganizationName { get; }

    internal string RootDirectory => _rootDirectory ?? throw new InvalidOperationException(
        "The Pulumi CLI version does not support root directory. Please update the Pulumi CLI.");

    internal Stack Stack
    {
        get => field ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set;
    }

    // The run does not end before this task, and fails if it does.
    internal static void Watch(Task task) => Running.Value?.Deployment._tasks.Add(task);

    internal void Register(Resource resource, ResourceRequest request) =>
        _tasks.Add(new Registration(this, resource, request).RunAsync());

    internal void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        _tasks.Add(RegisterAsync());

        async Task RegisterAsync()
        {
            var urn = await resource.Urn.GetValueAsync(whenUnknown: null!).ConfigureAwait(false);
            var values = await outputs.GetValueAsync(whenUnknown: null!).ConfigureAwait(false);
            var serialized = await PropertySerializer.SerializeAsync("monitor.registerResourceOutputs(...)", values)
                .ConfigureAwait(false);
            await Monitor.RegisterOutputsAsync(urn, serialized.Values).ConfigureAwait(false);
        }
    }

    internal async Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options)
    {
        var provider = options?.Provider ?? options?.Parent?.ProviderFor(token);
        var serialized = await PropertySerializer.SerializeAsync($"invoke:{token}", args.ToDictionary()).ConfigureAwait(false);
        var answer = await Monitor.InvokeAsync(new MockCallArgs
        {
            Token = token,
            Args = Deserializer.ReadKnown(serialized.Values),
            Provider = provider is null ? "" : await provider.GetReferenceAsync().ConfigureAwait(false),
        }).ConfigureAwait(false);
        return (T)InvokeResults.Find(typeof(T)).Read(Deserializer.Read(answer).Value, token)!;
    }

    // Where the published package writes its log, too, when it is asked to.
    internal void Log(string level, string message)
    {
        if (_isVerbose)
        {
            Console.WriteLine($"[{level}] {message}");
        }
    }

    internal void LogError(string message)
    {
        Log("ERR", message);
        lock (_errors)
        {
            _errors.Add(message);
        }
    }
}
