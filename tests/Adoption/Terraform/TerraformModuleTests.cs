namespace GpuInfra.Adoption.Tests;

public sealed class TerraformModuleTests
{
    private const string Call = """
        module "llm" {
          source = "SOURCE"
          name   = "chat"
        }
        """;

    private const string Inside = """
        variable "name" {}
        resource "google_cloud_run_v2_service" "this" {
          name     = var.name
          location = "europe-west4"
        }
        """;

    [Theory]
    [InlineData("./modules/llm", "modules/llm/main.tf")]
    [InlineData("../common/llm", "../common/llm/main.tf")]
    [InlineData("acme/llm/google", ".terraform/modules/llm/main.tf")]
    [InlineData("acme/llm/google//modules/v2", ".terraform/modules/llm/modules/v2/main.tf")]
    [InlineData("git::https://example.com/llm.git//gpu?ref=v1", ".terraform/modules/llm/gpu/main.tf")]
    public void Read_OfAModuleWhoseFilesAreGiven_ReadsItsInside(string source, string file)
    {
        var read = new TerraformReader().Read([new SourceText(file, Inside), new SourceText("main.tf", Call.Replace("SOURCE", source, StringComparison.Ordinal))]);

        Assert.Equal("chat", Assert.Single(read.Services).Name);
        Assert.Empty(read.NotCarried);
    }

    [Theory]
    [InlineData("./modules/llm", "the files of ./modules/llm are not given: name them, too, or adopt what terraform show -json prints")]
    [InlineData("acme/llm/google", "the inside of acme/llm/google is not given: name its files below .terraform/modules, too, or adopt what terraform show -json prints")]
    public void Read_OfAModuleWhoseFilesAreMissing_NamesIt(string source, string reason)
    {
        var read = TerraformText.Read(Call.Replace("SOURCE", source, StringComparison.Ordinal));

        Assert.Equal(new NotCarried("module.llm", reason, new SourcePlace("main.tf", 1, 1)), Assert.Single(read.NotCarried));
    }

    [Fact]
    public void Read_OfTwoConfigurations_ReadsTheFirstAndNamesTheOther()
    {
        var read = new TerraformReader().Read(
            [new SourceText("envs/prod/main.tf", TerraformText.Service("")), new SourceText("envs/dev/main.tf", TerraformText.Service(""))]);

        Assert.Single(read.Services);
        Assert.Equal("envs/dev", Assert.Single(read.NotCarried).What);
    }

    [Fact]
    public void Read_OfAModuleThatCallsItself_Ends()
    {
        var read = new TerraformReader().Read(
            [new SourceText("main.tf", "module \"a\" { source = \"./a\" }"), new SourceText("a/main.tf", "module \"a\" { source = \"../a\" }\n" + TerraformText.Service(""))]);

        Assert.InRange(read.Services.Length, 1, 20);
    }
}
