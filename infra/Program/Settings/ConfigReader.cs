using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GpuInfra.Program;

/// <summary>Reads YAML, and JSON, which is YAML, into nodes. A mistake is a problem in the list, never an exception.</summary>
internal sealed class ConfigReader
{
    private const int MaxDepth = 64;
    private const int MaxSize = 1_000_000;

    private static readonly Mistake IsDeep =
        Mistake.FileIsSmall($"is nested more than {MaxDepth} levels deep", "Say it with fewer levels.");

    private static readonly Mistake IsLarge =
        Mistake.FileIsSmall($"holds more than {MaxSize} values once its aliases are written out", "Use fewer aliases.");

    private readonly string _text;
    private readonly Parser _parser;
    private readonly ProblemList _problems;
    private readonly Mark? _fixedMark;
    private readonly string? _file;
    private readonly Mark _end;
    private readonly Dictionary<AnchorName, ConfigNode?> _anchors = [];

    private bool _isStopped;

    private ConfigReader(string text, ProblemList problems, Mark? fixedMark, string? file)
    {
        _text = text.TrimStart('\uFEFF');
        _parser = new Parser(new StringReader(_text));
        _problems = problems;
        _fixedMark = fixedMark;
        _file = file;
        _end = Mark.EndOf(_text) with { File = file };
    }

    /// <summary>Reads the text of a file, which is named only if others will be read with it.</summary>
    public static ConfigNode Read(string text, ConfigPath path, ProblemList problems, string? file = null) =>
        new ConfigReader(text, problems, null, file).ReadDocument(path);

    /// <summary>Reads the text of a value that itself stands at a place in a file.</summary>
    public static ConfigNode ReadValue(string text, ConfigPath path, ProblemList problems, Mark mark) =>
        new ConfigReader(text, problems, mark, null).ReadDocument(path);

    private ConfigNode ReadDocument(ConfigPath path)
    {
        try
        {
            if (YamlText.FindForbidden(_text) is { } forbidden)
            {
                _problems.Add(_fixedMark ?? forbidden.Mark, path, forbidden.Mistake);
                return new ConfigUnreadable(Mark.None);
            }

            _parser.Consume<StreamStart>();
            if (_parser.Accept<StreamEnd>(out _))
            {
                return new ConfigScalar("", ScalarKind.Null, Mark.None);
            }

            _parser.Consume<DocumentStart>();
            var root = ReadNode(path, 1);
            if (!_isStopped && _parser.TryConsume<DocumentEnd>(out _) && _parser.TryConsume<DocumentStart>(out var second))
            {
                var problem = "begins a second document, which Pulumi does not read";
                _problems.Add(At(second.Start), path, Mistake.FileIsYaml(problem, "Remove it, or the line '---' above it."));
            }

            return root;
        }
        catch (YamlException e)
        {
            var mistake = YamlMistake.Of(e, _text);
            var mark = _fixedMark ?? mistake.Mark.NoLaterThan(_end);
            _problems.Add(mark, path, Mistake.FileIsYaml(mistake.Problem, mistake.Fix));
            return new ConfigUnreadable(mark);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The scanner fails in these ways at a list under a bracket that is still open, and at a tag that is no address.
            var end = At(_parser.Current?.End ?? default);
            var fix = "Close the bracket that is open here, or remove the tag that follows.";
            _problems.Add(end, path, Mistake.FileIsYaml("is not YAML from here on", fix));
            return new ConfigUnreadable(end);
        }
    }

