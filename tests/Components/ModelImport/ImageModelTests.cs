using System.Diagnostics;
using System.Runtime.CompilerServices;
using static GpuInfra.Components.Tests.OfferedModels;

namespace GpuInfra.Components.Tests;

/// <summary>How a model comes into an image: the script of infra/images, run as its Dockerfiles run it, against servers on this machine.</summary>
public sealed class ImageModelTests : IDisposable
{
    private readonly FakeCloud _cloud = new();
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("gpuinfra-image-");

    public void Dispose()
    {
        _cloud.Dispose();
        _root.Delete(recursive: true);
    }

    private string Target => Path.Combine(_root.FullName, "models");

    [ImporterFact]
    public void Ollama_PinnedTag_IsAStoreAsOllamaReadsIt()
    {
        var digest = OfferOllama(_cloud);

        var (code, log) = Bring("ollama", "own:1b", $"sha256:{digest}");

        Assert.Equal((0, $"own:1b is in {Target}"), (code, log[^1]));
        Assert.Equal(
            [
                ".imported.json", .. new[] { $"blobs/sha256-{Sha(Bytes("{}"))}", $"blobs/sha256-{Sha(Weights)}" }.Order(StringComparer.Ordinal),
                "manifests/registry.ollama.ai/library/own/1b",
            ],
            Names());
        Assert.Equal(Weights, File.ReadAllBytes(Path.Combine(Target, $"blobs/sha256-{Sha(Weights)}")));
        Assert.Equal(digest, Sha(File.ReadAllBytes(Path.Combine(Target, "manifests/registry.ollama.ai/library/own/1b"))));
    }

    // The engine runs in the folder, and is told the name: so it finds a folder, and asks nobody.
    [ImporterFact]
    public void Hub_PinnedRevision_LiesUnderTheNameOfTheRepository()
    {
        OfferHub(_cloud, ("config.json", Bytes("{\"a\": 1}"), false), ("model.safetensors", Weights, true), ("pytorch_model.bin", Bytes("x"), true));

        Assert.Equal(0, Bring("vllm", "acme/own", Commit).Code);

        Assert.Equal(["acme/own/.imported.json", "acme/own/config.json", "acme/own/model.safetensors"], Names());
        Assert.Equal(Weights, File.ReadAllBytes(Path.Combine(Target, "acme/own/model.safetensors")));
    }

    [ImporterFact]
    public void Hub_OneFile_LiesUnderTheNameThatTheStackFileSays()
    {
        OfferHub(_cloud, ("a.gguf", Weights, true), ("b.gguf", Bytes("b"), true));

        Assert.Equal(0, Bring("llama.cpp", "acme/own/b.gguf", Commit).Code);

        Assert.Equal(["acme/own/.imported.json", "acme/own/b.gguf"], Names());
    }

