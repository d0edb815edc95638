namespace GpuInfra;

// Finds out from a container's command, arguments and environment what it calls on the internet.
internal static partial class InternetCalls
{
    private const string HuggingFace = "huggingface.co";

    private static readonly string[] TokenVariables = ["HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_HUB_TOKEN"];
    private static readonly string[] ModelVariables = ["MODEL_ID", "HF_MODEL_ID", "LLAMA_ARG_HF_REPO"];
    private static readonly string[] OfflineVariables = ["HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"];
    private static readonly string[] MirrorVariables = ["HF_ENDPOINT"];
    private static readonly string[] ProxyVariables = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
    private static readonly string[] TrueWords = ["1", "true", "yes", "on"];

    private static readonly string[] PrivateDomains =
        ["googleapis.com", "pkg.dev", "gcr.io", "run.app", "internal", "localhost", "local"];

    // What downloads whenever it runs, and from whom.
    private static readonly (Regex Pattern, string Host)[] Downloads =
    [
        (OllamaPull, "registry.ollama.ai"), (HubDownload, HuggingFace), (PipInstall, "pypi.org"),
    ];

    // What every container of a service calls; a container behind a proxy calls nobody itself.
    public static IReadOnlyList<Call> Of(GpuServiceSpec service) =>
    [
        .. service.Containers.Where(container => !Says(container, ProxyVariables)).SelectMany(container =>
            Of(container).Select(call => call with { Path = ArgumentPath.Join(container.Path, call.Path) })),
    ];

    // Whether anything in the settings is an address on the internet, whatever it is for.
    public static bool NamesInternet(GpuServiceSpec service) =>
        service.Containers
            .SelectMany(container => container.Env.Values.Append(Script(container)))
            .SelectMany(text => Address.Matches(text))
            .Any(match => IsPublic(match.Groups["host"].Value));

    private static IEnumerable<Call> Of(ContainerSpec container)
    {
        var calls = InScript(Script(container), container).ToList();
        var models = IsOffline(container) ? [] : Models(container).ToList();
        return [.. calls, .. models, .. calls.Count + models.Count > 0 ? [] : Tokens(container)];
    }

    private static IEnumerable<Call> InScript(string script, ContainerSpec container)
    {
        foreach (var (pattern, host) in Downloads)
        {
            if (pattern.Match(script) is { Success: true } match)
            {
                yield return new(ListOf(match.Value, container), $"runs '{Spaced(match.Value)}'", host, Certainty.Confirmed, IsEncrypted: true);
            }
        }

        foreach (Match match in Fetch.Matches(script))
        {
            if (match.Groups["host"].Value is var host && IsPublic(host))
            {
                var isEncrypted = match.Groups["scheme"].Value == "https";
                yield return new(
                    ListOf(match.Value, container), $"runs '{Spaced(match.Groups["tool"].Value)}'", host, Certainty.Confirmed, isEncrypted);
            }
        }
    }

    private static string ListOf(string words, ContainerSpec container) =>
        string.Join(' ', container.Command).Contains(words, StringComparison.Ordinal) || container.Args.Count == 0 ? "command" : "args";

    private static IEnumerable<Call> Models(ContainerSpec container) =>
        ModelArgument.Matches(Script(container))
            .Select(match => (Path: ListOf(match.Value, container), Model: match.Groups["model"].Value))
            .Concat(container.Env
                .Where(variable => ModelVariables.Contains(variable.Key) && Model.IsMatch(variable.Value))
                .Select(variable => (Path: ArgumentPath.Key("env", variable.Key), Model: variable.Value)))
            .Select(named => new Call(named.Path, $"names {named.Model}", HuggingFace, Certainty.Unconfirmed, IsEncrypted: true));

    private static IEnumerable<Call> Tokens(ContainerSpec container)
    {
        if (IsOffline(container))
        {
            return [];
        }

        return container.Secrets.Keys.Select(name => (Map: "secrets", Name: name))
            .Concat(container.Env.Where(variable => variable.Value.Length > 0).Select(variable => (Map: "env", Name: variable.Key)))
            .Where(variable => TokenVariables.Contains(variable.Name))
            .Select(variable => new Call(
                ArgumentPath.Key(variable.Map, variable.Name), "is a token for downloads", HuggingFace, Certainty.Unconfirmed,
                IsEncrypted: true));
    }

    private static bool IsOffline(ContainerSpec container) =>
        container.Env.Any(variable => OfflineVariables.Contains(variable.Key)
            && TrueWords.Contains(variable.Value, StringComparer.OrdinalIgnoreCase))
        || Says(container, MirrorVariables)
        || OfflineFlag.IsMatch(Script(container));

    private static bool Says(ContainerSpec container, string[] variables) => container.Env.Keys.Any(variables.Contains);

    private static string Script(ContainerSpec container) => string.Join(' ', container.Command.Concat(container.Args));

    private static string Spaced(string text) => WhiteSpace.Replace(text, " ");

    private static bool IsPublic(string host) =>
        host.Contains('.', StringComparison.Ordinal)
        && !System.Net.IPAddress.TryParse(host, out _)
        && !PrivateDomains.Any(domain => host == domain || host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase));

    // One whose name begins with a host is pulled from there.
    [GeneratedRegex(@"\bollama\s+pull\b(?!\s+[\w-]+\.[\w.-]+/)")]
    private static partial Regex OllamaPull { get; }

    [GeneratedRegex(@"\b(hf|huggingface-cli)\s+download\b")]
    private static partial Regex HubDownload { get; }

    [GeneratedRegex(@"\bpip3?\s+install\b(?!.*--(index-url|no-index|find-links)\b)", RegexOptions.Singleline)]
    private static partial Regex PipInstall { get; }

    [GeneratedRegex(@"\b(?<tool>curl|wget|aria2c|git\s+clone)\b[^;|&]*?\b(?<scheme>https?)://(?<host>[^/\s:'""]+)")]
    private static partial Regex Fetch { get; }

    [GeneratedRegex(@"\bhttps?://(?<host>[^/\s:'""]+)")]
    private static partial Regex Address { get; }

    [GeneratedRegex(
        @"(\bvllm\s+serve|--model([-_](id|path))?|--tokenizer|--speculative[-_]model|--hf-repo|-hfr?)[\s=]+(?<model>[A-Za-z0-9][\w.-]*/[\w.-]+(:[\w.-]+)?)(?=\s|\z)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex ModelArgument { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9][\w.-]*/[\w.-]+(:[\w.-]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Model { get; }

    [GeneratedRegex(@"(^|\s)--offline(\s|\z)")]
    private static partial Regex OfflineFlag { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace { get; }
}

// Something that a container calls on the internet, as its settings show.
internal sealed record Call(string Path, string Sight, string Host, Certainty Certainty, bool IsEncrypted);
