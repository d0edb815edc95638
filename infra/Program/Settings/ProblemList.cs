namespace GpuInfra.Program;

/// <summary>Collects what is wrong in one file, so that one run reports all of it.</summary>
internal sealed class ProblemList
{
    private readonly string _file;
    private readonly List<SettingsProblem> _problems = [];

    public ProblemList(string file) => _file = file;

    public void Add(Mark mark, ConfigPath path, string problem, string fix) =>
        _problems.Add(new SettingsProblem
        {
            File = _file,
            Line = mark.Line,
            Column = mark.Column,
            Path = path.ToString(),
            Problem = problem,
            Fix = fix,
        });

    public void AddRange(IEnumerable<SettingsProblem> problems) => _problems.AddRange(problems);

    /// <summary>The value with all problems; no value if one of them is an error.</summary>
    public Bound<T> Judge<T>(T? value)
        where T : class =>
        new(_problems.Any(p => p.Severity == Severity.Error) ? null : value, InFileOrder());

    public IReadOnlyList<SettingsProblem> InFileOrder() =>
        [.. _problems.OrderBy(p => p.Line).ThenBy(p => p.Column)];
}
