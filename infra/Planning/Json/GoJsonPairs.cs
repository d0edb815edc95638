namespace GpuInfra.Planning;

// Names with their values. What is not said is left out, as Go's "omitempty" does.
internal static class GoJsonPairs
{
    public static void Pair(this GoJsonWriter writer, string name, string text)
    {
        writer.Name(name);
        writer.Value(text);
    }

    public static void Pair(this GoJsonWriter writer, string name, bool flag)
    {
        writer.Name(name);
        writer.Value(flag);
    }

    public static void Pair(this GoJsonWriter writer, string name, double number)
    {
        writer.Name(name);
        writer.Value(number);
    }

    public static void Pair(this GoJsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.Name(name);
        writer.StartArray();
        foreach (var text in texts)
        {
            writer.Value(text);
        }

        writer.EndArray();
    }

    public static void PairIfSaid(this GoJsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            writer.Pair(name, text);
        }
    }

    public static void PairIfSaid(this GoJsonWriter writer, string name, double? number)
    {
        if (number is { } said)
        {
            writer.Pair(name, said);
        }
    }

    public static void PairIfSaid(this GoJsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            writer.Pair(name, texts);
        }
    }

    public static void PairIfSaid(this GoJsonWriter writer, string name, PropertyMap map)
    {
        if (map.Count > 0)
        {
            writer.PairIfKnown(name, map);
        }
    }

    // None are not the same as none that are known.
    public static void PairIfKnown(this GoJsonWriter writer, string name, PropertyMap? map)
    {
        if (map is not null)
        {
            writer.Name(name);
            Write(writer, map);
        }
    }

    public static void PairIfTrue(this GoJsonWriter writer, string name, bool flag)
    {
        if (flag)
        {
            writer.Pair(name, flag);
        }
    }

    private static void Write(GoJsonWriter writer, PropertyMap map)
    {
        writer.StartObject();
        foreach (var (name, value) in map.Entries)
        {
            writer.Name(name);
            Write(writer, value);
        }

        writer.EndObject();
    }

    private static void Write(GoJsonWriter writer, PropertyValue value)
    {
        switch (value.Kind)
        {
            case PropertyKind.Null:
                writer.Null();
                break;
            case PropertyKind.Flag:
                writer.Value(value.Flag);
                break;
            case PropertyKind.Number:
                writer.Value(value.Number);
                break;
            case PropertyKind.Text:
                writer.Value(value.Text);
                break;
            case PropertyKind.List:
                writer.StartArray();
                foreach (var item in value.Items)
                {
                    Write(writer, item);
                }

                writer.EndArray();
                break;
            default:
                Write(writer, value.Map);
                break;
        }
    }
}
