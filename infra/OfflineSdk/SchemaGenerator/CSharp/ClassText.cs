using System;
using System.Collections.Generic;
using System.Linq;

namespace GpuInfra.SchemaGenerator;

internal static class ClassText
{
    private static readonly string[] LineEnds = ["\r\n", "\n"];

    public static string Of(string heading, IEnumerable<string> members) =>
        $$"""
        {{heading}}
        {
        {{string.Join("\n\n", members.Select(Indented))}}
        }
        """;

    private static string Indented(string member) => string.Join(
        "\n",
        member.Split(LineEnds, StringSplitOptions.None).Select(line => line.Length == 0 ? line : $"    {line}"));
}
