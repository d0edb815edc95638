namespace GpuInfra.StackFiles;

// Collects what is wrong in one file, so that one run reports all of it.
internal sealed class ProblemList
{
    private readonly string _file;
    private readonly List<Violation> _problems = [];
    private readonly List<string> _spoiled = [];

    public ProblemList(string file) => _file = file;

    public void Add(Place mark, ConfigPath path, Violation mistake) =>
        _problems.Add(mistake with { Path = path.ToString(), Place = mark with { File = mark.File ?? _file } });

    // The values that mistakes have left without what their author meant, so that rules over them would mislead.
    public IReadOnlyList<string> Spoiled => [.. _spoiled, .. _problems.Where(problem => problem.IsError).Select(problem => problem.Path)];

    // Notes that the value of a path was meant, but is written under another name.
    public void Leave(ConfigPath path) => _spoiled.Add(path.ToString());

    public void AddRange(IEnumerable<Violation> problems) => _problems.AddRange(problems);

    // The value with all problems; no value if one of them is an error.
    public Bound<T> Bind<T>(T? value)
        where T : class =>
        new(_problems.Any(p => p.IsError) ? null : value, InFileOrder());

    public IReadOnlyList<Violation> InFileOrder() =>
        InFileOrder(_problems, _file);

    // Problems in the order of a file, and after them those of others.
    public static IReadOnlyList<Violation> InFileOrder(IEnumerable<Violation> problems, string file) =>
    [
        .. problems.OrderBy(problem => problem.Place.File == file ? 0 : 1)
            .ThenBy(problem => problem.Place.Line)
            .ThenBy(problem => problem.Place.Column),
    ];
}
