using System.Diagnostics;
using static GpuInfra.Components.Tests.OfferedModels;

namespace GpuInfra.Components.Tests;

/// <summary>The importer itself, run as a job runs it, against servers on this machine.</summary>
public sealed class ImporterTests : IDisposable
{
    private const string Folder = "chat/own@1/";

    private readonly FakeCloud _cloud = new();

    public void Dispose() => _cloud.Dispose();

    [ImporterFact]
    public void Ollama_PinnedTag_IsBroughtWholeWithItsManifestLast()
    {
        var digest = OfferOllama(_cloud);

        var (code, log) = Import("ollama", "own:1b", $"sha256:{digest}");

        Assert.Equal((0, $"own:1b is in gs://models/{Folder}"), (code, log[^1]));
        Assert.Equal(
            [
                ".imported.json", "blobs/sha256-" + Sha(Bytes("{}")), "blobs/sha256-" + Sha(Weights), "manifests/registry.ollama.ai/library/own/1b",
            ],
            Names().Order(StringComparer.Ordinal).Select(name => name.Replace(Folder, "", StringComparison.Ordinal))
                .OrderBy(name => name == "blobs/sha256-" + Sha(Weights) ? 2 : name.StartsWith('m') ? 3 : name.StartsWith('.') ? 0 : 1));
        Assert.Equal(Weights, _cloud.Objects[$"{Folder}blobs/sha256-{Sha(Weights)}"].Data);
        var order = _cloud.Objects.OrderBy(found => found.Value.Generation).Select(found => found.Key[Folder.Length..][..4]).ToList();
        Assert.Equal(["mani", ".imp"], order[^2..]);
    }

    // llama.cpp reads all parts of a model by the name of the first.
    [ImporterFact]
    public void Hub_SplitFile_IsBroughtWithAllItsParts()
    {
        OfferHub(
            _cloud, ("q/own-00001-of-00002.gguf", Bytes("a"), true), ("q/own-00002-of-00002.gguf", Weights, true), ("q/other-00001-of-00002.gguf", Bytes("b"), true));

        var (code, _) = Import("huggingface", "acme/own/q/own-00001-of-00002.gguf", Commit);

        Assert.Equal(0, code);
        Assert.Equal(
            [$"{Folder}.imported.json", $"{Folder}q/own-00001-of-00002.gguf", $"{Folder}q/own-00002-of-00002.gguf"], Names().Order(StringComparer.Ordinal));
    }

    [ImporterFact]
    public void Hub_SplitFileThatLacksAPart_IsRefused()
    {
        OfferHub(_cloud, ("own-00001-of-00002.gguf", Bytes("a"), true));

        var (code, log) = Import("huggingface", "acme/own/own-00001-of-00002.gguf", Commit);

        Assert.Equal((1, "The model was not imported. acme/own has no file own-00002-of-00002.gguf."), (code, log[^1]));
        Assert.Empty(_cloud.Objects);
    }

    // Ollama looks for it under the host that its name begins with.
    [ImporterFact]
    public void Ollama_RepositoryOfTheHub_IsKeptUnderItsHost()
    {
        var digest = OfferOllama(_cloud, "acme/own");

        var (code, _) = Import("ollama", "hf.co/acme/own:1b", $"sha256:{digest}");

        Assert.Equal(0, code);
        Assert.Equal(Weights, _cloud.Objects[$"{Folder}blobs/sha256-{Sha(Weights)}"].Data);
        Assert.Contains($"{Folder}manifests/hf.co/acme/own/1b", Names());
    }

    [ImporterFact]
    public void Ollama_TagThatHasMoved_IsRefusedAndNothingIsKept()
    {
        var digest = OfferOllama(_cloud);

        var (code, log) = Import("ollama", "own:1b", new string('a', 64));

        Assert.Equal(
            (1, $"The model was not imported. own:1b is sha256:{digest} now, not {new string('a', 64)}: the tag has moved."), (code, log[^1]));
        Assert.Empty(_cloud.Objects);
    }

    [ImporterFact]
    public void Hub_PinnedRevision_BringsSafetensorsAndLeavesPicklesAside()
    {
        OfferHub(_cloud, ("config.json", Bytes("{\"a\": 1}"), false), ("model.safetensors", Weights, true), ("pytorch_model.bin", Bytes("x"), true));

        var (code, _) = Import("huggingface", "acme/own", Commit);

        Assert.Equal(0, code);
        Assert.Equal([".imported.json", "config.json", "model.safetensors"], Names().Select(name => name[Folder.Length..]));
        Assert.Equal(Weights, _cloud.Objects[$"{Folder}model.safetensors"].Data);
    }

    [ImporterFact]
    public void Hub_PicklesAlone_AreRefusedUnlessTheyAreAllowed()
    {
        OfferHub(_cloud, ("pytorch_model.bin", Weights, true));

        var (code, log) = Import("huggingface", "acme/own", Commit);

        Assert.Equal(
            (1, "The model was not imported. pytorch_model.bin is a format that can run code when it is read: allow it by "
                + "import.allowPickle, or take safetensors."),
            (code, log[^1]));
        Assert.Empty(_cloud.Objects);
        Assert.Equal(0, Import("huggingface", "acme/own", Commit, ("IMPORT_PICKLE", "1")).Code);
    }

    [ImporterFact]
    public void Hub_OneFile_IsAllThatIsBrought()
    {
        OfferHub(_cloud, ("a.gguf", Weights, true), ("b.gguf", Bytes("b"), true));

        Assert.Equal(0, Import("huggingface", "acme/own/b.gguf", Commit).Code);

        Assert.Equal([".imported.json", "b.gguf"], Names().Select(name => name[Folder.Length..]));
    }

