namespace GpuInfra.Components.Tests;

/// <summary>What a server is told in a shell's script, seen by the port that it is then said to listen on.</summary>
public sealed class ShellWordsTests
{
    [Theory]
    [InlineData("vllm serve /m --port 9000")]
    [InlineData("exec vllm serve /m --port=9000")]
    [InlineData("vllm serve /m --port '9000'")]
    [InlineData("vllm serve /m --port \"9000\"")]
    [InlineData("vllm serve /m --port 90\\00")]
    [InlineData("vllm serve /m \\\n  --port 9000")]
    [InlineData("cd /app && /opt/venv/bin/vllm serve /m --port 9000")]
    [InlineData("set -e; cp -r /mnt/m /m\nexec vllm serve /m --port 9000")]
    [InlineData("vllm serve /m --port 9000 # not --port 8080")]
    [InlineData("python3 -u -m vllm.entrypoints.openai.api_server --model /m --port 9000 &")]
    [InlineData("if true; then nohup vllm serve /m --port 9000; fi")]
    [InlineData("vllm serve /m --port ${OWN_PORT}")]
    [InlineData("vllm serve /m --port \"$OWN_PORT\"")]
    [InlineData("vllm serve /m --port ${ELSE:-9000}")]
    [InlineData("AT=9000; vllm serve /m --port $AT")]
    [InlineData("FLAGS='--port 9000'; vllm serve /m $FLAGS")]
    [InlineData("vllm serve $UNKNOWN --port 9000")]
    [InlineData("vllm serve /m --port 9000 \\")]
    [InlineData("vllm serve /m --port 9000 $")]
    [InlineData("echo $(x); vllm serve /m --port $OWN_PORT")]
    [InlineData("export AT=9000 && vllm serve /m --port $AT")]
    public void Check_ScriptOfShell_IsReadAsShellDoes(string script) => Assert.Equal(
        [
            "Error ServerListensOnPort command[2]: lets vLLM listen on 9000, but requests and probes come to port 8080. Leave it out, "
                + "or use 8080 in both places. [https://docs.vllm.ai/en/latest/configuration/engine_args/]",
        ],
        Given.Violations(InShell(script)));

    [Theory]
    [InlineData("vllm serve /m --port 8080")]
    [InlineData("vllm serve /m --port $PORT")]
    [InlineData("vllm serve /m --port ${PORT:-8000}")]
    [InlineData("vllm serve /m --port 9000 --port 8080")]
    [InlineData("vllm serve /m --port $UNKNOWN")]
    [InlineData("vllm serve /m --port $(cat /port)")]
    [InlineData("vllm serve /m $UNKNOWN")]
    [InlineData("vllm serve /m $(cat /flags)")]
    [InlineData("vllm serve /m --port `cat /port`")]
    [InlineData("vllm serve /m --port 8080 # --port 9000")]
    [InlineData("vllm serve /m --port 8080; echo --port 9000")]
    [InlineData("vllm serve /m --port 8080 --chat-template 'unclosed")]
    [InlineData("vllm serve /m --port 8080 --port=9000$A$B")]
    [InlineData("vllm serve /m --port $(x); echo $OWN_PORT")]
    [InlineData("echo \"; vllm serve /m --port 9000\"; vllm serve /m --port 8080")]
    [InlineData("echo \"\\\"; vllm serve /m --port 9000\"; vllm serve /m --port 8080")]
    [InlineData("echo a b c d e \\; vllm serve /m --port 9000; vllm serve /m --port 8080")]
    [InlineData("exec /app/start.sh --port 9000")]
    public void Check_ScriptThatAgreesOrIsNotKnown_SaysNothing(string script) => Assert.Empty(Given.Violations(InShell(script)));

    [Theory]
    [InlineData("OLLAMA_HOST=127.0.0.1:8080 ollama serve")]
    [InlineData("OLLAMA_HOST=127.0.0.1:8080 exec ollama serve")]
    [InlineData("export OLLAMA_HOST=127.0.0.1:8080; ollama serve")]
    [InlineData("env OLLAMA_HOST=127.0.0.1:8080 ollama serve")]
    [InlineData("export OLLAMA_HOST=0.0.0.0:8080; OLLAMA_HOST=127.0.0.1:8080 ollama serve")]
    [InlineData("OLLAMA_HOST=0.0.0.0:8080 ollama ls; OLLAMA_HOST=127.0.0.1:8080 ollama serve")]
    public void Check_VariableInScript_IsReadAsServersOwn(string script) => Assert.Equal(
        [
            "Error ServerListensToOthers command[2]: is OLLAMA_HOST 127.0.0.1:8080, so that Ollama answers nobody outside of its "
                + "container. Use 0.0.0.0:8080. [https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/envconfig/config.go]",
        ],
        Given.Violations(InShell(script)));

