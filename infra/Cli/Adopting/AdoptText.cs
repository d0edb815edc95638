using System.Text.Json.Nodes;
using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// What is told of a source that was read.
internal static class AdoptText
{
    public static string FormOf(SourceForm form) => form switch
    {
        SourceForm.ServiceYaml => "YAML of a Cloud Run service",
        SourceForm.ServiceJsonV1 => "JSON of a Cloud Run service (v1)",
        SourceForm.ServiceJsonV2 => "JSON of a Cloud Run service (v2)",
        SourceForm.Gcloud => "gcloud run deploy",
        SourceForm.Terraform => "Terraform configuration",
        SourceForm.TerraformShowJson => "terraform show -json",
        SourceForm.Compose => "Compose file",
        _ => "pulumi stack export",
    };

    // Its name, and its region where another has the same name.
    public static string NameOf(SourceResource service, SourceConfiguration source) =>
        service.Name is not { } name ? "a service without a name"
        : source.Services.Count(other => other.Name == name) > 1 && SourceTexts.Of(service.Properties["location"]) is { } region ? $"{name}/{region}"
        : name;

    public static string Write(AdoptedStack stack, IReadOnlyList<string> written)
    {
        var text = new StringBuilder();
        text.Append("Read as ").Append(FormOf(stack.Source.Form)).Append(": ")
            .AppendJoin(", ", stack.Source.Services.Select(service => NameOf(service, stack.Source)).Select(VisibleText.Of)).Append('\n');
        Part(text, "Recognised", stack.Servers.Select(one => EngineOf(one.Value) is { } engine
            ? $"{one.Key}: {one.Value.Title}, whose flags are checked. It keeps its own: with 'engine: {engine.Id}' and a model the stack would say them."
            : $"{one.Key}: {one.Value.Title}, whose flags are checked."));
        Part(text, "Cannot be carried over", stack.NotCarried.Select(one => $"{one.Place}: {one.What}: {one.Reason}"));
        Part(text, "Must be asked, and is marked in the file", stack.Questions.Select(one =>
            $"{one.Place}: {one.Path}: {one.Ask}{(one.Default is null ? "" : $" ({one.Default} until somebody says so)")}"));
        Part(text, "Make these secrets before the stack is deployed", stack.Commands);
        Part(text, "Found", stack.Problems.Select(problem => problem.Finding));
        text.Append('\n').AppendJoin('\n', written).Append(written.Count > 0 ? "\n" : "").Append(FindingsText.Counts([.. stack.Problems])).Append('\n');
        return SecretText.Redact(text.ToString());
    }

    public static JsonObject Json(AdoptedStack stack, IReadOnlyList<string> files) => new()
    {
        ["form"] = FormOf(stack.Source.Form),
        ["services"] = JsonText.Array(stack.Source.Services.Select(service => service.Name ?? "")),
        ["servers"] = new JsonObject(stack.Servers.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Key, EngineOf(one.Value)?.Id ?? one.Value.Title))),
        ["files"] = JsonText.Array(files),
        ["notCarried"] = JsonText.Array(stack.NotCarried, one => new JsonObject
        {
            ["what"] = one.What,
            ["reason"] = one.Reason,
            ["file"] = one.Place.File,
            ["line"] = one.Place.Line,
            ["column"] = one.Place.Column,
        }),
        ["questions"] = JsonText.Array(stack.Questions, one => new JsonObject
        {
            ["path"] = one.Path,
            ["ask"] = SecretText.Redact(one.Ask),
            ["default"] = one.Default,
            ["file"] = one.Place.File,
            ["line"] = one.Place.Line,
            ["column"] = one.Place.Column,
        }),
        ["commands"] = JsonText.Array(stack.Commands),
        ["problems"] = FindingsJson.Of(stack.Problems.Select(problem => new Finding(null, problem))),
    };

    private static Engine? EngineOf(Server server) => Engines.All.FirstOrDefault(engine => engine.Server == server);

    private static void Part(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.Select(VisibleText.Of).ToList();
        if (all.Count > 0)
        {
            text.Append('\n').Append(title).Append('\n');
            all.ForEach(line => text.Append(FindingsText.Indentation).Append(line).Append('\n'));
        }
    }
}
