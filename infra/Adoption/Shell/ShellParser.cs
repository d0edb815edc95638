using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// Reads a script of POSIX shell or bash: commands here, words in the other half.
internal sealed partial class ShellParser
{
    private static readonly HashSet<string> Closers = ["then", "elif", "else", "fi", "do", "done", "esac", "}"];

    private readonly ShellText _source;
    private readonly string _text;
    private readonly List<(string Delimiter, bool IsRaw, bool StripsTabs, List<ShellWord> Into, int At)> _documents = [];
    private int _at;

    // Within "${X:-…}", where ' is a character as any other.
    private bool _isInQuotedDefault;

    private ShellParser(ShellText source)
    {
        _source = source;
        _text = source.Value;
    }

    public static ShellNode Parse(ShellText source)
    {
        var parser = new ShellParser(source);
        var script = parser.ReadSequence();
        return parser.IsAtEnd ? script : throw parser.Unexpected();
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

    private ShellNode ReadSequence(params string[] ends)
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
            var negated = ReadPipeline();
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
        var node = ReadCompound(start);
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

    private ShellNode? ReadCompound(int start)
    {
        if (Sees("(("))
        {
            return TryReadArithmetic(out var expression) ? new ShellArithmetic(expression, Since(start)) : ReadSubshell(start);
        }

        if (Current == '(')
        {
            return ReadSubshell(start);
        }

        switch (PeekReserved())
        {
            case "{":
                _at++;
                var group = ReadSequence("}");
                Expect("}", start);
                return group;
            case "if":
                _at += 2;
                return ReadIf(start);
            case "for" or "select":
                return ReadFor(start);
            case "while" or "until":
                var isUntil = Current == 'u';
                _at += 5;
                var condition = ReadSequence("do");
                return new ShellWhile(condition, isUntil, ReadLoopBody(start), Since(start));
            case "case":
                return ReadCase(start);
            case "[[":
                return ReadTest(start);
            case "function":
                _at += "function".Length;
                SkipBlanks();
                var name = PeekFunctionName();
                _at += name.Length;
                SkipBlanks();
                if (Sees("()"))
                {
                    _at += 2;
                }

                return ReadFunction(name, start);
            default:
                var candidate = PeekFunctionName();
                var after = _at + candidate.Length;
                while (after < _text.Length && _text[after] is ' ' or '\t')
                {
                    after++;
                }

                if (candidate.Length == 0 || after >= _text.Length || _text[after] != '(')
                {
                    return null;
                }

                _at = after + 1;
                SkipBlanks();
                Expect(")", start);
                return ReadFunction(candidate, start);
        }
    }

    private ShellFunction ReadFunction(string name, int start)
    {
        SkipLines();
        return new ShellFunction(name, ReadCommand(), Since(start));
    }

    private ShellSubshell ReadSubshell(int start)
    {
        _at++;
        var body = ReadSequence();
        Expect(")", start);
        return new ShellSubshell(body, Since(start));
    }

    private ShellIf ReadIf(int start)
    {
        var condition = ReadSequence("then");
        Expect("then", start);
        var then = ReadSequence("elif", "else", "fi");
        ShellNode? otherwise = null;
        switch (PeekReserved())
        {
            case "elif":
                var elif = _at;
                _at += 4;
                return new ShellIf(condition, then, ReadIf(elif), Since(start));
            case "else":
                _at += 4;
                otherwise = ReadSequence("fi");
                break;
            default:
                break;
        }

        Expect("fi", start);
        return new ShellIf(condition, then, otherwise, Since(start));
    }

    private ShellNode ReadFor(int start)
    {
        var isSelect = Current == 's';
        _at += isSelect ? 6 : 3;
        SkipBlanks();
        if (Sees("((") && TryReadArithmetic(out var header))
        {
            var parts = header.Split(";").ToList();
            SkipLines();
            if (Current == ';')
            {
                _at++;
            }

            return parts is [var before, var condition, var after]
                ? new ShellCountedFor(before, condition, after, ReadLoopBody(start), Since(start))
                : throw Error("the head of this loop needs two semicolons", start);
        }

        var name = PeekName();
        if (name.Length == 0)
        {
            throw Unexpected();
        }

        _at += name.Length;
        SkipLines();
        ImmutableArray<ShellWord>? words = null;
        if (PeekReserved() == "in")
        {
            _at += 2;
            words = ReadWords();
        }

        SkipLines();
        return new ShellFor(name, isSelect ? [] : words, ReadLoopBody(start), Since(start));
    }

    private ImmutableArray<ShellWord> ReadWords()
    {
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        SkipBlanks();
        while (TryReadWord(out var word))
        {
            words.Add(word);
            SkipBlanks();
        }

        return words.ToImmutable();
    }

    private ShellNode ReadLoopBody(int start)
    {
        SkipLines();
        if (Current == ';')
        {
            _at++;
            SkipLines();
        }

        if (PeekReserved() == "{")
        {
            _at++;
            var group = ReadSequence("}");
            Expect("}", start);
            return group;
        }

        Expect("do", start);
        var body = ReadSequence("done");
        Expect("done", start);
        return body;
    }

    private ShellCase ReadCase(int start)
    {
        _at += 4;
        SkipBlanks();
        if (!TryReadWord(out var subject))
        {
            throw Unexpected();
        }

        SkipLines();
        Expect("in", start);
        var items = ImmutableArray.CreateBuilder<ShellCaseItem>();
        while (true)
        {
            SkipLines();
            if (PeekReserved() == "esac")
            {
                Expect("esac", start);
                return new ShellCase(subject, items.ToImmutable(), Since(start));
            }

            items.Add(ReadCaseItem(start));
        }
    }

    private ShellCaseItem ReadCaseItem(int start)
    {
        if (Current == '(')
        {
            _at++;
        }

        var patterns = ImmutableArray.CreateBuilder<ShellWord>();
        while (true)
        {
            SkipBlanks();
            if (!TryReadWord(out var pattern))
            {
                throw Unexpected();
            }

            patterns.Add(pattern);
            SkipBlanks();
            if (Current != '|')
            {
                break;
            }

            _at++;
        }

        Expect(")", start);
        var body = ReadSequence("esac");
        if (Sees(";;&"))
        {
            _at += 3;
        }
        else if (Sees(";;") || Sees(";&"))
        {
            _at += 2;
        }

        return new ShellCaseItem(patterns.ToImmutable(), body);
    }

    private ShellTest ReadTest(int start)
    {
        _at += 2;
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        var isPattern = false;
        while (true)
        {
            SkipLines();
            if (Sees("]]"))
            {
                _at += 2;
                return new ShellTest(words.ToImmutable(), Since(start));
            }

            if (!isPattern && ReadTestOperator() is { } symbol)
            {
                words.Add(symbol);
                continue;
            }

            if (IsAtEnd || !TryReadWord(out var word, isPattern))
            {
                throw Error("this [[ is not closed", start);
            }

            isPattern = word.Bare == "=~";
            words.Add(word);
        }
    }

    private ShellWord? ReadTestOperator()
    {
        foreach (var symbol in (string[])["&&", "||", "(", ")", "<", ">"])
        {
            if (Sees(symbol))
            {
                var text = _source.Slice(_at, _at + symbol.Length);
                _at += symbol.Length;
                return new ShellWord([new LiteralPart(text, false, text)], text);
            }
        }

        return null;
    }

    private void Expect(string token, int opened)
    {
        SkipLines();
        if (!Sees(token) || (char.IsAsciiLetter(token[0]) && PeekReserved() != token))
        {
            throw Error($"`{token}` is missing: what begins here is not closed", opened);
        }

        _at += token.Length;
    }
}
