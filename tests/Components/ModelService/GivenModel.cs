using Pulumi;

namespace GpuInfra.Components.Tests;

/// <summary>What tests of a served model begin with.</summary>
internal static class GivenModel
{
    /// <summary>The least that Ollama needs.</summary>
    public static ModelServiceArgs Ollama => new() { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image };

    /// <summary>The least that vLLM needs.</summary>
    public static ModelServiceArgs Vllm => new() { Engine = "vllm", Model = "gemma-3-4b-it", Image = Given.Image };

    /// <summary>Adds what a program wires.</summary>
    public static ModelServiceArgs Wired(ModelServiceArgs args)
    {
        args.Project ??= "acme-models";
        args.Location ??= Given.Region;
        args.Network ??= "projects/acme-models/global/networks/inference";
        args.Bucket ??= "acme-models-bucket";
        args.Repository ??= "models";
        return args;
    }

    /// <summary>Everything that some arguments make.</summary>
    public static Task<Recording> RunAsync(ModelServiceArgs args) =>
        Recording.RunAsync(options => _ = new ModelService("chat", Wired(args), options));

    /// <summary>The Cloud Run service that some arguments make.</summary>
    public static async Task<RecordedResource> ServiceAsync(ModelServiceArgs args) =>
        (await RunAsync(args)).Resources.Single(r => r.Type == "gcp:cloudrunv2/service:Service");

    /// <summary>What the constructor says of some arguments, after which nothing must be registered.</summary>
    public static async Task<string> RefusalAsync(ModelServiceArgs args)
    {
        InvalidArgsException? refused = null;
        var recording = await Recording.RunAsync(options =>
            refused = Assert.Throws<InvalidArgsException>(() => new ModelService("chat", args, options)));

        Assert.Empty(recording.Registered);
        return refused!.Message;
    }

    /// <summary>What the rules say of some arguments, one line each: severity, rule and text with a short source.</summary>
    public static IReadOnlyList<string> Violations(ModelServiceArgs args, string name = "chat") =>
        [.. ModelServiceSpec.Check(name, Wired(args)).Violations.Select(Given.Line)];

    /// <summary>The resources of a type, as lines of path and value.</summary>
    public static IEnumerable<string> Lines(this Recording recording, string type) =>
        recording.Resources.Where(r => r.Type == type).SelectMany(r => r.Lines);
}
