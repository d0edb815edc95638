namespace GpuInfra.StackFiles;

/// <summary>What an administrator has to do before a stack can be deployed, as the bootstrap's stack file of its name tells.</summary>
public static class AdministratorSteps
{
    private const string Pipeline = "gpuinfra:pipeline";

    private static readonly string Folder = Path.Combine("infra", "Bootstrap");

    /// <summary>The check with the steps that are missing; the same where the bootstrap has no such stack, or cannot be read.</summary>
    public static StackCheck AddedTo(StackCheck check)
    {
        var name = Path.Combine(Folder, Path.GetFileName(check.File.Path));
        var path = Path.Combine(Path.GetDirectoryName(check.File.Path) ?? "", name);
        if (check.Errors.Any() || !File.Exists(path) || PipelineOf(path) is not { } pipeline)
        {
            return check;
        }

        var missing = PreparationRules.Check(InferenceProgram.SpecOf(check.Settings), pipeline, name.Replace('\\', '/'))
            .Select(violation => check.File.Placed(violation with { Path = ConfigKeys.Own(violation.Path) }));
        return check with { Problems = ProblemList.InFileOrder(check.Problems.Concat(missing), check.File.Path) };
    }

    private static PipelineIdentityArgs? PipelineOf(string path)
    {
        var file = StackFile.Read(path, [Pipeline]);
        return file.IsReadable && file.Config.Find(Pipeline) is not null
            ? ArgsBinder.Bind<PipelineIdentityArgs>(file, Pipeline).Value
            : null;
    }
}
