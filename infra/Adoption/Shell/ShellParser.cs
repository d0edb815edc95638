using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

// Reads a script of POSIX shell or bash: commands here, words in the other half.
internal sealed partial class ShellParser
{
    private const int MostNested = 200;

    private static readonly HashSet<string> Closers = ["then", "elif", "else", "fi", "do", "done", "esac", "}"];

    private readonly ShellText _source;
    private readonly string _text;
    private readonly List<(string Delimiter, bool IsRaw, bool StripsTabs, List<ShellWord> Into, int At)> _documents = [];
    private int _at;
    private int _depth;

    // Within "${X:-…}", where ' is a character as any other.
    private bool _isInQuotedDefault;

    private ShellParser(ShellText source)
    {
        _source = source;
        _text = source.Value;
    }

    public static ShellNode Parse(ShellText source) => Parse(source, 0);

    private static ShellSequence Parse(ShellText source, int depth)
    {
        var parser = new ShellParser(source) { _depth = depth };
        var script = parser.ReadSequence();
        return parser.IsAtEnd ? script : throw parser.Unexpected();
    }

    // What holds others is read by itself again, as deep as they stand in each other.
    private void Deepen()
    {
        if (_depth++ >= MostNested)
        {
            throw Error(string.Create(CultureInfo.InvariantCulture, $"it is nested more than {MostNested} levels deep"), _at);
        }
    }

    private bool IsAtEnd => _at >= _text.Length;

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private bool Sees(string text) => string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    private ShellText Since(int start) => _source.Slice(start, Math.Min(_at, _text.Length));

    private int OriginAt(int at) => _source.Length == 0 ? 0 : Math.Abs(_source.Origins[Math.Min(at, _source.Length - 1)]);

    private ShellSyntaxException Error(string message, int at) => new(message, OriginAt(at));

    private ShellSyntaxException Unexpected() =>
        IsAtEnd ? Error("the script ends in the middle of a command", _at) : Error($"`{PeekToken()}` stands where no shell expects it", _at);

    private string PeekToken()
    {
        var end = _at;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]) && (end == _at || !";&|()<>".Contains(_text[end], StringComparison.Ordinal)))
        {
            end++;
        }

        return _text[_at..Math.Max(end, Math.Min(_at + 1, _text.Length))];
    }

    private ShellSequence ReadSequence(params string[] ends)
    {
        var start = _at;
        var nodes = ImmutableArray.CreateBuilder<ShellNode>();
        while (true)
        {
            SkipLines();
            if (IsAtEnd || Current == ')' || Sees(";;") || Sees(";&") || ends.Contains(PeekReserved()))
            {
                return new ShellSequence(nodes.ToImmutable(), Since(start));
            }

            if (PeekReserved() is { } word && Closers.Contains(word))
            {
                throw Error($"`{word}` closes nothing that is open here", _at);
            }

            nodes.Add(ReadAndOr());
            SkipBlanks();
            if (Current is ';' && !Sees(";;") && !Sees(";&"))
            {
                _at++;
            }
            else if (Current is '&')
            {
                _at++;
            }
            else if (!IsAtEnd && Current is not ('\n' or ')' or ';'))
            {
                throw Unexpected();
            }
        }
    }

    private ShellNode ReadAndOr()
    {
        var start = _at;
        var left = ReadPipeline();
        while (true)
        {
            SkipBlanks();
            if (!Sees("&&") && !Sees("||"))
            {
                return left;
            }

            var isAnd = Current == '&';
            _at += 2;
            SkipLines();
            left = new ShellAndOr(left, ReadPipeline(), isAnd, Since(start));
        }
    }

    private ShellNode ReadPipeline()
    {
        SkipBlanks();
        var start = _at;
        if (Current == '!' && _at + 1 < _text.Length && char.IsWhiteSpace(_text[_at + 1]))
        {
            _at++;
            Deepen();
            var negated = ReadPipeline();
            _depth--;
            return new ShellNot(negated, Since(start));
        }

        if (PeekReserved() == "time")
        {
            _at += 4;
            SkipBlanks();
            if (Sees("-p "))
            {
                _at += 3;
            }
        }

        var nodes = ImmutableArray.Create(ReadCommand());
        SkipBlanks();
        while (Current == '|' && !Sees("||"))
        {
            _at += Sees("|&") ? 2 : 1;
            SkipLines();
            nodes = nodes.Add(ReadCommand());
            SkipBlanks();
        }

        return nodes.Length == 1 ? nodes[0] : new ShellPipeline(nodes, Since(start));
    }

    private ShellNode ReadCommand()
    {
        SkipBlanks();
        var start = _at;
        Deepen();
        var node = ReadCompound(start);
        _depth--;
        if (node is null)
        {
            return ReadSimple();
        }

        var inputs = new List<ShellWord>();
        var isRedirected = false;
        while (TryReadRedirection(inputs))
        {
            isRedirected = true;
        }

        // The texts of here-documents are read later, at the end of the line.
        return isRedirected ? new ShellRedirected(node, inputs, Since(start)) : node;
    }
}
