using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>What shells complete.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly Folder _folder = new("dev", "prod");

    [Theory]
    [InlineData("gpuinfra pl", "plan")]
    [InlineData("gpuinfra check d", "dev")]
    [InlineData("gpuinfra check dev p", "prod")]
    [InlineData("gpuinfra check --st", "--strict")]
    [InlineData("gpuinfra check --format s", "sarif")]
    [InlineData("gpuinfra diff --fail-on data", "data-loss")]
    [InlineData("gpuinfra completion f", "fish")]
    [InlineData("gpuinfra help expl", "explain")]
    [InlineData("gpuinfra size --model qwen3:3", "30b", "32b")]
    [InlineData("gpuinfra nothing-of-that-name x")]
    public void Bash_CompletesCommandsOptionsAndStacks(string line, params string[] completions)
    {
        const string script = """
            source <(gpuinfra completion bash)
            complete -p gpuinfra | grep -q -- '-F _gpuinfra gpuinfra' || exit 1
            COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=($1)
            _gpuinfra
            printf '%s\n' "${COMPREPLY[@]}"
            """;

        var (exitCode, output, error) = Shell.Run(_folder.Path, script, line);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(completions, output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [ShellTheory("pwsh")]
    [InlineData("gpuinfra pl", "plan")]
    [InlineData("gpuinfra check d", "dev")]
    [InlineData("gpuinfra check dev p", "prod")]
    [InlineData("gpuinfra check --format s", "sarif")]
    [InlineData("gpuinfra completion f", "fish")]
    public void PowerShell_CompletesCommandsOptionsAndStacks(string line, params string[] completions)
    {
        const string script = """
            LINE=$1 exec pwsh -NoProfile -NonInteractive -Command '
            gpuinfra completion pwsh | Out-String | Invoke-Expression
            [System.Management.Automation.CommandCompletion]::CompleteInput($env:LINE, $env:LINE.Length, $null).CompletionMatches.CompletionText'
            """;

        var (exitCode, output, error) = Shell.Run(_folder.Path, script, line);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(completions, output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _gpuinfra gpuinfra")]
    [InlineData("zsh", "compdef _gpuinfra gpuinfra")]
    [InlineData("fish", "complete --command gpuinfra")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName gpuinfra")]
    public async Task Completion_OfEachShell_IsItsScript(string shell, string line)
    {
        var outcome = await Outcome.OfAsync("completion", shell);

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(line, outcome.Output, StringComparison.Ordinal);
        Assert.Contains("[suggest:", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name a shell: bash, zsh, fish, pwsh.")]
    [InlineData("There is no completion for 'bsh'. Did you mean 'bash'? The shells are: bash, zsh, fish, pwsh.", "bsh")]
    [InlineData("There is no completion for 'cmd'. The shells are: bash, zsh, fish, pwsh.", "cmd")]
    public async Task Completion_OfNoShell_SaysWhichThereAre(string message, params string[] words) =>
        (await Outcome.OfAsync(["completion", .. words])).AssertFails(ExitCode.BadUsage, message);

    public void Dispose() => _folder.Dispose();
}
