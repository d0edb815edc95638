using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

/// <summary>Reads expressions; templates are read by <see cref="HclTemplateParser"/>.</summary>
internal sealed class HclExpressionParser
{
    /// <summary>Nobody writes deeper by hand; beyond it a stack would end before the text does.</summary>
    private const int DeepestNesting = 200;

    private const int LongestChain = 500;

    private static readonly string[][] Operators =
        [["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"]];

    private readonly HclScanner _scanner;
    private readonly HclTemplateParser _templates;
    private bool _lines;
    private int _depth;

    public HclExpressionParser(HclScanner scanner)
    {
        _scanner = scanner;
        _templates = new HclTemplateParser(scanner, this);
    }

    /// <summary>Reads the value of an attribute, whatever became of the one before.</summary>
    public HclExpression ReadValue()
    {
        (_lines, _depth) = (false, 0);
        _templates.Reset();
        return Read();
    }

    public HclExpression Read()
    {
        Deepen();
        var expression = Written(() =>
        {
            var condition = ReadOperation(0);
            Skip();
            if (!_scanner.Takes("?"))
            {
                return condition;
            }

            var then = Read();
            Expect(":", "between the two results of a condition");
            return new HclConditional(condition, then, Read(), condition.Place);
        });
        _depth--;
        return expression;
    }

    /// <summary>Reads with line ends that mean nothing, as between brackets, or something, as between the items of an object.</summary>
    public T Within<T>(bool lines, Func<T> read)
    {
        var before = _lines;
        _lines = lines;
        var result = read();
        _lines = before;
        return result;
    }

    public HclExpression ReadWholeTemplate() => _templates.ReadWhole();

    /// <summary>The text of a block's label, which holds no interpolation.</summary>
    public string ReadLabel() => _templates.ReadQuoted() is HclLiteral { Value: string text }
        ? text
        : throw _scanner.Mistake("A label of a block is a plain text.");

    public void Skip() => _scanner.SkipBlanks(_lines);

    public void Expect(string token, string where)
    {
        Skip();
        if (!_scanner.Takes(token))
        {
            throw _scanner.Mistake($"Expected {token} {where}, found {_scanner.Seen}.");
        }
    }

    private void Deepen()
    {
        if (++_depth > DeepestNesting)
        {
            throw _scanner.Mistake($"Expressions are nested more than {DeepestNesting} deep.");
        }
    }

    private HclExpression Written(Func<HclExpression> read)
    {
        Skip();
        var start = _scanner.Offset;
        var expression = read();
        return expression.Text.Length > 0 ? expression : expression with { Text = _scanner.Text[start.._scanner.Offset].Trim() };
    }

    private HclExpression ReadOperation(int level)
    {
        if (level == Operators.Length)
        {
            return ReadUnary();
        }

        var left = ReadOperation(level + 1);
        for (var length = 0; ; length++)
        {
            Skip();
            if (Operators[level].FirstOrDefault(SeesOperator) is not { } found)
            {
                return left;
            }

            RequireShort(length);
            _scanner.Offset += found.Length;
            left = new HclBinary(found, left, ReadOperation(level + 1), left.Place);
        }
    }

    private bool SeesOperator(string text) => _scanner.Sees(text);

    private void RequireShort(int length)
    {
        if (length > LongestChain)
        {
            throw _scanner.Mistake($"An expression has more than {LongestChain} operators or steps in a row.");
        }
    }

    private HclExpression ReadUnary()
    {
        Skip();
        var place = _scanner.Here;
        if (_scanner.Current is '-' or '!')
        {
            var symbol = _scanner.Current;
            _scanner.Offset++;
            Deepen();
            var operand = ReadUnary();
            _depth--;
            return new HclUnary(symbol, operand, place);
        }

        return ReadSteps(Written(ReadTerm), anyStep: true);
    }

