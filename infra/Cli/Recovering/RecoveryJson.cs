using System.Text.Json.Nodes;

namespace GpuInfra.Cli;

internal static class RecoveryJson
{
    public static string Write(Recovery recovery, string path) => JsonText.Of(new JsonObject
    {
        ["stack"] = recovery.Stack,
        ["file"] = recovery.File.Entries.Count > 0 ? path : null,
        ["commands"] = JsonText.Array(RecoveryText.Commands(recovery, path)),
        ["resources"] = JsonText.Array(recovery.File.Entries, entry => new JsonObject
        {
            ["name"] = entry.LogicalName ?? entry.Name,
            ["type"] = entry.Type,
            ["id"] = entry.Id,
        }),
        ["questions"] = JsonText.Array(recovery.Questions, question => new JsonObject
        {
            ["name"] = question.Name,
            ["type"] = question.Type,
            ["ask"] = question.Ask,
        }),
        ["notes"] = JsonText.Array(recovery.Notes),
    });
}
