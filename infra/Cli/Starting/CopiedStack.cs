namespace GpuInfra.Cli;

// The stack file of a new environment that is another's with the names changed that two environments cannot share. What is
// written beside the values stays as it is: comments, quotes, order.
internal sealed class CopiedStack
{
    private const string ProjectKey = "gcp:project";
    private const string RegionKey = "gcp:region";
    private const string SecretsProvider = "secretsprovider";
    private const string Secure = "secure";

    // What stands there is encrypted for the other stack alone.
    private static readonly string[] Keys = ["encryptedkey", "encryptionsalt"];

    private readonly StartPlace _start;
    private readonly string _from;
    private readonly string _source;
    private readonly string _original;
    private readonly IReadOnlyList<WrittenScalar> _scalars;
    private readonly List<string> _notes = [];

    private CopiedStack(StartPlace start, string from, string source, string original)
    {
        (_start, _from, _source, _original) = (start, from, source, original);
        _scalars = WrittenScalar.In(original);
    }

    private string Text { get; set; } = "";

    public static CopiedStack Of(StartPlace start, string word, StartAnswers said)
    {
        RefuseOthers(said);
        var workspace = Workspace.Open(start.Root, [Path.GetFileName(word)]);
        if (workspace.Stacks is not [StackCheck source] || source.File.Stack == start.Stack)
        {
            throw new UsageException(Refusal(workspace));
        }

        if (workspace.Problems.Any(problem => problem.IsError))
        {
            throw new UsageException(string.Join(
                '\n',
                workspace.Problems.Where(problem => problem.IsError).Select(FindingsText.LineOf).Append($"'{source.File.Stack}' has errors, which its copy would have, too. Mend them first.")));
        }

        var copy = new CopiedStack(start, source.File.Stack, source.File.Path, File.ReadAllText(source.File.Path));
        copy.Write(said);
        copy.RequireSound(workspace.Project);
        return copy;

        static string Refusal(Workspace workspace) => workspace.Stacks is [StackCheck same]
            ? $"An environment is no copy of itself: '{same.File.Stack}' is there already. Name another."
            : "The bootstrap's environments differ by numbers that Google gives to a project. Copy the stack file, and write projectNumber, "
                + "environment and gcp:project of the new one into it.";
    }

    // The text, and what is told of it.
    public (string Text, IReadOnlyList<string> Notes) Tell() => (Text, _notes);

    private static void RefuseOthers(StartAnswers said)
    {
        string[] others = [StartAnswers.EngineFlag, StartAnswers.ModelFlag, StartAnswers.AudienceFlag, StartAnswers.RevisionFlag, StartAnswers.DigestFlag];
        if (Array.Find(others, flag => said[flag] is not null) is { } other)
        {
            throw new UsageException($"--from copies an environment as it is, and {other} says another. Leave it out, and change the new stack file.");
        }
    }

    private void Write(StartAnswers said)
    {
        if (_scalars.FirstOrDefault(scalar => scalar.IsKey && scalar.Path is [.., _, Secure]) is { } secret)
        {
            throw new UsageException(
                $"{_source}:{LineOf(secret.Start)}: {secret.Path[^2]} is encrypted for '{_from}' alone. Take it out there, or copy the file "
                + "yourself and set it anew with 'pulumi config set --secret'.");
        }

        var project = ValueOf(ProjectKey) ?? throw new UsageException($"{_source} has no {ProjectKey}, so that nothing tells its environment from others. Write it there.");
        var region = ValueOf(RegionKey);
        var renamed = said.Project ?? Renamed(project)
            ?? throw new UsageException(
                $"--project is not given, and {project} does not name '{_from}'. Each environment has a project of its own: write it behind --project.");
        if (renamed == project)
        {
            throw new UsageException($"{project} is the project of '{_from}'. Each environment has a project of its own: write another behind --project.");
        }

        var text = new StringBuilder(_original);
        foreach (var scalar in _scalars.Where(scalar => !scalar.IsKey).Reverse())
        {
            var written = _original[scalar.Start..scalar.End];
            var changed = Replace(written, project, renamed);
            changed = said.Region is { } other && region is not null ? Replace(changed, region, other) : changed;
            changed = scalar.Path is [SecretsProvider] ? Replace(changed, _from, _start.Stack) : changed;
            text.Remove(scalar.Start, scalar.End - scalar.Start).Insert(scalar.Start, changed);
            if (changed != written)
            {
                _notes.Insert(0, $"  {string.Join('.', scalar.Path.Skip(scalar.Path[0] == "config" ? 1 : 0))}: {written} → {changed}");
            }
        }

        _notes.Insert(0, $"Changed from {_source}:");
        Text = WithoutKeys(text.ToString());
        TellOfRest();
    }

    // The new name where the other stands as a word of its own; nothing where it does not.
    private string? Renamed(string project)
    {
        var words = project.Split('-');
        return words.Contains(_from) ? string.Join('-', words.Select(word => word == _from ? _start.Stack : word))
            : project.EndsWith($"-{_from}", StringComparison.Ordinal) ? $"{project[..^_from.Length]}{_start.Stack}"
            : null;
    }

    // Names may stand in texts, but not within other names.
    private static string Replace(string text, string name, string other)
    {
        var replaced = new StringBuilder();
        var at = 0;
        for (var next = text.IndexOf(name, StringComparison.Ordinal); next >= 0; next = text.IndexOf(name, next + name.Length, StringComparison.Ordinal))
        {
            var end = next + name.Length;
            var isWord = (next == 0 || !IsOfName(text[next - 1])) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end]));
            replaced.Append(text, at, next - at).Append(isWord ? other : name);
            at = end;
        }

        return replaced.Append(text, at, text.Length - at).ToString();
    }

    private static bool IsOfName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '-';

    private string WithoutKeys(string text)
    {
        var (kept, isGone) = (new List<string>(), false);
        foreach (var line in text.Split('\n'))
        {
            var isKey = line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] != '#';
            isGone = isKey ? Array.Exists(Keys, key => line.StartsWith($"{key}:", StringComparison.Ordinal)) : isGone && line.Length > 0 && line[0] != '#';
            if (!isGone)
            {
                kept.Add(line);
            }
            else if (isKey)
            {
                _notes.Add($"  {line.Split(':')[0]}: left out, as it is of '{_from}' alone; 'pulumi stack init {_start.Stack}' writes another");
            }
        }

        return string.Join('\n', kept);
    }

    private void TellOfRest()
    {
        var named = WrittenScalar.In(Text).Where(scalar => Replace(scalar.Value, _from, "") != scalar.Value).ToList();
        if (named.Count > 0)
        {
            _notes.Add($"Still with '{_from}' in them; look whether they should:");
            _notes.AddRange(named.Select(scalar => $"  {string.Join('.', scalar.Path.Skip(scalar.Path[0] == "config" ? 1 : 0))}: {scalar.Value}"));
        }
    }

    private void RequireSound(ProjectFile project)
    {
        var errors = StackCheck.Of(GpuInfra.StackFiles.StackFile.Parse(Text, _start.StackFile, StackCheck.OwnKeys, project)).Errors.ToList();
        if (errors.Count > 0)
        {
            throw new UsageException(string.Join('\n', errors.Select(StartAnswers.Told)));
        }
    }

    private string? ValueOf(string key) => _scalars.FirstOrDefault(scalar => !scalar.IsKey && scalar.Path is ["config", var name] && name == key)?.Value;

    private int LineOf(int index) => _original.AsSpan(0, index).Count('\n') + 1;
}
