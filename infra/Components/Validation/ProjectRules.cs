namespace GpuInfra;

// What must hold for the project that everything is in.
internal static class ProjectRules
{
    internal static readonly Rule ProjectIsAnId = new(
        "API003", "The project is named by its id.",
        "Neither its number nor its title is taken everywhere. The id is on the project's dashboard.")
    { Source = ProjectRules.Source };

    internal static string Source => NameLimits.Project.Source.Url;

    public static bool IsNumber(string text) => text.Length > 0 && text[0] != '0' && text.All(char.IsAsciiDigit);

    public static IEnumerable<Violation> CheckProjectIsAnId(string project)
    {
        if (!NameLimits.Project.Contains(project.Length) || !NameRules.IsRfc1035(project))
        {
            yield return ProjectIsAnId.Broken(
                "project", project.Length == 0 ? "is missing" : $"is '{project}', which is not the id of a project",
                $"Use the project's id: {NameLimits.Project.Range} lower-case letters, digits and "
                    + "hyphens.");
        }
    }
}