    [ImporterFact]
    public void Hub_GatedRepository_IsToldAndOpensWithItsToken()
    {
        OfferHub(_cloud, ("model.safetensors", Weights, true));
        _cloud.Token = "hf_secret";

        var (code, log) = Import("huggingface", "acme/own", Commit);

        Assert.Equal(1, code);
        Assert.EndsWith("answers 401 Unauthorized: accept its terms, and name a token that may read it in import.token.", log[^1], StringComparison.Ordinal);
        Assert.Equal(0, Import("huggingface", "acme/own", Commit, ("HF_TOKEN", "hf_secret")).Code);
        Assert.DoesNotContain(log, line => line.Contains("hf_secret", StringComparison.Ordinal));
    }

    [ImporterFact]
    public void Download_ThatBreaksOff_GoesOnWhereItStopped()
    {
        _cloud.Files["/own.gguf"] = Weights;
        _cloud.Interruptions["/own.gguf"] = 9_000_000;

        var (code, _) = Import("url", $"{_cloud.Address}/own.gguf", Sha(Weights));

        Assert.Equal(0, code);
        Assert.Equal(Weights, _cloud.Objects[$"{Folder}own.gguf"].Data);
        Assert.Equal(2, _cloud.Requests.Count(request => request == "GET /own.gguf"));
    }

    [ImporterFact]
    public void Url_WrongChecksum_KeepsNothing()
    {
        _cloud.Files["/own.gguf"] = Weights;

        var (code, log) = Import("url", $"{_cloud.Address}/own.gguf", new string('a', 64));

        Assert.Equal(
            (1, $"The model was not imported. own.gguf: has the digest {Sha(Weights)}, not {new string('a', 64)}: nothing of it was kept."),
            (code, log[^1]));
        Assert.Empty(_cloud.Objects);
    }

    [ImporterFact]
    public void Url_ServerThatFails_IsAskedAgainAndThenGivenUp()
    {
        _cloud.Files["/own.gguf"] = Bytes("w");
        _cloud.Refusals["/own.gguf"] = new([503, 503]);

        Assert.Equal(0, Import("url", $"{_cloud.Address}/own.gguf", Sha(Bytes("w"))).Code);

        _cloud.Objects.Clear();
        _cloud.Refusals["/own.gguf"] = new([503, 503, 503]);
        var (code, log) = Import("url", $"{_cloud.Address}/own.gguf", Sha(Bytes("w")));
        Assert.Equal(1, code);
        Assert.EndsWith("/own.gguf: 503 Service Unavailable, 3 times.", log[^1], StringComparison.Ordinal);
        Assert.Empty(_cloud.Objects);
    }

    // A grant takes a while to hold.
    [ImporterFact]
    public void Bucket_ThatRefusesAtFirst_IsAskedAgain()
    {
        _cloud.Files["/own.gguf"] = Bytes("w");
        _cloud.Refusals["/upload/storage/v1/b/models/o"] = new([403, 403]);

        Assert.Equal(0, Import("url", $"{_cloud.Address}/own.gguf", Sha(Bytes("w"))).Code);
    }

    [ImporterFact]
    public void Import_ThatRunsTwice_BringsNothingTheSecondTime()
    {
        OfferHub(_cloud, ("model.safetensors", Weights, true));
        Assert.Equal(0, Import("huggingface", "acme/own", Commit).Code);
        _cloud.Requests.Clear();

        var (code, log) = Import("huggingface", "acme/own", Commit);

        Assert.Equal((0, "acme/own is there already"), (code, log[^1]));
        Assert.DoesNotContain(_cloud.Requests, request => request.Contains("resolve", StringComparison.Ordinal));
    }

    [ImporterFact]
    public void Import_AfterOneThatStoppedHalfway_BringsTheRest()
    {
        OfferHub(_cloud, ("a.safetensors", Bytes("a"), true), ("b.safetensors", Weights, true));
        _cloud.Store($"{Folder}a.safetensors", Bytes("a"), $"sha256:{Sha(Bytes("a"))}");

        var (code, log) = Import("huggingface", "acme/own", Commit);

        Assert.Equal(0, code);
        Assert.Contains("a.safetensors: there already", log);
        Assert.Equal(Weights, _cloud.Objects[$"{Folder}b.safetensors"].Data);
    }

    [ImporterFact]
    public void Import_AnotherThatIsFaster_IsLeftToIt()
    {
        OfferHub(_cloud, ("model.safetensors", Weights, true));
        _cloud.BeforeFinish = name =>
        {
            if (name.EndsWith("safetensors", StringComparison.Ordinal))
            {
                _cloud.Store(name, Weights, $"sha256:{Sha(Weights)}");
            }
        };

        var (code, log) = Import("huggingface", "acme/own", Commit);

        Assert.Equal(0, code);
        Assert.Contains("model.safetensors: another import was first", log);
    }

    private IEnumerable<string> Names() => _cloud.Objects.Keys.Order(StringComparer.Ordinal);

    private (int Code, List<string> Log) Import(string kind, string model, string revision, params (string Name, string Value)[] others)
    {
        var start = new ProcessStartInfo("python3", ["-c", ModelImport.Script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        (string Name, string Value)[] variables =
        [
            ("IMPORT_KIND", kind), ("IMPORT_MODEL", model), ("IMPORT_REVISION", revision), ("IMPORT_BUCKET", "models"), ("IMPORT_FOLDER", Folder),
            ("IMPORT_TRIES", "3"), ("IMPORT_PAUSE", "0"), ("STORAGE_EMULATOR_HOST", _cloud.Address), ("HF_ENDPOINT", _cloud.Address),
            ("OLLAMA_REGISTRY", _cloud.Address), .. others,
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
