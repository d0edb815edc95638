namespace GpuInfra.Workflows.Tests;

/// <summary>The calls that the shell makes of the commands of a page, with a recorder in place of each program.</summary>
internal static class ShellCalls
{
    private static readonly string[] Programs = ["gcloud", "pulumi", "dotnet", "gpuinfra", "docker", "git", "curl", "npm"];

    /// <summary>Every call with its words, the program first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(string commands)
    {
        using var run = new ScriptRun { ["HF_TOKEN"] = "hf_own" };
        foreach (var program in Programs)
        {
            run.Record(program, program switch
            {
                "gcloud" => $"case \"$*\" in *status.url*) echo \"{TutorialStack.AddressOf("$4")}\";; *--data-file=-*|*sign-jwt*) cat >/dev/null;; esac",
                "pulumi" => "case \"$*\" in 'stack output bucket') echo inference-models-SUFFIX;; esac",
                _ => "",
            });
        }

        run.Write("page.sh", $"set -euo pipefail\n{commands}\n");
        Assert.Equal((0, ""), run.RunFile(run.In("page.sh")));
        return run.Recorded();
    }

    /// <summary>Those of gcloud, each with the words after its name.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> OfGcloud(string commands) =>
        [.. Of(commands).Where(words => words[0] == "gcloud").Select(words => words.Skip(1).ToList())];

    /// <summary>Replaces a program by a script, after its words are written down as they are.</summary>
    public static void Record(this ScriptRun run, string program, string script) =>
        run.Replace(program, $"printf '%s\\0' {program} \"$@\" $'\\n' >>'{run.In("recorded")}'\n{script}");

    public static IReadOnlyList<IReadOnlyList<string>> Recorded(this ScriptRun run) =>
        [.. File.ReadAllText(run.In("recorded")).Split("\0\n\0", StringSplitOptions.RemoveEmptyEntries).Select(call => call.Split('\0'))];
}