    private HclExpression ReadTerm() => _scanner.Current switch
    {
        '"' => _templates.ReadQuoted(),
        '(' => ReadParentheses(),
        '[' => ReadTuple(),
        '{' => ReadObject(),
        '<' when _scanner.Sees("<<") => _templates.ReadHeredoc(),
        '\'' => throw _scanner.Mistake("A text stands in double quotes, not in single ones."),
        >= '0' and <= '9' => ReadNumber(),
        _ when _scanner.SeesName => ReadNamed(),
        _ => throw _scanner.Mistake($"Expected a value, found {_scanner.Seen}."),
    };

    private HclExpression ReadParentheses()
    {
        _scanner.Offset++;
        var inner = Within(true, () =>
        {
            var expression = Read();
            Expect(")", "to close the parentheses");
            return expression;
        });
        return inner;
    }

    private HclLiteral ReadNumber()
    {
        var place = _scanner.Here;
        var start = _scanner.Offset;
        while (char.IsAsciiDigit(_scanner.Current) || _scanner.Current is 'e' or 'E'
            || (_scanner.Current == '.' && _scanner.Offset + 1 < _scanner.Text.Length && char.IsAsciiDigit(_scanner.Text[_scanner.Offset + 1]))
            || (_scanner.Current is '+' or '-' && _scanner.Text[_scanner.Offset - 1] is 'e' or 'E'))
        {
            _scanner.Offset++;
        }

        var text = _scanner.Text[start.._scanner.Offset];
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new HclLiteral(number, place)
            : throw new HclSyntaxException(start, $"{text} is no number.");
    }

    private HclExpression ReadNamed()
    {
        var place = _scanner.Here;
        var name = _scanner.TakeName();
        while (_scanner.Sees("::"))
        {
            _scanner.Offset += 2;
            name += "::" + _scanner.TakeName();
        }

        if (_scanner.Current == '(')
        {
            return ReadCall(name, place);
        }

        return name switch
        {
            "true" => new HclLiteral(true, place),
            "false" => new HclLiteral(false, place),
            "null" => new HclLiteral(null, place),
            _ => new HclName(name, place),
        };
    }

    private HclCall ReadCall(string name, SourcePlace place)
    {
        _scanner.Offset++;
        var expanded = false;
        var arguments = Within(true, () => ReadItems(")", $"the arguments of {name}", () =>
        {
            var argument = Read();
            Skip();
            expanded = _scanner.Takes("...");
            return argument;
        }));
        return new HclCall(name, arguments, expanded, place);
    }

    private HclExpression ReadTuple()
    {
        var place = _scanner.Here;
        _scanner.Offset++;
        return Within<HclExpression>(true, () =>
        {
            Skip();
            return _scanner.SeesWord("for")
                ? ReadFor(place, ']')
                : new HclTuple(ReadItems("]", "a list", Read), place);
        });
    }

    private ImmutableArray<T> ReadItems<T>(string close, string what, Func<T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        for (Skip(); !_scanner.Takes(close); Skip())
        {
            items.Add(read());
            Skip();
            if (!_scanner.Takes(",") && !_scanner.Sees(close))
            {
                throw _scanner.Mistake($"Expected , or {close} in {what}, found {_scanner.Seen}.");
            }
        }

        return items.ToImmutable();
    }

    private HclExpression ReadObject()
    {
        var place = _scanner.Here;
        _scanner.Offset++;
        _scanner.SkipBlanks(lines: true);
        return _scanner.SeesWord("for")
            ? Within(true, () => ReadFor(place, '}'))
            : Within(false, () => ReadObjectItems(place));
    }

    private HclObjectLiteral ReadObjectItems(SourcePlace place)
    {
        var items = ImmutableArray.CreateBuilder<HclItem>();
        for (_scanner.SkipBlanks(lines: true); !_scanner.Takes("}"); _scanner.SkipBlanks(lines: true))
        {
            var literal = _scanner.Current != '(';
            var key = Read();
            Skip();
            if (!_scanner.Takes("=") && !_scanner.Takes(":"))
            {
                throw _scanner.Mistake($"Expected = after the key {key.Text}, found {_scanner.Seen}.");
            }

            items.Add(new HclItem(literal && key is HclName name ? new HclLiteral(name.Name, key.Place) { Text = key.Text } : key, Read()));
            Skip();
            if (!_scanner.Takes(",") && _scanner.Current is not ('}' or '\n'))
            {
                throw _scanner.Mistake($"Expected , or the end of the line in an object, found {_scanner.Seen}.");
            }
        }

        return new HclObjectLiteral(items.ToImmutable(), place);
    }

