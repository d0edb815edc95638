using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GpuInfra.StackFiles;

// Reads YAML, and JSON, which is YAML, into nodes. A mistake is a problem in the list, never an exception.
internal sealed class ConfigReader
{
    private readonly string _text;
    private readonly Parser _parser;
    private readonly ProblemList _problems;
    private readonly Place? _fixedMark;
    private readonly string? _file;
    private readonly Place _end;
    private readonly Dictionary<AnchorName, ConfigNode?> _anchors = [];
    private readonly ScalarMistakes _mistakes;

    private bool _isStopped;

    private ConfigReader(string text, ProblemList problems, Place? fixedMark, string? file)
    {
        _text = text.TrimStart('\uFEFF');
        _parser = new Parser(new StringReader(_text));
        _problems = problems;
        _fixedMark = fixedMark;
        _file = file;
        _end = Lines.EndOf(_text) with { File = file };
        _mistakes = new(Lines.Of(_text));
    }

    // Reads the text of a file, which is named only if others will be read with it.
    public static ConfigNode Read(string text, ConfigPath path, ProblemList problems, string? file = null) =>
        new ConfigReader(text, problems, null, file).ReadDocument(path);

    public static ConfigNode ReadValue(string text, ConfigPath path, ProblemList problems, Place mark) =>
        new ConfigReader(text, problems, mark, null).ReadDocument(path);

    private ConfigNode ReadDocument(ConfigPath path)
    {
        try
        {
            if (YamlText.FindForbidden(_text) is { } forbidden)
            {
                _problems.Add(_fixedMark ?? forbidden.Place, path, forbidden.Mistake);
                return new ConfigUnreadable(Place.None);
            }

            _parser.Consume<StreamStart>();
            if (_parser.Accept<StreamEnd>(out _))
            {
                return new ConfigScalar("", ScalarKind.Null, Place.None);
            }

            _parser.Consume<DocumentStart>();
            var root = ReadNode(path, 1);
            if (!_isStopped && _parser.TryConsume<DocumentEnd>(out _) && _parser.TryConsume<DocumentStart>(out var second))
            {
                var problem = "begins a second document, which Pulumi does not read";
                return Refuse(second, path, FileIsYaml.Mistake(problem, "Remove it, or the line '---' above it."));
            }

            return root;
        }
        catch (YamlException e)
        {
            return Refuse(YamlDiagnosis.Of(_text) ?? YamlMistake.Of(e, _text), path);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The scanner fails in these ways at a list under a bracket that is still open, and at a tag that is no address.
            var end = At(_parser.Current?.End ?? default);
            var fix = "Close the bracket that is open here, or remove the tag that follows.";
            return Refuse(YamlDiagnosis.Of(_text) ?? new YamlMistake(end, "is not YAML from here on", fix), path);
        }
    }

    private ConfigNode ReadNode(ConfigPath path, int depth)
    {
        var start = _parser.Current!;
        if (depth > ConfigLimits.MaxDepth && start is MappingStart or SequenceStart)
        {
            _isStopped = true;
            return Refuse(start, path, ConfigLimits.IsDeep);
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Resolve(alias, path, depth);
        }

        if (start is not NodeEvent { Anchor: var anchor })
        {
            _isStopped = true;
            return Refuse(
                start, path, FileIsYaml.Mistake("has a key and a value that cannot be told apart", "Write 'key: value'."));
        }

        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = null;
        }

