using System.Collections.Concurrent;

namespace GpuInfra.Engine;

/// <summary>
/// What is said to and heard from the tool: an object of JSON a line. A question has a number, and its answer the same.
/// </summary>
internal sealed class Conversation(TextReader input, TextWriter output)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> _asked = new();
    private int _questions;

    public async Task<Order?> ReadOrderAsync() =>
        await input.ReadLineAsync().ConfigureAwait(false) is { } line ? JsonSerializer.Deserialize<Order>(line, Form) : null;

    /// <summary>Hears answers, until the tool is gone.</summary>
    public async Task ListenAsync()
    {
        while (await input.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            if (JsonNode.Parse(line) is JsonObject answer && _asked.TryRemove(answer["question"]!.GetValue<int>(), out var waiting))
            {
                waiting.SetResult(answer);
            }
        }
    }

    public async Task<JsonObject> AskAsync(string kind, JsonNode content)
    {
        var number = Interlocked.Increment(ref _questions);
        var answer = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[number] = answer;
        Write(new JsonObject { [kind] = content, ["question"] = number });
        var said = await answer.Task.ConfigureAwait(false);
        return said["refusal"] is { } refusal ? throw new RefusedException(refusal.ToString()) : said;
    }

    public void Tell(string kind, JsonNode content) => Write(new JsonObject { [kind] = content });

    public static JsonNode Json<T>(T value) => JsonSerializer.SerializeToNode(value, Form)!;

    private void Write(JsonObject message)
    {
        var line = message.ToJsonString();
        lock (_lock)
        {
            output.WriteLine(line);
        }
    }
}
