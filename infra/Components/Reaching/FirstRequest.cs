using System.Text.Json;

namespace GpuInfra;

// What is asked first of a service, to see whether it answers: its path, and the body in JSON, which is empty where it is only read.
internal sealed record FirstRequest(string Path, string Body)
{
    private const string Embedding = "embedding";
    private const string Question = "Why is the sky blue?";

    public static FirstRequest Of(Server? server, string? kind, string model)
    {
        var asked = kind ?? (server?.IsForLanguage == false ? Embedding : "chat");
        return server?.Api is not { } api ? new(server?.HealthPaths is [var health, ..] ? health : "/", "")
            : asked == "chat" ? new($"{api.BasePath}/chat/completions", Chat(model))
            : asked == Embedding ? new($"{api.BasePath}/embeddings", Embed(model))
            : new($"{api.BasePath}/models", "");
    }

    // The name is the caller's, and nothing in it may end the text that it stands in.
    private static string Chat(string model) =>
        $$"""{"model": {{Text(model)}}, "stream": true, "messages": [{"role": "user", "content": {{Text(Question)}}}]}""";

    private static string Embed(string model) => $$"""{"model": {{Text(model)}}, "input": {{Text(Question)}}}""";

    private static string Text(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
