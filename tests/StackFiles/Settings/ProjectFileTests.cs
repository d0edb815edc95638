namespace GpuInfra.StackFiles.Tests;

public class ProjectFileTests
{
    [Fact]
    public void Parse_ProjectFile_NamesTheProject()
    {
        var file = ProjectFile.Parse("name: gpuinfra\nruntime: {name: dotnet}\n", "Pulumi.yaml");

        Assert.Equal(("Pulumi.yaml", "gpuinfra"), (file.Path, file.Name));
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("", "Pulumi.yaml: name: is missing. Add for example 'name: gpuinfra'.")]
    [InlineData("[a]", "Pulumi.yaml: name: is missing. Add for example 'name: gpuinfra'.")]
    [InlineData("name: {}", "Pulumi.yaml:1:1: name: is a map, but must be a text. Write for example 'name: \"...\"'.")]
    [InlineData("name:", "Pulumi.yaml:1:1: name: has no value. Write for example 'name: \"...\"', or remove it.")]
    [InlineData("name: 'x", "Pulumi.yaml:1:7: opens a quote that is never closed. Close the quote.")]
    public void Parse_BrokenFile_SaysWhatIsWrong(string text, string expected)
    {
        var file = ProjectFile.Parse(text, "Pulumi.yaml");

        Assert.Equal([expected], file.Problems.Select(p => p.ToString()));
        Assert.Equal("", file.Name);
    }

    [Fact]
    public void Read_FileThatDoesNotExist_SaysSo() =>
        Assert.Equal(
            ["nowhere/Pulumi.yaml: does not exist. Work in the folder of a Pulumi project, or name it."],
            ProjectFile.Read("nowhere/Pulumi.yaml").Problems.Select(p => p.ToString()));
}
