using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GpuInfra.StackFiles;

// Writes values of a stack file in the form in which Pulumi hands them to a program.
internal static class ConfigJson
{
    public const string Nothing = "null";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string TextOf(ConfigNode node) => node switch
    {
        ConfigSecret => ConfigSecret.Text,
        ConfigScalar { Kind: ScalarKind.Null } => Nothing,
        ConfigUnreadable => "",
        ConfigScalar { Kind: ScalarKind.Text or ScalarKind.Ambiguous } scalar => scalar.Text,
        _ => Json(node),
    };

    private static string Json(ConfigNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, node);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, ConfigNode node)
    {
        switch (node)
        {
            case ConfigMap map:
                writer.WriteStartObject();
                foreach (var entry in map.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case ConfigSequence list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case ConfigScalar scalar:
                Write(writer, scalar);
                break;
            default:
                writer.WriteStringValue(TextOf(node));
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, ConfigScalar scalar)
    {
        if (scalar.Kind == ScalarKind.Null)
        {
            writer.WriteNullValue();
        }
        else if (scalar.Kind == ScalarKind.Boolean)
        {
            writer.WriteBooleanValue(ScalarSyntax.IsTrue(scalar));
        }
        else if (scalar.Kind == ScalarKind.WholeNumber && ScalarSyntax.TryWholeNumber(scalar, out var number))
        {
            writer.WriteNumberValue(number);
        }
        else if (scalar.Kind is ScalarKind.WholeNumber or ScalarKind.Fraction
            && ScalarSyntax.TryFraction(scalar, out var fraction))
        {
            writer.WriteNumberValue(fraction);
        }
        else
        {
            writer.WriteStringValue(scalar.Text);
        }
    }
}
