using System.Text.RegularExpressions;

namespace GpuInfra.Adoption.Tests;

// The same command lines written otherwise: what is read stays the same.
public sealed partial class GcloudVariantTests
{
    private const string Form = "gcloud";

    public static TheoryData<string, int> Variants
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var name in AdoptionCase.Names.Where(name => AdoptionCase.Read(name).Form == Form))
            {
                foreach (var variant in Enumerable.Range(0, Rewritings.Length).Where(variant => Rewritings[variant](TextOf(name)) != TextOf(name)))
                {
                    data.Add(name, variant);
                }
            }

            return data;
        }
    }

    private static readonly Func<string, string>[] Rewritings =
    [
        text => text.Replace("\n", "\r\n", StringComparison.Ordinal),
        text => Continuation().Replace(text, " "),
        text => BlankBetweenFlags().Replace(text, " \\\n\t$1"),
        text => Name().Replace(text, "${$1}"),
        text => Assigned().Matches(text).Select(match => match.Groups[1].Value).Distinct().Aggregate(
            text,
            (all, name) => Regex.Replace(all, $@"(?<=\$\{{?[#!]?){name}\b|(?<=^ *(?:export |for )?){name}(?=\+?=| in )", $"renamed_{name}", RegexOptions.Multiline)),
        text => FlagWithBlank().Replace(text, "--$1=$2"),
        text => SimpleFlag().Replace(text, "--$1=\"$2\""),
        text => $"main() {{\n{text}\n}}\nmain \"$@\"\n",
        text => $"# before\n\n{text}\n# gcloud run deploy not-this\n",
        text => Reordered(text),
    ];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Read_Variant_StatesTheSame(string name, int variant)
    {
        var one = AdoptionCase.Read(name);
        var rewritten = Rewritings[variant](TextOf(name));

        Assert.Equal(
            GcloudText.Lines(new GcloudReader().Read(one.Files)),
            GcloudText.Lines(new GcloudReader().Read([new SourceText("deploy.sh", rewritten)])));
    }

    private static string TextOf(string name) => AdoptionCase.Read(name).Files[0].Text;

    // The lines of flags of the longest command in another order: those of a container stay behind their --container.
    private static string Reordered(string text)
    {
        var lines = text.Split('\n').ToList();
        var start = lines.FindIndex(line => line.Contains("run deploy", StringComparison.Ordinal)) + 1;
        var end = lines.FindIndex(start, line => !line.EndsWith('\\'));
        var flags = lines[start..end].TakeWhile(line => !line.Contains("--container", StringComparison.Ordinal)).ToList();
        return flags.Count > 1
            ? string.Join('\n', [.. lines[..start], .. flags.AsEnumerable().Reverse(), .. lines[(start + flags.Count)..]])
            : $"\n{text}";
    }

    [GeneratedRegex(@" *\\\n\s*")]
    private static partial Regex Continuation();

    [GeneratedRegex(@"(?<=^ +[^\n#""']*) (--[a-z])", RegexOptions.Multiline)]
    private static partial Regex BlankBetweenFlags();

    [GeneratedRegex(@"\$([A-Za-z_]\w*)")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?:export )?([A-Za-z_]\w*)=", RegexOptions.Multiline)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"--(region|project|image|cpu|memory|port|gpu|timeout|concurrency|service-account) (?=\S)(?!\\)([^\s-]\S*)")]
    private static partial Regex FlagWithBlank();

    [GeneratedRegex(@"(?<=\s)--(cpu|memory|gpu|port|gpu-type|timeout|concurrency|max-instances)=([\w-]+)(?=\s)(?=[^""]*(?:""[^""]*""[^""]*)*$)")]
    private static partial Regex SimpleFlag();
}
