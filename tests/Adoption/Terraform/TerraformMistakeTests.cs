using System.Collections.Immutable;

namespace GpuInfra.Adoption.Tests;

public sealed class TerraformMistakeTests
{
    [Theory]
    [InlineData("locals {\n  a =\n  b = 1\n}", "main.tf:2:6: Expected a value, found the end of the line.")]
    [InlineData("locals {\n  a = 'x'\n}", "main.tf:2:7: A text stands in double quotes, not in single ones.")]
    [InlineData("locals {\n  a = \"x\n}", "main.tf:2:9: The text that begins at line 2, column 7 has no closing \" on its line.")]
    [InlineData("locals {\n  a = \"${b\"\n}", "main.tf:2:8: Expected } at the end of what ${ begins, found a text.")]
    [InlineData("locals {\n  a = \"\\d\"\n}", "main.tf:2:8: \\d is no escape: there are \\n, \\r, \\t, \\\", \\\\, \\uXXXX and \\UXXXXXXXX.")]
    [InlineData("locals {\n  a = [1 2]\n}", "main.tf:2:10: Expected , or ] in a list, found 2.")]
    [InlineData("locals {\n  a = { b 1 }\n}", "main.tf:2:11: Expected = after the key b, found 1.")]
    [InlineData("locals {\n  a = true ? 1\n}", "main.tf:2:15: Expected : between the two results of a condition, found the end of the line.")]
    [InlineData("locals {\n  a = f(1\n}\n", "main.tf:3:1: Expected , or ) in the arguments of f, found }.")]
    [InlineData("locals {\n  a = 1 b = 2\n}", "main.tf:2:9: Expected the end of the line, found b.")]
    [InlineData("locals {\n  a = 1\n  a = 2\n}", "main.tf:3:3: The attribute a is said twice here. Keep one of them.")]
    [InlineData("locals {\n  a = <<EOT\n  text\n}", "main.tf:2:7: The text that begins here has no line that says EOT alone.")]
    [InlineData("locals {\n  a = [for x in [1] : x => 1]\n}", "main.tf:2:30: A for in brackets gives one value; KEY => VALUE stands in braces.")]
    [InlineData("locals {\n  a = x.\n}", "main.tf:2:9: Expected a name after the point, found the end of the line.")]
    [InlineData("locals {\n  a = 1..2\n}", "main.tf:2:9: Expected a name after the point, found ..")]
    [InlineData("locals {\n  a = \"%{ if true }x\"\n}", "main.tf:2:8: This %{ if } has no %{ endif }.")]
    [InlineData("locals {\n  a = 1\n", "main.tf:1:1: The block locals that begins here has no closing }.")]
    [InlineData("locals {\n  a = 1\n}\n}", "main.tf:4:1: This } closes nothing. Remove it, or give its block a {.")]
    [InlineData("locals\n{\n  a = 1\n}\n", "main.tf:1:7: The { of the block locals must stand on the line of its name.")]
    [InlineData("locals {\n  /* a = 1\n}", "main.tf:2:3: The comment that begins here with /* has no */.")]
    [InlineData("resource \"a\" {\n}", "main.tf:1:1: A block resource has 2 labels, this one has 1.")]
    [InlineData("variable \"a\" {}\nvariable \"a\" {}", "main.tf:2:1: variable a is already at main.tf:1:1. Rename one of them.")]
    [InlineData("a = 1\nlocals {}", "main.tf:1:1: a stands outside of any block. In a file of values there are no blocks.")]
    public void Read_OfAMistake_SaysWhereAndWhat(string text, string expected)
        => Assert.StartsWith(expected, Assert.Throws<SourceMistakeException>(() => TerraformText.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_OfSeveralMistakes_TellsAllOfThemAndOnlyThem()
    {
        var exception = Assert.Throws<SourceMistakeException>(() => new TerraformReader().Read(
        [
            new SourceText("main.tf", """
                locals {
                  one = [1, 2
                }

                resource "google_storage_bucket" "b" {
                  name     = 'models'
                  location = "EU"
                  labels = {
                    a = "b
                  }
                  versioning {
                    enabled = true true
                  }
                }

                variable "unclosed" {
                  default = "x"

                output "fine" {
                  value = 1 +
                }
                """),
            new SourceText("other.tf", "locals { two = ? }\n"),
        ]));

        Assert.Equal(
            ["main.tf:3:1", "main.tf:6:14", "main.tf:9:11", "main.tf:12:20", "main.tf:16:1", "main.tf:20:14", "other.tf:1:16"],
            exception.Mistakes.Select(mistake => mistake.Place.ToString()));
    }

    [Fact]
    public void Read_OfDeepNesting_IsAMistakeAndNoCrash()
    {
        Assert.All(
            [
                $"locals {{\n a = {new string('(', 5000)}1\n}}", $"locals {{\n a = {new string('[', 5000)}\n}}", $"locals {{\n a = {new string('!', 5000)}true\n}}",
                $"locals {{\n a = 1{string.Concat(Enumerable.Repeat(" + 1", 5000))}\n}}", $"locals {{\n a = b{string.Concat(Enumerable.Repeat(".c", 5000))}\n}}",
                $"locals {{\n a = {string.Concat(Enumerable.Repeat("\"${", 5000))}\n}}", string.Concat(Enumerable.Repeat("a {\n", 5000)),
                $"locals {{\n a = \"{string.Concat(Enumerable.Repeat("%{ if true }", 5000))}\"\n}}",
            ],
            text => Assert.Throws<SourceMistakeException>(() => TerraformText.Read(text)));
    }

    [Fact]
    public void Read_OfAnyPrefixAndAnyHole_EndsWithAnAnswerOrMistakes()
    {
        foreach (var name in new[] { "23-prover-dynamic", "25-v1-resource", "27-whole-platform", "29-module-and-typo" })
        {
            var file = AdoptionCase.Read($"{name}.answer.json").Files[0];
            for (var cut = 0; cut < file.Text.Length; cut += 31)
            {
                TryRead([file with { Text = file.Text[..cut] }]);
                TryRead([file with { Text = file.Text.Remove(cut, Math.Min(5, file.Text.Length - cut)) }]);
            }
        }
    }

    private static void TryRead(ImmutableArray<SourceText> files)
    {
        try
        {
            Assert.NotNull(new TerraformReader().Read(files));
        }
        catch (SourceMistakeException mistake)
        {
            Assert.NotEmpty(mistake.Mistakes);
        }
    }
}
