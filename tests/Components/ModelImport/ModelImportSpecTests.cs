using System.Security.Cryptography;
using System.Text;

namespace GpuInfra.Components.Tests;

public sealed class ModelImportSpecTests
{
    private const string Hub = "[https://github.com/huggingface/text-generation-inference/blob/db931fcf42da018a3657580c64bf2720f167f9ab/docs/source/reference/launcher.md]";
    private const string Tags = "[https://github.com/ollama/ollama/issues/6886]";
    private const string Page = "[https://docs.cloud.google.com/run/docs/configuring/vpc-direct-vpc]";

    // Another importer runs once more for each model only if its version says so. Whoever changes the script decides that here: the token
    // is that of the version, and the digest that of the script for which it was decided.
    [Fact]
    public void RunToken_IsOfTheImporterThatItWasDecidedFor() => Assert.Equal(
        ("6d18bf52", "c16dbf0558e905013aa2d28e34f256e06341c7a0f505bfd0e3cde13658db18ee"),
        (Given().RunToken, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ModelImport.Script)))));

    private static ModelImportSpec Given() => ModelImportSpec.Check("chat-import", new()
    {
        Origin = ModelOrigin.HuggingFace,
        Model = "acme/own",
        Revision = new('a', 40),
        Folder = "chat/own/",
    }).Spec;

    [Theory]
    [InlineData("all-traffic", "", "Error network: is missing, and so is subnetwork, but egress is said. Say the network or the subnetwork that it leaves through. " + Page)]
    [InlineData("all-traffic", "net", "")]
    [InlineData("private-ranges-only", "net", "")]
    [InlineData("vpc", "net", "Error egress: is 'vpc', but must be all-traffic or private-ranges-only. Use all-traffic, or leave it out. " + Page)]
    public void Check_Egress_IsOneOfTwoWordsAndHasANetwork(string egress, string network, string problems) => Assert.Equal(
        problems,
        Refusal.Of(ModelImportSpec.Check("chat-import", new()
        {
            Origin = ModelOrigin.HuggingFace,
            Model = "acme/own",
            Revision = new('a', 40),
            Folder = "chat/own/",
            Egress = egress,
            Network = network.Length > 0 ? (Pulumi.Input<string>)network : null,
        })));

    [Theory]
    [InlineData("huggingface", "acme/own", "git ls-remote https://huggingface.co/acme/own HEAD", Hub)]
    [InlineData("huggingface", "acme/own/m.gguf", "git ls-remote https://huggingface.co/acme/own HEAD", Hub)]
    [InlineData("ollama", "gemma3", "REGISTRY https://registry.ollama.ai/v2/library/gemma3/manifests/latest | sha256sum", Tags)]
    [InlineData("ollama", "gemma3:4b", "REGISTRY https://registry.ollama.ai/v2/library/gemma3/manifests/4b | sha256sum", Tags)]
    [InlineData("ollama", "acme/own:q4", "REGISTRY https://registry.ollama.ai/v2/acme/own/manifests/q4 | sha256sum", Tags)]
    [InlineData("ollama", "hf.co/acme/own:q4", "REGISTRY https://huggingface.co/v2/acme/own/manifests/q4 | sha256sum", Tags)]
    [InlineData("url", "https://acme.example/m.gguf", "curl -fsSL 'https://acme.example/m.gguf' | sha256sum", Tags)]
    public void Check_NoRevision_TellsHowToGetIt(string origin, string model, string command, string source) => Assert.Equal(
        $"Warning revision: is missing, and {model} is a moving name: it can come to mean another model. "
            + $"Write 'revision: \"...\"', with what this prints first: {command.Replace("REGISTRY", "curl -fsS -H 'Accept: application/vnd.docker.distribution.manifest.v2+json'", StringComparison.Ordinal)}. {source}",
        Refusal.Of(ModelImportSpec.Check("chat-import", Of(origin, model, null))));

    [Theory]
    [InlineData("huggingface", "acme/own", "main", "the 40 digits of a commit", "")]
    [InlineData("huggingface", "acme/own", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "the 40 digits of a commit", "Write it in small letters: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.")]
    [InlineData("url", "https://acme.example/m.gguf", "v1", "a SHA-256", "")]
    [InlineData("ollama", "gemma3:4b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a SHA-256", "")]
    public void Check_RevisionOfAnotherKind_IsRefused(string origin, string model, string revision, string kind, string fix)
    {
        var violation = Assert.Single(ModelImportSpec.Check("chat-import", Of(origin, model, revision)).Violations);

        Assert.Equal(("revision", $"is '{revision}', which is not {kind}"), (violation.Path, violation.Problem));
        Assert.StartsWith(fix.Length > 0 ? fix : "Write 'revision: \"...\"', with what this prints first: ", violation.Fix, StringComparison.Ordinal);
    }

    private static ModelImportArgs Of(string origin, string model, string? revision) =>
        new() { Origin = origin, Model = model, Revision = revision, Folder = "chat/own/" };
}
