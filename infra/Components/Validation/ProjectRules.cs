namespace GpuInfra;

/// <summary>What must hold for the project that everything is in.</summary>
internal static class ProjectRules
{
    internal const string Source = "https://cloud.google.com/resource-manager/docs/creating-managing-projects";

    public static IEnumerable<Violation> ProjectIsAnId(string project)
    {
        if (project.Length is < CloudNames.ProjectMinimum or > CloudNames.ProjectMaximum || !NameRules.IsRfc1035(project))
        {
            yield return Violation.Error(
                "project", project.Length == 0 ? "is missing" : $"is '{project}', which is not the id of a project",
                $"Use the project's id: {CloudNames.ProjectMinimum} to {CloudNames.ProjectMaximum} lower-case letters, digits and "
                    + "hyphens.",
                Source);
        }
    }
}
