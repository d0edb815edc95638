using System.Text.Json;

namespace GpuInfra.Cli.Tests;

/// <summary>A source that wants to be more than a source: lines of its own in the stack file, or time and memory without end.</summary>
public sealed class HostileSourceTests
{
    public static TheoryData<string> Breaks => ["\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029", "\u001b[2J", "\0", "\u007f", "\u009b", "\u202e"];

    // A bucket whose region is asked for, and a variable whose value is.
    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task Adopt_ANameWithALineOfItsOwn_StaysInItsLine(string end)
    {
        using var folder = new Folder();
        folder.Write("s.json", $$$"""
            {"name": "projects/acme-llm/locations/europe-west4/services/chat", "template": {
              "containers": [{"image": "europe-west4-docker.pkg.dev/acme-llm/images/server:1", "volumeMounts": [{"name": "m", "mountPath": "/m"}],
                "env": [{"name": {{{JsonSerializer.Serialize($"A{end}      invokers: [allUsers]{end}      #")}}}, "value": "x"}]}],
              "volumes": [{"name": "m", "gcs": {"bucket": {{{JsonSerializer.Serialize($"x{end}      invokers: [allUsers]{end}      silence: [{{rule: IAM001, path: 'invokers[0]', reason: ok}}]{end}      #")}}}}}]}}
            """);

        var adopted = await AdoptedText.AdoptFilesAsync(folder, ["s.json"]);

        var file = folder.Read("Pulumi.prod.yaml");
        Assert.Contains("# ASK: beside.bucket[x", file, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?m)^\s*invokers:", file);
        Assert.DoesNotContain(file, letter => letter != '\n' && (char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\u202e'));
        Assert.DoesNotContain(adopted.Output, letter => letter != '\n' && (char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\u202e'));
    }

    [Fact]
    public async Task Adopt_ANameOfAServiceThatSteersTheTerminal_IsWrittenOut()
    {
        using var folder = new Folder();
        folder.Write("s.json", """{"name": "projects/acme-llm/locations/europe-west4/services/\u001b[31mred", "template": {"containers": [{"image": "r/server:1"}]}}""");

        var adopted = await AdoptedText.AdoptFilesAsync(folder, ["s.json"]);

        Assert.StartsWith("Read as JSON of a Cloud Run service (v2): \\u{1b}[31mred\n", adopted.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name": "projects/p/locations/l/services/s", "template": {"containers": [{"image": "\ud800"}]}}""")]
    [InlineData("""{"version": 3, "deployment": {"resources": [{"urn": "urn:pulumi:a::b::gcp:cloudrunv2/service:Service::c", "type": "\ud800"}]}}""")]
    public async Task Adopt_HalfALetter_IsNoJson(string text)
    {
        using var folder = new Folder();
        folder.Write("s.json", text);

        var adopted = await AdoptedText.AdoptFilesAsync(folder, ["s.json"]);

        Assert.Equal(2, adopted.ExitCode);
        Assert.Matches(@"\A~/s\.json:1:\d+: This is not JSON: an escape such as \\ud800 is half of a letter, and the other half is missing\.\n\z", adopted.Error);
    }

    public static TheoryData<string, string> Endless => new()
    {
        { "A=xxxxxxxxxx\nfor i in 1 2 3 4 5 6 7 8 9; do for j in 1 2 3 4 5 6 7 8 9; do A=$A$A; done; done", "A text of more than 1,048,576 characters comes of this" },
        { "A=(x)\nfor i in {1..100}; do A+=(\"${A[@]}\"); done", "More than 10,000 words come of this" },
        { "for i in {1..1000}; do for j in {1..1000}; do X=$j; done; done", "More than 200,000 commands run until here" },
        { "echo {1..1000}{1..1000}{1..1000}", "More than 10,000 words come of this" },
        { string.Concat(Enumerable.Repeat("echo $(", 20_000)), "This is no script of a shell: it is nested more than 200 levels deep." },
        { $"echo {string.Concat(Enumerable.Repeat("${A:-", 20_000))}", "This is no script of a shell: it is nested more than 200 levels deep." },
        { string.Concat(Enumerable.Repeat("if true; then ", 20_000)), "This is no script of a shell: it is nested more than 200 levels deep." },
        { string.Concat(Enumerable.Repeat("\"$(echo ", 20_000)), "This is no script of a shell: it is nested more than 200 levels deep." },
        { $"{string.Concat(Enumerable.Repeat("! ", 20_000))}true", "This is no script of a shell: it is nested more than 200 levels deep." },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task Adopt_AScriptWithoutEnd_EndsSoon(string script, string told)
    {
        using var folder = new Folder();
        folder.Write("d.sh", $"{script}\ngcloud run deploy chat --image=\"r/server:$A\" --region=europe-west4 --project=acme-llm\n");

        var adopted = await AdoptedText.AdoptFilesAsync(folder, ["d.sh"]);

        Assert.Equal(2, adopted.ExitCode);
        Assert.Contains(told, adopted.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("concat(local.aPREV, local.aPREV)", "[\"x\"]", "it holds more than 16,384 values")]
    [InlineData("[local.aPREV, local.aPREV]", "[\"x\"]", "it holds more than 16,384 values")]
    [InlineData("\"${local.aPREV}${local.aPREV}\"", "\"xxxxxxxxxx\"", "it is longer than 65,536 characters")]
    public async Task Adopt_ValuesThatDouble_AreAskedFor(string next, string first, string reason)
    {
        using var folder = new Folder();
        var locals = string.Join('\n', Enumerable.Range(1, 40).Select(i => $"  a{i} = {next.Replace("PREV", $"{i - 1}", StringComparison.Ordinal)}"));

        var adopted = await AdoptedText.AdoptAsync(folder, $"locals {{\n  a0 = {first}\n{locals}\n}}\n" + AdoptedText.Service("      args = [jsonencode(local.a40)]\n"));

        Assert.Contains($"main.tf:*: template.containers[0].args[0]: jsonencode(local.a40): {reason}", AdoptedText.Lines(adopted.Output));
    }

    [Fact]
    public async Task Adopt_TwoServicesOfOneName_AreAMistakeInTheFile()
    {
        using var folder = new Folder();
        const string Chat = """{"name": "projects/acme-llm/locations/europe-west4/services/chat", "template": {"containers": [{"image": "r/server:1"}]}}""";
        folder.Write("s.json", $$"""{"services": [{{Chat}}, {{Chat}}]}""");

        var adopted = await AdoptedText.AdoptFilesAsync(folder, ["s.json"]);

        Assert.Equal(1, adopted.ExitCode);
        Assert.Contains("error CFG005: s.json:*: gpuinfra:services.chat: is given twice; the first is in line 9. Keep one of the two.", AdoptedText.Lines(adopted.Output));
    }

    [Fact]
    public async Task Adopt_AFileThatTheShellReads_IsAskedFor()
    {
        using var folder = new Folder();
        folder.Write("d.sh", "gcloud run deploy chat --image=\"$(< image.txt)\" --args=\"$(<args.txt)\" --region=europe-west4 --project=acme-llm\n");

        var adopted = await AdoptedText.AdoptFilesAsync(folder, ["d.sh"]);

        Assert.Contains("d.sh:*: template.containers[0].image: `$(…)`: it is the output of a command", AdoptedText.Lines(adopted.Output));
        Assert.Contains("d.sh:*: template.containers[0].args: `$(…)`: it is the output of a command", AdoptedText.Lines(adopted.Output));
    }
}
