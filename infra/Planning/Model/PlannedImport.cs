namespace GpuInfra.Planning;

// A job that brings a model into the bucket: read from the resource itself.
internal sealed record PlannedImport(string Model, string Revision, string Folder, string RunToken)
{
    // None of a job that does something else.
    public static PlannedImport? Of(PlannedResource job)
    {
        if (job.Type != CloudTypes.Job)
        {
            return null;
        }

        var variables = Containers(job).SelectMany(container => container.Maps("envs")).ToLookup(variable => variable.Text("name") ?? "", variable => variable.Text("value") ?? "");
        return variables["IMPORT_MODEL"].FirstOrDefault() is { } model
            ? new(model, Value("IMPORT_REVISION"), Value("IMPORT_FOLDER"), job.Inputs.Text("runExecutionToken") ?? "")
            : null;

        string Value(string name) => variables[name].FirstOrDefault() ?? "";
    }

    public static IEnumerable<PropertyMap> Containers(PlannedResource job) => job.Inputs.Maps($"template.{ServiceWire.Containers}");
}
