using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Reads the native syntax of HCL: bodies of attributes and blocks. A mistake ends its line or its block, not the reading.</summary>
/// <remarks>https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md</remarks>
internal sealed class HclParser
{
    private const int DeepestNesting = 50;

    private readonly HclScanner _scanner;
    private readonly HclExpressionParser _expressions;
    private readonly ImmutableArray<SourceMistake>.Builder _mistakes;
    private int _depth;
    private bool _isLost;

    private HclParser(SourceText source, ImmutableArray<SourceMistake>.Builder mistakes)
    {
        _scanner = new HclScanner(source);
        _expressions = new HclExpressionParser(_scanner);
        _mistakes = mistakes;
    }

    public static HclBody Parse(SourceText source, ImmutableArray<SourceMistake>.Builder mistakes)
        => new HclParser(source, mistakes).ReadBody(null);

    private HclBody ReadBody(HclScope? scope)
    {
        var attributes = ImmutableArray.CreateBuilder<HclAttribute>();
        var blocks = ImmutableArray.CreateBuilder<HclBlock>();
        while (!Ends(scope))
        {
            var start = _scanner.Offset;
            try
            {
                ReadItem(attributes, blocks, scope);
            }
            catch (HclSyntaxException mistake)
            {
                _mistakes.Add(new SourceMistake(_scanner.Place(mistake.Offset), mistake.Message));
                _scanner.Offset = Math.Max(_scanner.Offset, mistake.Offset);
                Recover(start);
                _scanner.Offset = Math.Max(_scanner.Offset, start + 1);
            }
        }

        return new HclBody(attributes.ToImmutable(), blocks.ToImmutable());
    }

    private bool Ends(HclScope? scope)
    {
        try
        {
            _scanner.SkipBlanks(lines: true);
        }
        catch (HclSyntaxException mistake)
        {
            _mistakes.Add(new SourceMistake(_scanner.Place(mistake.Offset), mistake.Message));
            _scanner.Offset = _scanner.Text.Length;
            _isLost = true;
        }

        if (scope is null)
        {
            _isLost = false;
            return _scanner.AtEnd;
        }

        if (_scanner.AtEnd || BeginsTopLevel())
        {
            if (!_isLost)
            {
                _mistakes.Add(new SourceMistake(scope.Place, $"The block {scope.Type} that begins here has no closing }}."));
            }

            scope.Closed = true;
            return true;
        }

        return _scanner.Current == '}';
    }

    private void ReadItem(ImmutableArray<HclAttribute>.Builder attributes, ImmutableArray<HclBlock>.Builder blocks, HclScope? scope)
    {
        var place = _scanner.Here;
        if (_scanner.Current == '}' && scope is null)
        {
            throw _scanner.Mistake("This } closes nothing. Remove it, or give its block a {.");
        }

        if (!_scanner.SeesName)
        {
            throw _scanner.Mistake($"Expected the name of an attribute or a block, found {_scanner.Seen}.");
        }

        var name = _scanner.TakeName();
        _scanner.SkipBlanks(lines: false);
        if (_scanner.Current == '=' && !_scanner.Sees("=="))
        {
            _scanner.Offset++;
            var attribute = new HclAttribute(name, _expressions.ReadValue(), place);
            if (attributes.Any(other => other.Name == name))
            {
                _mistakes.Add(new SourceMistake(place, $"The attribute {name} is said twice here. Keep one of them."));
            }

            attributes.Add(attribute);
            EndItem();
            return;
        }

        blocks.Add(ReadBlock(name, place));
    }

    private HclBlock ReadBlock(string type, SourcePlace place)
    {
        var labels = ImmutableArray.CreateBuilder<string>();
        while (_scanner.Current == '"' || _scanner.SeesName)
        {
            labels.Add(_scanner.SeesName ? _scanner.TakeName() : _expressions.ReadLabel());
            _scanner.SkipBlanks(lines: false);
        }

        if (_scanner.Current is '\r' or '\n' && BraceFollows())
        {
            _mistakes.Add(new SourceMistake(_scanner.Here, $"The {{ of the block {type} must stand on the line of its name."));
            _scanner.SkipBlanks(lines: true);
        }

        if (!_scanner.Takes("{"))
        {
            throw _scanner.Mistake(labels.Count == 0
                ? $"Expected = or {{ after {type}, found {_scanner.Seen}."
                : $"Expected {{ on the line of the block {type}, found {_scanner.Seen}.");
        }

        if (_depth >= DeepestNesting)
        {
            throw _scanner.Mistake($"Blocks are nested more than {DeepestNesting} deep.");
        }

        _depth++;
        var scope = new HclScope(type, place);
        var body = ReadBody(scope);
        _depth--;
        if (!scope.Closed)
        {
            _scanner.Offset++;
            EndItem();
        }

        return new HclBlock(type, labels.ToImmutable(), body, place);
    }

    private bool BraceFollows()
    {
        var start = _scanner.Offset;
        _scanner.SkipBlanks(lines: true);
        var follows = _scanner.Current == '{';
        _scanner.Offset = start;
        return follows;
    }

    private void EndItem()
    {
        _scanner.SkipBlanks(lines: false);
        if (!_scanner.AtEnd && _scanner.Current is not ('\n' or '}'))
        {
            throw _scanner.Mistake($"Expected the end of the line, found {_scanner.Seen}.");
        }
    }

    /// <summary>Goes on behind the item that is broken: at the end of the line where its brackets are closed, or where a block of the file begins or ends.</summary>
    private void Recover(int start)
    {
        var depth = Math.Max(0, OpenBrackets(start, _scanner.Offset));
        if (_scanner is { Current: '}', Here.Column: 1 })
        {
            _isLost = true;
            return;
        }

        while (!_scanner.AtEnd)
        {
            if (_scanner.Current == '\n' && (depth <= 0 || _scanner.Sees("\n}") || BeginsTopLevelAt(_scanner.Offset + 1)))
            {
                _isLost = depth > 0;
                return;
            }

            depth += _scanner.Current switch { '{' or '[' or '(' => 1, '}' or ']' or ')' => -1, _ => 0 };
            if (depth < 0)
            {
                return;
            }

            _scanner.Offset++;
        }

        _isLost = true;
    }

    private int OpenBrackets(int start, int end)
        => _scanner.Text[start..Math.Min(end, _scanner.Text.Length)].Sum(letter => letter switch { '{' or '[' or '(' => 1, '}' or ']' or ')' => -1, _ => 0 })
            + (start < _scanner.Text.Length && _scanner.Text[start] == '}' ? 1 : 0);

    private bool BeginsTopLevel() => _scanner.Here.Column == 1 && BeginsTopLevelAt(_scanner.Offset);

    private bool BeginsTopLevelAt(int offset) => TerraformBlocks.Header().IsMatch(_scanner.Text, offset);

    private sealed record HclScope(string Type, SourcePlace Place)
    {
        public bool Closed { get; set; }
    }
}