    [ImporterFact]
    public void Files_AreAsOldAsInTheImageBefore_SoThatTheirLayerIsTheSame()
    {
        OfferHub(_cloud, ("own.safetensors", Bytes("w"), true));

        Assert.Equal(0, Bring("sglang", "acme/own", Commit).Code);

        Assert.All(
            Directory.EnumerateFileSystemEntries(Target, "*", SearchOption.AllDirectories).Append(Target),
            path => Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(path)));
    }

    [ImporterFact]
    public void Download_ThatBreaksOff_GoesOnWhereItStopped()
    {
        _cloud.Files["/own.gguf"] = Weights;
        _cloud.Interruptions["/own.gguf"] = 9_000_000;

        Assert.Equal(0, Bring("llama.cpp", $"{_cloud.Address}/own.gguf", Sha(Weights)).Code);

        Assert.Equal([".imported.json", "own.gguf"], Names());
        Assert.Equal(Weights, File.ReadAllBytes(Path.Combine(Target, "own.gguf")));
        Assert.Equal(2, _cloud.Requests.Count(request => request == "GET /own.gguf"));
    }

    [ImporterFact]
    public void Url_WrongChecksum_KeepsNothing()
    {
        _cloud.Files["/own.gguf"] = Weights;

        var (code, log) = Bring("llama.cpp", $"{_cloud.Address}/own.gguf", new string('a', 64));

        Assert.Equal(
            (1, $"The model was not imported. own.gguf: has the digest {Sha(Weights)}, not {new string('a', 64)}: nothing of it was kept."),
            (code, log[^1]));
        Assert.Empty(Names());
    }

    [ImporterFact]
    public void Hub_GatedRepository_IsToldAndOpensWithItsToken()
    {
        OfferHub(_cloud, ("model.safetensors", Weights, true));
        _cloud.Token = "hf_secret";
        var file = Path.Combine(_root.FullName, "token");
        File.WriteAllText(file, "");

        var (code, log) = Bring("vllm", "acme/own", Commit, ("TOKEN_FILE", file));

        Assert.Equal(1, code);
        Assert.EndsWith("answers 401 Unauthorized: accept its terms, and name a token that may read it in _HF_TOKEN.", log[^1], StringComparison.Ordinal);
        File.WriteAllText(file, "hf_secret");
        (code, log) = Bring("vllm", "acme/own", Commit, ("TOKEN_FILE", file));
        Assert.Equal((0, $"acme/own is in {Target}/acme/own"), (code, log[^1]));
        Assert.DoesNotContain(log, line => line.Contains("hf_secret", StringComparison.Ordinal));
    }

    [ImporterFact]
    public void Hub_PicklesAlone_AreRefusedUnlessTheyAreAllowed()
    {
        OfferHub(_cloud, ("pytorch_model.bin", Bytes("w"), true));

        var (code, log) = Bring("vllm", "acme/own", Commit);

        Assert.Equal(
            (1, "The model was not imported. pytorch_model.bin is a format that can run code when it is read: allow it by _ALLOW_PICKLE=1, or take "
                + "safetensors."),
            (code, log[^1]));
        Assert.Equal(0, Bring("vllm", "acme/own", Commit, ("ALLOW_PICKLE", "1")).Code);
    }

    // A device that is always full stands for a disk that is: no other try would help, and none is made.
    [ImporterFact]
    public void Disk_ThatIsFull_IsToldAtOnce()
    {
        _cloud.Files["/own.gguf"] = Weights;
        Directory.CreateDirectory(Target);
        File.CreateSymbolicLink(Path.Combine(Target, "own.gguf.part"), "/dev/full");

        var (code, log) = Bring("llama.cpp", $"{_cloud.Address}/own.gguf", Sha(Weights));

        Assert.Equal((1, $"The model was not imported. {Target}/own.gguf: No space left on device."), (code, log[^1]));
        Assert.Equal(1, _cloud.Requests.Count(request => request == "GET /own.gguf"));
        Assert.Empty(Names());
    }

    [ImporterFact]
    public void Bring_ThatRunsTwice_BringsNothingTheSecondTime()
    {
        OfferHub(_cloud, ("model.safetensors", Weights, true));
        Assert.Equal(0, Bring("vllm", "acme/own", Commit).Code);
        _cloud.Requests.Clear();

        var (code, log) = Bring("vllm", "acme/own", Commit);

        Assert.Equal((0, "acme/own is there already"), (code, log[^1]));
        Assert.Empty(_cloud.Requests);
    }

    // One that was killed leaves half a file behind, under a name of its own.
    [ImporterFact]
    public void Bring_AfterOneThatWasKilled_BringsTheRest()
    {
        OfferHub(_cloud, ("a.json", Bytes("a"), false), ("b.safetensors", Weights, true));
        Directory.CreateDirectory(Path.Combine(Target, "acme/own"));
        File.WriteAllText(Path.Combine(Target, "acme/own/a.json"), "a");
        File.WriteAllText(Path.Combine(Target, "acme/own/b.safetensors.part"), "half");

        var (code, log) = Bring("vllm", "acme/own", Commit);

        Assert.Equal(0, code);
        Assert.Contains("a.json: there already", log);
        Assert.Equal(["acme/own/.imported.json", "acme/own/a.json", "acme/own/b.safetensors"], Names());
        Assert.Equal(Weights, File.ReadAllBytes(Path.Combine(Target, "acme/own/b.safetensors")));
    }

    // What lies there under the name, but is something else, is not taken for it.
    [ImporterFact]
    public void Bring_OverAnotherFile_ReplacesIt()
    {
        OfferHub(_cloud, ("own.safetensors", Bytes("new"), true));
        Directory.CreateDirectory(Path.Combine(Target, "acme/own"));
        File.WriteAllText(Path.Combine(Target, "acme/own/own.safetensors"), "old");

        Assert.Equal(0, Bring("vllm", "acme/own", Commit).Code);

        Assert.Equal("new", File.ReadAllText(Path.Combine(Target, "acme/own/own.safetensors")));
    }

    [ImporterFact]
    public void Hub_FileOutsideOfItsFolder_IsRefused()
    {
        OfferHub(_cloud, ("../../../evil.json", Bytes("x"), false));

        var (code, log) = Bring("vllm", "acme/own", Commit);

        Assert.Equal((1, $"The model was not imported. ../../../evil.json would lie outside of {Target}/acme/own."), (code, log[^1]));
        Assert.False(File.Exists(Path.Combine(_root.FullName, "evil.json")));
    }

    [ImporterTheory]
    [InlineData("ollama", "", "", "_MODEL is missing: say which model is in it.")]
    [InlineData("ollama", "hf.co/acme/own", "", "_MODEL is 'hf.co/acme/own', but Ollama's library has names such as gemma3:4b.")]
    [InlineData(
        "ollama", "own", "", "_REVISION is '', but must be a SHA-256. This prints today's: curl -fsS -H 'Accept: application/vnd.docker.distribution."
            + "manifest.v2+json' https://registry.ollama.ai/v2/library/own/manifests/latest | sha256sum")]
    [InlineData(
        "ollama", "acme/own:1b", "1b", "_REVISION is '1b', but must be a SHA-256. This prints today's: curl -fsS -H 'Accept: application/vnd.docker."
            + "distribution.manifest.v2+json' https://registry.ollama.ai/v2/acme/own/manifests/1b | sha256sum")]
    [InlineData(
        "vllm", "acme/own", "main",
        "_REVISION is 'main', but must be a commit of 40 letters. This prints today's: git ls-remote https://huggingface.co/acme/own HEAD")]
    [InlineData(
        "llama.cpp", "acme/own/sub/a.gguf", "012345678901234567890123456789012345678X",
        "_REVISION is '012345678901234567890123456789012345678X', but must be a commit of 40 letters. This prints today's: git ls-remote "
            + "https://huggingface.co/acme/own HEAD")]
    [InlineData(
        "llama.cpp", "https://acme.example/own.gguf", "sha256:00",
        "_REVISION is 'sha256:00', but must be a SHA-256. This prints today's: curl -fsSL 'https://acme.example/own.gguf' | sha256sum")]
    [InlineData(
        "llama.cpp", "https://acme.example/own.gguf?download=true", "",
        "_MODEL is 'https://acme.example/own.gguf?download=true', which does not end in the plain name of a file.")]
    [InlineData("llama.cpp", "acme/own", "", "_MODEL is 'acme/own', but llama.cpp takes owner/name/file.gguf of Hugging Face, or an address of a file.")]
    [InlineData("vllm", "gemma-3-4b-it", "", "_MODEL is 'gemma-3-4b-it', but vllm takes owner/name of Hugging Face.")]
    [InlineData("sglang", "acme/own/model.gguf", "", "_MODEL is 'acme/own/model.gguf', but a repository is owner/name.")]
    [InlineData("triton", "acme/own", "", "_ENGINE is 'triton', which is no folder of infra/images.")]
    public void Bring_WhatIsNotPinnedOrNotTheEngines_IsRefusedBeforeAnythingIsAsked(string engine, string model, string revision, string problem)
    {
        var (code, log) = Bring(engine, model, revision);

        Assert.Equal((1, $"The image was not built. {problem}"), (code, log[^1]));
        Assert.Empty(_cloud.Requests);
        Assert.False(Directory.Exists(Target));
    }

    private static string FileOf(string path, [CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../infra", path));

    private IEnumerable<string> Names() => !Directory.Exists(Target) ? []
        : Directory.GetFiles(Target, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Target, file)).Order(StringComparer.Ordinal);

    private (int Code, List<string> Log) Bring(string engine, string model, string revision, params (string Name, string Value)[] others)
    {
        var start = new ProcessStartInfo("sh", [FileOf("images/bring.sh"), engine, Target]) { RedirectStandardOutput = true, RedirectStandardError = true };
        (string Name, string Value)[] variables =
        [
            ("MODEL", model), ("REVISION", revision), ("IMPORTER", FileOf("Components/ModelImport/import.py")),
            ("IMPORT_TRIES", "3"), ("IMPORT_PAUSE", "0"), ("HF_ENDPOINT", _cloud.Address), ("OLLAMA_REGISTRY", _cloud.Address), .. others,
        ];
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Assert.True(process.WaitForExit(60_000));
        return (process.ExitCode, [.. $"{output.Result}{error.Result}".Trim().Split('\n')]);
    }
}
