using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using GpuInfra.OfflineSdk.Tests;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace GpuInfra.StackFiles.Tests;

/// <summary>
/// A folder in which a program runs as Pulumi runs it: with the configuration in the environment of the process. What is logged
/// is read from the console, to which the SDK writes it when it is asked to.
/// </summary>
internal sealed partial class RunningProgram : IDisposable
{
    private const string Config = "PULUMI_CONFIG";
    private const string SecretKeys = "PULUMI_CONFIG_SECRET_KEYS";
    private const string Verbose = "PULUMI_DOTNET_LOG_VERBOSE";

    private readonly Dictionary<string, string?> _variables =
        new string[] { Config, SecretKeys, Verbose }.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    private readonly Cloud _cloud = new();

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("gpuinfra-");

    /// <summary>What the cloud answers to a function of a provider.</summary>
    public Func<MockCallArgs, object> Reply { get => _cloud.Reply; set => _cloud.Reply = value; }

    /// <summary>What was asked of the cloud so far: the types of resources and the functions.</summary>
    public IReadOnlyCollection<string> Asked => _cloud.Asked;

    public void Dispose()
    {
        foreach (var (name, value) in _variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        _root.Delete(recursive: true);
    }

    public void Write(string file, string text)
    {
        var path = Path.Combine(_root.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Runs a program with what Pulumi would hand to it.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="config">The texts by full key.</param>
    /// <param name="program">The program.</param>
    /// <param name="secretKeys">The keys with something encrypted in them.</param>
    public async Task<RunResult> RunAsync(
        string stack, IReadOnlyDictionary<string, string> config, Action program, params IReadOnlyList<string> secretKeys)
    {
        Environment.SetEnvironmentVariable(Config, JsonSerializer.Serialize(config));
        Environment.SetEnvironmentVariable(SecretKeys, JsonSerializer.Serialize(secretKeys));
        Environment.SetEnvironmentVariable(Verbose, "1");
        var before = Console.Out;
        await using var console = new SharedWriter();
        Console.SetOut(console);
        string? failure = null;
        try
        {
            var options = new TestOptions { ProjectName = "gpuinfra", StackName = stack, RootDirectory = _root.FullName };
            await Deployment.TestAsync(_cloud, options, program);
        }
        catch (RunException exception)
        {
            failure = exception.Message;
        }
        finally
        {
            Console.SetOut(before);
        }

        return new([.. Logged.Matches(console.ToString()).Select(match => match.Groups["text"].Value.TrimEnd())], failure);
    }

    [GeneratedRegex(@"^\[([0-9:]+ )?(WRN|INF)\] (?<text>(\w+ '[^']*': )?(warning|silenced) .*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Logged { get; }

    private sealed class Cloud : IMocks
    {
        private readonly ConcurrentQueue<string> _asked = new();

        public Func<MockCallArgs, object> Reply { get; set; } = args => args.Args;

        public IReadOnlyCollection<string> Asked => _asked;

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            _asked.Enqueue(args.Type!);
            return Task.FromResult<(string? id, object state)>((args.Name, args.Inputs));
        }

        public Task<object> CallAsync(MockCallArgs args)
        {
            _asked.Enqueue($"{args.Token} {args.Args.GetValueOrDefault("parent")} {args.Args.GetValueOrDefault("service")} {args.Args.GetValueOrDefault("quotaId")}");
            return Task.FromResult(Reply(args));
        }
    }
}
