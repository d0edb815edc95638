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
    private readonly HclCollectionParser _collections;
    private readonly HclStepParser _steps;
    private bool _lines;
    private int _depth;

    public HclExpressionParser(HclScanner scanner)
    {
        _scanner = scanner;
        _templates = new HclTemplateParser(scanner, this);
        _collections = new HclCollectionParser(scanner, this);
        _steps = new HclStepParser(scanner, this);
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

    public (string? Key, string Value) ReadForNames() => _collections.ReadForNames();

    public HclExpression ReadWholeTemplate() => _templates.ReadWhole() with { Text = _scanner.Text };

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

    public void RequireShort(int length)
    {
        if (length > LongestChain)
        {
            throw _scanner.Mistake($"An expression has more than {LongestChain} operators or steps in a row.");
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

        return _steps.Read(Written(ReadTerm), anyStep: true);
    }

    private HclExpression ReadTerm() => _scanner.Current switch
    {
        '"' => _templates.ReadQuoted(),
        '(' => ReadParentheses(),
        '[' => _collections.ReadTuple(),
        '{' => _collections.ReadObject(),
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
        var arguments = Within(true, () => _collections.ReadItems(")", $"the arguments of {name}", () =>
        {
            var argument = Read();
            Skip();
            expanded = _scanner.Takes("...");
            return argument;
        }));
        return new HclCall(name, arguments, expanded, place);
    }

}
