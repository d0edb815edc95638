using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// Commands that hold others.
internal sealed partial class ShellParser
{
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
                Deepen();
                otherwise = ReadIf(elif);
                _depth--;
                return new ShellIf(condition, then, otherwise, Since(start));
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
