namespace GpuInfra.Program;

/// <summary>Collects what is wrong in one file, so that one run reports all of it.</summary>
internal sealed class ProblemList
{
    private readonly string _file;
    private readonly List<SettingsProblem> _problems = [];
    private readonly List<string> _spoiled = [];

    public ProblemList(string file) => _file = file;

    public void Add(Mark mark, ConfigPath path, Mistake mistake) =>
        _problems.Add(new SettingsProblem
        {
            Severity = mistake.Severity,
            File = mark.File ?? _file,
            Line = mark.Line,
            Column = mark.Column,
            Path = path.ToString(),
            Problem = mistake.Problem,
            Fix = mistake.Fix,
            Rule = mistake.Rule,
        });

    /// <summary>The values that mistakes have left without what their author meant, so that rules over them would mislead.</summary>
    public IReadOnlyList<string> Spoiled => [.. _spoiled, .. _problems.Where(problem => problem.IsError).Select(problem => problem.Path)];

    /// <summary>Notes that the value of a path was meant, but is written under another name.</summary>
    public void Leave(ConfigPath path) => _spoiled.Add(path.ToString());

    public void AddRange(IEnumerable<SettingsProblem> problems) => _problems.AddRange(problems);

    /// <summary>The value with all problems; no value if one of them is an error.</summary>
    public Bound<T> Judge<T>(T? value)
        where T : class =>
        new(_problems.Any(p => p.IsError) ? null : value, InFileOrder());

    public IReadOnlyList<SettingsProblem> InFileOrder() =>
        SettingsProblem.InFileOrder(_problems, _file);
}
