namespace GpuInfra.Engine;

/// <summary>A deployment of which the tool is told, and which it answers.</summary>
internal sealed class ToldDeployment(Conversation tool, Urns urns) : IDeployment
{
    public Urns Urns => urns;

    /// <summary>Which functions the program calls for a plain value; nothing where that cannot be told.</summary>
    public PlainCalls? PlainCalls { get; set; }

    public async Task<CloudState> RegisterAsync(Registered resource)
    {
        var question = Conversation.Json(resource).AsObject();
        Say(question, resource.Type);
        var answer = await tool.AskAsync("resource", question).ConfigureAwait(false);
        return new(answer["id"]?.ToString() ?? "", Outputs(answer));
    }

    public async Task<JsonObject> CallAsync(FunctionCall call)
    {
        var question = Conversation.Json(call).AsObject();
        if (!call.IsMethod)
        {
            Say(question, call.Token);
        }

        return Outputs(await tool.AskAsync("call", question).ConfigureAwait(false));
    }

    public void AddOutputs(string urn, JsonObject outputs) => tool.Tell("outputs", new JsonObject { ["urn"] = urn, ["outputs"] = outputs });

    public void Add(Logged log) => tool.Tell("log", Conversation.Json(log));

    public void Finish() => tool.Tell("finished", true);

    private void Say(JsonObject question, string token)
    {
        if (PlainCalls?.Find(token) is { } found)
        {
            question["form"] = found.Form.ToString().ToLowerInvariant();
            question["place"] = found.Place;
        }
    }

    private static JsonObject Outputs(JsonObject answer) => answer["outputs"]?.DeepClone() as JsonObject ?? [];
}