    [Theory]
    [InlineData("OLLAMA_HOST=0.0.0.0:8080 ollama serve")]
    [InlineData("export OLLAMA_HOST=0.0.0.0:$PORT; exec ollama serve")]
    [InlineData("OLLAMA_HOST=127.0.0.1:8080 curl localhost; OLLAMA_HOST=0.0.0.0:8080 ollama serve")]
    public void Check_VariableInScriptThatIsRight_SaysNothing(string script) => Assert.Empty(Given.Violations(InShell(script)));

    // What a backslash stands for is decided by the quotes around it.
    [Theory]
    [InlineData(@"""/tmp/\""x""", "/tmp/\"x")]
    [InlineData(@"""/tmp/\$x\\$OWN_PORT""", @"/tmp/$x\9000")]
    [InlineData(@"'/tmp/\""x'", "/tmp/\\\"x")]
    [InlineData("/tmp/\\'x", "/tmp/'x")]
    public void Check_WordInQuotes_IsWhatTheShellMakesOfIt(string word, string said) => Assert.StartsWith(
        $"Error ServerListensOnPort command[2]: is --uds {said}, so that vLLM listens on a socket of its container",
        Assert.Single(Given.Violations(InShell($"vllm serve /m --uds {word}"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("sh", "-c")]
    [InlineData("/bin/bash", "-lc")]
    [InlineData("/usr/bin/zsh", "-ec")]
    public void Check_ScriptInArgs_IsSaidThere(string shell, string flag) => Assert.StartsWith(
        "Error ServerListensOnPort args[1]: lets vLLM listen on 9000",
        Assert.Single(Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Command = [shell],
            Args = [flag, "vllm serve /m --port 9000"],
            StartupProbe = Health,
        })),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("exec vllm serve \"$@\"")]
    [InlineData("vllm serve $@")]
    [InlineData("vllm serve $*")]
    public void Check_WordsAfterScript_AreReadInTheirPlace(string script) => Assert.StartsWith(
        "Error ServerListensOnPort args[4]: lets vLLM listen on 9000",
        Assert.Single(Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Command = ["bash", "-c"],
            Args = [script, "--", "/m", "--port", "9000"],
            StartupProbe = Health,
        })),
        StringComparison.Ordinal);

    // The image's own entrypoint may be a shell; words before the script are the shell's.
    [Theory]
    [InlineData("", "-c|vllm serve /m --port 9000", "args[1]: lets vLLM listen on 9000")]
    [InlineData("bash|/start.sh|vllm|serve|/m|--port|9000", "", "command[6]: lets vLLM listen on 9000")]
    [InlineData("bash|--uds=/tmp/x|-c|vllm serve \"$@\"|--|/m|--port|9000", "", "command[7]: lets vLLM listen on 9000")]
    [InlineData("vllm|serve|/m", "--port|$PORT", "args[1]: is --port $PORT, but there is no shell")]
    [InlineData("a|b|c|d|e|vllm|serve|/m|--port|9000", "", "command[9]: lets vLLM listen on 9000")]
    [InlineData("vllm|serve|/m|--port|8080|--uds", "", "")]
    [InlineData("a|b|c|d|e|f|vllm|serve|/m|--port|9000", "", "")]
    [InlineData("bash|-c", "", "")]
    [InlineData("/app/run|-c|vllm serve /m --port 9000", "", "")]
    [InlineData("", "-c|vllm", "")]
    public void Check_WordsAroundAScript_AreTakenForWhatTheyAre(string command, string args, string expected)
    {
        var told = Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Command = command.Split('|', StringSplitOptions.RemoveEmptyEntries),
            Args = args.Split('|', StringSplitOptions.RemoveEmptyEntries),
            StartupProbe = Health,
        }).Where(line => line.Contains(" ServerListens", StringComparison.Ordinal));

        Assert.StartsWith(expected.Length == 0 ? "" : $"Error ServerListensOnPort {expected}", string.Join('\n', told), StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0 ? 0 : 1, told.Count());
    }

    private static ProbeArgs Health => new() { Path = "/api/version" };

    private static GpuServiceArgs InShell(string script) => new()
    {
        Image = Given.Image,
        Command = ["bash", "-c", script],
        Env = new Dictionary<string, string> { ["OWN_PORT"] = "9000" },
        Concurrency = 1,
        StartupProbe = Health,
    };
}