    private ConfigNode ReadNode(ConfigPath path, int depth)
    {
        var start = _parser.Current!;
        if (depth > MaxDepth && start is MappingStart or SequenceStart)
        {
            _isStopped = true;
            return Refuse(start, path, IsDeep);
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Resolve(alias, path, depth);
        }

        if (start is not NodeEvent { Anchor: var anchor })
        {
            _isStopped = true;
            return Refuse(
                start, path, Mistake.FileIsYaml("has a key and a value that cannot be told apart", "Write 'key: value'."));
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

    private ConfigNode Resolve(AnchorAlias alias, ConfigPath path, int depth)
    {
        if (!_anchors.TryGetValue(alias.Value, out var node))
        {
            var fix = $"Put '&{alias.Value}' before the value that is meant.";
            return Refuse(alias, path, Mistake.FileIsYaml($"refers to '&{alias.Value}', which is not above it", fix));
        }

        if (node is null)
        {
            var problem = $"refers to '&{alias.Value}', which it is a part of";
            return Refuse(alias, path, Mistake.FileIsYaml(problem, "Write the value out."));
        }

        return depth + node.Height - 1 > MaxDepth
            ? Refuse(alias, path, IsDeep)
            : node;
    }

    private ConfigNode ReadSequence(SequenceStart start, ConfigPath path, int depth)
    {
        CheckTag(start, "tag:yaml.org,2002:seq", path);
        _parser.MoveNext();
        var items = new List<ConfigNode>();
        while (!_isStopped && !_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(path.Index(items.Count), depth + 1));
        }

        return Limited(new ConfigSequence(items, At(start.Start)), start, path);
    }

    private ConfigNode ReadMap(MappingStart start, ConfigPath path, int depth)
    {
        CheckTag(start, "tag:yaml.org,2002:map", path);
        _parser.MoveNext();
        var builder = new ConfigMapBuilder(path, _problems);
        while (!_isStopped && !_parser.TryConsume<MappingEnd>(out _))
        {
            var at = _parser.Current!;
            var key = ReadKey(path, depth + 1);
            var isMerge = at is Scalar { Value: "<<", Style: ScalarStyle.Plain };
            var inner = key is null || isMerge ? path : path.Key(key.Text);
            var value = _isStopped ? new ConfigUnreadable(At(at.Start)) : ReadNode(inner, depth + 1);
            if (isMerge)
            {
                builder.Merge(value, At(at.Start));
            }
            else if (key is not null)
            {
                builder.Add(key, value);
            }
        }

        return Limited(builder.Build(At(start.Start)), start, path);
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
                _problems.Add(At(at.Start), path, Mistake.FileIsYaml("has a key that is not a text", "Use texts as keys."));

                // The parser loses the value of an empty key, and with it which keys and values belong together.
                _isStopped = node is ConfigScalar;
                return null;
        }
    }

    private ConfigScalar ReadScalar(ConfigPath path)
    {
        var scalar = _parser.Consume<Scalar>();
        CheckTag(scalar, "tag:yaml.org,2002:str", path);
        CheckEscapes(scalar, path);
        return new ConfigScalar(scalar.Value, YamlText.KindOf(scalar), At(scalar.Start));
    }

    // JSON within a text is read by this program and not by Pulumi.
    private void CheckEscapes(Scalar scalar, ConfigPath path)
    {
        if (_fixedMark is null && scalar.Style == ScalarStyle.DoubleQuoted
            && YamlText.HasEscapedSlash(_text.AsSpan((int)scalar.Start.Index, (int)(scalar.End.Index - scalar.Start.Index))))
        {
            var problem = @"has the escape '\/', which Pulumi's reader of YAML refuses";
            _problems.Add(At(scalar.Start), path, Mistake.FileIsYaml(problem, "Write '/' alone."));
        }
    }

    private void CheckTag(NodeEvent node, string known, ConfigPath path)
    {
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific && node.Tag.Value != known)
        {
            var problem = $"has the tag '{node.Tag.Value}', which means nothing here";
            _problems.Add(At(node.Start), path, Mistake.FileIsYaml(problem, "Remove the tag."));
        }
    }

    private ConfigNode Limited(ConfigNode node, ParsingEvent start, ConfigPath path) =>
        node.Size <= MaxSize
            ? node
            : Refuse(start, path, IsLarge);

    private ConfigUnreadable Refuse(ParsingEvent at, ConfigPath path, Mistake mistake)
    {
        _problems.Add(At(at.Start), path, mistake);
        return new ConfigUnreadable(At(at.Start));
    }

    private Mark At(YamlDotNet.Core.Mark mark) =>
        _fixedMark ?? new Mark((int)mark.Line, (int)mark.Column) { File = _file }.NoLaterThan(_end);
}
