using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GpuInfra.Adoption;

/// <summary>Reads YAML as values with places; anchors and merge keys are followed.</summary>
public sealed class YamlDocuments
{
    private const int MostNested = 64;
    private const int MostValues = 100_000;
    private const string MergeKey = "<<";

    private readonly string _file;
    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, SourceValue> _anchors = [];
    private int _values;

    private YamlDocuments(SourceText source) =>
        (_file, _parser) = (source.File, new(new StringReader(source.Text.TrimStart('\uFEFF'))));

    /// <summary>All documents of a file, but no empty ones.</summary>
    /// <exception cref="SourceMistakeException">It is not YAML.</exception>
    public static ImmutableArray<SourceValue> Read(SourceText source)
    {
        var documents = new YamlDocuments(source);
        try
        {
            return documents.Documents();
        }
        catch (InvalidOperationException)
        {
            // So the parser says that a mapping or a list in one line has no end.
            throw Mistake(documents.PlaceOf(documents._parser.Current!), "What is here opens a bracket that is never closed. Close the bracket, and separate with commas.");
        }
        catch (YamlException mistake)
        {
            var message = mistake.Message.Split("): ", 2)[^1].TrimEnd('.');
            throw Mistake(new(source.File, Number(mistake.Start.Line), Number(mistake.Start.Column)), $"This is not YAML: {message}.");
        }
    }

    private ImmutableArray<SourceValue> Documents()
    {
        var documents = ImmutableArray.CreateBuilder<SourceValue>();
        _ = _parser.Consume<StreamStart>();
        while (!_parser.TryConsume<StreamEnd>(out _))
        {
            _ = _parser.Consume<DocumentStart>();
            _anchors.Clear();
            var value = Value(0);
            if (value is not SourceScalar { Value: null })
            {
                documents.Add(value);
            }

            _ = _parser.Consume<DocumentEnd>();
        }

        return documents.ToImmutable();
    }

    private SourceValue Value(int depth)
    {
        var next = _parser.Consume<ParsingEvent>();
        var place = PlaceOf(next);
        if (depth > MostNested)
        {
            throw Mistake(place, $"This is nested more than {MostNested} levels deep, which no service is.");
        }

        if (next is AnchorAlias alias)
        {
            return _anchors.TryGetValue(alias.Value, out var known)
                ? Counted(known)
                : throw Mistake(place, $"There is no anchor '{alias.Value}' before this alias.");
        }

        var node = (NodeEvent)next;
        SourceValue value = node switch
        {
            MappingStart => Map(place, depth),
            SequenceStart => List(place, depth),
            _ => Scalar((Scalar)node, place),
        };
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific && node.Tag.Value is ['!', not '!', ..] tag)
        {
            value = value with { Tag = tag };
        }

        if (!node.Anchor.IsEmpty)
        {
            _anchors[node.Anchor] = value;
        }

        return Counted(value);
    }

    private SourceMap Map(SourcePlace place, int depth)
    {
        var entries = new List<SourceEntry>();
        var merged = new List<SourceEntry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = _parser.Current!;
            if (Value(depth + 1) is not SourceScalar name)
            {
                throw Mistake(PlaceOf(key), "This key is no text.");
            }

            var text = SourceTexts.Of(name);
            var value = Value(depth + 1);
            if (text == MergeKey && key is Scalar { IsPlainImplicit: true })
            {
                merged.AddRange(value is SourceMap map ? map.Entries : MapsOf(value).SelectMany(item => item.Entries));
            }
            else if (entries.Exists(entry => entry.Name == text))
            {
                throw Mistake(name.Place, $"The key '{text}' stands here twice. Keep one of the two.");
            }
            else
            {
                entries.Add(new(text, value, name.Place));
            }
        }

        foreach (var entry in merged.Where(entry => !entries.Exists(own => own.Name == entry.Name)).DistinctBy(entry => entry.Name).ToList())
        {
            entries.Add(entry);
        }

        return new([.. entries], place);
    }

    private static IEnumerable<SourceMap> MapsOf(SourceValue value) => value is SourceList list ? list.Items.OfType<SourceMap>() : [];

    private SourceList List(SourcePlace place, int depth)
    {
        var items = ImmutableArray.CreateBuilder<SourceValue>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Value(depth + 1));
        }

        return new(items.ToImmutable(), place);
    }

    // What a number would be spelled otherwise as stays the text that it is: 1.10 is no 1.1.
    private static SourceScalar Scalar(Scalar scalar, SourcePlace place) => new(
        scalar.Style is not ScalarStyle.Plain || !scalar.Tag.IsEmpty ? scalar.Value : SourceTexts.Typed(scalar.Value), place);

    private SourceValue Counted(SourceValue value) => ++_values <= MostValues
        ? value
        : throw Mistake(value.Place, $"This has more than {MostValues} values, which no service has.");

    private SourcePlace PlaceOf(ParsingEvent node) => new(_file, Number(node.Start.Line), Number(node.Start.Column));

    private static int Number(long number) => (int)Math.Min(number, int.MaxValue);

    private static SourceMistakeException Mistake(SourcePlace place, string message) => new([new(place, message)]);
}
