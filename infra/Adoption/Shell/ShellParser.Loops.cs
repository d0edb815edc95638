using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// Loops and choices.
internal sealed partial class ShellParser
{
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

    private ShellSequence ReadLoopBody(int start)
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
}