        var node = start switch
        {
            MappingStart map => ReadMap(map, path, depth),
            SequenceStart list => ReadSequence(list, path, depth),
            _ => ReadScalar(path),
        };
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = node;
        }

        return node;
    }

    private ConfigNode ReadValue(ConfigPath path, int depth, long keyLine)
    {
        var start = _parser.Current!;
        var node = ReadNode(path, depth);
        if (start is not Scalar scalar || _mistakes.Find(scalar, path.LastKey, keyLine) is not { } found)
        {
            return node;
        }

        _problems.Add(_fixedMark ?? found.Place with { File = _file }, path, found.Mistake);
        return new ConfigUnreadable(node.Place);
    }

    private ConfigNode Resolve(AnchorAlias alias, ConfigPath path, int depth)
    {
        if (!_anchors.TryGetValue(alias.Value, out var node))
        {
            var fix = $"Put '&{alias.Value}' before the value that is meant.";
            return Refuse(alias, path, FileIsYaml.Mistake($"refers to '&{alias.Value}', which is not above it", fix));
        }

        if (node is null)
        {
            var problem = $"refers to '&{alias.Value}', which it is a part of";
            return Refuse(alias, path, FileIsYaml.Mistake(problem, "Write the value out."));
        }

        return depth + node.Height - 1 > ConfigLimits.MaxDepth
            ? Refuse(alias, path, ConfigLimits.IsDeep)
            : node;
    }

    private ConfigNode ReadSequence(SequenceStart start, ConfigPath path, int depth)
    {
        AddIfAny(YamlText.TagMistake(start, "tag:yaml.org,2002:seq"), start, path);
        _parser.MoveNext();
        var items = new List<ConfigNode>();
        while (!_isStopped && !_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadValue(path.Index(items.Count), depth + 1, start.Start.Line));
        }

        return Limited(new ConfigSequence(items, At(start.Start)), start, path);
    }

    private ConfigNode ReadMap(MappingStart start, ConfigPath path, int depth)
    {
        AddIfAny(YamlText.TagMistake(start, "tag:yaml.org,2002:map"), start, path);
        _parser.MoveNext();
        var builder = new ConfigMapBuilder(path, _problems);
        var isWhole = true;
        while (!_isStopped && !_parser.TryConsume<MappingEnd>(out _))
        {
            var at = _parser.Current!;
            var key = ReadKey(path, depth + 1);
            var isMerge = at is Scalar { Value: "<<", Style: ScalarStyle.Plain };
            var inner = key is null || isMerge ? path : path.Key(key.Text);
            var value = _isStopped ? new ConfigUnreadable(At(at.Start)) : ReadValue(inner, depth + 1, at.Start.Line);
            if (isMerge)
            {
                builder.Merge(value, At(at.Start));
            }
            else if (key is not null)
            {
                builder.Add(key, value);
            }

            isWhole &= key is not null;
        }

        return isWhole ? Limited(builder.Build(At(start.Start)), start, path) : new ConfigUnreadable(At(start.Start));
    }

    private ConfigScalar? ReadKey(ConfigPath path, int depth)
    {
        var at = _parser.Current!;
        switch (ReadNode(path, depth))
        {
            case ConfigScalar { Kind: not ScalarKind.Null } key:
                return key;
            case ConfigUnreadable:
                return null;
            case var node:
                _problems.Add(At(at.Start), path, YamlText.KeyMistake(at));

                // The parser loses the value of an empty key, and with it which keys and values belong together.
                _isStopped = node is ConfigScalar;
                return null;
        }
    }

    private ConfigScalar ReadScalar(ConfigPath path)
    {
        var scalar = _parser.Consume<Scalar>();
        AddIfAny(YamlText.TagMistake(scalar, "tag:yaml.org,2002:str"), scalar, path);

        // JSON within a text is read by this program and not by Pulumi.
        AddIfAny(_fixedMark is null ? YamlText.EscapeMistake(scalar, _text) : null, scalar, path);
        return new ConfigScalar(scalar.Value, YamlText.KindOf(scalar), At(scalar.Start));
    }

    private void AddIfAny(Violation? mistake, ParsingEvent at, ConfigPath path)
    {
        if (mistake is not null)
        {
            _problems.Add(At(at.Start), path, mistake);
        }
    }

    private ConfigNode Limited(ConfigNode node, ParsingEvent start, ConfigPath path) =>
        node.Size <= ConfigLimits.MaxSize
            ? node
            : Refuse(start, path, ConfigLimits.IsLarge);

    private ConfigUnreadable Refuse(ParsingEvent at, ConfigPath path, Violation mistake)
    {
        _problems.Add(At(at.Start), path, mistake);
        return new ConfigUnreadable(At(at.Start));
    }

    private ConfigUnreadable Refuse(YamlMistake mistake, ConfigPath path)
    {
        var mark = _fixedMark ?? mistake.Place.NoLaterThan(_end);
        _problems.Add(mark, path, FileIsYaml.Mistake(mistake.Problem, mistake.Fix));
        return new ConfigUnreadable(mark);
    }

    private Place At(YamlDotNet.Core.Mark mark) =>
        _fixedMark ?? new Place((int)mark.Line, (int)mark.Column) { File = _file }.NoLaterThan(_end);
}
