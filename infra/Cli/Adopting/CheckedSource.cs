namespace GpuInfra.Cli;

// Files that 'adopt' reads, as if they were a stack: every rule is run, and what it finds stands where the file says it.
internal static class CheckedSource
{
    private const string Unnamed = "source";

    public static Workspace Open(IReadOnlyList<string> files)
    {
        var name = Path.GetFileName(files[0]);
        var adopted = StackAdoption.Check(SourceFiles.Read(files), StackNames.IsValid(name) ? name : Unnamed);
        var problems = adopted.Problems
            .Where(problem => !IsOfStackAlone(problem))
            .OrderBy(problem => files.ToList().IndexOf(problem.Place.File ?? ""))
            .ThenBy(problem => problem.Place.Line)
            .ThenBy(problem => problem.Place.Column);
        return new(ProjectFile.Own, [adopted.Check with { Problems = [.. problems] }]);
    }

    // A source need not say the project and the region that a stack has, and a draft leaves empty what somebody must say.
    private static bool IsOfStackAlone(Violation problem) => problem.Rule == FormRules.ValueIsGiven;
}