    private HclFor ReadFor(SourcePlace place, char close)
    {
        _scanner.TakesWord("for");
        var (key, value) = ReadForNames();
        var collection = Read();
        Expect(":", "after what a for goes over");
        var first = Read();
        Skip();
        var second = _scanner.Takes("=>") ? Read() : null;
        Skip();
        var grouped = _scanner.Takes("...");
        Skip();
        var condition = _scanner.TakesWord("if") ? Read() : null;
        Expect(close.ToString(), "at the end of the for");
        if (second is null == (close == '}'))
        {
            throw _scanner.Mistake(close == '}' ? "A for in braces gives KEY => VALUE." : "A for in brackets gives one value; KEY => VALUE stands in braces.");
        }

        return new HclFor(key, value, collection, second ?? first, place) { Key = second is null ? null : first, Grouped = grouped, Condition = condition };
    }

    public (string? Key, string Value) ReadForNames()
    {
        var first = ReadVariableName();
        Skip();
        var second = _scanner.Takes(",") ? ReadVariableName() : null;
        Skip();
        return _scanner.TakesWord("in")
            ? (second is null ? null : first, second ?? first)
            : throw _scanner.Mistake($"Expected in after the names of a for, found {_scanner.Seen}.");
    }

    private string ReadVariableName()
    {
        Skip();
        return _scanner.SeesName ? _scanner.TakeName() : throw _scanner.Mistake($"Expected the name of a variable, found {_scanner.Seen}.");
    }

    private HclExpression ReadSteps(HclExpression source, bool anyStep)
    {
        for (var length = 0; ; length++)
        {
            RequireShort(length);
            Skip();
            if (_scanner.Current == '.' && !_scanner.Sees("..."))
            {
                _scanner.Offset++;
                source = ReadMember(source);
            }
            else if (_scanner.Current == '[' && anyStep)
            {
                _scanner.Offset++;
                source = ReadIndex(source);
            }
            else
            {
                return source;
            }
        }
    }

    private HclExpression ReadMember(HclExpression source)
    {
        var place = _scanner.Here;
        if (_scanner.Takes("*"))
        {
            return Splat(source, anyStep: false);
        }

        if (char.IsAsciiDigit(_scanner.Current))
        {
            var start = _scanner.Offset;
            while (char.IsAsciiDigit(_scanner.Current))
            {
                _scanner.Offset++;
            }

            var index = decimal.Parse(_scanner.Text.AsSpan(start, Math.Min(_scanner.Offset - start, 9)), CultureInfo.InvariantCulture);
            return Upon(source, new HclIndex(source, new HclLiteral(index, place), source.Place));
        }

        return _scanner.SeesName
            ? Upon(source, new HclMember(source, _scanner.TakeName(), source.Place))
            : throw _scanner.Mistake($"Expected a name after the point, found {_scanner.Seen}.");
    }

    private HclExpression ReadIndex(HclExpression source)
    {
        Skip();
        if (_scanner.Takes("*"))
        {
            Expect("]", "after [*");
            return Splat(source, anyStep: true);
        }

        var key = Within(true, () =>
        {
            var read = Read();
            Expect("]", "after an index");
            return read;
        });
        return Upon(source, new HclIndex(source, key, source.Place));
    }

    private HclExpression Splat(HclExpression source, bool anyStep)
        => Upon(source, new HclSplat(source, ReadSteps(new HclSplatItem(source.Place), anyStep), source.Place));

    private static HclExpression Upon(HclExpression source, HclExpression step) => step with { Text = $"{source.Text}{StepText(step)}" };

    private static string StepText(HclExpression step) => step switch
    {
        HclMember member => $".{member.Name}",
        HclIndex index => $"[{(index.Key.Text.Length > 0 ? index.Key.Text : index.Key is HclLiteral literal ? literal.Value : "")}]",
        HclSplat splat => $"[*]{splat.Each.Text}",
        _ => "",
    };
}
